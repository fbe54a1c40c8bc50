/** Runs the rules on a filing: each mistake is told once, and what depends on a value that could not be read is not. */

import { MAX_FINDINGS } from './cap-findings.ts';
import type { Filing } from './filing/filing.ts';
import type { Requirements } from './filing/requirements.ts';
import { dependsOnUnread } from './filing/unread.ts';
import type { Writing } from './filing/writing.ts';
import type { Finding, Path, Severities, Severity } from './finding.ts';
import type {
  AcrossYearsReport,
  AcrossYearsRule,
  LastFiling,
} from './rules/across-years/across-years.ts';
import { acrossYears } from './rules/across-years/index.ts';
import { rules } from './rules/index.ts';
import type { Report, Rule } from './rules/rule.ts';
import { childAt } from './source/path.ts';
import type { Source } from './source/read-yaml.ts';

/** What rules look at. */
export interface Judging {
  readonly filing: Filing;
  readonly requirements: Requirements;
  readonly writing: Writing;
  readonly severities: Severities;
  /** Last year's filing of the same project; without it the rules across years say nothing. */
  readonly last: LastFiling | undefined;
}

type AnyRule = Rule | AcrossYearsRule;
type AnyReport = Report | AcrossYearsReport;

/** What the rules find, other than what depends on places that could not be read. */
export function applyRules(
  { filing, requirements, writing, severities, last }: Judging,
  unread: readonly Path[],
): readonly Finding[] {
  const reported: {
    readonly rule: AnyRule;
    readonly severity: Severity;
    readonly report: AnyReport;
  }[] = [];
  for (const rule of rules) judge(rule, () => rule.check(filing, requirements, writing));
  if (last)
    for (const rule of acrossYears) judge(rule, () => rule.check(filing, last, requirements));
  const unknown = [
    ...unread,
    ...reported.flatMap(({ report: { meant } }) => (meant ? [meant] : [])),
  ];
  return reported
    .filter(({ report }) => unknown.length === 0 || !dependsOnUnread(report, unknown))
    .map(({ rule: { id, structural = false }, severity, report: { from, meant, ...said } }) => ({
      rule: id,
      severity,
      structural,
      ...said,
    }));

  function judge(rule: AnyRule, reports: () => Iterable<AnyReport>): void {
    const severity = severities[rule.id] ?? requirements.severities[rule.id] ?? rule.severity;
    if (severity === 'off') return;
    let count = 0;
    for (const report of reports()) {
      count += 1;
      // Why: further ones are only counted, so that their sentences need not be held.
      const { path, from, meant } = report;
      const counted = {
        path,
        message: rule.summary,
        ...(from && { from }),
        ...(meant && { meant }),
      };
      reported.push({ rule, severity, report: count > MAX_FINDINGS ? counted : report });
    }
  }
}

/** Findings of one rule for a place: a character that no form may hold also makes an amount ill-formed. */
export function oneEach(findings: readonly Finding[]): readonly Finding[] {
  if (findings.length < 2) return findings;
  const first = new Map<string, string>();
  return findings.filter(({ path, at, rule }) => {
    if (path.length === 0 || at === 'key') return true;
    const place = JSON.stringify(path);
    if (!first.has(place)) first.set(place, rule);
    return first.get(place) === rule;
  });
}

/** Empty places on the lines of which the YAML was not understood, as of an alias without its anchor. */
export function unresolved(source: Source): readonly Path[] {
  const lines = new Set(
    source.findings.flatMap(({ rule, span }) =>
      rule === 'yaml-readable' && span ? [span.line] : [],
    ),
  );
  if (lines.size === 0) return [];
  const places: Path[] = [];
  look(source.value, []);
  return places;

  function look(value: unknown, path: Path): void {
    if (value === null) {
      const line = source.locate(path)?.line;
      if (line !== undefined && lines.has(line)) places.push(path);
    } else if (Array.isArray(value))
      for (const [index, item] of value.entries()) look(item, [...path, index]);
    else if (typeof value === 'object')
      for (const key of Object.keys(value as object)) look(childAt(value, key), [...path, key]);
  }
}
