/** The tables at the top of the page of findings: by department, by rule, by the reason to return a filing. */
import {
  type Finding,
  type ReturnReason,
  returnReasons,
  ruleTitle,
  type Severity,
} from '../../internal.ts';
import type { Language } from '../language.ts';
import { severityOrder } from './entries.ts';
import { severityWords } from './messages.ts';
import type { PageFiling } from './page-filings.ts';
import { safeHtml, table } from './page-parts.ts';
import { reasonOf } from './reasons.ts';

/** Rows of a table; the others are counted together. */
const MAX_ROWS = 50;

/** Findings of a rule or a reason, and the files that they are in. */
interface Tally {
  readonly files: Set<string>;
  error: number;
  warning: number;
  info: number;
}

/** What is counted of a file. */
interface TalliedFile {
  readonly name: string;
  readonly findings: readonly Pick<Finding, 'rule' | 'severity'>[];
}

/** Counts all findings of a run, also those that the page has no room to show. */
export function newTallies() {
  const rules = new Map<string, Tally>();
  const reasons = new Map<ReturnReason, Tally>();
  const count = <Key>(tallies: Map<Key, Tally>, key: Key, name: string, severity: Severity) => {
    const tally = tallies.get(key) ?? { files: new Set<string>(), error: 0, warning: 0, info: 0 };
    tallies.set(key, tally);
    tally.files.add(name);
    tally[severity] += 1;
  };
  return {
    rules: rules as ReadonlyMap<string, Readonly<Tally>>,
    reasons: reasons as ReadonlyMap<ReturnReason, Readonly<Tally>>,
    add({ name, findings }: TalliedFile): void {
      for (const { rule, severity } of findings) {
        count(rules, rule, name, severity);
        count(reasons, reasonOf(rule), name, severity);
      }
    },
  };
}

export type Tallies = ReturnType<typeof newTallies>;

/** A table for each severity, the most frequent rule first. */
export function ruleTables({ rules }: Tallies, language: Language): string {
  return severityOrder
    .map(severity => {
      const rows = [...rules]
        .map(([rule, tally]) => ({ rule, count: tally[severity], files: tally.files.size }))
        .filter(({ count }) => count > 0)
        .sort((a, b) => b.count - a.count || (a.rule < b.rule ? -1 : 1))
        .map(({ rule, count, files }) => [
          `${safeHtml(ruleTitle(rule)[language])} <code>${safeHtml(rule)}</code>`,
          count,
          files,
        ]);
      const say = words[language];
      if (rows.length === 0) return '';
      const title = `<b>${severityWords[severity][language]}</b>`;
      return `<div class="${severity}">${table([title, say.findings, say.filings], rows, 1)}</div>`;
    })
    .join('\n');
}

export function reasonTable({ reasons }: Tallies, language: Language): string {
  const say = words[language];
  const rows = [...reasons]
    .sort(([, a], [, b]) => b.error - a.error || b.warning - a.warning || b.info - a.info)
    .map(([reason, { error, warning, info, files }]) => [
      returnReasons[reason][language],
      ...[error, warning, info].map(blankZero),
      files.size,
    ]);
  return table([say.reason, ...severityHeads(language), say.filings], rows, 1);
}

export function departmentTable(filings: readonly PageFiling[], language: Language): string {
  const say = words[language];
  const sums = new Map<string, [number, number, number, number, number]>();
  for (const { department, isFailed, errors, warnings, infos } of filings) {
    const sum = sums.get(department) ?? [0, 0, 0, 0, 0];
    const more = [Number(isFailed), 1, errors, warnings, infos];
    sums.set(department, sum.map((value, index) => value + (more[index] ?? 0)) as typeof sum);
  }
  const sorted = [...sums].sort(
    ([nameA, a], [nameB, b]) =>
      b[0] - a[0] || b[2] - a[2] || b[3] - a[3] || (nameA < nameB ? -1 : 1),
  );
  const rest = sorted.slice(MAX_ROWS).map(([, sum]) => sum);
  const others = rest.reduce(
    (sum, each) => sum.map((value, index) => value + (each[index] ?? 0)) as typeof sum,
    [0, 0, 0, 0, 0],
  );
  const row = (label: string, [failed, all, ...counts]: readonly number[]) => [
    label,
    failed ? `<b class="bad">${failed}</b> / ${all}` : `0 / ${all}`,
    ...counts.map(blankZero),
  ];
  const rows = sorted
    .slice(0, MAX_ROWS)
    .map(([name, sum]) => row(name === '' ? `<i>${say.unnamed}</i>` : safeHtml(name), sum));
  if (rest.length > 0) rows.push(row(say.others(rest.length), others));
  return table([say.department, say.failed, ...severityHeads(language)], rows, 1);
}

const severityHeads = (language: Language) =>
  severityOrder.map(severity => severityWords[severity][language]);

const blankZero = (count: number) => (count === 0 ? '' : count);

const words = {
  zh: {
    findings: '处',
    filings: '申报',
    reason: '退回原因',
    department: '主管部门',
    failed: '未通过',
    unnamed: '没有写明',
    others: (count: number) => `其余 ${count} 个部门`,
  },
  en: {
    findings: 'findings',
    filings: 'filings',
    reason: 'reason to return',
    department: 'department',
    failed: 'failed',
    unnamed: 'not stated',
    others: (count: number) => `${count} more departments`,
  },
} as const;
