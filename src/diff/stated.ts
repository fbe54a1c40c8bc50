/** What a filing states in one place, made comparable: 2023-01-01 and 2023年1月1日 are the same date. */
import type Big from 'big.js';
import type { Checked } from '../check.ts';
import { dateText } from '../filing/dates.ts';
import type { ValueKind } from '../filing/fields.ts';
import type { Filing, Value } from '../filing/filing.ts';
import { betweenUnits, unitOfFunds } from '../filing/money.ts';
import { partsOf } from '../filing/quantity.ts';
import { type Requirements, requirementsFor } from '../filing/requirements.ts';
import type { Path } from '../finding.ts';
import { requirementsOf } from '../form/requirements.ts';
import { isBlankText } from '../source/characters.ts';
import { valueAt } from '../source/path.ts';

/** One of the two filings that are compared. */
export interface ComparedFiling {
  /** The plain value as read, with English keys. */
  readonly value: unknown;
  readonly filing: Filing;
  readonly requirements: Requirements | undefined;
  /** The unit of its amounts. */
  readonly unit: string;
}

export function comparedFiling({ source, filing, template }: Checked): ComparedFiling {
  const requirements = template && requirementsFor(filing, requirementsOf(template));
  const unit = unitOfFunds(filing, requirements ?? {});
  return { value: source.value, filing, requirements, unit };
}

/** A value that a filing states. */
export interface Stated {
  /** As the form prints it; as written where it could not be read. */
  readonly text: string;
  /** The same for values that say the same. */
  readonly key: string;
  /** Of an amount. */
  readonly amount?: Big;
  /** Of an amount of money. */
  readonly unit?: string;
  /** Whether it could be read as what stands there. */
  readonly isRead: boolean;
}

/** What stands at a path, which is that of a value; undefined where nothing does. */
export function statedAt(
  { value, filing, unit }: ComparedFiling,
  path: Path,
  kind: ValueKind | undefined,
): Stated | undefined {
  const read = kind && valueAt(filing, path);
  if (read !== undefined) return statedValue(read as Value, kind === 'amount' ? unit : undefined);
  const text = asWritten(valueAt(value, path));
  return text === undefined ? undefined : { text, key: text, isRead: false };
}

function statedValue(value: Value, unit: string | undefined): Stated {
  if (typeof value === 'string') return { text: value, key: value, isRead: true };
  switch (value.kind) {
    case 'date': {
      const text = dateText(value);
      return { text, key: text, isRead: true };
    }
    case 'amount': {
      const key = betweenUnits(value.value, unit, '元').toFixed();
      const money = unit === undefined ? {} : { unit };
      return { text: value.text, key, amount: value.value, ...money, isRead: true };
    }
    case 'years':
      return { text: value.text, key: `${value.first}-${value.last}`, isRead: true };
    case 'indicator-value': {
      const { operator, target, unit: counted } = partsOf(value);
      return { text: value.text, key: [operator, target, counted].join(' '), isRead: true };
    }
  }
}

/** Text as it is, what is no text as JSON; undefined where nothing is written. */
function asWritten(value: unknown): string | undefined {
  if (typeof value === 'string') return isBlankText(value) ? undefined : value.trim();
  if (value === undefined || value === null || Object.keys(value).length === 0) return undefined;
  return JSON.stringify(value);
}
