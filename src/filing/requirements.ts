/** What a form requires of a filing: the fields that it prints and what may stand in them. */
import type { Path, Severity } from '../finding.ts';
import { withKeyOrder } from '../source/key-order.ts';
import { memoize } from '../source/memoize.ts';
import type { Filing } from './filing.ts';
import { type RowIndexes, type RowKind, rowIndexes, withRowIndex } from './funding-rows.ts';
import type { MoneyFormat } from './money.ts';
import { covers, EACH } from './patterns.ts';

/** Keys that choose the form and the unit, or tell rows apart; a filing may state them where its form does not print them. */
export const META_KEYS: readonly Path[] = [
  ['form'],
  ['year'],
  ['funding', 'unit'],
  ['funding', 'rows', EACH, 'years'],
];

/** One field that the form prints. */
export interface FieldRequirement {
  /** May hold EACH. */
  readonly path: Path;
  readonly required: boolean;
  /** What the form prints beside it, where it is of one row of a list, e.g. 年度资金总额. */
  readonly label?: string;
  /** Most characters of its text. */
  readonly limit?: number;
  /** The choices that the form offers. */
  readonly choices?: readonly string[];
  /** Whether any other text may be filled in instead of a choice. */
  readonly takesOther?: boolean;
  /** Whether the cell is 指标性质, for the operator of the value at the path. */
  readonly isOperator?: boolean;
}

/** First level → second levels of indicators. */
export type Classification = Readonly<Record<string, readonly string[]>>;

/** What a template says of filings besides the fields in its cells. */
export interface Constraints {
  /** First level → second levels of indicators that the form knows; undefined where it names none. */
  readonly classification?: Classification;
  /** Levels that it takes besides and does not print itself, since places name them differently or put them elsewhere. */
  readonly acceptedLevels: Classification;
  /** Names of first or second levels that must have an indicator; of those that are expected to. */
  readonly requiredLevels: readonly string[];
  readonly expectedLevels: readonly string[];
  /** Rule id → its severity on this form, where it differs from the rule's own. */
  readonly severities: Readonly<Record<string, Severity | 'off'>>;
  /** How the form prints amounts of money; as written where it says nothing. */
  readonly money?: MoneyFormat;
  /** A source that is the sum of others → those, e.g. 自有资金 → 事业收入, 其他; the total counts each amount once. */
  readonly subtotals: Readonly<Record<string, readonly string[]>>;
  /** Sources that are only a part of their total (其中): beside one of them the sources may add up to less. */
  readonly partialSources: readonly string[];
  /** What the weights of the indicators of one table may add up to; undefined where the form does not say. */
  readonly weightTotals?: readonly number[];
}

export interface Requirements extends Constraints {
  /** Id of the form. */
  readonly form: string;
  readonly fields: readonly FieldRequirement[];
  /** The rows of the funds that it prints by what they are; none where it lists the rows as stated. */
  readonly rowKinds: ReadonlySet<RowKind>;
  /** Where the filing that is looked at states them: their paths have these indexes; absent where no filing is. */
  readonly rowIndexes?: RowIndexes;
}

/** The requirements with the rows of the funds where a filing states them. */
export function requirementsFor(filing: Filing, requirements: Requirements): Requirements {
  if (requirements.rowKinds.size === 0) return requirements;
  return placedAt(requirements)(rowIndexes(filing, requirements.rowKinds));
}

/** By indexes, so that what is computed of requirements is computed once for filings that state their rows alike. */
const placedAt = memoize((requirements: Requirements) => {
  const known = new Map<string, Requirements>();
  return (indexes: RowIndexes): Requirements => {
    const key = `${indexes.project} ${indexes.year}`;
    const placed = known.get(key) ?? {
      ...requirements,
      fields: requirements.fields.map(field => ({
        ...field,
        path: withRowIndex(field.path, indexes),
      })),
      rowIndexes: indexes,
    };
    known.set(key, placed);
    return placed;
  };
});

/** All levels that a form takes, those that it prints first; undefined where it names none. */
export const levelsTaken = memoize(
  ({ classification, acceptedLevels }: Requirements): Classification | undefined => {
    if (!classification) return undefined;
    const firsts = [...new Set([...Object.keys(classification), ...Object.keys(acceptedLevels)])];
    const taken: Record<string, readonly string[]> = Object.create(null);
    const under = (levels: Classification, first: string) =>
      Object.hasOwn(levels, first) ? (levels[first] ?? []) : [];
    for (const first of firsts)
      taken[first] = [
        ...new Set([...under(classification, first), ...under(acceptedLevels, first)]),
      ];
    return withKeyOrder(taken, firsts);
  },
);

/**
 * The levels of a blank form, each name once: a second level that stands under an earlier first level already, or is a
 * first level of its own, is left out. One that is called as its own first level stays.
 */
export function levelsPrinted({ classification }: Requirements): Classification | undefined {
  if (!classification) return undefined;
  const firsts = Object.keys(classification);
  const known = new Set<string>();
  const levels = firsts.map(first => {
    const seconds = (classification[first] ?? []).filter(
      second => !known.has(second) && (second === first || !firsts.includes(second)),
    );
    for (const second of seconds) known.add(second);
    return [first, seconds] as const;
  });
  return withKeyOrder(Object.fromEntries(levels), firsts);
}

/** The names that a form prints under a place, e.g. its sources of funding; empty when it prints none by name. */
export function namesUnder({ fields }: Requirements, place: Path): readonly string[] {
  const names = fields
    .filter(({ path }) => path.length > place.length && covers(place, path.slice(0, place.length)))
    .map(({ path }) => String(path[place.length]));
  return [...new Set(names)].filter(name => name !== EACH);
}
