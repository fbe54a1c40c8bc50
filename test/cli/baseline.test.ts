/** What the baseline file contains, and which findings it still matches after the filing was edited. */
import { appendFileSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fixtureFolder } from './folder.ts';
import { perfgoal } from './run.ts';

const checkIn = (cwd: string) => (args: string) => perfgoal(['check', ...args.split(' ')], { cwd });

async function begun() {
  const cwd = fixtureFolder();
  const check = checkIn(cwd);
  await check('filings --baseline known.json --update-baseline');
  const read = () => readFileSync(join(cwd, 'known.json'), 'utf8');
  return { cwd, check, read };
}

test('it holds files, rules, paths and short hashes, and no text of a filing', async () => {
  const { read } = await begun();
  const { version, findings } = JSON.parse(read());
  expect(version).toBe(1);
  expect(findings.length).toBe(3);
  for (const finding of findings) {
    expect(Object.keys(finding)).toEqual(['file', 'rule', 'path', 'hash']);
    expect(finding.hash).toMatch(/^[0-9a-f]{8}$/);
  }
  expect(read()).not.toMatch(/\p{Script=Han}/u);
});

test('one finding a line, sorted, the same each time and from any folder', async () => {
  const { cwd, check, read } = await begun();
  const first = read();
  expect(first.trimEnd().split('\n').length).toBe(3 + 5);
  await check('filings/typo.yaml filings --baseline known.json --update-baseline');
  expect(read()).toBe(first);
  const { status } = await perfgoal(
    ['check', '.', '--form', '../forms/tiny.yaml', '--baseline', '../known.json'],
    { cwd: join(cwd, 'filings') },
  );
  expect(status).toBe(0);
});

test('lines added above change nothing; another value is new', async () => {
  const { cwd, check } = await begun();
  const path = join(cwd, 'filings/slips.yaml');
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, `# one\n# two\n${text}`);
  expect((await check('filings --baseline known.json')).status).toBe(0);
  writeFileSync(path, text.replace('延序项目', '延叙项目'));
  const { status, stdout } = await check('filings --baseline known.json --format short');
  expect(status).toBe(1);
  expect(stdout.toString()).toMatch(/^filings\/slips\.yaml:5:35: .*延叙项目.*\n$/);
});

test('as many of a kind are known as were there', async () => {
  const { cwd, check } = await begun();
  const twice = '# perfgoal-ignore name-on-form\n';
  const path = join(cwd, 'filings/good.yaml');
  appendFileSync(path, twice);
  await check('filings --baseline known.json --update-baseline');
  appendFileSync(path, twice);
  const { stdout } = await check('filings --baseline known.json --format short');
  expect(stdout.toString().match(/ignore-used/g)?.length).toBe(1);
});

test('an update keeps what it did not look at, and forgets files that are gone', async () => {
  const { cwd, check, read } = await begun();
  const before = read();
  await check('filings/good.yaml --baseline known.json --update-baseline');
  expect(read()).toBe(before);
  rmSync(join(cwd, 'filings/broken.yaml'));
  renameSync(join(cwd, 'filings/typo.yaml'), join(cwd, 'filings/typed.yaml'));
  await check('filings/good.yaml --baseline known.json --update-baseline');
  const files = JSON.parse(read()).findings.map(({ file }: { file: string }) => file);
  expect(files).toEqual(['filings/slips.yaml']);
});

test.each(['', '{', '[]', '{"version":2,"findings":[]}', '{"version":1,"findings":[{}]}', '\0'])(
  '%j is no baseline',
  async text => {
    const cwd = fixtureFolder();
    writeFileSync(join(cwd, 'known.json'), text);
    for (const more of ['', ' --update-baseline']) {
      const { status, stderr } = await checkIn(cwd)(`filings --baseline known.json${more}`);
      expect(status).toBe(2);
      expect(stderr).toContain('known.json');
    }
    expect(readFileSync(join(cwd, 'known.json'), 'utf8')).toBe(text);
  },
);

test('a project filed twice is known from any folder', async () => {
  const { cwd, check } = await begun();
  const text = readFileSync(join(cwd, 'filings/good.yaml'), 'utf8');
  for (const name of ['a', 'b']) writeFileSync(join(cwd, `forms/${name}.yaml`), text);
  const { stdout } = await check('forms/a.yaml forms/b.yaml --format short');
  expect(stdout.toString()).toMatch(/forms\/a\.yaml.*project-unique/);
  await check('forms/a.yaml forms/b.yaml --baseline two.json --update-baseline');
  const elsewhere = ['a.yaml', 'b.yaml', '--form', 'tiny.yaml', '--baseline', '../two.json'];
  const { status } = await perfgoal(['check', ...elsewhere, '--strict'], {
    cwd: join(cwd, 'forms'),
  });
  expect(status).toBe(0);
});

test('where a filing could not be checked, nothing is written', async () => {
  const { check, read } = await begun();
  const before = read();
  const { status, stderr } = await check('twins none.yaml --baseline known.json --update-baseline');
  expect(stderr).toContain('没有更新基线 known.json');
  expect(status).toBe(2);
  expect(read()).toBe(before);
});

test('nor after a bug, so that it is not taken for a filing without findings', async () => {
  const { cwd, read } = await begun();
  const before = read();
  const stdin = {
    [Symbol.asyncIterator]() {
      throw new TypeError('a bug');
    },
  };
  const args = ['check', 'filings/good.yaml', '-', '--baseline', 'known.json', '--update-baseline'];
  const { status, stderr } = await perfgoal(args, { cwd, stdin });
  expect(stderr).not.toContain('已更新');
  expect(status).toBe(3);
  expect(read()).toBe(before);
});
