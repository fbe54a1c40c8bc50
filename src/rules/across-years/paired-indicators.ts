/** The indicators of two years, by table and name. */
import type { Filing } from '../../filing/filing.ts';
import {
  goalsOf,
  type PlacedGoal,
  type PlacedIndicator,
  sameTables,
} from '../../filing/indicators.ts';
import type { Path } from '../../finding.ts';
import { comparableName, likeness } from '../reading/likeness.ts';
import { timelessName } from './match-last.ts';

/** A table of this year with what became of last year's indicators of the same kind. */
export interface PairedTable {
  readonly path: Path;
  readonly pairs: readonly { readonly now: PlacedIndicator; readonly before: PlacedIndicator }[];
  /** Last year's indicators of which there is none like it now. */
  readonly dropped: readonly PlacedIndicator[];
}

/** How alike the names of an indicator must be that was only put in other words. */
const ALIKE = 0.75;

/** The tables that both years have indicators in; two periods that say the same count once, as the annual one. */
export function pairedTables(filing: Filing, last: Filing): readonly PairedTable[] {
  const kinds = ['longTerm', 'annual', 'objective'] as const;
  const isRepeated = sameTables(filing) && sameTables(last);
  return kinds.flatMap(kind => {
    const [now, before] = [tablesOf(filing, kind), tablesOf(last, kind)];
    const [first] = now;
    if (!first || (kind === 'longTerm' && isRepeated)) return [];
    const rows = now.flatMap(table => table.rows);
    const lastRows = before.flatMap(table => table.rows);
    if (rows.length === 0 || lastRows.length === 0) return [];
    return [
      { path: kind === 'objective' ? ['objectives'] : first.tablePath, ...paired(rows, lastRows) },
    ];
  });
}

const tablesOf = (filing: Filing, kind: PlacedGoal['kind']): readonly PlacedGoal[] =>
  goalsOf(filing).filter(goal => goal.kind === kind);

/** Pairs by equal names first, so that a name that is much alike takes none from them. */
function paired(
  rows: readonly PlacedIndicator[],
  lastRows: readonly PlacedIndicator[],
): Pick<PairedTable, 'pairs' | 'dropped'> {
  const free = new Set(rows.filter(({ indicator }) => indicator.name !== undefined));
  const found = new Map<PlacedIndicator, PlacedIndicator>();
  const named = lastRows.filter(({ indicator }) => indicator.name !== undefined);
  for (const least of [1, ALIKE])
    for (const before of named) {
      if (found.has(before)) continue;
      const now = [...free].find(row => alike(row, before) >= least);
      if (!now) continue;
      found.set(before, now);
      free.delete(now);
    }
  return {
    pairs: [...found].map(([before, now]) => ({ now, before })),
    dropped: named.filter(before => !found.has(before)),
  };
}

const alike = (a: PlacedIndicator, b: PlacedIndicator): number => likeness(nameOf(a), nameOf(b));

const nameOf = ({ indicator }: PlacedIndicator) => comparableName(timelessName(indicator.name));
