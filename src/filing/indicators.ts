/** Walking the tables of indicators, and telling the kinds of indicators by the names of their levels. */
import type { Path } from '../finding.ts';
import { memoize } from '../source/memoize.ts';
import type { Filing, Indicator, IndicatorTable } from './filing.ts';
import { saysNothing } from './patterns.ts';
import { type Quantity, readValue } from './quantity.ts';
import type { Requirements } from './requirements.ts';

export interface PlacedIndicator {
  readonly indicator: Indicator;
  readonly path: Path;
  /** Names of its first and second level. */
  readonly first: string;
  readonly second: string;
}

/** A goal and the table of indicators that measures it. */
export interface PlacedGoal {
  readonly kind: 'longTerm' | 'annual' | 'objective';
  readonly text: string | undefined;
  readonly path: Path;
  readonly table: IndicatorTable;
  readonly tablePath: Path;
  /** The indicators of the table; rows of which nothing is filled in are none. */
  readonly rows: readonly PlacedIndicator[];
}

/** The long-term goal, the annual one, and the goals of forms that list several; stated or not. */
export const goalsOf = memoize(
  ({ goals, indicators, objectives }: Filing): readonly PlacedGoal[] => {
    const periods = (['longTerm', 'annual'] as const).map(kind => ({
      kind,
      text: goals[kind],
      path: ['goals', kind],
      ...(kind === 'annual' && indicators.ungrouped.length > 0
        ? listAt(['indicators', 'ungrouped'], indicators.ungrouped)
        : tableAt(['indicators', kind], indicators[kind])),
    }));
    const listed = objectives.map(({ text, indicators: table }, index) => ({
      kind: 'objective' as const,
      text,
      path: ['objectives', index, 'text'],
      ...tableAt(['objectives', index, 'indicators'], table),
    }));
    return [...periods, ...listed];
  },
);

const tableAt = (tablePath: Path, table: IndicatorTable) => ({
  table,
  tablePath,
  rows: indicatorsOf(table, tablePath).filter(({ indicator }) => !saysNothing(indicator)),
});

/** Indicators without levels. */
const listAt = (tablePath: Path, list: readonly Indicator[]) => ({
  table: {},
  tablePath,
  rows: list.flatMap((indicator, index) =>
    saysNothing(indicator)
      ? []
      : [{ indicator, path: [...tablePath, index], first: '', second: '' }],
  ),
});

/** Every indicator of a table, in the order written. */
export function indicatorsOf(table: IndicatorTable, path: Path): readonly PlacedIndicator[] {
  const rows: PlacedIndicator[] = [];
  for (const [first, groups] of Object.entries(table)) {
    for (const [second, list] of Object.entries(groups)) {
      list.forEach((indicator, index) => {
        rows.push({ indicator, path: [...path, first, second, index], first, second });
      });
    }
  }
  return rows;
}

/** An indicator with what its value means; undefined where none is stated. */
export interface ReadIndicator extends PlacedIndicator {
  readonly read: Quantity | undefined;
}

/** Every indicator of all tables. */
export const allIndicators = memoize((filing: Filing): readonly ReadIndicator[] =>
  goalsOf(filing).flatMap(({ rows }) =>
    rows.map(({ indicator, path, first, second }) => {
      const read = indicator.value && readValue(indicator.value);
      return { indicator, path, first, second, read };
    }),
  ),
);

/** A table with something in it that the form prints; the tables of several goals are one. */
export interface PlacedTable {
  readonly kind: PlacedGoal['kind'];
  readonly path: Path;
  readonly rows: readonly PlacedIndicator[];
}

/** Whether the indicators of a table stand under levels; those of a form without levels are one list. */
export const hasLevels = ({ path }: Pick<PlacedTable, 'path'>): boolean => path[1] !== 'ungrouped';

/** The tables that the form prints and that have indicators; two periods that say the same count once, as the first. */
export const distinctTables = (
  filing: Filing,
  requirements: Requirements,
): readonly PlacedTable[] => tablesOn(filing)(requirements);

const tablesOn = memoize((filing: Filing) =>
  memoize(({ fields }: Requirements): readonly PlacedTable[] => {
    const isPrinted = ([group, period]: Path) =>
      fields.some(({ path }) => path[0] === group && (!period || path[1] === period));
    const tables = new Map<PlacedGoal['kind'], PlacedTable>();
    for (const { kind, tablePath, rows } of goalsOf(filing)) {
      const path = kind === 'objective' ? ['objectives'] : tablePath;
      const all = [...(tables.get(kind)?.rows ?? []), ...rows];
      if (all.length > 0 && isPrinted(path)) tables.set(kind, { kind, path, rows: all });
    }
    if (tables.has('longTerm') && tables.has('annual') && sameTables(filing))
      tables.delete('annual');
    return [...tables.values()];
  }),
);

/** Whether both periods have the same indicators with the same values. */
export const sameTables = memoize((filing: Filing): boolean => {
  const [longTerm, annual] = goalsOf(filing);
  return (
    longTerm?.rows.length === annual?.rows.length &&
    (longTerm?.rows ?? []).every((row, index) => areSame(row, annual?.rows[index]))
  );
});

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
