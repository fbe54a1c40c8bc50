/** Values as the form prints them. */
import { dayText } from '../filing/days.ts';
import { kindOf, schemaAt } from '../filing/fields.ts';
import type { Filing, Value } from '../filing/filing.ts';
import type { Path } from '../finding.ts';
import { valueAt } from '../source/value-at.ts';

/** Room for a date to be written by hand. */
const BLANK_DAY = '　　年　　月　　日';

/** The text that a field prints; paragraphs are separated by line ends. Unset dates leave room, all else is empty. */
export function printField(filing: Filing, path: Path): string {
  const value = valueAt(filing, path) as Value | undefined;
  if (value !== undefined) return printValue(value);
  const node = schemaAt(path);
  return node && kindOf(node) === 'day' ? BLANK_DAY : '';
}

/** A single value as printed. */
export function printValue(value: Value): string {
  if (typeof value === 'string') return value;
  return value.kind === 'day' ? dayText(value) : value.text;
}
