/** Word files of many megabytes, most of them pictures, are read; beyond 20 MB they are refused before that. */
import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { fixtureFolder } from '../cli/folder.ts';
import { perfgoal } from '../cli/run.ts';

const parts = unzipSync(readFileSync('test/draft/fixtures/county.docx'));
const media = (megabytes: number) =>
  zipSync({ ...parts, 'word/media/image1.png': [randomBytes(megabytes * 2 ** 20), { level: 0 }] });

test('a form with pictures of 19 MB', async () => {
  const cwd = fixtureFolder();
  writeFileSync(join(cwd, 'small.docx'), zipSync(parts));
  writeFileSync(join(cwd, 'large.docx'), media(19));
  const small = await perfgoal(['forms', 'from', 'small.docx'], { cwd });
  const large = await perfgoal(['forms', 'from', 'large.docx'], { cwd });
  expect(large).toEqual(small);
  expect(large.status).toBe(0);
});

test('a file of more than 20 MB', async () => {
  const cwd = fixtureFolder();
  writeFileSync(join(cwd, 'huge.docx'), media(21));
  const { status, stderr } = await perfgoal(['forms', 'from', 'huge.docx'], { cwd });
  expect(status).toBe(2);
  expect(stderr).toContain('超过上限 20.0 MB');
});
