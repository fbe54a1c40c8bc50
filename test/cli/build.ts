/** Builds perfgoal once for the tests that start it as a process, into a folder beside which all that ships is found. */
import { execSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of the built program. */
    readonly built: string;
  }
}

const root = fileURLToPath(new URL('../../', import.meta.url));
/** What the build reads and writes beside; the rest is only looked at. */
const COPIED = ['bin', 'scripts', 'src', 'package.json', 'tsconfig.json', 'tsdown.config.ts'];
const LINKED = ['examples', 'fonts', 'node_modules', 'schemas', 'templates'];

export default function build({ provide }: TestProject): () => void {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'perfgoal-built-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    for (const name of COPIED) cpSync(join(root, name), join(folder, name), { recursive: true });
    for (const name of LINKED) symlinkSync(join(root, name), join(folder, name));
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    // The declarations of the types take longer than all else, and no process needs them.
    execSync(scripts.build.replace('tsdown', 'tsdown --no-dts'), {
      cwd: folder,
      env: {
        ...process.env,
        PATH: `${join(root, 'node_modules/.bin')}${delimiter}${process.env.PATH}`,
      },
      stdio: 'pipe',
    });
  } catch (error) {
    remove();
    throw error;
  }
  provide('built', folder);
  return remove;
}
