/** The recipes of docs/ci.md are taken from the page and run, as far as their machines can be stood in for. */
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { fixtureFolder, listing } from './folder.ts';
import { filing, usingBuilt, writeFilings } from './many.ts';

const start = usingBuilt();
const page = readFileSync(new URL('../../docs/ci.md', import.meta.url), 'utf8');

/** The fenced text under <!-- try: name -->. */
function recipe(name: string): string {
  const text = new RegExp(`<!-- try: ${name} -->\\n\`\`\`\\w+\\n(.*?)\`\`\``, 's').exec(page)?.[1];
  if (text === undefined) throw new Error(`docs/ci.md has no recipe ${name}`);
  return text;
}

const COUNT = 9;

/** A folder with filings, one of which has an error, and the command on the path, with npx before it or not. */
function workplace() {
  const cwd = fixtureFolder();
  execFileSync('rm', ['-r', join(cwd, 'filings')]);
  writeFilings(join(cwd, 'filings'), COUNT);
  writeFileSync(join(cwd, 'filings/f004.yaml'), filing(4).replace('新增项目', '老项目'));
  const bin = join(cwd, 'bin');
  mkdirSync(bin);
  const scripts = {
    perfgoal: `exec '${process.execPath}' '${start.program()}' "$@"`,
    npx: 'exec "$@"',
  };
  for (const [name, line] of Object.entries(scripts)) {
    writeFileSync(join(bin, name), `#!/bin/sh\n${line}\n`);
    chmodSync(join(bin, name), 0o755);
  }
  const PATH = `${bin}:${process.env.PATH}`;
  return {
    cwd,
    sh: (script: string, env: Readonly<Record<string, string>> = {}) => {
      const options = { cwd, encoding: 'utf8', env: { ...process.env, ...env, PATH } } as const;
      return spawnSync('sh', ['-ec', script], options);
    },
  };
}

function expectForms(cwd: string, formats: readonly string[]): void {
  const names = listing(join(cwd, 'forms')).filter(name => /\.(docx|pdf)$/.test(name));
  expect(names).toHaveLength((COUNT - 1) * formats.length);
}

const FAILED = /8 份.*失败 1 份|<b>1<\/b> 失败/;

test('every recipe is tried here', () => {
  const names = [...page.matchAll(/<!-- try: (\w+) -->/g)].map(([, name]) => name);
  expect(names).toEqual([
    'shards',
    'github',
    'gitlab',
    'quality',
    'parallel',
    'kubernetes',
    'hook',
  ]);
  expect(page.match(/^```\w+$/gm)).toHaveLength(names.length);
});

test('shards on one machine', () => {
  const { cwd, sh } = workplace();
  expect(sh(recipe('shards')).status).toBe(1);
  expectForms(cwd, ['docx', 'pdf']);
  expect(readFileSync(join(cwd, 'report.html'), 'utf8')).toMatch(FAILED);
});

test('GitHub Actions', () => {
  const { cwd, sh } = workplace();
  const { jobs } = parse(recipe('github'));
  const runOf = (job: string): string =>
    jobs[job].steps.find(({ name }: { name?: string }) => name === job).run;
  const statuses = jobs.render.strategy.matrix.shard.map(
    (shard: number) => sh(runOf('render').replaceAll(`\${{ matrix.shard }}`, String(shard))).status,
  );
  expect(statuses.filter((status: number) => status === 1)).toHaveLength(1);
  expectForms(cwd, ['docx', 'pdf']);
  expect(sh(runOf('merge')).status).toBe(1);
  expect(readFileSync(join(cwd, 'report.html'), 'utf8')).toMatch(FAILED);
});

test('GitLab CI', () => {
  const { cwd, sh } = workplace();
  const { render, merge } = parse(recipe('gitlab'));
  for (let index = 1; index <= render.parallel; index++) {
    const env = { CI_NODE_INDEX: String(index), CI_NODE_TOTAL: String(render.parallel) };
    for (const line of render.script) sh(line, env);
  }
  expectForms(cwd, ['docx', 'pdf']);
  for (const line of merge.script) expect(sh(line).status).toBe(1);
  expect(readFileSync(join(cwd, 'report.xml'), 'utf8').match(/<failure /g)).toHaveLength(1);
});

test('the code quality report of GitLab', () => {
  const { cwd, sh } = workplace();
  const { check } = parse(recipe('quality'));
  for (const line of check.script) expect(sh(line).status).toBe(1);
  const issues = JSON.parse(readFileSync(join(cwd, check.artifacts.reports.codequality), 'utf8'));
  const graves = issues.filter(({ severity }: { severity: string }) => severity === 'major');
  expect(graves).toHaveLength(1);
  expect(graves[0].location).toEqual({
    path: expect.stringMatching(/^filings\/.*\.yaml$/),
    lines: { begin: expect.any(Number) },
  });
});

test.skipIf(!process.env.CI && !hasTool('parallel'))('GNU parallel', () => {
  const { cwd, sh } = workplace();
  const { status, stdout } = sh(recipe('parallel'));
  expect(status).toBe(1);
  expect(stdout).toMatch(FAILED);
  expectForms(cwd, ['docx']);
});

test('a Kubernetes Indexed Job', () => {
  const { cwd, sh } = workplace();
  const { spec } = parse(recipe('kubernetes'));
  const [{ command, args }] = spec.template.spec.containers;
  expect(command).toEqual(['sh', '-c']);
  for (let index = 0; index < spec.completions; index++) {
    const { status } = sh(`sh -c '${args[0]}'`, { JOB_COMPLETION_INDEX: String(index) });
    expect(status).toBe(0);
  }
  expectForms(cwd, ['docx', 'pdf']);
  expect(sh('perfgoal merge-reports reports/*.json').stdout).toMatch(FAILED);
});

test.skipIf(!process.env.CI && !hasTool('git'))('a hook before commits', () => {
  const { cwd, sh } = workplace();
  const git = 'git -c user.name=x -c user.email=x@example.com';
  expect(sh('git init -q .').status).toBe(0);
  writeFileSync(join(cwd, '.git/hooks/pre-commit'), recipe('hook'), { mode: 0o755 });
  const commit = (files: string) => sh(`git add ${files} && ${git} commit -qm x`);
  expect(commit('forms/tiny.yaml').status).toBe(0);
  expect(commit('filings/f000.yaml').status).toBe(0);
  writeFileSync(join(cwd, 'filings/新 的.yaml'), filing(2));
  expect(commit('"filings/新 的.yaml"').status).toBe(0);
  const refused = commit('filings/f004.yaml filings/f005.yaml');
  expect(refused.status).not.toBe(0);
  expect(refused.stdout + refused.stderr).toContain('表样里没有「老项目」');
  expect(sh('git log --oneline').stdout.trim().split('\n')).toHaveLength(3);
});

function hasTool(name: string): boolean {
  return spawnSync(name, ['--version'], { stdio: 'ignore' }).error === undefined;
}
