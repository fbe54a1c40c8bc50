/** Findings about words within a text point at these words, in whatever way the text is written as YAML. */
import { expect, test } from 'vitest';
import { checkText } from '../reading.ts';

const HEAD = 'form: xizang/fujian2\nyear: 2024\n';

/** The words that the findings of a rule point at. */
function pointedAt(rule: string, yaml: string): readonly string[] {
  const text = HEAD + yaml;
  return checkText(text)
    .findings.filter(finding => finding.rule === rule)
    .map(({ span }) => text.slice(span?.start, span?.end));
}

const INDICATORS =
  'indicators: { annual: { 产出指标: { 数量指标: [{ name: 栽植行道树, value: ≥900株 }] } } }\n';

test.each([
  ['plain', 'goals: { annual: 全年完成管护，绿地优良达标率不低于96%。 }\n', '绿地优良达标率'],
  ['quoted', 'goals: { annual: "全年完成管护，绿地优良达标率不低于96%。" }\n', '绿地优良达标率'],
  [
    'in a block',
    'goals:\n  annual: |\n    全年管护。\n    确保苗木成活率达到９５％。\n',
    '苗木成活率',
  ],
  [
    'folded',
    'goals:\n  annual: >-\n    全年管护。\n\n    市民群众满意度≥90%。\n',
    '市民群众满意度',
  ],
  ['with full-width digits', 'goals: { annual: 完成管护，巡查 １２ 次 }\n', '１２ 次'],
  ['the second of two alike', 'goals: { annual: 编号A12次要，巡查2次 }\n', '2次'],
])('goal-measured in a text that is %s', (_, goals, words) => {
  expect(pointedAt('goal-measured', goals + INDICATORS)).toEqual([words]);
});

test.each([
  ['工单及时办结率', '工单及时办结率达到98%'],
  ['优良中等路率', '使优良中等路率达到83%'],
  ['养护优良率', '2024年度养护优良率达到83%'],
  ['在校生巩固率', '确保在校生巩固率不低于99%'],
  ['优秀率', '合格率和优秀率均达到90%'],
])('takes the whole name %s', (name, goal) => {
  const said = checkText(`${HEAD}goals: { annual: ${goal} }\n${INDICATORS}`).findings;
  expect(said.find(({ rule }) => rule === 'goal-measured')?.message.zh).toContain(`“${name}”`);
});

test('which of two places is meant is told by counting', () => {
  const text = 'overview: 依据甲发〔2019〕7号、甲发[2019]7号和乙发[2020]3号、甲发[2019]7号。\n';
  const at = checkText(HEAD + text)
    .findings.filter(({ rule }) => rule === 'document-number-brackets')
    .map(({ span }) => (span?.start ?? 0) - HEAD.length);
  expect(at).toEqual([text.indexOf('[2019]'), text.indexOf('[2020]'), text.lastIndexOf('[2019]')]);
});

test('amounts and vague words in a text', () => {
  const funds = 'funding: { unit: 万元, rows: [{ years: 2024, total: 8 }] }\n';
  expect(
    pointedAt('narrative-amounts-agree', `${funds}overview: 设备老化。本年度申请资金９万元。\n`),
  ).toEqual(['９万元']);
  expect(pointedAt('vague-wording', 'goals: { annual: 做好服务，进一步提升质量 }\n')).toEqual([
    '进一步提升',
  ]);
});

test('where escapes hide the words the whole value is pointed at', () => {
  expect(pointedAt('document-number-brackets', 'overview: "依据甲发[2019\\u005d7号"\n')).toEqual([
    '"依据甲发[2019\\u005d7号"',
  ]);
});

test('a comment where a text begins lets what is found in its later lines stand', () => {
  const text = `${HEAD}# perfgoal-ignore document-number-brackets: 原文如此\noverview: |\n  第一段。\n  依据甲发[2019]7号。\n`;
  expect(checkText(text).findings.map(({ rule }) => rule)).not.toContain('ignore-used');
  expect(checkText(text).findings.map(({ rule }) => rule)).not.toContain(
    'document-number-brackets',
  );
});
