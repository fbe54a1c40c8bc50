/** Which levels of a list have no indicator in the tables of a filing; one report for a level, not one for a table. */

import type { Filing } from '../../filing/filing.ts';
import { distinctTables, type PlacedTable, sameTables } from '../../filing/indicators.ts';
import { EACH } from '../../filing/patterns.ts';
import { levelsTaken, type Requirements } from '../../filing/requirements.ts';
import type { Localized, Path } from '../../finding.ts';

export interface MissingLevel {
  readonly level: string;
  /** The first table without it. */
  readonly path: Path;
  /** Where an indicator of it would stand. */
  readonly from: readonly Path[];
  /** What the tables without it are called. */
  readonly tables: Localized;
}

/** A table without any indicator is not asked for levels. */
export function missingLevels(
  filing: Filing,
  requirements: Requirements,
  levels: readonly string[],
): readonly MissingLevel[] {
  const tables = distinctTables(filing, requirements);
  const same = sameTables(filing);
  return levels.flatMap(level => {
    const without = tables.filter(table => !has(table, level));
    const first = without[0];
    if (!first) return [];
    const kinds = new Set(without.map(({ kind }) => kind));
    const isBoth = kinds.has('longTerm') && (same || kinds.has('annual'));
    const name = isBoth ? both : names[first.kind];
    const classification = levelsTaken(requirements) ?? {};
    const parents = Object.keys(classification).filter(key => classification[key]?.includes(level));
    const from = without.flatMap(({ kind, path }) => {
      const table = kind === 'objective' ? [...path, EACH, 'indicators'] : ['indicators', EACH];
      return [[...table, level], ...parents.map(parent => [...table, parent, level])];
    });
    return [{ level, path: first.path, from, tables: name }];
  });
}

const has = ({ rows }: PlacedTable, level: string) =>
  rows.some(({ first, second }) => first === level || second === level);

const names = {
  longTerm: { zh: '长期绩效指标', en: 'the long-term indicators' },
  annual: { zh: '年度绩效指标', en: 'the annual indicators' },
  objective: { zh: '各目标的绩效指标', en: 'the indicators of the goals' },
} satisfies Record<string, Localized>;

const both: Localized = { zh: '长期和年度绩效指标', en: 'the long-term and annual indicators' };
