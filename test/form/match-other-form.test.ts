/** A form that is read as another one: every text of it is a value, a label of that form, or told to have no place. */
import { expect, test } from 'vitest';
import { listForms } from '../../src/assets.ts';
import type { FilledForm } from '../../src/form/filled-form.ts';
import { isRoom, labelKeys } from '../../src/form/label-text.ts';
import { matchForm } from '../../src/form/match/match.ts';
import { planOf } from '../../src/form/match/plan.ts';
import { hasChoiceMark } from '../../src/form/match/read-choice.ts';
import type { FormTemplate } from '../../src/form/template.ts';
import { readFilledWord } from '../../src/word/filled-word.ts';
import { loadTemplate } from '../draft/blank-form.ts';
import { examples, renderExample } from '../examples/examples.ts';

/** Amounts are read without what groups their digits, and without the unit that the form states once. */
const plain = (text: string) => text.replaceAll(/\s|(?<=\d),(?=\d{3})|(?<=\d)万?元$/g, '');

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  // Names of levels are keys.
  return Object.entries(value).flatMap(([key, child]) => [key, ...textsIn(child)]);
}

const isLabelOf = (template: FormTemplate) => {
  const { labels, levels } = planOf(template);
  return (text: string) => labelKeys(text).some(key => labels.has(key) || levels.has(key));
};

/** What people have written: the pieces of the cells, but for labels and choices. */
const piecesOf = ({ cells }: FilledForm, isLabel: (text: string) => boolean) =>
  cells
    .filter(({ lines }) => !isLabel(lines.join('')) && !hasChoiceMark(lines.join('')))
    .flatMap(({ lines }) => lines.flatMap(line => line.split(/[\s　:：；（）()]|[至到](?=\d)/)))
    // The values of 2021's form say 定性 beside what shows it.
    .filter(piece => !isRoom(piece) && !isLabel(piece) && piece !== '定性');

test.each(examples)('$name', async ({ name, checked, ...example }) => {
  const own = checked.template;
  if (!own) throw new Error(`${name} has no form`);
  const { form } = readFilledWord(await renderExample({ name, checked, ...example }, 'docx'));
  const pieces = piecesOf(form, isLabelOf(own));
  expect(pieces.length).toBeGreaterThan(5);
  for (const id of listForms().filter(other => other !== own.id)) {
    const template = loadTemplate(id);
    const isLabel = isLabelOf(template);
    const { value, unplaced } = matchForm(form, template);
    const told = [...textsIn(value), ...unplaced.map(({ text }) => text)].map(plain).join('\n');
    const lost = pieces.filter(piece => !isLabel(piece) && !told.includes(plain(piece)));
    expect.soft({ id, lost }).toEqual({ id, lost: [] });
  }
});
