/** Walking the amounts of a filing: each total with the sources that it comes from. */
import type { Path } from '../finding.ts';
import type { Filing, FundingColumn } from './filing.ts';
import type { Requirements } from './requirements.ts';

export interface PlacedFunds {
  readonly funds: FundingColumn;
  readonly path: Path;
}

/** The columns beside the rows of funds, in the order of forms. */
const COLUMNS = ['lastYearBudget', 'lastYearSpent', 'budget', 'adjusted', 'spent'] as const;

/** Every total with its sources: rows of funds, last year's and self-evaluation's columns, tasks. */
export function* fundsOf({ funding, tasks }: Filing): Iterable<PlacedFunds> {
  for (const [index, funds] of funding.rows.entries())
    yield { funds, path: ['funding', 'rows', index] };
  for (const column of COLUMNS) yield { funds: funding[column], path: ['funding', column] };
  for (const [index, funds] of tasks.entries()) yield { funds, path: ['tasks', index] };
}

/** The stated subtotal that a source is a part of; undefined where there is none. */
export function subtotalOf(
  source: string,
  { sources }: FundingColumn,
  { subtotals }: Pick<Requirements, 'subtotals'>,
): string | undefined {
  const [found] =
    Object.entries(subtotals).find(([name, parts]) => sources[name] && parts.includes(source)) ??
    [];
  return found;
}
