/** Which levels of a list have no indicator in the tables of a filing; one report for a level, not one for a table. */

import type { Filing } from '../../filing/filing.ts';
import {
  distinctTables,
  hasLevels,
  type PlacedTable,
  sameTables,
} from '../../filing/indicators.ts';
import { isOfLevel } from '../../filing/levels.ts';
import { EACH } from '../../filing/patterns.ts';
import { type Classification, levelsTaken, type Requirements } from '../../filing/requirements.ts';
import type { Localized, Path } from '../../finding.ts';
import { strayLevels } from './stray-levels.ts';

export interface MissingLevel {
  readonly level: string;
  /** The first table without it. */
  readonly path: Path;
  /** Where an indicator of it would stand. */
  readonly from: readonly Path[];
  /** What the tables without it are called. */
  readonly tables: Localized;
}

/**
 * A level is there in any of its spellings, satisfaction and cost at either level. A table without any indicator is not
 * asked for levels, nor is a list that has none; of levels that ask for the same only the first is told. A first level
 * that the form does not know may be what a place calls one that it does, so that then none of these is missed.
 */
export function missingLevels(
  filing: Filing,
  requirements: Requirements,
  levels: readonly string[],
): readonly MissingLevel[] {
  const tables = distinctTables(filing, requirements).filter(hasLevels);
  const same = sameTables(filing);
  const taken = levelsTaken(requirements) ?? {};
  const isUnsure = [...strayLevels(filing, requirements)].some(
    ({ rank, meant }) => rank === 'first' && !meant,
  );
  const distinct = levels.filter(
    (level, index) =>
      !(isUnsure && Object.hasOwn(taken, level)) &&
      !levels.slice(0, index).some(earlier => isOfLevel(level, earlier)),
  );
  return distinct.flatMap(level => {
    const without = tables.filter(table => !has(table, level));
    const first = without[0];
    if (!first) return [];
    const kinds = new Set(without.map(({ kind }) => kind));
    const isBoth = kinds.has('longTerm') && (same || kinds.has('annual'));
    const name = isBoth ? both : names[first.kind];
    const places = placesOf(level, taken);
    const from = without.flatMap(({ kind, path }) => {
      const table = kind === 'objective' ? [...path, EACH, 'indicators'] : ['indicators', EACH];
      return places.map(place => [...table, ...place]);
    });
    return [{ level, path: first.path, from, tables: name }];
  });
}

/** The ways from a table to where an indicator of a level may stand. */
function placesOf(level: string, taken: Classification): readonly Path[] {
  const seconds = Object.entries(taken).flatMap(([first, names]) =>
    names.filter(name => isOfLevel(name, level)).map(name => [first, name]),
  );
  const firsts = Object.keys(taken).filter(name => isOfLevel(name, level));
  return [...firsts.map(first => [first]), ...seconds];
}

const has = ({ rows }: PlacedTable, level: string) =>
  rows.some(({ first, second }) => isOfLevel(first, level) || isOfLevel(second, level));

const names = {
  longTerm: { zh: '长期绩效指标', en: 'the long-term indicators' },
  annual: { zh: '年度绩效指标', en: 'the annual indicators' },
  objective: { zh: '各目标的绩效指标', en: 'the indicators of the goals' },
} satisfies Record<string, Localized>;

const both: Localized = { zh: '长期和年度绩效指标', en: 'the long-term and annual indicators' };
