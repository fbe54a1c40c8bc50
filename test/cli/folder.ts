/** A folder of a test's own with the fixtures in it, removed when the test is over. */
import { cpSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

export function fixtureFolder(): string {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'perfgoal-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  cpSync(new URL('fixtures/', import.meta.url), folder, { recursive: true });
  return folder;
}

/** All below a folder, sorted. */
export const listing = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
