/** The formats of a merged report: for people, programs and systems that show test results. */
import { Chalk } from 'chalk';
import { type Finding, type Localized, projectUnique } from '../../internal.ts';
import { isFailing, noTotals } from '../check/check-input.ts';
import { countsText } from '../render/messages.ts';
import { countsOf, type FilingRecord, type RunFault, runReportText } from '../render/report.ts';
import { jsonText } from '../report/json-text.ts';
import { junit } from '../report/junit.ts';
import { findingLine } from '../report/messages.ts';
import type { FileReport } from '../report/reporter.ts';
import type { Look } from '../session.ts';
import { visible } from '../visible.ts';
import { type MergedReport, sizeText } from './merge.ts';

export type MergedWriter = (report: MergedReport, look: Look) => string | Promise<string>;

/** The table of formats: a format is its function and one line here. */
export const mergedWriters = {
  pretty,
  json: report => [...runReportText(report, report.filings.map(jsonText))].join(''),
  junit: junitText,
  html: async (report, look) => (await import('./page.ts')).mergedPage(report, look),
} satisfies Record<string, MergedWriter>;

export type MergedFormat = keyof typeof mergedWriters;

/** What failed and which projects were filed twice, then the counts. */
function pretty(report: MergedReport, { language, paint }: Look): string {
  const lines = (each: FileReport, isShown: (finding: Finding) => boolean = () => true) =>
    each.findings.filter(isShown).map(finding => findingLine(each.name, finding, language));
  const isTwice = ({ rule }: Pick<Finding, 'rule'>) => rule === projectUnique.id;
  const filings = report.filings
    .filter(({ status, findings }) => status === 'failed' || findings.some(isTwice))
    .map(fileReport)
    .flatMap(each =>
      lines(each, finding => isFailing([finding], { strict: each.isStrict }) || isTwice(finding)),
    );
  const faults = report.faults.flatMap(each => lines(faultReport(each)));
  const counts = countsOf(report.filings);
  const hasFailed = counts.failed + counts.left + faults.length > 0;
  const sums = countsText(counts)[language] + faultsText(faults.length)[language];
  const about = sizeText(report)[language] + { zh: '：', en: ': ' }[language];
  return `${[...faults, ...filings].join('')}${about}${(hasFailed ? paint.red : paint.green)(visible(sums))}\n`;
}

async function junitText(report: MergedReport, { language }: Look): Promise<string> {
  const reporter = junit({
    language,
    paint: new Chalk({ level: 0 }),
    columns: 100,
    cwd: '/',
    strict: false,
    now: report.ended,
  });
  const suites: string[] = [];
  for (const each of [...report.faults.map(faultReport), ...report.filings.map(fileReport)])
    suites.push(await reporter.file(each));
  return suites.join('') + (await reporter.end(noTotals));
}

/** A record as reporters take it: a fault, or that it was not rendered, is one more finding. */
function fileReport({ file, findings, fault, status }: FilingRecord) {
  const hasReason = fault !== null || findings.some(({ severity }) => severity === 'error');
  return {
    name: file,
    text: '',
    findings: [
      ...findings.map(findingOf),
      ...(fault === null ? [] : [newFinding('fault', { zh: fault, en: fault })]),
      ...(status === 'left' ? [newFinding('left', leftText)] : []),
    ],
    isStrict: status === 'failed' && !hasReason,
  };
}

const faultReport = ({ name, fault }: RunFault): FileReport => ({
  name,
  text: '',
  findings: [newFinding('fault', { zh: fault, en: fault })],
});

const leftText = { zh: '没有做到这一份', en: 'not rendered: the run ended before' };

function faultsText(count: number): Localized {
  if (count === 0) return { zh: '', en: '' };
  const errors = count === 1 ? 'error' : 'errors';
  return { zh: `；申报之外的错误 ${count} 个`, en: `; ${count} ${errors} outside the filings` };
}

function findingOf(record: FilingRecord['findings'][number]): Finding {
  const { rule, severity, line, column, cell, message } = record;
  const finding = { ...newFinding(rule, { zh: message, en: message }), severity };
  if (cell !== undefined) return { ...finding, cell: { name: { zh: cell, en: cell } } };
  const isPlaced = line !== null && column !== null;
  return isPlaced ? { ...finding, span: { line, column, start: 0, end: 0 } } : finding;
}

const newFinding = (rule: string, message: Localized): Finding => ({
  rule,
  severity: 'error',
  structural: false,
  path: [],
  message,
});
