/** The summary of many filings: a row for each project and each indicator; the writers of this folder print it. */
import type Big from 'big.js';
import { checkTogether, type Remembered, remember } from '../across.ts';
import type { Checked } from '../check.ts';
import { plainName } from '../filing/department.ts';
import type { Day } from '../filing/filing.ts';
import type { PlacedGoal } from '../filing/indicators.ts';
import type { Finding, Severities } from '../finding.ts';
import { indicatorRows, projectRow } from './rows.ts';

/** One project; amounts in 万元, undefined where the filing does not state them. No names or phone numbers of people. */
export interface ProjectRow {
  readonly file: string;
  readonly name: string;
  readonly attribute: string;
  /** In the spelling in which it first appears. */
  readonly department: string;
  readonly departmentCode: string;
  readonly implementingUnit: string;
  readonly year: number | undefined;
  readonly start: Day | undefined;
  readonly end: Day | undefined;
  /** Funds of the budget year, and of the longest period that the filing states. */
  readonly yearTotal: Big | undefined;
  readonly wholeTotal: Big | undefined;
  /** Funds of the budget year by source; a part of a stated subtotal is named with it, e.g. 自有资金其中：事业收入. */
  readonly sources: ReadonlyMap<string, Big>;
  readonly errors: number;
  readonly warnings: number;
}

export interface IndicatorRow {
  readonly file: string;
  readonly project: string;
  /** What it measures; `number` counts the goals of forms that list several, from 1. */
  readonly goal: { readonly kind: PlacedGoal['kind']; readonly number: number };
  readonly first: string;
  readonly second: string;
  readonly name: string;
  readonly value: string;
  readonly note: string;
}

export interface Summary {
  readonly projects: readonly ProjectRow[];
  readonly indicators: readonly IndicatorRow[];
  /** Names of all sources, in the order in which they first appear. */
  readonly sources: readonly string[];
  /** Rule → how often it was found, most often first. */
  readonly findings: ReadonlyMap<string, number>;
  /** Files that could not be read. */
  readonly leftOut: readonly string[];
}

export interface SummaryBuilder {
  /** Adds a filing; of one that cannot be read, or whose form is not known, only the file is named. */
  readonly add: (checked: Checked) => void;
  /** Names a file that could not be checked. */
  readonly leaveOut: (file: string) => void;
  readonly summary: () => Summary;
}

/** Builds a summary filing by filing; of each only its rows are kept. */
export function newSummary(severities: Severities = {}): SummaryBuilder {
  const projects = new Map<Remembered, ProjectRow>();
  const indicators: IndicatorRow[] = [];
  const counts = new Map<string, number>();
  const departments = new Map<string, string>();
  const leftOut: string[] = [];

  /** The same department in the spelling in which it first appeared, so that it is one to a spreadsheet too. */
  const oneSpelling = (department: string) => {
    const key = plainName(department);
    const known = departments.get(key) ?? department;
    departments.set(key, known);
    return known;
  };
  const count = ({ rule }: Finding) => counts.set(rule, (counts.get(rule) ?? 0) + 1);

  return {
    leaveOut: file => leftOut.push(file),
    add(checked) {
      if (!checked.template) {
        leftOut.push(checked.source.name);
        return;
      }
      const row = projectRow(checked, checked.template.constraints);
      projects.set(remember(checked), { ...row, department: oneSpelling(row.department) });
      indicators.push(...indicatorRows(checked));
      checked.findings.forEach(count);
    },
    summary() {
      const { findings } = checkTogether([...projects.keys()], severities);
      const rows = [...projects].map(([item, row]) => withFindings(row, findings.get(item) ?? []));
      [...findings.values()].flat().forEach(count);
      return {
        projects: rows,
        indicators,
        sources: [...new Set(rows.flatMap(({ sources }) => [...sources.keys()]))],
        findings: new Map([...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))),
        leftOut,
      };
    },
  };
}

const withFindings = (row: ProjectRow, findings: readonly Finding[]): ProjectRow => {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return {
    ...row,
    errors: row.errors + errors,
    warnings: row.warnings + findings.length - errors,
  };
};
