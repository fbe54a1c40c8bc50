/** Rows of the funds on forms that print them by what they are: those missing, and those that are none of them. */
import type { Filing } from '../../filing/filing.ts';
import { fieldAt } from '../../filing/form-places.ts';
import type { RowKind } from '../../filing/funding-rows.ts';
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

/** Indexes of the rows that are none of those that the form prints; a second one of the same years is told as such. */
export function strayRows(
  { funding: { rows } }: Filing,
  requirements: Requirements,
): readonly number[] {
  const { rowIndexes, rowKinds } = requirements;
  if (!rowIndexes || rowKinds.size === 0) return [];
  const printed = [...rowKinds].map(kind => rowIndexes[kind]);
  const years = printed.map(index => rows[index]?.years?.text);
  return rows.flatMap((row, index) =>
    printed.includes(index) || (row.years && years.includes(row.years.text)) ? [] : [index],
  );
}
