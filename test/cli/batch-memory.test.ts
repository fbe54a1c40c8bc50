/** Rounds of a watch leave nothing behind: what a round read is free to go when it is over, while signals are awaited. */
import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { findInputs } from '../../src/cli/files/inputs.ts';
import { awaitInterruption } from '../../src/cli/interruption.ts';
import { renderUntil } from '../../src/cli/render/run.ts';
import { newSession } from '../../src/cli/session.ts';
import { fixtureFolder } from './folder.ts';
import { filing, writeFilings } from './many.ts';

const MEGABYTE = 1024 * 1024;

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

/** Bytes held outside V8's heap, as those of fonts are, once all is collected that can be. */
async function held(): Promise<number> {
  for (let times = 0; times < 3; times++) {
    await new Promise(resolve => setTimeout(resolve, 10));
    collect();
  }
  return process.memoryUsage().arrayBuffers;
}

test('ten rounds keep no font', async () => {
  const cwd = fixtureFolder();
  writeFilings(join(cwd, 'in'), 1);
  copyFileSync(new URL('../../fonts/song-bold.ttf', import.meta.url), join(cwd, 'own.ttf'));
  const silent = { isTTY: false, write: (_chunk: unknown, done: () => void) => done() };
  const stdin = (async function* none() {})();
  const session = newSession({ stdin, stdout: silent, stderr: silent, env: {}, cwd }, 'zh');
  const options = { out: 'out', format: ['pdf'], font: { body: 'own.ttf' }, watch: true } as const;
  const interruption = awaitInterruption();
  const round = async (number: number) => {
    writeFileSync(join(cwd, 'in/f000.yaml'), filing(number));
    expect(await renderUntil(interruption, await findInputs(['in'], cwd), options, session)).toBe(
      0,
    );
  };
  try {
    await round(0);
    const before = await held();
    for (let number = 1; number <= 10; number++) await round(number);
    // The font has 4 MB.
    expect((await held()) - before).toBeLessThan(8 * MEGABYTE);
  } finally {
    interruption.end();
  }
});
