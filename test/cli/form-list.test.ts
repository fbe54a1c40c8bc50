/** The list of forms and what is near to one's own, as they stand in a terminal. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { formList, formListJson } from '../../src/cli/form-list.ts';
import { plainLook } from '../../src/cli/session.ts';
import { cellsOf, checkForm, type FormTemplate } from '../../src/internal.ts';
import { fixtureFolder } from './folder.ts';
import { perfgoal } from './run.ts';

function formOf(id: string, head: string, labels: readonly string[] = []): FormTemplate {
  const rows = ['项目名称', ...labels].map(
    label => `  - { columns: [40, 134], cells: [${label}, ""] }`,
  );
  const yaml = `extends: base\ntitle: 表\norigin: 某地的通知；未逐行核对\n${head}\nparts:\nabove:\nbelow:\nrows:\n${rows.join('\n')}\n`;
  const { template, findings } = checkForm(`${id}.yaml`, new TextEncoder().encode(yaml));
  if (!template) throw new Error(JSON.stringify(findings));
  return { ...template, id };
}

/** As the folder lists them: by their ids. */
const forms = [
  formOf('bei/own', 'status: verified'),
  formOf('dong/town', 'place: 东县\npurpose: 项目自评\nstatus: partly', ['乡镇名称']),
  formOf('guo/2015', 'place: 全国\npurpose: 项目申报\nstatus: unverified', ['中期目标']),
  formOf('guo/2021', 'place: 全国\npurpose: 项目申报\nstatus: partly', ['指标性质', '权重']),
  formOf('guo/annual', 'place: 全国\npurpose: 项目申报\nstatus: partly'),
  formOf('guo/review', 'place: 全国\npurpose: 项目自评\nstatus: partly'),
  formOf('guo/whole', 'place: 全国\npurpose: 部门整体\nstatus: partly', ['年度任务']),
  formOf('xi/town', 'place: 西县\npurpose: 项目申报\nstatus: verified', ['乡镇名称']),
  formOf('yuan/town', 'place: 东县\npurpose: 项目申报\nstatus: verified'),
];

test('national forms first, then by place and purpose, the newest first, those of no place last', async () => {
  expect(await formList(forms, plainLook('zh'))).toBe(`全国 · 项目申报
  guo/annual  表（部分核对）
      某地的通知
  guo/2021    表（部分核对）
      特点：指标性质、权重
  guo/2015    表（未核对）
      特点：中期目标

全国 · 项目自评
  guo/review  表（部分核对）
      某地的通知

全国 · 部门整体
  guo/whole   表（部分核对）
      特点：年度任务

东县 · 项目申报
  yuan/town   表（已核对）
      某地的通知

东县 · 项目自评
  dong/town   表（部分核对）
      特点：乡镇名称

西县 · 项目申报
  xi/town     表（已核对）
      特点：乡镇名称

其他
  bei/own     表（已核对）
      某地的通知
`);
});

test('in English', async () => {
  const list = await formList(forms, plainLook('en'));
  const headings = list.split('\n').filter(line => /^\S/.test(line));
  expect(headings).toEqual([
    'National · project application',
    'National · project self-evaluation',
    'National · whole department',
    '东县 · project application',
    '东县 · project self-evaluation',
    '西县 · project application',
    'Other',
  ]);
  expect(list).toContain('  guo/2021    表 (partly verified)\n      particular: 指标性质, 权重\n');
});

test('as JSON in the same order, each with where, for what, and how much it asks for', async () => {
  const entries = JSON.parse(await formListJson(forms));
  expect(entries.map(({ id }: { id: string }) => id)).toEqual([
    'guo/annual',
    'guo/2021',
    'guo/2015',
    'guo/review',
    'guo/whole',
    'yuan/town',
    'dong/town',
    'xi/town',
    'bei/own',
  ]);
  expect(entries[6]).toEqual({
    id: 'dong/town',
    title: '表',
    description: '',
    place: '东县',
    purpose: '项目自评',
    status: 'partly',
    origin: '某地的通知；未逐行核对',
    fields: 0,
    required: 0,
    particular: ['乡镇名称'],
  });
});

test.each([60, 80, 120])('no line is wider than a terminal of %i columns', async columns => {
  const cwd = fixtureFolder();
  const docx = join(cwd, 'blank.docx');
  const blank = ['render', '--blank', '--form', 'xizang/fujian2', '--out', docx];
  expect((await perfgoal(blank, { cwd })).status).toBe(0);
  const labels = '项目名称,年度资金总额,自有资金,指标性质,评分细则';
  for (const args of [[], ['--like', 'blank.docx'], ['--like', labels]])
    for (const lang of ['zh', 'en']) {
      const { stdout } = await perfgoal(['forms', ...args, '--lang', lang], { cwd, columns });
      const lines = stdout.toString().split('\n');
      expect(lines.length).toBeGreaterThan(5);
      // An id and a title stay on one line.
      const others = columns < 80 ? lines.filter(line => !/[a-z]\/[a-z\d]/.test(line)) : lines;
      expect(others.filter(line => cellsOf(line) > columns)).toEqual([]);
    }
});
