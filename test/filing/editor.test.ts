/** The schemas as an editor uses them, with the YAML language server of VS Code and others as the judge. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { requirementsOf } from '../../src/form/requirements.ts';
import { shippedForms } from '../../src/forms.ts';
import { listForms } from '../../src/index.ts';
import { schemaFor, skeleton } from '../../src/new.ts';
import { type LanguageServer, startLanguageServer } from './language-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'perfgoal-editor-'));
const form = shippedForms('xizang/fujian2');
let server: LanguageServer;

beforeAll(async () => {
  const file = join(folder, 'zh.schema.json');
  writeFileSync(file, JSON.stringify(schemaFor(form, 'zh')));
  server = await startLanguageServer(pathToFileURL(file));
}, 30_000);

afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

const head = '表样: xizang/fujian2\n年度: 2026\n';
const labels = async (text: string) => (await server.complete(text)).map(({ label }) => label);

describe('a filing with Chinese keys', () => {
  test('its faults are underlined where they stand, in Chinese where it is ours to say', async () => {
    const text = `表样: xizang/fujian2
年度: 二〇二六
项目基本信息:
  项目属性: 新项目
  主管部门: true
  联系电话:
  项目起止时间: { 开始时间: 2026/1/1, 完成时间: 2026年12月31日 }
  负责人: 王建国
项目资金申请:
  资金明细: 多行
`;
    const found = await server.diagnostics(text);
    const lines = text.split('\n');
    const said = found.map(({ message, range: { start } }) => {
      return `${start.line + 1}: ${lines[start.line]?.slice(start.character).split(/[:,]/)[0]}: ${message}`;
    });
    expect(said.filter(each => !each.includes('Missing property'))).toEqual([
      '2: 二〇二六: 请写四位年份，例如 2023',
      '4: 新项目: Value is not accepted. Valid values: "新增项目", "延续项目".',
      '5: true: Incorrect type. Expected one of string, number.',
      '7: 2026/1/1: 请写到日、月或年：2023-01-01 或 2023年1月1日，2023-01 或 2023年1月，2023',
      '8: 负责人: Property 负责人 is not allowed.',
      expect.stringMatching(/^10: 多行: Incorrect type/),
    ]);
    const missing = said.filter(each => each.includes('Missing property'));
    expect(missing).toContain('3: 项目基本信息: Missing property "项目名称".');
    expect(missing).toContain('1: 表样: Missing property "绩效指标".');
  });

  test('dates are right to the day, the month or the year', async () => {
    const dated = (date: string) => `${head}填报信息:\n  填报日期: ${date}\n`;
    const faults = async (date: string) =>
      (await server.diagnostics(dated(date))).filter(({ range }) => range.start.line === 3);
    for (const date of ['2026-01-31', '2026年1月31日', '2026-01', '2026年1月', '2026', '2026年'])
      expect([date, await faults(date)]).toEqual([date, []]);
    for (const date of ['2026.01', '202601', '0131', '26'])
      expect([date, (await faults(date)).length]).toEqual([date, 1]);
  });

  test('its keys are completed, with what they mean', async () => {
    const items = await server.complete(`${head}项目基本信息:\n  ‸\n`);
    const name = items.find(({ label }) => label === '项目名称');
    expect(name?.documentation).toBe(
      '与部门预算中的项目名称一致。例如：2023年昌都市乡级视频会议系统维保费项目',
    );
    expect(name?.insertText).toBe('项目名称: ');
    expect(items.map(({ label }) => label)).not.toContain('name');
    expect(await labels(`${head}‸\n`)).toEqual(expect.arrayContaining(['绩效指标', '填报单位']));
  });

  test('where the form has choices, these are offered and nothing else', async () => {
    expect(await labels(`${head}项目基本信息:\n  项目属性: ‸\n`)).toEqual(['新增项目', '延续项目']);
    expect(await labels(`${head}项目资金申请:\n  金额单位: ‸\n`)).toEqual(['万元', '元']);
    expect(await labels(`${head}绩效指标:\n  年度绩效指标:\n    ‸\n`)).toEqual([
      '产出指标',
      '效益指标',
    ]);
  });

  test.each([
    '项目基本信息:\n  项目名称: ‸',
    '项目资金申请: ‸',
    '项目资金申请:\n  资金明细:\n    - 合计: ‸',
    '填报信息:\n  填报日期: ‸',
  ])('no true, false, null or invented value is offered: %j', async text => {
    const offered = await labels(`${head}${text}\n`);
    expect(offered.filter(label => /true|false|null|\d/.test(label))).toEqual([]);
  });

  test('a key is explained', async () => {
    const text = await server.hover(`${head}项目基本信息:\n  项目‸属性: 新增项目\n`);
    expect(text).toContain('项目属性');
    expect(text).toContain('表样所列选项之一');
    expect(text).toContain('延续项目');
  });
});

test.each(listForms())(
  'an editor finds nothing wrong with the skeleton of %s, and its schema is small',
  async id => {
    const template = shippedForms(id);
    for (const keys of ['en', 'zh'] as const) {
      const schema = JSON.stringify(schemaFor(template, keys), null, 2);
      expect(Buffer.byteLength(schema)).toBeLessThan(150_000);
      const file = pathToFileURL(join(folder, `${keys}-${id.replace('/', '-')}.json`));
      writeFileSync(file, schema);
      const yaml = skeleton(requirementsOf(template), template.title, {
        keys,
        schema: file.href,
        year: 2026,
      });
      expect((await server.diagnostics(yaml)).map(({ message }) => message)).toEqual([]);
    }
  },
);
