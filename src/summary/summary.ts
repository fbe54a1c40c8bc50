/** What many filings come to: a row a project, a row an indicator, exact sums; the writers of summaries draw it. */
import Big from 'big.js';
import type { Checked } from '../check.ts';
import { dayText } from '../filing/days.ts';
import type { Amount, Filing, FundingRow } from '../filing/filing.ts';
import { indicatorsOf } from '../filing/indicators.ts';
import { inYuan } from '../filing/money.ts';
import type { Finding } from '../finding.ts';

/** One project; amounts in 万元, undefined where the filing does not say them. Names and phones of people are left out. */
export interface ProjectRow {
  readonly file: string;
  readonly name: string;
  readonly attribute: string;
  readonly department: string;
  readonly departmentCode: string;
  readonly implementingUnit: string;
  readonly year: number | undefined;
  readonly start: string;
  readonly end: string;
  /** Funds of the budget year, and of the longest period that the filing states. */
  readonly yearTotal: Big | undefined;
  readonly wholeTotal: Big | undefined;
  /** Funds of the budget year by source. */
  readonly sources: ReadonlyMap<string, Big>;
  readonly errors: number;
  readonly warnings: number;
}

export interface IndicatorRow {
  readonly file: string;
  readonly project: string;
  readonly period: 'longTerm' | 'annual';
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
}

/** Gathers filings one by one; keeps only what the summary says of them. */
export function newSummary(): {
  readonly add: (checked: Checked) => void;
  readonly summary: () => Summary;
} {
  const projects: ProjectRow[] = [];
  const indicators: IndicatorRow[] = [];
  const sources = new Set<string>();
  const counts = new Map<string, number>();
  return {
    add({ source: { name: file }, filing, findings }) {
      const row = projectRow(file, filing, findings);
      projects.push(row);
      for (const source of row.sources.keys()) sources.add(source);
      indicators.push(...indicatorRows(file, filing));
      for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
    },
    summary: () => ({
      projects,
      indicators,
      sources: [...sources],
      findings: new Map([...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))),
    }),
  };
}

function projectRow(file: string, filing: Filing, findings: readonly Finding[]): ProjectRow {
  const { project, funding, year, reportingUnit = '' } = filing;
  const { start, end } = project.period;
  const inUnit = (amount: Amount | undefined) =>
    amount && inYuan(amount.value, funding.unit)?.times('0.0001');
  const ofYear = funding.rows.find(
    ({ years }) => year && years?.first === year.first && years.last === year.first,
  );
  const sources = Object.entries(ofYear?.sources ?? {}).flatMap(
    ([name, amount]): [string, Big][] => {
      const value = inUnit(amount);
      return value ? [[name, value]] : [];
    },
  );
  return {
    file,
    name: project.name ?? '',
    attribute: project.attribute ?? '',
    // A filing of no project is about the whole of the unit that reports.
    department: project.department ?? (project.name === undefined ? reportingUnit : ''),
    departmentCode: project.departmentCode ?? '',
    implementingUnit: project.implementingUnit ?? '',
    year: year?.first,
    start: start ? dayText(start) : '',
    end: end ? dayText(end) : '',
    yearTotal: inUnit(ofYear?.total),
    wholeTotal: inUnit(longest(funding.rows)?.total),
    sources: new Map(sources),
    errors: findings.filter(finding => finding.severity === 'error').length,
    warnings: findings.filter(finding => finding.severity === 'warning').length,
  };
}

function longest(rows: readonly FundingRow[]): FundingRow | undefined {
  const length = ({ years }: FundingRow) => (years ? years.last - years.first : -1);
  return rows.reduce<FundingRow | undefined>(
    (best, row) => (best === undefined || length(row) > length(best) ? row : best),
    undefined,
  );
}

function indicatorRows(file: string, { project, indicators }: Filing): readonly IndicatorRow[] {
  return (['longTerm', 'annual'] as const).flatMap(period =>
    [...indicatorsOf(indicators[period], [])].map(({ indicator, first, second }) => ({
      file,
      project: project.name ?? '',
      period,
      first,
      second,
      name: indicator.name ?? '',
      value: indicator.value?.text ?? '',
      note: indicator.note ?? '',
    })),
  );
}

/** Sums by a key of the projects, in the order in which the keys first appear; projects without an amount add nothing. */
export function sumsBy(
  projects: readonly ProjectRow[],
  keyOf: (project: ProjectRow) => string,
): ReadonlyMap<string, Big> {
  const sums = new Map<string, Big>();
  for (const project of projects) {
    const key = keyOf(project);
    sums.set(key, (sums.get(key) ?? new Big(0)).plus(project.yearTotal ?? 0));
  }
  return sums;
}

/** The sum of a source over all projects. */
export function sumOfSource(projects: readonly ProjectRow[], source: string): Big {
  return projects.reduce((sum, project) => sum.plus(project.sources.get(source) ?? 0), new Big(0));
}
