/** Rows of the funds on forms that print them by what they are: those that are missing, and what each one stated is. */
import type { Filing } from '../../filing/filing.ts';
import { fieldAt } from '../../filing/form-places.ts';
import { longestRows, type RowKind } from '../../filing/funding-rows.ts';
import { saysNothing } from '../../filing/patterns.ts';
import type { Requirements } from '../../filing/requirements.ts';
import type { Path } from '../../finding.ts';

export interface MissingRow {
  readonly kind: RowKind;
  /** Where it would stand. */
  readonly path: Path;
}

/** Those whose total the form requires. */
export function missingRows(
  { funding }: Filing,
  requirements: Requirements,
): readonly MissingRow[] {
  const { rowIndexes, rowKinds } = requirements;
  if (!rowIndexes) return [];
  return [...rowKinds].flatMap(kind => {
    const path = ['funding', 'rows', rowIndexes[kind]];
    const isMissing = rowIndexes[kind] >= funding.rows.length;
    return isMissing && fieldAt(requirements, [...path, 'total'])?.required ? [{ kind, path }] : [];
  });
}

/**
 * What a row is on the form: printed; of the same years as a printed one; as long a run of years as the printed one of
 * the project, where neither is the project's period; one of which nothing is filled in; or none of these.
 */
export type RowPart = 'printed' | 'repeated' | 'rival' | 'blank' | 'stray';

/** The part of each row; all are printed by a form that lists them. */
export function partsOfRows(filing: Filing, requirements: Requirements): readonly RowPart[] {
  const { rows } = filing.funding;
  const { rowIndexes, rowKinds } = requirements;
  if (!rowIndexes) return rows.map(() => 'printed');
  const printed = [...rowKinds].map(kind => rowIndexes[kind]);
  const years = printed.map(index => rows[index]?.years?.text);
  const rivals = rowKinds.has('project') ? rivalRows(filing, rowIndexes.project) : [];
  return rows.map((row, index) => {
    if (printed.includes(index)) return 'printed';
    if (saysNothing(row)) return 'blank';
    if (row.years && years.includes(row.years.text)) return 'repeated';
    return rivals.includes(index) ? 'rival' : 'stray';
  });
}

/** Those that may as well be the project's as the row that is taken for it. */
function rivalRows(filing: Filing, project: number): readonly number[] {
  const { period } = filing.project;
  const years = filing.funding.rows[project]?.years;
  const isPeriod = years?.first === period.start?.year && years?.last === period.end?.year;
  const longest = longestRows(filing);
  return isPeriod || !longest.includes(project) ? [] : longest.filter(index => index !== project);
}

/** Indexes of the rows that the form does not print and no other rule tells. */
export const strayRows = (filing: Filing, requirements: Requirements): readonly number[] =>
  partsOfRows(filing, requirements).flatMap((part, index) => (part === 'stray' ? [index] : []));

/** The years with which a filing says which row is the budget year's or the project's; some where it does not tell. */
export function yearsFor(kind: RowKind, { project }: Filing, year: string): string {
  const { start, end } = project.period;
  if (kind === 'year') return year;
  const [first, last] = [start?.year ?? Number(year), end?.year ?? Number(year) + 2];
  return first === last ? `${first}` : `${first}-${last}`;
}
