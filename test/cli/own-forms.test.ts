import { copyFileSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { run, testWith } from '../examples/tools.ts';
import { fixtureFolder } from './folder.ts';
import { perfgoal } from './run.ts';

/** A folder beside a template that filings may not use. */
function walled() {
  const root = fixtureFolder();
  const cwd = join(root, 'work');
  mkdirSync(join(cwd, 'filings'), { recursive: true });
  const filing = readFileSync(join(root, 'filings/good.yaml'), 'utf8');
  const write = (form: string) =>
    writeFileSync(join(cwd, 'filings/good.yaml'), filing.replace('../forms/tiny.yaml', form));
  return {
    root,
    cwd,
    write,
    check: (...args: string[]) => perfgoal(['check', 'filings/good.yaml', ...args], { cwd }),
  };
}

test('a filing reaches no template outside its folder and the current one', async () => {
  const { root, cwd, write, check } = walled();
  symlinkSync(join(root, 'forms/tiny.yaml'), join(cwd, 'filings/link.yaml'));
  for (const form of ['../../forms/tiny.yaml', join(root, 'forms/tiny.yaml'), 'link.yaml']) {
    write(form);
    const { status, stderr } = await check();
    expect(status).toBe(2);
    expect(stderr).toContain('在申报所在的文件夹和当前文件夹之外');
  }
});

test('--form may name any template, from the current folder', async () => {
  const { write, check } = walled();
  write('xizang/fujian2');
  expect(await check('--form', '../forms/tiny.yaml')).toMatchObject({ status: 0 });
});

test('one name in two folders is two templates', async () => {
  const cwd = fixtureFolder();
  const filing = readFileSync(join(cwd, 'filings/good.yaml'), 'utf8').replace('../forms/', './');
  const template = readFileSync(join(cwd, 'forms/tiny.yaml'), 'utf8');
  for (const [folder, choice] of [
    ['one', '新增项目'],
    ['two', '另一种'],
  ] as const) {
    mkdirSync(join(cwd, folder));
    writeFileSync(join(cwd, folder, 'good.yaml'), filing);
    writeFileSync(join(cwd, folder, 'tiny.yaml'), template.replace('新增项目', choice));
  }
  const { stdout } = await perfgoal(
    ['check', 'one/good.yaml', 'two/good.yaml', '--format', 'short'],
    { cwd },
  );
  expect(stdout.toString()).not.toMatch(/^one.*name-on-form/m);
  expect(stdout.toString()).toMatch(/^two\/good\.yaml:6:14.*name-on-form/m);
});

testWith('pdffonts')('the font files of a template stand in its folder', async () => {
  const cwd = fixtureFolder();
  const form = join(cwd, 'forms/tiny.yaml');
  const template = readFileSync(form, 'utf8');
  const withFace = (face: string) =>
    writeFileSync(form, template.replace(/face: [\w-]+/, `face: ${face}`));
  const render = () => perfgoal(['render', 'filings/good.yaml', '--out', 'form.pdf'], { cwd });
  copyFileSync(new URL('../../fonts/hei.ttf', import.meta.url), join(cwd, 'forms/our.ttf'));
  withFace('our.ttf');
  expect(await render()).toMatchObject({ status: 0 });
  expect(run('pdffonts', [join(cwd, 'form.pdf')])).toContain('PerfgoalHei');
  for (const face of ['../our.ttf', '/etc/passwd']) {
    withFace(face);
    const { status, stderr } = await render();
    expect(status).toBe(2);
    expect(stderr).toMatch(/不在表样所在的文件夹里|没有这个文件/);
  }
});
