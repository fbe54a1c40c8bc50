/** Who applies, told alike wherever filings are counted by department. */
import type { Filing } from './filing.ts';

/** The department that a filing counts to: of the whole of a unit, and where a form asks for no other, the unit that reports. */
export const departmentOf = ({
  project,
  reportingUnit,
}: Pick<Filing, 'project' | 'reportingUnit'>): string | undefined =>
  project.department ??
  (project.name === undefined || project.implementingUnit === undefined
    ? reportingUnit
    : undefined);

/** A name without blanks, full-width forms made half-width, so that two ways to type it are one. */
export const plainName = (text: string | undefined): string =>
  (text ?? '').normalize('NFKC').replace(/\s/g, '');
