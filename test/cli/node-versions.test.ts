/**
 * The built command on the oldest Node 20 that package.json allows, on 22 and on 24: the same output and the same bytes
 * as on the Node of this run.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { fixtureFolder } from './folder.ts';
import { usingBuilt, writeFilings } from './many.ts';

const { program } = usingBuilt();
const root = fileURLToPath(new URL('../../', import.meta.url));
const example = join(root, 'examples/xizang/fujian2.yaml');
const binaryOf = (major: number) => `${root}.ci/nodes/node_modules/node-${major}/bin/node`;

const COUNT = 40;

/** What a run of check, of docx and PDF, and of a batch in two threads leaves. */
function runsWith(node: string) {
  const cwd = fixtureFolder();
  writeFilings(join(cwd, 'many'), COUNT);
  const run = (...args: readonly string[]) => {
    const options = { cwd, encoding: 'utf8', env: { ...process.env, PERFGOAL_LANG: '' } } as const;
    const ran = spawnSync(node, [program(), ...args], options);
    // Progress tells the time that it takes.
    const stderr = ran.stderr.split('\n').filter(line => !line.includes('每秒'));
    return { status: ran.status, stdout: ran.stdout, stderr };
  };
  const runs = [
    run('check', example),
    run('render', example, '--out', 'one', '--format', 'docx,pdf'),
    run('render', 'many', '--out', 'all', '--format', 'docx,pdf', '--jobs', '2'),
  ];
  const documents = ['one', 'all'].flatMap(folder =>
    readdirSync(join(cwd, folder), { recursive: true, encoding: 'utf8' })
      .filter(file => /\.(docx|pdf)$/.test(file))
      .sort()
      .map(file => [`${folder}/${file}`, hashOf(join(cwd, folder, file))] as const),
  );
  return { runs, documents };
}

const hashOf = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');

const isHere = existsSync(binaryOf(24));

test.skipIf(!isHere && !process.env.CI)(
  'other releases, which .ci/run installs, do the same',
  () => {
    const here = runsWith(process.execPath);
    expect(here.runs.map(({ status }) => status)).toEqual([0, 0, 0]);
    expect(here.documents.length).toBe(2 + 2 * COUNT);
    for (const major of [20, 22, 24]) {
      const version = spawnSync(binaryOf(major), ['--version'], { encoding: 'utf8' }).stdout;
      expect(version).toMatch(new RegExp(`^v${major}\\.`));
      expect(runsWith(binaryOf(major)), version).toEqual(here);
    }
  },
);
