/** What stands elsewhere than the form has it: lines, labels in other rows, several labels in one cell. */
import type { FilledForm } from '../filled-form.ts';
import { isPageNumber, isRoom } from '../label-text.ts';
import { OUTSIDE, resolvePath, type TemplateLine } from '../template.ts';
import { type AcceptedLabels, acceptedLabels } from './accepted-labels.ts';
import { labelFit } from './fit.ts';
import type { FormRow, RowCell } from './form-rows.ts';
import { readCaption, valuesIn } from './read-cell.ts';
import { type LooseText, labelOf, readHeadings, readLines, takeApart } from './read-lines.ts';
import { type At, put, type Reading } from './reading.ts';
import type { StepCell } from './step-cell.ts';

/** A label of the form that was not found, with the field that it asks for. */
interface Asked {
  readonly accepted: AcceptedLabels;
  readonly label?: StepCell;
  /** The cell that prints the field; none for lines. */
  readonly cell?: StepCell;
  readonly put: (text: string, at: At) => void;
}

/** Reads all that the rows have not: the rest of the texts is unplaced. */
export function readLoose(
  reading: Reading,
  form: FilledForm,
  rows: readonly FormRow[],
  isAssigned: (row: number) => boolean,
): void {
  const { template } = reading;
  const lines = [
    ...readLines(reading, form.above, template.above),
    ...readLines(reading, form.below, template.below),
    ...form.pages.filter(({ text }) => !isPageNumber(text)),
  ];
  const asked = new Set([
    ...askedInLines(reading, template.above),
    ...askedInLines(reading, template.below),
    ...askedInRows(reading),
  ]);
  readMovedLabels(reading, rows, asked);
  const headings = readHeadings(reading, lines);
  const left = headings.flatMap(line => readParts(asked, line));
  const cells = rows
    .flatMap(({ own }) => own)
    .filter(cell => cell.text !== '' && !reading.used.has(cell));
  const rest = cells.flatMap(cell => readRest(reading, cell, asked, isAssigned(cell.row)));
  for (const text of [...left, ...rest, ...form.remarks]) reading.unplaced.push(text);
}

/** A cell that no step has taken. */
function readRest(
  reading: Reading,
  cell: RowCell,
  asked: Set<Asked>,
  isAssigned: boolean,
): readonly LooseText[] {
  const { labels, levels } = reading.plan;
  if (isRoom(cell.text) || cell.keys.some(key => labels.has(key) || levels.has(key))) return [];
  const texts = cell.lines.map(text => ({ text: text.trim(), name: cell.name }));
  const uncaptioned = texts.filter(({ text, name }) => !readCaption(reading, text, name));
  const others = isAssigned ? uncaptioned : readHeadings(reading, uncaptioned);
  if (others.length === 0) return [];
  const parts = others.map(text => readParts(asked, text));
  const isUntouched = parts.every(([part], index) => part?.text === others[index]?.text);
  return isUntouched
    ? [{ text: others.map(({ text }) => text).join('\n'), name: cell.name }]
    : parts.flat();
}

/** Reads the labels in a text that are asked for. */
function readParts(asked: Set<Asked>, text: LooseText): readonly LooseText[] {
  const find = (keys: readonly string[]) =>
    [...asked].find(({ accepted }) => keys.some(key => accepted.has(key)));
  return takeApart(text, {
    isKnown: keys => find(keys) !== undefined,
    place: (keys, value, label) => {
      const one = find(keys);
      if (!one) return false;
      one.put(value, { name: text.name, label });
      asked.delete(one);
      return true;
    },
  });
}

/** The labels of lines whose field has no value yet. */
function askedInLines(reading: Reading, lines: readonly TemplateLine[]): readonly Asked[] {
  return lines
    .flatMap(({ paragraphs }) => paragraphs)
    .flatMap(segments => {
      const [field, ...others] = segments.filter(segment => segment.kind === 'field');
      const label = labelOf(segments);
      if (!field || others.length > 0 || label === '') return [];
      const path = resolvePath(field, OUTSIDE);
      if (reading.values.has(JSON.stringify(path))) return [];
      return [
        {
          accepted: acceptedLabels(label, [path]),
          put: (text: string, at: At) => put(reading, path, text, at),
        },
      ];
    });
}

/** The labels of rows that were not found, with the single value beside them. */
function askedInRows(reading: Reading): readonly Asked[] {
  return reading.plan.steps.flatMap(step => {
    if (step.row.kind === 'each' || step.group || step.isHead) return [];
    return step.cells.flatMap((label, index): Asked[] => {
      const cell = step.cells[index + 1];
      const isAsked =
        label.accepted.size > 0 && label.role === 'label' && !reading.found.has(label);
      if (!isAsked || !cell || (cell.role !== 'value' && cell.role !== 'choice')) return [];
      const say = (text: string, at: At) => {
        reading.found.add(label);
        for (const { path, text: one, isSure } of valuesIn(
          reading,
          cell,
          text.split('\n'),
          OUTSIDE,
        ))
          put(reading, path, one, at, isSure);
      };
      return [{ accepted: label.accepted, label, cell, put: say }];
    });
  });
}

/** Labels that stand in a cell of another row than the form has them in, their value right of them. */
function readMovedLabels(reading: Reading, rows: readonly FormRow[], asked: Set<Asked>): void {
  for (const one of asked) {
    const place = rows
      .flatMap(({ own }) => own)
      .find(cell => !reading.used.has(cell) && isAskedBy(one, cell));
    if (!place) continue;
    const row = rows[place.row];
    const value = row?.own.find(({ column }) => column === place.column + place.colSpan);
    const isFree =
      value && !reading.used.has(value) && !value.keys.some(key => reading.plan.labels.has(key));
    if (!isFree) continue;
    reading.used.add(place);
    reading.used.add(value);
    one.put(value.text, { name: value.name, label: place.text });
    asked.delete(one);
  }
}

const isAskedBy = ({ accepted, label }: Asked, cell: RowCell): boolean =>
  label
    ? labelFit(label, { ...cell, inline: undefined }) > 0
    : cell.keys.some(key => accepted.has(key));
