/**
 * The rows of funds that a form prints by what they are: the budget year's, and the whole project's. A template names
 * them so; a filing states them in any order, and they are found by their years.
 */
import type { Path } from '../finding.ts';
import type { Amount, Filing, FundingColumn, FundingRow, Years } from './filing.ts';

/** The step of a path behind funding.rows in the place of an index. */
export type RowKind = 'year' | 'project';

/** Index in funding.rows of each kind; one past the rows, and past one another, where the filing states none. */
export type RowIndexes = Readonly<Record<RowKind, number>>;

const KINDS: readonly RowKind[] = ['project', 'year'];

export const isRowKind = (key: unknown): key is RowKind => KINDS.some(kind => kind === key);

/** The kind of row that a path leads to or into; undefined for any other path. */
export function rowKindIn([group, rows, key]: Path): RowKind | undefined {
  return group === 'funding' && rows === 'rows' && isRowKind(key) ? key : undefined;
}

/** A path with the index of a row in the place of its kind. */
export function withRowIndex(path: Path, indexes: RowIndexes): Path {
  const kind = rowKindIn(path);
  return kind === undefined ? path : [...path.slice(0, 2), indexes[kind], ...path.slice(3)];
}

/**
 * Where a filing states the rows of the kinds that a form prints. A project of one year has one row for both, or two
 * that say the same; a row without years is found where it is the only one and the form asks for one kind.
 */
export function rowIndexes(filing: Filing, kinds: ReadonlySet<RowKind>): RowIndexes {
  const { rows } = filing.funding;
  const [only] = rows;
  const isOnly = rows.length === 1 && only?.years === undefined && kinds.size === 1;
  const found: Readonly<Record<RowKind, number>> = {
    project: isOnly ? 0 : projectRow(filing, kinds),
    year: isOnly ? 0 : yearRow(filing),
  };
  return {
    project: found.project === -1 ? rows.length : found.project,
    year: found.year === -1 ? rows.length + 1 : found.year,
  };
}

/** The last of the year: the first of two that say the same is the project's. */
const yearRow = ({ funding, year }: Filing): number =>
  funding.rows.findLastIndex(({ years }) => year !== undefined && isOne(years, year.first));

function projectRow(filing: Filing, kinds: ReadonlySet<RowKind>): number {
  const { rows } = filing.funding;
  const { start, end } = filing.project.period;
  const exact = rows.findIndex(
    ({ years }) => start && end && years?.first === start.year && years.last === end.year,
  );
  if (exact !== -1) return exact;
  const [longest] = longestRows(filing);
  if (longest !== undefined) return longest;
  if (!kinds.has('year')) return rows.length === 1 ? 0 : -1;
  const isLonger = start !== undefined && end !== undefined && start.year < end.year;
  const { year } = filing;
  return isLonger ? -1 : rows.findIndex(({ years }) => year && isOne(years, year.first));
}

/** The rows of the longest run of years, longer than one; more than one where two runs are as long. */
export function longestRows({ funding: { rows } }: Pick<Filing, 'funding'>): readonly number[] {
  const lengths = rows.map(({ years }) => (years ? years.last - years.first : 0));
  const most = lengths.reduce((longest, length) => Math.max(longest, length), 0);
  return most === 0 ? [] : lengths.flatMap((length, index) => (length === most ? [index] : []));
}

const isOne = (years: Years | undefined, year: number): boolean =>
  years?.first === year && years.last === year;

/** The row of the budget year alone; undefined where there is none, or several that differ. */
export function budgetYearRow({
  funding,
  year,
}: Pick<Filing, 'funding' | 'year'>): FundingRow | undefined {
  const [row, ...others] = funding.rows.filter(({ years }) => year && isOne(years, year.first));
  return row && others.every(other => sameFunds(row, other)) ? row : undefined;
}

/**
 * The money of the budget year, on whatever form: that of its row; of the only row, where it says no years; of a
 * self-evaluation the budget as adjusted, else as approved. Undefined where the filing does not say.
 */
export function fundsOfYear(filing: Pick<Filing, 'funding' | 'year'>): FundingColumn | undefined {
  const { rows, adjusted, budget } = filing.funding;
  const [only] = rows;
  const isUndated = rows.length === 1 && only?.years === undefined;
  if (rows.length > 0) return isUndated ? only : budgetYearRow(filing);
  return [adjusted, budget].find(({ total }) => total);
}

/** Whether two rows state the same amounts. */
export function sameFunds(a: FundingColumn, b: FundingColumn): boolean {
  const names = [...Object.keys(a.sources), ...Object.keys(b.sources)];
  return (
    areEqual(a.total, b.total) && names.every(name => areEqual(a.sources[name], b.sources[name]))
  );
}

const areEqual = (a: Amount | undefined, b: Amount | undefined) =>
  a && b ? a.value.eq(b.value) : a === b;
