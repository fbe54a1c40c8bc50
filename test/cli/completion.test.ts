/** Shell completion, tried in the shells that are installed: what each offers for a line, as after Tab. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { commands } from '../../src/cli/commands/index.ts';
import { completionOf } from '../../src/cli/completion/table.ts';
import { catalogue, listForms } from '../../src/internal.ts';
import { fixtureFolder } from './folder.ts';
import { perfgoal } from './run.ts';

/** A folder with the script of a shell, and a filing whose name has a blank. */
async function scriptOf(shell: string, ...args: readonly string[]) {
  const folder = fixtureFolder();
  const { stdout, status } = await perfgoal(['completion', shell, ...args], { cwd: folder });
  expect(status).toBe(0);
  mkdirSync(join(folder, 'zz'));
  writeFileSync(join(folder, 'zz/one filing.yaml'), '');
  writeFileSync(join(folder, 'script'), stdout);
  return folder;
}

function run(program: string, args: readonly string[], cwd: string, input = ''): string {
  const { stdout, stderr } = spawnSync(program, args, { cwd, input, encoding: 'utf8' });
  expect(stderr).toBe('');
  return stdout;
}

const isThere = (program: string) => spawnSync(program, ['--version']).status === 0;

/** What is offered in every shell; `last` where it is but a part of the word. */
const cases: readonly { line: string; offers: readonly string[]; never?: string; all?: true }[] = [
  { line: 'perfgoal ', offers: commands.map(({ name }) => name), never: '--lang' },
  { line: 'perfgoal che', offers: ['check'], all: true },
  { line: 'perfgoal --lang en su', offers: ['summary'], all: true },
  { line: 'perfgoal help ', offers: ['render', 'check', 'new'] },
  { line: 'perfgoal check --fi', offers: ['--fix'], all: true },
  { line: 'perfgoal check --format ', offers: ['pretty', 'json', 'sarif', 'junit'], never: 'pdf' },
  { line: 'perfgoal render --format d', offers: ['docx', 'docx,pdf'], never: 'pretty' },
  { line: 'perfgoal rules --format m', offers: ['markdown'], all: true },
  { line: 'perfgoal explain goal-m', offers: ['goal-measured'], all: true },
  { line: 'perfgoal explain x.yaml goal-m', offers: ['goal-measured'], all: true },
  { line: 'perfgoal new --form x', offers: ['xizang/fujian2'], all: true },
  { line: 'perfgoal forms sho', offers: ['show'], all: true },
  {
    line: 'perfgoal forms show national/201',
    offers: ['national/2011', 'national/2015'],
    all: true,
  },
  { line: 'perfgoal completion ', offers: ['bash', 'zsh', 'fish'], all: true },
];

describe('bash', async () => {
  const offered = (folder: string, line: string, breaks = ' "\'><=;|&(:') => {
    // The words of the line as bash parts them: at blanks, and around "=" where that is a break.
    const words = line
      .split(' ')
      .flatMap(word => (breaks.includes('=') ? word.split(/(=)/) : [word]))
      .filter((word, index, all) => word !== '' || index === all.length - 1);
    const script = `. ./script; COMP_WORDBREAKS=$1; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _perfgoal; printf '%s\\n' "\${COMPREPLY[@]}"`;
    return run('bash', ['-c', script, 'bash', breaks, ...words], folder)
      .split('\n')
      .slice(0, -1);
  };

  test.each(cases)('$line', async ({ line, offers, never, all }) => {
    const words = offered(await scriptOf('bash'), line);
    if (all) expect(words).toEqual(offers);
    else expect(words).toEqual(expect.arrayContaining([...offers]));
    if (never) expect(words).not.toContain(never);
  });

  test('values after "=", and rule=level, as bash parts them', async () => {
    const folder = await scriptOf('bash');
    expect(offered(folder, 'perfgoal check --format=js')).toEqual(['json']);
    expect(offered(folder, 'perfgoal check --format=')).toContain('sarif');
    expect(offered(folder, 'perfgoal check --severity vague-w')).toEqual(['vague-wording=']);
    expect(offered(folder, 'perfgoal check --severity vague-wording=')).toContain('off');
    expect(offered(folder, 'perfgoal check --severity vague-wording=w')).toEqual(['warning']);
    expect(offered(folder, 'perfgoal check --severity=vague-wording=e')).toEqual(['error']);
    expect(offered(folder, 'perfgoal check --severity schema-')).toEqual(['']);
    const unparted = ' "\'><;|&(:';
    expect(offered(folder, 'perfgoal check --severity vague-wording=w', unparted)).toEqual([
      'vague-wording=warning',
    ]);
  });

  test('files where files stand: bash gives their names itself', async () => {
    const folder = await scriptOf('bash');
    for (const line of [
      'perfgoal check z',
      'perfgoal render --out z',
      'perfgoal check --form=z',
      'perfgoal forms --like z',
    ])
      expect(offered(folder, line), line).toEqual(['']);
    expect(run('bash', ['-c', '. ./script; complete -p perfgoal'], folder)).toBe(
      'complete -o bashdefault -o default -F _perfgoal perfgoal\n',
    );
  });
});

describe.skipIf(!isThere('fish'))('fish', () => {
  const offered = (folder: string, line: string) =>
    run('fish', ['--no-config', '-c', 'source script; complete -C $argv[1]', line], folder)
      .split('\n')
      .slice(0, -1)
      .map(each => each.split('\t') as [word: string, summary?: string]);
  const wordsOf = (folder: string, line: string) => offered(folder, line).map(([word]) => word);

  test.each(cases)('$line', async ({ line, offers, never, all }) => {
    const words = wordsOf(await scriptOf('fish'), line);
    if (all) expect([...words].sort()).toEqual([...offers].sort());
    else expect(words).toEqual(expect.arrayContaining([...offers]));
    if (never) expect(words).not.toContain(never);
  });

  test('rule=level, files, and what they are', async () => {
    const folder = await scriptOf('fish');
    expect(wordsOf(folder, 'perfgoal check --severity vague-wording=w')).toEqual([
      'vague-wording=warning',
    ]);
    expect(wordsOf(folder, 'perfgoal check --severity schema-')).toEqual([]);
    expect(wordsOf(folder, 'perfgoal check zz/')).toEqual(['zz/one filing.yaml']);
    expect(wordsOf(folder, 'perfgoal check --output zz/')).toEqual(['zz/one filing.yaml']);
    expect(wordsOf(folder, 'perfgoal forms --like zz/')).toEqual(['zz/one filing.yaml']);
    expect(wordsOf(folder, 'perfgoal rules zz/')).toEqual([]);
    expect(offered(folder, 'perfgoal chec')).toEqual([['check', '检查申报，不生成文件']]);
    const english = await scriptOf('fish', '--lang', 'en');
    expect(offered(english, 'perfgoal chec')[0]?.[1]).toBe('check filings without rendering them');
  });
});

describe.skipIf(!isThere('zsh'))('zsh', () => {
  test('completes commands, options, values and files', async () => {
    const folder = await scriptOf('zsh');
    const tried: readonly (readonly [line: string, shows: readonly string[]])[] = [
      ['perfgoal chec', ['<<perfgoal check >>']],
      ['perfgoal --lang en summ', ['<<perfgoal --lang en summary >>']],
      ['perfgoal check --fi', ['<<perfgoal check --fix >>']],
      ['perfgoal check --format=js', ['<<perfgoal check --format=json >>']],
      ['perfgoal rules --format m', ['<<perfgoal rules --format markdown >>']],
      ['perfgoal explain goal-', ['goal-measured  -- 目标里', 'goal-stated    -- 写明']],
      ['perfgoal check --severity vague-w', ['<<perfgoal check --severity vague-wording=>>']],
      ['perfgoal check --severity vague-wording=w', ['vague-wording=warning >>']],
      ['perfgoal new --form x', ['<<perfgoal new --form xizang/fujian2 >>']],
      ['perfgoal forms sh', ['<<perfgoal forms show >>']],
      ['perfgoal completion fi', ['<<perfgoal completion fish >>']],
      ['perfgoal check zz/', ['<<perfgoal check zz/one\\ filing.yaml >>']],
    ];
    const driver = fileURLToPath(new URL('completions.zsh', import.meta.url));
    const input = tried.map(([line]) => `${line}\n`).join('');
    const printed = run('zsh', ['-f', driver, './script'], folder, input).split(/(?<=>>)/);
    for (const [index, [line, shows]] of tried.entries())
      for (const each of shows) expect(printed[index], line).toContain(each);
  }, 120_000);
});

test('the table knows how to complete every value', () => {
  const { commands: all, rules, flexible, forms } = completionOf(commands, 'zh');
  const plain = all.flatMap(({ name, options }) =>
    options.flatMap(option => (option.value?.kind === 'text' ? [`${name} ${option.name}`] : [])),
  );
  // What nothing can be offered for.
  const free = /--(name|jobs|timeout|shard|year|max-\w+|stdin-filename)$/;
  expect(plain.filter(option => !free.test(option))).toEqual([]);
  expect(rules.map(({ id }) => id)).toEqual(catalogue.map(({ id }) => id));
  expect(flexible.map(({ id }) => id)).not.toContain('schema-valid');
  expect(forms).toEqual(listForms());
});

test('without a shell it prints its help; another shell is a fault', async () => {
  const none = await perfgoal(['completion'], { cwd: '/' });
  expect(none.stderr).toContain('~/.config/fish/completions/perfgoal.fish');
  expect(none.status).toBe(2);
  const other = await perfgoal(['completion', 'fis'], { cwd: '/' });
  expect(other.stderr).toContain('是不是“fish”');
  expect(other.status).toBe(2);
});
