/** Values as the form prints them. */
import { dayText } from '../filing/days.ts';
import type { MoneyFormat } from '../filing/demands.ts';
import { kindOf, schemaAt, type ValueKind } from '../filing/fields.ts';
import type { Filing, IndicatorValue, Value } from '../filing/filing.ts';
import { printMoney } from '../filing/money.ts';
import { partsOfValue, type ValuePart } from '../filing/value-parts.ts';
import type { Path } from '../finding.ts';
import { childAt, valueAt } from '../source/path.ts';

/** Room for what is written by hand. */
const BLANKS: Partial<Record<ValueKind, string>> = { day: '　　年　　月　　日', year: '　　' };

/** The text that a field prints; paragraphs are separated by line ends. Unset dates and years leave room, all else is empty. */
export function printField(filing: Filing, path: Path, money: MoneyFormat | undefined): string {
  const above = valueAt(filing, path, path.length - 1);
  const key = path.at(-1);
  if (isIndicatorValue(above)) return partsOfValue(above)[key as ValuePart];
  const value = childAt(above, key) as Value | undefined;
  if (typeof value === 'string') return value;
  const node = schemaAt(path);
  const kind = node && kindOf(node);
  if (value === undefined) return BLANKS[kind ?? 'text'] ?? '';
  if (value.kind === 'amount' && kind === 'amount' && money)
    return printMoney(value, filing.funding.unit, money);
  return value.kind === 'day' ? dayText(value) : value.text;
}

const isIndicatorValue = (value: unknown): value is IndicatorValue =>
  typeof value === 'object' &&
  value !== null &&
  'kind' in value &&
  value.kind === 'indicator-value';
