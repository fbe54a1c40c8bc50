/** What a template's schema cannot say: columns as wide as the page, names that exist, rows that make a grid. */
import { type Finding, hasErrors } from '../finding.ts';
import { checkText } from './check-cells.ts';
import { checkRows } from './check-rows.ts';
import { checkNames, checkSeverities, checkSources, checkWeights } from './read/check-names.ts';
import type { RawTemplate } from './read/raw.ts';
import { checkRelabelled, relabel } from './read/relabel.ts';
import type { Report } from './read/report.ts';
import { fieldsOf } from './read/resolve-rows.ts';

/** Everything that keeps a template of the right shape from making a sheet, and warnings of what looks wrong. */
export function checkTemplate(raw: RawTemplate, rules: readonly string[]): readonly Finding[] {
  const findings: Finding[] = [];
  const report: Report = (path, message, help, severity = 'error') =>
    findings.push({
      rule: 'template-valid',
      severity,
      structural: severity === 'error',
      path,
      message,
      ...(help && { help }),
    });
  const checking = { raw, report };
  checkSeverities(checking, rules);
  checkNames(checking);
  for (const place of ['above', 'below'] as const)
    for (const [index, line] of (raw[place] ?? []).entries())
      checkText(checking, line.text, [place, index, 'text'], { item: [], beside: [] });
  checkRelabelled(checking);
  checkRows({ ...checking, raw: relabel(raw) });
  if (hasErrors(findings)) return findings;
  const fields = fieldsOf(raw);
  checkSources(checking, fields);
  checkWeights(checking, fields);
  return findings;
}
