/** A folder shared among machines, and their reports made one. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withDuplicates } from '../../src/cli/merge/duplicates.ts';
import { shardOf } from '../../src/cli/render/shard.ts';
import { fixtureFolder, listing } from './folder.ts';
import { filing, writeFilings } from './many.ts';
import { perfgoal } from './run.ts';

const validate = new Ajv({
  allErrors: true,
  strict: false,
  formats: { 'date-time': true },
}).compile(
  JSON.parse(
    readFileSync(new URL('../../schemas/run-report.schema.json', import.meta.url), 'utf8'),
  ),
);

test('shards are even, whole, apart, and the same in any order', () => {
  const names = fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 60 });
  fc.assert(
    fc.property(names, fc.integer({ min: 1, max: 12 }), (stems, total) => {
      const inputs = stems.map(stem => ({ name: `in/${stem}.yaml`, path: `/in/${stem}`, stem }));
      const shards = Array.from({ length: total }, (_, place) =>
        shardOf(inputs, { index: place + 1, total }).map(({ stem }) => stem),
      );
      expect(shards.flat().sort()).toEqual([...stems].sort());
      const sizes = shards.map(shard => shard.length);
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      const backwards = shardOf([...inputs].reverse(), { index: 1, total });
      expect(backwards.map(({ stem }) => stem)).toEqual(shards[0]);
    }),
  );
});

test.each(['0/3', '4/3', '1', 'a/b', '1/0', '-1/3', '1/3/5', '1/99999'])(
  '--shard %s is refused',
  async shard => {
    const { status, stderr } = await perfgoal(['render', 'filings', '--shard', shard], {
      cwd: fixtureFolder(),
    });
    expect(status).toBe(2);
    expect(stderr).toContain(`--shard 的写法“${shard}”不对`);
  },
);

/** Reports r1.json … of so many shards, of which the second has a filing that fails. */
async function sharded(total: number) {
  const cwd = fixtureFolder();
  writeFilings(join(cwd, 'in'), 7);
  writeFileSync(join(cwd, 'in/f001.yaml'), filing(1).replace('新增项目', '<script>&"老"项目'));
  // The same project again: f000 and f005 fall to different shards of two and of three.
  writeFileSync(join(cwd, 'in/f005.yaml'), filing(0));
  const statuses: number[] = [];
  for (let index = 1; index <= total; index++) {
    const args = ['render', 'in', '--out', 'out', '--shard', `${index}/${total}`];
    const { status } = await perfgoal([...args, '--report', `r${index}.json`], { cwd });
    statuses.push(status);
  }
  return {
    cwd,
    statuses,
    merge: (...args: string[]) => perfgoal(['merge-reports', ...args], { cwd }),
    edit: (name: string, change: (report: Record<string, unknown>) => void) => {
      const report = JSON.parse(readFileSync(join(cwd, name), 'utf8'));
      change(report);
      writeFileSync(join(cwd, name), JSON.stringify(report));
    },
  };
}

test('the reports of all shards are one, in every format', async () => {
  const { cwd, statuses, merge } = await sharded(3);
  expect(statuses).toEqual([0, 1, 0]);
  expect(listing(join(cwd, 'out')).filter(name => name.endsWith('.docx'))).toHaveLength(6);

  const pretty = await merge('r2.json', 'r3.json', 'r1.json');
  expect(pretty.status).toBe(1);
  expect(pretty.stdout.toString().split('\n')).toEqual([
    'in/f000.yaml: 警告: 同一个项目（名称、年度、部门、单位都相同）在 in/f005.yaml 里也有一份 [project-unique]',
    'in/f001.yaml:6:14: 错误: 表样里没有「<script>&"老"项目」 [name-on-form]',
    'in/f005.yaml: 警告: 同一个项目（名称、年度、部门、单位都相同）在 in/f000.yaml 里也有一份 [project-unique]',
    '3 份报告，7 份申报：已生成 6 份，失败 1 份',
    '',
  ]);

  expect((await merge('r*.json', '--out', 'all.json')).status).toBe(1);
  const report = JSON.parse(readFileSync(join(cwd, 'all.json'), 'utf8'));
  expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
  expect(report).toMatchObject({ reports: 3, shard: null, status: 1 });
  expect(report.totals).toEqual({ rendered: 6, unchanged: 0, failed: 1, left: 0 });
  expect(report.filings.map(({ file }: { file: string }) => file)).toEqual(
    [0, 1, 2, 3, 4, 5, 6].map(number => `in/f00${number}.yaml`),
  );

  await merge('r*.json', '--out', 'all.xml');
  const xml = readFileSync(join(cwd, 'all.xml'), 'utf8');
  expect(xml.match(/<testsuite /g)).toHaveLength(7);
  expect(xml.match(/<failure /g)).toHaveLength(1);
  expect(xml).toContain('表样里没有「&lt;script&gt;&amp;&quot;老&quot;项目」');

  await merge('r*.json', '--out', 'all.html');
  const page = readFileSync(join(cwd, 'all.html'), 'utf8');
  expect(page).toContain('表样里没有「&lt;script&gt;&amp;&quot;老&quot;项目」');
  expect(page).not.toMatch(/<script|https?:|\ssrc=|@import|url\(/i);
  expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'; `);
  expect(page).toContain('<b>6</b> 已生成');
  const english = await merge('r*.json', '--format', 'html', '--lang', 'en');
  expect(english.stdout.toString()).toContain('<b>6</b> rendered');
});

test('a folder is searched for reports', async () => {
  const { cwd, merge } = await sharded(2);
  mkdirSync(join(cwd, 'reports/second'), { recursive: true });
  renameSync(join(cwd, 'r1.json'), join(cwd, 'reports/r1.json'));
  renameSync(join(cwd, 'r2.json'), join(cwd, 'reports/second/r2.JSON'));
  writeFileSync(join(cwd, 'reports/notes.yaml'), 'no: report');
  const { status, stdout } = await merge('reports/');
  expect(status).toBe(1);
  expect(stdout.toString()).toContain('2 份报告，7 份申报');
  const none = await merge('filings/');
  expect([none.status, none.stdout.toString()]).toEqual([2, '']);
  expect(none.stderr).toContain('文件夹里没有 .json 文件');
});

test.each(['constructor', '__proto__', 'toString'])('--out r.%s is text', async ending => {
  const { cwd, merge } = await sharded(1);
  expect((await merge('r1.json', '--out', `r.${ending}`)).status).toBe(1);
  expect(readFileSync(join(cwd, `r.${ending}`), 'utf8')).toContain('失败 1 份');
});

test('a filing that failed in a strict run fails by its warnings', async () => {
  const cwd = fixtureFolder();
  const merge = (...args: string[]) => perfgoal(['merge-reports', ...args], { cwd });
  const render = ['render', 'warned/blank.yaml', '--out', 'out/'];
  await perfgoal([...render, '--report', 'lenient.json'], { cwd });
  await perfgoal([...render, '--strict', '--force', '--report', 'strict.json'], { cwd });
  const failures = async (report: string) => {
    const { stdout } = await merge(report, '--format', 'junit');
    return stdout.toString().match(/<failure /g)?.length ?? 0;
  };
  expect([await failures('lenient.json'), await failures('strict.json')]).toEqual([0, 1]);
  const { status, stdout } = await merge('strict.json');
  expect(status).toBe(1);
  expect(stdout.toString()).toMatch(
    /^warned\/blank\.yaml:\d+:\d+: 警告: .*\n1 份报告.*失败 1 份\n$/,
  );
  expect((await merge('lenient.json')).stdout.toString()).toMatch(/^1 份报告.*已生成 1 份\n$/);
});

test('no format says a person’s name or number that a finding does not', async () => {
  const { cwd, merge } = await sharded(1);
  for (const format of ['json', 'html', 'junit', 'pretty'])
    expect((await merge('r1.json', '--format', format)).stdout.toString()).not.toContain('旦增');
  expect(readFileSync(join(cwd, 'r1.json'), 'utf8')).not.toContain('县医院');
});

type Edit = Awaited<ReturnType<typeof sharded>>['edit'];

test.each<[string, readonly string[], (edit: Edit) => void, string]>([
  ['a missing shard', ['r1.json', 'r3.json'], () => {}, '缺 1 份：2/3'],
  ['missing shards', ['r3.json'], () => {}, '缺 2 份：1/3、2/3'],
  [
    'a doubled shard',
    ['r*.json'],
    edit => edit('r3.json', report => Object.assign(report, { shard: { index: 1, total: 3 } })),
    'r1.json 和 r3.json 都是第 1/3 份',
  ],
  [
    'another total',
    ['r*.json'],
    edit => edit('r3.json', report => Object.assign(report, { shard: { index: 3, total: 4 } })),
    'r1.json 分作 3 份，r3.json 分作 4 份',
  ],
  [
    'a whole run among shards',
    ['r*.json'],
    edit => edit('r3.json', report => Object.assign(report, { shard: null })),
    'r1.json 是一份分片，r3.json 不是',
  ],
  [
    'another version of perfgoal',
    ['r*.json'],
    edit => edit('r2.json', report => Object.assign(report, { perfgoal: '9.9.9' })),
    '报告出自 perfgoal 的不同版本：r1.json 0.1.0，r2.json 9.9.9',
  ],
  [
    'another version of the report',
    ['r*.json'],
    edit => edit('r2.json', report => Object.assign(report, { version: 2 })),
    'r2.json 是第 2 版的报告',
  ],
  [
    'a report without filings',
    ['r*.json'],
    edit => edit('r2.json', report => Object.assign(report, { filings: [{}] })),
    'r2.json 不是完整的运行报告',
  ],
  ['no report', ['forms/tiny.yaml'], () => {}, 'forms/tiny.yaml 不是完整的运行报告'],
  ['no file', ['r1.json', 'nowhere.json'], () => {}, 'nowhere.json  错误  没有这个文件或文件夹'],
])('%s is refused', async (_, names, change, says) => {
  const { cwd, merge, edit } = await sharded(3);
  change(edit);
  const { status, stdout, stderr } = await merge(...names, '--out', 'all.json');
  expect([status, stdout.toString()]).toEqual([2, '']);
  expect(stderr).toContain(says);
  expect(listing(cwd)).not.toContain('all.json');
});

test('documents of one name in two runs are a failure', async () => {
  const { merge, edit } = await sharded(2);
  edit('r2.json', report => {
    const [, first] = report.filings as { outputs: { file: string }[] }[];
    if (first?.outputs[0]) first.outputs[0].file = 'out/F000.docx';
    else throw new Error('the second filing of the second shard has no document');
  });
  const { status, stdout } = await merge('r*.json');
  expect(status).toBe(1);
  expect(stdout.toString()).toMatch(
    /in\/f000\.yaml: 错误: 输出 out\/f000\.docx 与 in\/f00\d\.yaml 的输出同名/,
  );
});

test('filings of one project in their thousands name some others each, without looking at all of them', () => {
  let reads = 0;
  const filings = Array.from({ length: 20_000 }, (_, number) => ({
    get file() {
      reads += 1;
      return `in/f${number}.yaml`;
    },
    status: 'rendered' as const,
    source: null,
    form: null,
    project: 'same',
    outputs: [],
    findings: [],
    fault: null,
    ms: 0,
  }));
  const messages = withDuplicates(filings, 'zh').map(({ findings: [finding] }) => finding?.message);
  expect(reads).toBeLessThan(10 * filings.length);
  expect([messages[0], messages[19_999]]).toEqual([
    expect.stringContaining('在 in/f1.yaml、in/f2.yaml、in/f3.yaml… 里也有一份'),
    expect.stringContaining('在 in/f0.yaml、in/f1.yaml、in/f2.yaml… 里也有一份'),
  ]);
  const [first] = withDuplicates(filings.slice(0, 4), 'zh');
  expect(first?.findings[0]?.message).toContain('在 in/f1.yaml、in/f2.yaml、in/f3.yaml 里也有一份');
});

test('a run that was interrupted stays so in the merged report', async () => {
  const { merge, edit } = await sharded(2);
  edit('r1.json', report => {
    const [first] = report.filings as object[];
    Object.assign(first ?? {}, { status: 'left', outputs: [] });
    report.status = 130;
  });
  const { status, stdout } = await merge('r*.json');
  expect(status).toBe(130);
  expect(stdout.toString()).toContain('没有做的 1 份');
  const junit = (lang: string) => merge('r*.json', '--format', 'junit', '--lang', lang);
  expect((await junit('zh')).stdout.toString()).toContain('message="没有做到这一份"');
  expect((await junit('en')).stdout.toString()).toContain(
    'message="not rendered: the run ended before"',
  );
});

test('the report takes the place of no filing and needs its folder', async () => {
  const cwd = fixtureFolder();
  const before = readFileSync(join(cwd, 'filings/good.yaml'), 'utf8');
  for (const [report, says] of [
    ['filings/good.yaml', '会覆盖申报本身'],
    ['nowhere/run.json', '没有文件夹 nowhere'],
  ] as const) {
    const args = ['render', 'filings', '--out', 'out', '--report', report];
    const { status, stderr } = await perfgoal(args, { cwd });
    expect(status).toBe(2);
    expect(stderr).toContain(says);
  }
  expect(readFileSync(join(cwd, 'filings/good.yaml'), 'utf8')).toBe(before);
  expect(listing(cwd)).not.toContain('out');
});
