/** What checks by itself: --stdin-filename, the hooks for pre-commit and the action for GitHub, as docs/hooks.md has them. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { fixtureFolder } from './folder.ts';
import { perfgoal } from './run.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const page = read('docs/hooks.md');
const minimal = read('examples/xizang/minimal.yaml');

/** The fenced text under <!-- try: name -->. */
function recipe(name: string): string {
  const text = new RegExp(`<!-- try: ${name} -->\\n\`\`\`\\w+\\n(.*?)\`\`\``, 's').exec(page)?.[1];
  if (text === undefined) throw new Error(`docs/hooks.md has no recipe ${name}`);
  return text;
}

test('every recipe is tried here', () => {
  const names = [...page.matchAll(/<!-- try: ([\w-]+) -->/g)].map(([, name]) => name);
  expect(names).toEqual(['pre-commit', 'stdin', 'action']);
  expect(page.match(/^```\w+$/gm)).toHaveLength(names.length);
});

describe('--stdin-filename', () => {
  const check = (cwd: string, text: string, ...args: readonly string[]) =>
    perfgoal(['check', '--format', 'short', ...args, '-'], { cwd, stdin: Buffer.from(text) });

  test('names the findings, whether there is such a file or not', async () => {
    const [, ...args] = recipe('stdin').split(' perfgoal ')[1]?.trim().split(' ') ?? [];
    const stdin = Buffer.from(minimal.replace('total: 6.80', 'total: 7.80'));
    const { stdout, status } = await perfgoal(['check', ...args], { cwd: fixtureFolder(), stdin });
    expect(stdout.toString()).toMatch(/^filings\/a\.yaml:\d+:\d+: 错误: /m);
    expect(status).toBe(1);
  });

  test('an own form is looked for beside the file', async () => {
    const folder = fixtureFolder();
    mkdirSync(join(folder, 'unit'));
    writeFileSync(join(folder, 'unit/ours.yaml'), 'extends: xizang/fujian2\n');
    const text = minimal.replace(/^form: .*$/m, 'form: ./ours.yaml');
    expect((await check(folder, text, '--stdin-filename', 'unit/new.yaml')).status).toBe(0);
    expect((await check(folder, text)).status).toBe(2);
    const outside = text.replace('./ours.yaml', '../../ours.yaml');
    expect((await check(folder, outside, '--stdin-filename', 'unit/new.yaml')).status).toBe(2);
  });

  test('a baseline knows the file by it', async () => {
    const folder = fixtureFolder();
    mkdirSync(join(folder, 'unit'));
    writeFileSync(join(folder, 'unit/a.yaml'), minimal);
    const baseline = ['--baseline', 'unit/known.json'];
    const write = ['check', 'unit/a.yaml', '--update-baseline', '--quiet', ...baseline];
    await perfgoal(write, { cwd: folder });
    const known = await check(folder, minimal, '--stdin-filename', 'unit/a.yaml', ...baseline);
    expect(known.stdout.toString()).toBe('');
    expect((await check(folder, minimal, ...baseline)).stdout.toString()).not.toBe('');
  });

  test('needs standard input', async () => {
    const args = ['check', '--stdin-filename', 'a.yaml', 'filings/good.yaml'];
    const { status, stderr } = await perfgoal(args, { cwd: fixtureFolder() });
    expect(stderr).toContain('--stdin-filename 要和 - 一起用');
    expect(status).toBe(2);
  });

  test('--fix writes the text to standard output', async () => {
    const text = minimal.replace('〔2024〕', '[2024]');
    const { stdout } = await check(fixtureFolder(), text, '--fix', '--stdin-filename', 'x/a.yaml');
    expect(stdout.toString()).toContain('〔2024〕');
  });
});

describe('pre-commit', () => {
  const hooks: readonly Readonly<Record<string, string>>[] = parse(read('.pre-commit-hooks.yaml'));

  test('the hooks of the page are there, with all that pre-commit asks for', () => {
    const { repos } = parse(recipe('pre-commit'));
    const ids = hooks.map(({ id }) => id);
    for (const { id } of repos[0].hooks) expect(ids).toContain(id);
    expect(ids).toEqual(['perfgoal-check', 'perfgoal-fix']);
    for (const hook of hooks)
      expect(hook).toMatchObject({ language: 'node', name: expect.any(String) });
  });

  test('npm pack prints nothing but the name of its file, which pre-commit reads', () => {
    expect(read('.npmrc')).toMatch(/^foreground-scripts=false$/m);
  });

  test.each(hooks)('$id takes filings, and its command runs', async ({ entry = '', ...hook }) => {
    const takes = (file: string) =>
      new RegExp(hook.files ?? '').test(file) && !new RegExp(hook.exclude ?? '').test(file);
    expect(['filings/a.yaml', '2025/filings/b/c.yml'].map(takes)).toEqual([true, true]);
    expect(['filings/perfgoal.config.yaml', 'ci.yaml', 'filings/a.md'].map(takes)).toEqual([
      false,
      false,
      false,
    ]);
    const [program, ...args] = entry.split(' ');
    expect(program).toBe('perfgoal');
    const { status } = await perfgoal(
      [...args, '--strict', 'filings/good.yaml', 'filings/bad.yaml'],
      {
        cwd: fixtureFolder(),
      },
    );
    expect([1, 2]).toContain(status);
  });
});

describe('action.yml', () => {
  const { inputs, runs } = parse(read('action.yml'));

  /** The arguments that the action gives perfgoal. */
  function argumentsFor(given: Readonly<Record<string, string>>): readonly string[] {
    const folder = fixtureFolder();
    mkdirSync(join(folder, 'bin'));
    writeFileSync(
      join(folder, 'bin/perfgoal.js'),
      'console.log(JSON.stringify(process.argv.slice(2)))',
    );
    const { run, env, shell } = runs.steps.at(-1);
    expect(shell).toBe('bash');
    const values = Object.entries<string>(env).map(([name, text]) => [
      name,
      text.replace(
        /\$\{\{ inputs\.([\w-]+) \}\}/g,
        (_, input) => given[input] ?? inputs[input].default,
      ),
    ]);
    const { stdout, stderr } = spawnSync('bash', ['-eo', 'pipefail', '-c', run], {
      encoding: 'utf8',
      env: { ...process.env, GITHUB_ACTION_PATH: folder, ...Object.fromEntries(values) },
    });
    expect(stderr).toBe('');
    return JSON.parse(stdout);
  }

  test('by default the folder filings/', () => {
    expect(argumentsFor({})).toEqual(['check', '--format', 'github', '--', 'filings/']);
  });

  test('files one a line, never commands; strict', async () => {
    const { with: given } = parse(recipe('action')).jobs.check.steps.at(-1);
    expect(Object.keys(given).every(name => name in inputs)).toBe(true);
    const args = argumentsFor({ files: given.files, strict: String(given.strict) });
    expect(args).toEqual([
      ...['check', '--format', 'github', '--strict', '--'],
      ...['filings/', 'drafts/*.yaml'],
    ]);
    const hostile = argumentsFor({ files: 'a b.yaml\n$(touch pwned)\n--fix\n"; exit' });
    expect(hostile.slice(4)).toEqual(['a b.yaml', '$(touch pwned)', '--fix', '"; exit']);
    const { stdout } = await perfgoal(args, { cwd: fixtureFolder() });
    expect(stdout.toString()).toMatch(/^::(error|warning) file=filings\//m);
  });

  test('inputs reach the shell by the environment only', () => {
    for (const { run } of runs.steps) if (run) expect(run).not.toContain('${{');
  });
});
