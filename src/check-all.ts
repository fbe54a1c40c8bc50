/** Checks all filings of a run together; little of each is held in memory, since there may be ten thousand. */
import type { Checked } from './check.ts';
import { toFiling } from './filing/convert.ts';
import type { Finding, Severities } from './finding.ts';
import { withoutIgnored } from './ignore.ts';
import {
  compareProjects,
  type DepartmentTotal,
  type ProjectFacts,
  projectUnique,
} from './rules/project-unique.ts';

/** What the check of all filings needs of one: who applies for what, and where its text names the project. */
export interface FilingFacts extends ProjectFacts {
  /** Whether a comment lets the filing's project be filed twice. */
  readonly isIgnored: boolean;
}

/** Takes what the check of all filings needs; nothing of it refers to the text or its tree. */
export function factsOf({ source, filing }: Checked): FilingFacts {
  const { year, project, reportingUnit, funding } = filing;
  const span = source.locate(NAME);
  const place = source.cellAt?.(NAME);
  const cell = place && structuredClone(place);
  const { rule, severity } = { rule: projectUnique.id, severity: projectUnique.severity };
  const message = projectUnique.summary;
  const probe = { rule, severity, message, path: NAME, structural: false, ...(span && { span }) };
  return {
    isIgnored: withoutIgnored([probe], source).length === 0,
    source: {
      name: source.name,
      text: '',
      value: undefined,
      locate: () => span,
      ...(cell && { cellAt: () => cell }),
      spanAt: (start, end) => span ?? { line: 1, column: 1, start, end },
      comments: [],
      findings: [],
    },
    filing: {
      ...(year && { year }),
      ...(reportingUnit !== undefined && { reportingUnit: structuredClone(reportingUnit) }),
      // A clone, since a part of a long text would keep the whole of it.
      project: structuredClone({ ...project, period: {} }),
      funding: {
        ...noFunding,
        ...(funding.unit !== undefined && { unit: funding.unit }),
        rows: funding.rows.map(row => ({ ...row, sources: {} })),
        adjusted: { ...funding.adjusted, sources: {} },
        budget: { ...funding.budget, sources: {} },
      },
    },
  };
}

const noFunding = toFiling({}).filing.funding;

const NAME = ['project', 'name'];

/** What shows only across filings. The findings are those of later filings too, since each names the others. */
export function checkAll(
  items: readonly FilingFacts[],
  severities: Severities,
): {
  readonly findings: ReadonlyMap<FilingFacts, readonly Finding[]>;
  readonly departments: readonly DepartmentTotal[];
} {
  const { findings, totals } = compareProjects(items);
  const severity = severities[projectUnique.id] ?? projectUnique.severity;
  const reported =
    severity === 'off'
      ? []
      : [...findings]
          .filter(([{ isIgnored }]) => !isIgnored)
          .map(([item, found]) => [item, found.map(each => ({ ...each, severity }))] as const);
  return { findings: new Map(reported), departments: totals };
}
