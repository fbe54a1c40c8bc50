/** The look across all filings of a run, for which little is kept of each: there may be ten thousand. */
import type { Checked } from './check.ts';
import { toFiling } from './filing/convert.ts';
import type { Finding, Severities } from './finding.ts';
import { withoutIgnored } from './ignore.ts';
import {
  type AcrossItem,
  checkAcross,
  type DepartmentTotal,
  projectUnique,
} from './rules/across.ts';

/** What is kept of a checked filing: who applies for what, and where its text names the project. */
export interface Remembered extends AcrossItem {
  /** Whether a comment lets the filing's project be filed twice. */
  readonly isIgnored: boolean;
}

/** Keeps what the look across filings needs; nothing of it holds on to the text or its tree. */
export function remember({ source, filing }: Checked): Remembered {
  const { year, project, reportingUnit, funding } = filing;
  const span = source.locate(NAME);
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
      },
    },
  };
}

const noFunding = toFiling({}).filing.funding;

const NAME = ['project', 'name'];

/** What shows only across filings. The findings are those of later filings too, since each names the others. */
export function checkTogether(
  items: readonly Remembered[],
  severities: Severities,
): {
  readonly findings: ReadonlyMap<Remembered, readonly Finding[]>;
  readonly departments: readonly DepartmentTotal[];
} {
  const { findings, totals } = checkAcross(items);
  const severity = severities[projectUnique.id] ?? projectUnique.severity;
  const told =
    severity === 'off'
      ? []
      : [...findings]
          .filter(([{ isIgnored }]) => !isIgnored)
          .map(([item, found]) => [item, found.map(each => ({ ...each, severity }))] as const);
  return { findings: new Map(told), departments: totals };
}
