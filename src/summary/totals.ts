/** Sums over the projects of a summary, each counted in the year that it is filed for. */
import Big from 'big.js';
import { PART_OF, type ProjectRow } from './rows.ts';
import type { Summary } from './summary.ts';

/** The funds that a department applies for in one budget year, in 万元. */
export interface DepartmentSum {
  readonly department: string;
  readonly year: number | undefined;
  readonly sum: Big;
  readonly projects: number;
  /** Projects whose funds of the year are not stated, so that they are not in the sum. */
  readonly unstated: number;
}

/** The funds from a source in one budget year, in 万元. */
export interface SourceSum {
  readonly source: string;
  readonly year: number | undefined;
  readonly sum: Big;
}

/** In the order in which department and year first appear. */
export function departmentSums({ projects }: Summary): readonly DepartmentSum[] {
  const groups = groupedBy(projects, ({ department, year }) => JSON.stringify([department, year]));
  return groups.flatMap(group =>
    group.slice(0, 1).map(({ department, year }) => ({
      department,
      year,
      sum: sumOf(group.map(row => row.yearTotal)),
      projects: group.length,
      unstated: group.filter(row => row.yearTotal === undefined).length,
    })),
  );
}

/** Source by source, the years of each in order; a year in which a source gives nothing is left out. */
export function sourceSums({ projects, sources }: Summary): readonly SourceSum[] {
  const years = groupedBy(projects, ({ year }) => `${year}`)
    .map(group => ({ year: group[0]?.year, group }))
    .sort((a, b) => (a.year ?? 0) - (b.year ?? 0));
  return sources.flatMap(source =>
    years
      .filter(({ group }) => group.some(row => row.sources.has(source)))
      .map(({ year, group }) => ({
        source,
        year,
        sum: sumOf(group.map(row => row.sources.get(source))),
      })),
  );
}

/** What the funds of the year are more than their sources, in 万元: projects state a total, but not all of its sources. */
export function sourceGap({ projects, sources }: Summary): Big {
  const whole = sources.filter(source => !source.includes(PART_OF));
  const stated = projects.flatMap(row => whole.map(source => row.sources.get(source)));
  return sumOf(projects.map(row => row.yearTotal)).minus(sumOf(stated));
}

/** The sum of the amounts that are stated. */
export const sumOf = (amounts: readonly (Big | undefined)[]): Big =>
  amounts.reduce<Big>((sum, amount) => (amount ? sum.plus(amount) : sum), new Big(0));

function groupedBy(
  projects: readonly ProjectRow[],
  keyOf: (project: ProjectRow) => string,
): readonly (readonly ProjectRow[])[] {
  const groups = new Map<string, ProjectRow[]>();
  for (const project of projects) {
    const key = keyOf(project);
    const group = groups.get(key);
    if (group) group.push(project);
    else groups.set(key, [project]);
  }
  return [...groups.values()];
}
