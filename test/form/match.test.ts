/** Filled forms of our own writer, read back: the filing that they were made of. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { listForms, readFont } from '../../src/assets.ts';
import { check } from '../../src/check.ts';
import { readFilledWorkbook } from '../../src/excel/filled-workbook.ts';
import { toFiling } from '../../src/filing/convert.ts';
import type { Filing } from '../../src/filing/filing.ts';
import { composeSheet } from '../../src/form/compose.ts';
import { type MatchedForm, matchForm } from '../../src/form/match/match.ts';
import { requirementsOf } from '../../src/form/requirements.ts';
import type { FormTemplate } from '../../src/form/template.ts';
import { readFilledWord } from '../../src/word/filled-word.ts';
import { writers } from '../../src/writers/index.ts';
import { blankDocx, docxOf, loadTemplate } from '../draft/blank-form.ts';
import { soundFiling } from '../filing/arbitrary-filing.ts';
import { formFiling } from '../filing/form-filing.ts';
import { cases } from '../random.ts';
import { stated } from './stated.ts';

const exampleOf = (id: string): Filing =>
  check(readFileSync(`examples/${id}.yaml`), { name: id, loadTemplate }).filing;

/** The filing as a Word file, read back. */
const readBack = async (filing: Filing, template: FormTemplate): Promise<MatchedForm> =>
  matchForm(readFilledWord(await docxOf(composeSheet(filing, template, {}))).form, template);

describe.each(listForms())('%s', id => {
  test('its example comes back as it was, with nothing left over', async () => {
    const template = loadTemplate(id);
    const filing = exampleOf(id);
    const { value, unplaced, unsure, labels, cells } = await readBack(filing, template);
    expect(stated(toFiling(value).filing)).toEqual(stated({ ...filing, form: id }));
    expect({ unplaced, unsure }).toEqual({ unplaced: [], unsure: [] });
    expect(labels.found).toBe(labels.known);
    expect(cells.size).toBeGreaterThan(10);
  });

  test('its blank says no more than its unit', async () => {
    const template = loadTemplate(id);
    const { value, unplaced } = matchForm(readFilledWord(await blankDocx(template)).form, template);
    expect(unplaced).toEqual([]);
    const { funding, ...others } = value as { readonly funding?: object };
    expect(others).toEqual({ form: id });
    expect(Object.keys(funding ?? {})).toEqual(funding ? ['unit'] : []);
  });
});

/** The filing as a workbook, read back. */
async function readBackWorkbook(filing: Filing, template: FormTemplate): Promise<MatchedForm> {
  const write = await writers.xlsx();
  const sheet = composeSheet(filing, template, {});
  const bytes = await write(sheet, {
    date: new Date(0),
    readFont,
    readBuiltParts: () => undefined,
  });
  const [only] = readFilledWorkbook(bytes).sheets;
  if (!only) throw new Error('the workbook has no form');
  return matchForm(only.form, template);
}

test.each([
  ['a Word file', readBack, 600],
  ['a workbook', readBackWorkbook, 200],
] as const)(
  'any filing comes back from %s',
  async (_, read, numRuns) => {
    const template = loadTemplate('xizang/fujian2');
    await fc.assert(
      fc.asyncProperty(soundFiling, async plain => {
        const { filing } = toFiling(plain);
        const { value, unplaced } = await read(filing, template);
        const again = toFiling(value).filing;
        expect(unplaced).toEqual([]);
        expect(stated(again)).toEqual(stated(filing));
        expect(composeSheet(again, template, {})).toEqual(composeSheet(filing, template, {}));
      }),
      { numRuns: cases(numRuns) },
    );
  },
  120_000,
);

/** Groups whose texts stand in one cell. */
const PARAGRAPHS: Readonly<Record<string, readonly string[]>> = {
  'daqing/full': ['justification'],
};

describe.each(listForms())('any filing on %s comes back', id => {
  test.each([
    ['from a Word file', readBack],
    ['from a workbook', readBackWorkbook],
  ] as const)(
    '%s',
    async (_, read) => {
      const template = loadTemplate(id);
      const filings = formFiling(requirementsOf(template), PARAGRAPHS[id]);
      await fc.assert(
        fc.asyncProperty(filings, async plain => {
          const { filing } = toFiling(plain);
          const { value, unplaced } = await read(filing, template);
          const again = toFiling(value).filing;
          expect(unplaced).toEqual([]);
          expect(composeSheet(again, template, {})).toEqual(composeSheet(filing, template, {}));
          expect(stated(again)).toEqual(stated(filing));
        }),
        { numRuns: cases(30) },
      );
    },
    120_000,
  );
});
