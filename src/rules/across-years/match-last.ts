/** Which of last year's filings is that of the same project. */
import { plainName } from '../../filing/department.ts';
import type { Filing } from '../../filing/filing.ts';
import { memoize } from '../../source/memoize.ts';
import { type ComparableName, comparableName, likeness } from '../reading/likeness.ts';
import type { LastFiling } from './across-years.ts';

/** How alike two names of one unit's projects must be to be one project under two names. */
const ALIKE = 0.6;

/** A project's name without the years in it, so that those of two years are one. */
export const timelessName = (name: string | undefined): string =>
  plainName(name).replace(/(?:19|20)\d\d(?:-(?:19|20)\d\d)?(?:年度|年)?/g, '');

/**
 * Finds the filing of last year with the same name, of the same unit where several have it; else the one of the same
 * unit with a name that is much alike. None where there is none, or it is not certain which.
 */
export function lastMatcher(
  candidates: readonly LastFiling[],
): (filing: Filing) => LastFiling | undefined {
  const byName = new Map<string, LastFiling[]>();
  for (const last of candidates) {
    const { name } = identityOf(last.filing);
    byName.set(name, [...(byName.get(name) ?? []), last]);
  }
  return filing => {
    const own = identityOf(filing);
    // Filings of whole units name no project: only the unit tells them apart.
    if (own.name === '' && own.unit === '') return undefined;
    const isOfUnit = (last: LastFiling) => areOfOneUnit(own, identityOf(last.filing));
    const [namesake, ...namesakes] = (byName.get(own.name) ?? []).filter(isOfUnit);
    if (namesake) return namesakes.length === 0 ? namesake : undefined;
    const [best, second] = candidates
      .filter(isOfUnit)
      .map(last => ({ last, alike: likeness(own.comparable, identityOf(last.filing).comparable) }))
      .filter(({ alike }) => alike >= ALIKE)
      .sort((a, b) => b.alike - a.alike);
    return best && best.alike > (second?.alike ?? 0) ? best.last : undefined;
  };
}

/** What tells projects apart; empty where a filing does not say. */
interface Identity {
  readonly name: string;
  readonly comparable: ComparableName;
  readonly code: string;
  readonly department: string;
  readonly unit: string;
}

const identityOf = memoize(({ project, reportingUnit }: Filing): Identity => {
  const name = timelessName(project.name);
  return {
    name,
    comparable: comparableName(name),
    code: plainName(project.departmentCode),
    department: plainName(project.department),
    unit: plainName(project.implementingUnit ?? reportingUnit),
  };
});

/** Whether nothing that both state tells their units apart. */
const areOfOneUnit = (a: Identity, b: Identity): boolean =>
  (['code', 'department', 'unit'] as const).every(
    key => a[key] === '' || b[key] === '' || a[key] === b[key],
  );
