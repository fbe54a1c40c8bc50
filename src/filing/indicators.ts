/** Walking a table of indicators. */
import type { Path } from '../finding.ts';
import type { Indicator, IndicatorTable } from './filing.ts';

export interface PlacedIndicator {
  readonly indicator: Indicator;
  readonly path: Path;
  /** Names of its first and second level. */
  readonly first: string;
  readonly second: string;
}

/** Every indicator of a table, in the order written. */
export function* indicatorsOf(table: IndicatorTable, path: Path): Iterable<PlacedIndicator> {
  for (const [first, groups] of Object.entries(table)) {
    for (const [second, list] of Object.entries(groups)) {
      for (const [index, indicator] of list.entries()) {
        yield { indicator, path: [...path, first, second, index], first, second };
      }
    }
  }
}
