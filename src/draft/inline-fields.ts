/** Labels that stand in one cell with what they ask for: 年度资金总额：　　　　其中：财政拨款：. */

import { isRoom } from '../form/label-text.ts';
import type { GridCell } from '../word/grid.ts';
import { linesInCell } from './cell-text.ts';
import { notePlace } from './filled.ts';
import { fundLabel } from './fund-labels.ts';
import { fieldOfFund } from './funds.ts';
import { fieldsOfLabel, isNarrative } from './labels.ts';
import { type FormReading, take } from './reading.ts';
import { withFields } from './year-fields.ts';

/** A label with its colon, or with room behind it; 其中 belongs to the label behind it. */
const LABEL =
  /((?:其中[:：])?[^\s　:：，。；;、（()）_＿]+(?:[（(][^（()）:：]{1,8}[）)])?)(?:[\s　]*[:：]|(?=[\s　_＿]{2}))/g;

/** The lines of a cell with the fields that its labels ask for; undefined where none is known. */
export function inlineFields(reading: FormReading, cell: GridCell): readonly string[] | undefined {
  if (cell.rowSpan > 1) return undefined;
  let found = 0;
  const lines = linesInCell(cell).map(line => {
    const labels = [...line.matchAll(LABEL)];
    const lead = line.slice(0, labels[0]?.index);
    const parts = labels.map((match, index) => {
      const end = labels[index + 1]?.index ?? line.length;
      const value = line.slice(match.index + match[0].length, end);
      const [, label = ''] = match;
      const isInside = /[（(][^）)]*$/.test(line.slice(0, match.index));
      if (!isInside) reading.funds.endParts(cell);
      const isPart = isInside && !label.startsWith('其中');
      const field = fieldOf(reading, cell, isPart ? `其中${label}` : label, value);
      if (field === undefined) return `${match[0]}${value}`;
      found++;
      return `${match[0]}{${field}}${value.replace(ROOM_OR_AMOUNT, '')}`;
    });
    return `${withFields(reading, lead)}${parts.join('')}`;
  });
  return found > 0 ? lines : undefined;
}

const ROOM_OR_AMOUNT = /^[\s　_＿…\d,.]*/;

function fieldOf(
  reading: FormReading,
  cell: GridCell,
  label: string,
  value: string,
): string | undefined {
  const fund = mayBeFund(reading, label, cell) ? reading.funds.read(label, cell) : undefined;
  if (fund) {
    notePlace(reading.filled, 'amounts', ROOM_OR_AMOUNT.exec(value)?.[0] ?? '');
    return take(reading, [fieldOfFund(fund)]);
  }
  const fields = fieldsOfLabel(label).filter(field => !isNarrative(field));
  if (fields.length === 0 || !isRoom(value)) return undefined;
  notePlace(reading.filled, 'values', '');
  return take(reading, fields);
}

/** Whether a label of funds asks for an amount where it stands: below a label that speaks of funds, or beside others. */
export function mayBeFund({ inFunds, funds }: FormReading, text: string, cell: GridCell): boolean {
  if (inFunds) return true;
  const label = fundLabel(text);
  if (!label || fieldsOfLabel(text).length > 0) return false;
  return label.isTotal || funds.goesOn(cell.row);
}
