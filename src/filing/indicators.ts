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

/** A goal and the table of indicators that measures it. */
export interface PlacedGoal {
  readonly kind: 'longTerm' | 'annual' | 'objective';
  readonly text?: string;
  readonly path: Path;
  readonly table: IndicatorTable;
  readonly tablePath: Path;
}

/** The long-term goal, the annual one, and the goals of forms that list several; stated or not. */
export function goalsOf({ goals, indicators, objectives }: Filing): readonly PlacedGoal[] {
  const periods = (['longTerm', 'annual'] as const).map(kind => ({
    kind,
    ...textIfAny(goals[kind]),
    path: ['goals', kind],
    table: indicators[kind],
    tablePath: ['indicators', kind],
  }));
  const listed = objectives.map(({ text, indicators: table }, index) => ({
    kind: 'objective' as const,
    ...textIfAny(text),
    path: ['objectives', index, 'text'],
    table,
    tablePath: ['objectives', index, 'indicators'],
  }));
  return [...periods, ...listed];
}

const textIfAny = (text: string | undefined) => (text === undefined ? {} : { text });

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

const known = new WeakMap<Filing, readonly PlacedIndicator[]>();

/** Every indicator of all tables; remembered, since many rules ask. */
export function allIndicators(filing: Filing): readonly PlacedIndicator[] {
  const all =
    known.get(filing) ??
    goalsOf(filing).flatMap(({ table, tablePath }) => [...indicatorsOf(table, tablePath)]);
  known.set(filing, all);
  return all;
}

/** A table with something in it that the form prints; the tables of several goals are one. */
export interface PlacedTable {
  readonly kind: PlacedGoal['kind'];
  readonly path: Path;
  readonly rows: readonly PlacedIndicator[];
}

/** The tables that the form prints and that have indicators; two periods that say the same count once, as the first. */
export function distinctTables(filing: Filing, { fields }: Demands): readonly PlacedTable[] {
  const isPrinted = (place: Path) =>
    fields.some(({ path }) => place.every((key, index) => path[index] === key));
  const tables = new Map<PlacedGoal['kind'], PlacedTable>();
  for (const { kind, table, tablePath } of goalsOf(filing)) {
    const path = kind === 'objective' ? ['objectives'] : tablePath;
    const rows = [...(tables.get(kind)?.rows ?? []), ...indicatorsOf(table, tablePath)];
    if (rows.length > 0 && isPrinted(path)) tables.set(kind, { kind, path, rows });
  }
  if (tables.has('longTerm') && tables.has('annual') && sameTables(filing)) tables.delete('annual');
  return [...tables.values()];
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
