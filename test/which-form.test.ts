/** Which form a document is: told where its labels tell it, else a question that names the candidates. */
import { expect, test } from 'vitest';
import { listForms } from '../src/assets.ts';
import { checkDocument } from '../src/check-filled.ts';
import { UserError } from '../src/errors.ts';
import { templateFor } from '../src/which-form.ts';
import { blankDocx, loadTemplate } from './draft/blank-form.ts';
import { sketch } from './form/sketch.ts';
import { cell, docxOf, row, table } from './word/ooxml.ts';

/** What is asked where a form cannot be told. */
async function questionFor(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof UserError) return `${error.sentence.zh}；${error.help?.zh}`;
    throw error;
  }
  throw new Error('nothing is asked');
}

/** Labels that national/special-fund and national/annual have in common, and one of each. */
const TIED = sketch({
  rows: `
    项目名称 | 乡村道路
    实施单位 | 青山乡
    年度资金总额 | 10
    财政拨款 | 10
    其他资金 |
    总体目标 | 修路
    年度目标 | 修路
    绩效指标 | 一级指标
    二级指标 | 三级指标
    指标值 |`,
});

test('a tie between two shipped forms is a question that names both', async () => {
  expect(await questionFor(templateFor(TIED, { name: '申报表.docx' }))).toMatch(
    /^看不出 申报表\.docx 是哪种表：几个表样同样相符；用 --form 指定，例如 national\/special-fund（[^）]+）、national\/annual（[^）]+）$/,
  );
  const answered = await templateFor(TIED, { name: '申报表.docx', form: 'national/annual' });
  expect(answered.id).toBe('national/annual');
});

test.each(listForms())('the blank form of %s is known, and has nothing to misread', async id => {
  const { template, findings, labels } = await checkDocument(await blankDocx(loadTemplate(id)), {
    name: '空白表.docx',
  });
  expect(template?.id).toBe(id);
  expect(labels.found).toBe(labels.known);
  // What is told of it is that nobody has filled it in.
  const about = findings.map(({ rule }) => rule);
  expect(about.filter(rule => /garbled|vague|plausible|adds-up|matches/.test(rule))).toEqual([]);
  expect(findings.some(({ severity }) => severity === 'error')).toBe(true);
});

test('a table whose every cell is empty is a question', async () => {
  const empty = Array.from({ length: 8 }, () => row([cell(''), cell(''), cell('')]));
  const document = docxOf(table([2000, 3000, 3000], empty));
  const asked = await questionFor(checkDocument(document, { name: '空表.docx' }));
  expect(asked).toMatch(/^看不出 空表\.docx 是哪种表：没有栏目相符的表样；用 --form 指定/);
  const { findings, labels } = await checkDocument(document, {
    name: '空表.docx',
    form: 'national/annual',
  });
  expect(labels.found).toBe(0);
  expect(findings.some(({ severity }) => severity === 'error')).toBe(true);
});
