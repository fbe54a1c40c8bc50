/** The README: each of its command lines is run, as it stands there, with the files that it names. */
import { copyFileSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fixtureFolder } from './cli/folder.ts';
import { perfgoal } from './cli/run.ts';

const root = new URL('../', import.meta.url);
const readme = readFileSync(new URL('README.md', root), 'utf8');

/** The indented lines that start perfgoal, without their remarks. */
const lines = [...readme.matchAll(/^ {4}(?:npm ci && )?npx perfgoal (.+)$/gm)].map(
  ([, line = '']) => line.replace(/ +# .*$/, ''),
);

test('it has command lines, all by npx, and the two that set up', () => {
  expect(lines.length).toBeGreaterThan(20);
  expect(readme).not.toMatch(/^ {4}perfgoal /m);
  expect(readme).toContain(
    '\n    npm ci && npx perfgoal render examples/xizang/fujian2.yaml --out out/ --format docx,pdf\n',
  );
  expect(readme).toContain('\n    npm ci && npm test\n');
});

test.each([...new Set(lines)])('%s', async line => {
  const cwd = fixtureFolder();
  const example = (name: string) => new URL(`examples/${name}.yaml`, root);
  cpSync(new URL('examples/', root), join(cwd, 'examples'), { recursive: true });
  mkdirSync(join(cwd, 'out'));
  if (!line.startsWith('new ')) copyFileSync(example('xizang/minimal'), join(cwd, 'filing.yaml'));
  copyFileSync(join(cwd, 'successive/2025/roads.yaml'), join(cwd, '2025.yaml'));
  if (!line.startsWith('new '))
    copyFileSync(join(cwd, 'successive/2026/roads.yaml'), join(cwd, '2026.yaml'));
  mkdirSync(join(cwd, 'other'), { recursive: true });
  if (!line.startsWith('forms from'))
    writeFileSync(join(cwd, 'our-form.yaml'), 'extends: xizang/fujian2\ntitle: 我们的表\n');
  for (const font of ['simfang.ttf', 'xbs.ttf'])
    copyFileSync(new URL('fonts/song.ttf', root), join(cwd, font));
  const changed = [
    ['before', 'old'],
    ['after', 'new'],
    ['before', '2025'],
    ['after', '2026'],
  ];
  for (const [from, to] of changed.slice(line.startsWith('diff ') ? 0 : 2 * changed.length))
    copyFileSync(join(cwd, `changed/${from}.yaml`), join(cwd, `${to}.yaml`));
  const blank = ['render', '--blank', '--form', 'national/2021', '--out', '空白表.docx', '--quiet'];
  expect((await perfgoal(blank, { cwd })).status).toBe(0);
  for (const name of ['申报表.docx', 'sent.docx']) {
    const filled = ['render', 'filing.yaml', '--out', name, '--quiet'];
    if (line.includes(name)) expect((await perfgoal(filled, { cwd })).status).toBe(0);
  }
  for (const year of ['2025', '2026'])
    if (line.includes(`${year}.docx`) && !line.includes(`--out ${year}.docx`)) {
      const made = ['render', `${year}.yaml`, '--out', `${year}.docx`, '--quiet'];
      expect((await perfgoal(made, { cwd })).status).toBe(0);
    }
  const [command = '', input] = line.split(' < ');
  const args = command.split(' ').map(word => word.replace(/^"(.*)"$/, '$1'));
  const stdin = input ? readFileSync(join(cwd, input)) : new Uint8Array();
  // The fixtures’ folder filings/ has filings with errors; what is compared differs.
  const { status, stderr } = await perfgoal(args, { cwd, stdin });
  expect(status, stderr).toBe(/filings\/|^diff /.test(line) ? 1 : 0);
});

test('its settings file is one, with all keys', async () => {
  const [, settings = ''] =
    /```yaml\n(# yaml-language-server: .*config\.schema[\s\S]*?)```/.exec(readme) ?? [];
  const { properties } = JSON.parse(
    readFileSync(new URL('schemas/config.schema.json', root), 'utf8'),
  );
  expect(settings.match(/^\w+(?=:)/gm)).toEqual(Object.keys(properties));
  const cwd = fixtureFolder();
  mkdirSync(join(cwd, 'fonts'));
  copyFileSync(new URL('fonts/song.ttf', root), join(cwd, 'fonts/xbs.ttf'));
  writeFileSync(join(cwd, 'perfgoal.config.yaml'), settings);
  copyFileSync(new URL('examples/xizang/minimal.yaml', root), join(cwd, 'a.yaml'));
  const { status, stderr } = await perfgoal(['check', 'a.yaml', '--verbose'], { cwd });
  expect(stderr).toContain('  severities.vague-wording: off\n');
  expect(status).toBe(0);
});
