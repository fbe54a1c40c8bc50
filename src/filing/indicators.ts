/** Walking the tables of indicators, and telling the kinds of indicators by the names of their levels. */
import type { Path } from '../finding.ts';
import type { Demands } from './demands.ts';
import type { Filing, Indicator, IndicatorTable } from './filing.ts';

export interface PlacedIndicator {
  readonly indicator: Indicator;
  readonly path: Path;
  /** Names of its first and second level. */
  readonly first: string;
  readonly second: string;
}

export type GoalPeriod = 'longTerm' | 'annual';

/** Both periods, in the order of forms. */
export const goalPeriods: readonly GoalPeriod[] = ['longTerm', 'annual'];

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

/** Every indicator of both tables. */
export function* allIndicators({ indicators }: Filing): Iterable<PlacedIndicator> {
  for (const period of goalPeriods) yield* indicatorsOf(indicators[period], ['indicators', period]);
}

/** A table with something in it that the form prints. */
export interface PlacedTable {
  readonly period: GoalPeriod;
  readonly path: Path;
  readonly rows: readonly PlacedIndicator[];
}

/** The tables that the form prints and that have indicators; two that say the same count once, as the first. */
export function distinctTables(filing: Filing, demands: Demands): readonly PlacedTable[] {
  const tables = goalPeriods.flatMap(period => {
    const path = ['indicators', period];
    const printed = demands.fields.some(
      field => field.path[0] === 'indicators' && field.path[1] === period,
    );
    const rows = printed ? [...indicatorsOf(filing.indicators[period], path)] : [];
    return rows.length > 0 ? [{ period, path, rows }] : [];
  });
  return tables.length === 2 && sameTables(filing) ? tables.slice(0, 1) : tables;
}

/** Whether both periods have the same indicators with the same values. */
export function sameTables({ indicators }: Filing): boolean {
  const [longTerm, annual] = [indicators.longTerm, indicators.annual].map(table => [
    ...indicatorsOf(table, []),
  ]);
  return (
    longTerm?.length === annual?.length &&
    (longTerm ?? []).every((row, index) => areSame(row, annual?.[index]))
  );
}

function areSame(a: PlacedIndicator, b: PlacedIndicator | undefined): boolean {
  return (
    a.first === b?.first &&
    a.second === b.second &&
    bare(a.indicator.name) === bare(b.indicator.name) &&
    bare(a.indicator.value?.text) === bare(b.indicator.value?.text)
  );
}

const bare = (text: string | undefined) => text?.replace(/\s/g, '');

type Levels = Pick<PlacedIndicator, 'first' | 'second'>;

/** 满意度, as a first or a second level. */
export const isSatisfaction = ({ first, second }: Levels) => /满意/.test(first + second);

/** 成本, as a first or a second level. */
export const isCost = ({ first, second }: Levels) => /成本/.test(first + second);

/** 产出 other than cost. */
export const isOutput = (levels: Levels) => /产出/.test(levels.first) && !isCost(levels);

/** 效益 other than satisfaction. */
export const isBenefit = (levels: Levels) =>
  /效益|效果/.test(levels.first) && !isSatisfaction(levels);
