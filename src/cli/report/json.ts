/** Report as JSON, described by schemas/report.schema.json; findings are written one by one. */
import {
  type DepartmentTotal,
  type Finding,
  type SeverityCounts,
  severityCounts,
} from '../../internal.ts';
import type { Language } from '../language.ts';
import { version } from '../version.ts';
import { jsonText, newList } from './json-text.ts';
import { cellRecord } from './messages.ts';
import { spanEnd } from './positions.ts';
import { reasonOf, reasonTitle } from './reasons.ts';
import type { FileReport, NewReporter, Totals } from './reporter.ts';

/** To be raised when programs that read the report must change. */
const REPORT_VERSION = 1;

const noCounts: SeverityCounts = { errors: 0, warnings: 0, infos: 0 };

export const json: NewReporter = ({ language }) => {
  const findings = newList(
    `{"version":${REPORT_VERSION},"perfgoal":${jsonText(version)},"language":"${language}","findings":[`,
  );
  const files = new Map<string, SeverityCounts>();
  return {
    file(report) {
      const { errors, warnings, infos } = severityCounts(report.findings);
      const before = files.get(report.name) ?? noCounts;
      files.set(report.name, {
        errors: before.errors + errors,
        warnings: before.warnings + warnings,
        infos: before.infos + infos,
      });
      return report.findings
        .map(finding => findings.add(recordOf(report, finding, language)))
        .join('');
    },
    end(totals) {
      const list = newList(',"files":[');
      const listed = [...files].map(([file, counts]) => list.add({ file, ...counts })).join('');
      const sums = `,"totals":${jsonText(totalsOf(totals))}}\n`;
      return findings.close() + listed + list.close() + sums;
    },
  };
};

function recordOf({ name, text }: FileReport, finding: Finding, language: Language) {
  const { rule, severity, message, help, path, span, cell, structural, fixable } = finding;
  const end = span && spanEnd(text, span);
  return {
    file: name,
    line: span?.line ?? null,
    column: span?.column ?? null,
    ...(end && { endLine: end.line, endColumn: end.column }),
    ...(cell && { cell: cellRecord(cell, language) }),
    rule,
    severity,
    reason: reasonOf(rule),
    reasonTitle: reasonTitle(rule)[language],
    structural,
    fixable: fixable ?? false,
    message: message[language],
    help: help?.[language] ?? null,
    path,
  };
}

const totalsOf = ({ departments, uncheckedFiles: _, ...counts }: Totals) => ({
  ...counts,
  departments: departments.map(departmentOf),
});

function departmentOf({ department, year, filings, total, unread }: DepartmentTotal) {
  return { department, year: year ?? null, filings, total: total.toFixed(), unit: '万元', unread };
}
