/** Examples with a row left out, whichever it is: nothing is read that was not said, nothing else is lost. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { listForms } from '../../src/assets.ts';
import { check } from '../../src/check.ts';
import type { Path } from '../../src/finding.ts';
import { composeSheet } from '../../src/form/compose.ts';
import type { FilledForm } from '../../src/form/filled-form.ts';
import { type MatchedForm, matchForm } from '../../src/form/match/match.ts';
import { valueAt } from '../../src/source/path.ts';
import { readFilledWord } from '../../src/word/filled-word.ts';
import { docxOf, loadTemplate } from '../draft/blank-form.ts';

function without(form: FilledForm, row: number): FilledForm {
  const cells = form.cells.flatMap(cell => {
    const isCovering = cell.row <= row && row < cell.row + cell.rowSpan;
    if (isCovering && cell.rowSpan === 1) return [];
    if (isCovering) return [{ ...cell, rowSpan: cell.rowSpan - 1 }];
    return [cell.row > row ? { ...cell, row: cell.row - 1 } : cell];
  });
  return { ...form, cells };
}

/** The values by their cells and fields; years and units of funds follow from others. */
function valuesOf({ cells, value }: MatchedForm): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const [key, { name }] of cells) {
    const path = JSON.parse(key) as Path;
    const text = valueAt(value, path);
    const field = path.filter(step => typeof step === 'string').join('.');
    const follows = field === 'funding.rows.years' || field === 'funding.unit';
    if (typeof text === 'string' && !follows) values.set(`${name.zh} ${field}`, text);
  }
  return values;
}

test.each(listForms())('%s', async id => {
  const template = loadTemplate(id);
  const { filing } = check(readFileSync(`examples/${id}.yaml`), { name: id, loadTemplate });
  const form = readFilledWord(await docxOf(composeSheet(filing, template, {}))).form;
  const whole = valuesOf(matchForm(form, template));
  const rows = Math.max(...form.cells.map(cell => cell.row)) + 1;
  for (let row = 0; row < rows; row++) {
    const matched = matchForm(without(form, row), template);
    const values = valuesOf(matched);
    const added = [...values].filter(([place, text]) => whole.get(place) !== text);
    expect.soft({ row: row + 1, added }).toEqual({ row: row + 1, added: [] });
    const unplaced = matched.unplaced.map(({ text }) => text).join('\n');
    const lost = [...whole].filter(
      ([place, text]) =>
        !place.startsWith(`第${row + 1}行`) && !values.has(place) && !unplaced.includes(text),
    );
    expect.soft({ row: row + 1, lost }).toEqual({ row: row + 1, lost: [] });
  }
});
