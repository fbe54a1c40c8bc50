/** Patterns find the same files as a folder does, and report folders that they cannot read. */
import { cpSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { findInputs } from '../../src/cli/files/inputs.ts';
import { fixtureFolder } from './folder.ts';
import { perfgoal } from './run.ts';

/** Folders that cannot be read, also by the root user that tests may run as. */
const closed = new Set<string>();
vi.mock('node:fs', async original => {
  const fs: typeof import('node:fs') = await original();
  const readdirSync = (path: string | URL, options: object) => {
    const folder = String(path).replace(/\/$/, '');
    if (![...closed].some(each => folder.endsWith(each))) return fs.readdirSync(path, options);
    throw Object.assign(new Error(), { code: 'EACCES', syscall: 'scandir' });
  };
  return { ...fs, readdirSync, default: { ...fs, readdirSync } };
});

/** A folder in/ with a filing, one in in/sub, links to both a file and in/ itself, and one that leads nowhere. */
function prepared(): string {
  const cwd = fixtureFolder();
  onTestFinished(() => closed.clear());
  for (const folder of ['in/sub', 'in/node_modules/kept'])
    mkdirSync(join(cwd, folder), { recursive: true });
  for (const name of ['in/a', 'in/sub/b', 'in/node_modules/c', 'in/node_modules/kept/d', 'e'])
    cpSync(join(cwd, 'filings/good.yaml'), join(cwd, `${name}.yaml`));
  symlinkSync('.', join(cwd, 'in/self'));
  symlinkSync('sub', join(cwd, 'in/folder.yaml'));
  symlinkSync('../e.yaml', join(cwd, 'in/linked.yaml'));
  symlinkSync('nowhere.yaml', join(cwd, 'in/sub/astray.yaml'));
  return cwd;
}

async function found(cwd: string, ...names: string[]) {
  const { inputs, missing } = await findInputs(names, cwd);
  const said = missing.map(({ name, error }) => `${name}: ${error.sentence.zh}`);
  return [inputs.map(({ name }) => name), said];
}

const whole = ['in/a.yaml', 'in/linked.yaml', 'in/sub/astray.yaml', 'in/sub/b.yaml'];

test.each([['in'], ['in/**/*.yaml'], ['{in,out}/**/*.yaml']])('%s', async name => {
  const cwd = prepared();
  expect(readdirSync(join(cwd, 'in'))).toContain('self');
  expect(await found(cwd, name)).toEqual([whole, []]);
  closed.add('in/sub');
  expect(await found(cwd, name)).toEqual([whole.slice(0, 2), ['in/sub: 没有权限']]);
});

test('a broken link is reported', async () => {
  const cwd = prepared();
  const { status, stderr } = await perfgoal(
    ['check', 'in/sub/*.yaml', '--form', 'forms/tiny.yaml'],
    {
      cwd,
    },
  );
  expect(status).toBe(2);
  expect(stderr).toContain('in/sub/astray.yaml  错误  没有这个文件或文件夹');
});

test('a folder that a pattern need not search may be closed', async () => {
  const cwd = prepared();
  closed.add('in/sub');
  expect(await found(cwd, 'in/*.yaml')).toEqual([whole.slice(0, 2), []]);
});

test('a pattern whose own folder is closed or missing', async () => {
  const cwd = prepared();
  closed.add('in/sub');
  expect(await found(cwd, 'in/sub/*.yaml')).toEqual([
    [],
    ['in/sub: 没有权限', 'in/sub/*.yaml: 没有与这个模式相符的文件'],
  ]);
  expect(await found(cwd, 'none/*.yaml')).toEqual([[], ['none/*.yaml: 没有与这个模式相符的文件']]);
});

test('node_modules is searched where the pattern names it', async () => {
  const cwd = prepared();
  expect(await found(cwd, 'in/node_modules/**/*.yaml')).toEqual([
    ['in/node_modules/c.yaml', 'in/node_modules/kept/d.yaml'],
    [],
  ]);
  expect(await found(join(cwd, 'in/node_modules'), '*.yaml')).toEqual([['c.yaml'], []]);
});

test('a folder that a link leads to is searched where it is named', async () => {
  const cwd = prepared();
  expect(await found(cwd, 'in/self/*.yaml')).toEqual([
    ['in/self/a.yaml', 'in/self/linked.yaml'],
    [],
  ]);
});
