/** A merged report for people, programs and test systems. */
import { Chalk } from 'chalk';
import { type Finding, type Localized, projectUnique } from '../../internal.ts';
import { noTotals } from '../check/check-input.ts';
import { countsText } from '../render/messages.ts';
import {
  countsOf,
  type FilingRecord,
  type ReportedFinding,
  type RunFault,
  runReportText,
} from '../render/report.ts';
import { jsonText } from '../report/json-text.ts';
import { junit } from '../report/junit.ts';
import { findingLine } from '../report/messages.ts';
import type { FileReport } from '../report/reporter.ts';
import type { Look } from '../session.ts';
import { visible } from '../visible.ts';
import type { MergedReport } from './merge.ts';

export type MergedWriter = (report: MergedReport, look: Look) => string | Promise<string>;

/** The table of formats: a format is its function and one line here. */
export const mergedWriters = {
  pretty,
  json: report => [...runReportText(report, report.filings.map(jsonText))].join(''),
  junit: junitText,
  html: async (report, look) => (await import('./page.ts')).mergedPage(report, look),
} satisfies Record<string, MergedWriter>;

export type MergedFormat = keyof typeof mergedWriters;

/** The filings that are not all right, with what is wrong, then the counts. */
function pretty(report: MergedReport, { language, paint }: Look): string {
  const told = report.filings.filter(
    ({ status, findings }) =>
      status === 'failed' || findings.some(({ rule }) => rule === projectUnique.id),
  );
  const lines = told.flatMap(filing => {
    const { findings, isStrict } = fileReport(filing);
    return findings
      .filter(({ severity, rule }) => severity === 'error' || isStrict || rule === projectUnique.id)
      .map(finding => findingLine(filing.file, finding, language));
  });
  const others = report.faults.flatMap(each =>
    faultReport(each).findings.map(finding => findingLine(each.name, finding, language)),
  );
  const counts = countsOf(report.filings);
  const { failed, left } = counts;
  const colour = failed + left + others.length > 0 ? paint.red : paint.green;
  const sums = countsText(counts)[language] + faultsText(others.length)[language];
  const head =
    language === 'zh'
      ? `${report.reports} 份报告，${report.filings.length} 份申报：`
      : `${report.reports} reports, ${report.filings.length} filings: `;
  return `${[...others, ...lines].join('')}${head}${colour(visible(sums))}\n`;
}

async function junitText(report: MergedReport, { language }: Look): Promise<string> {
  const context = {
    language,
    paint: new Chalk({ level: 0 }),
    columns: 100,
    cwd: '/',
    strict: false,
    now: report.ended,
  };
  const reporter = junit(context);
  const suites: string[] = [];
  for (const each of [...report.faults.map(faultReport), ...report.filings.map(fileReport)])
    suites.push(await reporter.file(each));
  return suites.join('') + reporter.end(noTotals);
}

/** A record as other reports take it: a fault, or that nothing was done, is told as one more finding. */
function fileReport({ file, findings, fault, status }: FilingRecord): FileReport {
  const hasReason = fault !== null || findings.some(({ severity }) => severity === 'error');
  return {
    name: file,
    text: '',
    findings: [
      ...findings.map(findingOf),
      ...(fault === null ? [] : [told('fault', { zh: fault, en: fault })]),
      ...(status === 'left' ? [told('left', leftText)] : []),
    ],
    isStrict: status === 'failed' && !hasReason,
  };
}

const faultReport = ({ name, fault }: RunFault): FileReport => ({
  name,
  text: '',
  findings: [told('fault', { zh: fault, en: fault })],
});

function faultsText(count: number): Localized {
  if (count === 0) return { zh: '', en: '' };
  const faults = count === 1 ? 'fault' : 'faults';
  return { zh: `；申报之外的错误 ${count} 个`, en: `; ${count} ${faults} outside the filings` };
}

function findingOf({ rule, severity, line, column, message }: ReportedFinding): Finding {
  const told = {
    rule,
    severity,
    structural: false,
    path: [],
    message: { zh: message, en: message },
  };
  const isPlaced = line !== null && column !== null;
  return isPlaced ? { ...told, span: { line, column, start: 0, end: 0 } } : told;
}

const told = (rule: string, message: Localized): Finding => ({
  rule,
  severity: 'error',
  structural: false,
  path: [],
  message,
});

const leftText = { zh: '没有做到这一份', en: 'the run did not come to it' };
