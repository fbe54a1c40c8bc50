/** Folders of many filings, and perfgoal run as a process of its own, with threads and signals. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';

const fixture = readFileSync(new URL('fixtures/filings/good.yaml', import.meta.url), 'utf8');

/** The text of a sound filing of the small form, by its number; the form is looked for one folder up. */
export const filing = (number: number) =>
  fixture.replace('县医院供氧系统改造项目', `县医院供氧系统改造项目第${number}期`);

/** Writes so many sound filings, f000.yaml and on, into a folder below that of the fixtures. */
export function writeFilings(folder: string, count: number): void {
  mkdirSync(folder, { recursive: true });
  for (let number = 0; number < count; number++)
    writeFileSync(join(folder, fileName(number)), filing(number));
}

export const fileName = (number: number, ending = 'yaml') =>
  `f${String(number).padStart(3, '0')}.${ending}`;

export interface Ended {
  /** The signal's name where one ended it. */
  readonly status: number | string;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running {
  readonly process: ChildProcess;
  readonly ended: Promise<Ended>;
  /** What standard error holds so far. */
  readonly stderr: () => string;
}

/** Starts perfgoal as a process. */
export interface Start {
  (args: readonly string[], cwd: string, env?: NodeJS.ProcessEnv): Running;
  /** The file that Node runs. */
  readonly program: () => string;
}

/** Gives a function that starts the program that was built for this run; vitest.config.ts lists the files that may. */
export function usingBuilt(): Start {
  const program = () => {
    const folder: string | undefined = inject('built');
    if (folder === undefined) throw new Error('vitest.config.ts does not list this file');
    return join(folder, 'bin/perfgoal.js');
  };
  const startBuilt = (args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = {}) =>
    start([program(), ...args], cwd, env);
  return Object.assign(startBuilt, { program });
}

function start(args: readonly string[], cwd: string, env: NodeJS.ProcessEnv): Running {
  const child = spawn(process.execPath, args, {
    cwd,
    env: { ...process.env, PERFGOAL_LANG: '', ...env },
  });
  const chunks = { stdout: [] as Buffer[], stderr: [] as Buffer[] };
  child.stdout.on('data', chunk => chunks.stdout.push(chunk));
  child.stderr.on('data', chunk => chunks.stderr.push(chunk));
  const text = (stream: keyof typeof chunks) => Buffer.concat(chunks[stream]).toString();
  const ended = new Promise<Ended>(resolve => {
    child.on('close', (code, signal) =>
      resolve({ status: code ?? signal ?? '', stdout: text('stdout'), stderr: text('stderr') }),
    );
  });
  return { process: child, ended, stderr: () => text('stderr') };
}

/** Resolves when it holds; rejects after ten seconds. */
export async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 1000; tries++) {
    if (holds()) return;
    await new Promise(resolve => setTimeout(resolve, 10));
  }
  throw new Error('it did not come to pass within ten seconds');
}
