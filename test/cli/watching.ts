/** perfgoal render --watch as a process of its own, and what it says. */
import { expect } from 'vitest';
import { type Running, until, usingBuilt } from './many.ts';

/** Watches the filings that are named, into out/, while `save` does its part; then interrupts it. */
export type Watch = (
  names: readonly string[],
  cwd: string,
  save: (running: Running) => Promise<void>,
) => Promise<void>;

/** Gives a function that watches with the program that was built for this run. */
export function usingWatch(): Watch {
  const start = usingBuilt();
  return async (names, cwd, save) => {
    const running = start(['render', ...names, '--out', 'out', '--watch'], cwd);
    try {
      await until(() => running.stderr().includes('正在监视'));
      await save(running);
    } finally {
      running.process.kill('SIGINT');
    }
    expect((await running.ended).status).toBe(130);
  };
}

/** Saves and gives the lines that come of it, without their time. */
export async function said(
  running: Running,
  count: number,
  save: () => void,
): Promise<readonly string[]> {
  const before = running.stderr().length;
  save();
  const lines = () => running.stderr().slice(before).split('\n').slice(0, -1);
  await until(() => lines().length >= count).catch(error => {
    throw new Error(`${error.message}; it said: ${running.stderr()}`);
  });
  return lines().map(line => {
    expect(line).toMatch(/^\d\d:\d\d:\d\d /);
    return line.slice(9).replace(/\d+ 毫秒/, '… 毫秒');
  });
}
