/**
 * Report as JUnit XML, for systems that show test results: a test suite for each file and one for findings across files,
 * with a failed test case for each finding that fails the run. Why by hand: the common library adds attributes that are
 * in no schema. All text of filings goes through `visible`, which replaces the characters that XML forbids.
 */
import { escapeMarkup, type Finding, type ReturnReason } from '../../internal.ts';
import type { Language } from '../language.ts';
import { visible } from '../visible.ts';
import { findingLine, placeText } from './messages.ts';
import { pathFrom } from './positions.ts';
import { reasonOf, reasonTitle } from './reasons.ts';
import type { FileReport, NewReporter } from './reporter.ts';

export const junit: NewReporter = ({ language, cwd, strict, now }) => {
  const timestamp = now.toISOString().slice(0, 19);
  const head = '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n';
  const across: Cases[] = [];
  let suites = 0;

  /** A suite with its failed cases, or with one that passed. */
  function suite(name: string, { failed, output, reasons }: Cases): string {
    const cases =
      failed.length > 0 ? failed : [`<testcase ${attributes({ ...passed, classname: name })}/>`];
    const about = {
      name,
      package: 'perfgoal',
      id: suites,
      timestamp,
      hostname: 'localhost',
      tests: cases.length,
      failures: failed.length,
      errors: 0,
      time: 0,
    };
    const lines = [
      `<testsuite ${attributes(about)}>`,
      propertiesOf(reasons),
      ...cases,
      `<system-out>${escapeMarkup(output)}</system-out>`,
      '<system-err/>',
      '</testsuite>\n',
    ];
    const before = suites === 0 ? head : '';
    suites += 1;
    return before + lines.join('\n');
  }

  function casesOf(report: FileReport): Cases {
    const { name, findings, isStrict = strict } = report;
    const isFailed = ({ severity }: Finding) =>
      severity === 'error' || (isStrict && severity === 'warning');
    const passing = findings.filter(finding => !isFailed(finding));
    const path = visible(pathFrom(cwd, name));
    return {
      reasons: findings.map(({ rule }) => reasonOf(rule)),
      failed: findings.filter(isFailed).map(finding => caseOf(path, report, finding, language)),
      output: passing.map(finding => findingLine(name, finding, language)).join(''),
    };
  }

  return {
    file: report => {
      const cases = casesOf(report);
      if (!report.across) return suite(visible(pathFrom(cwd, report.name)), cases);
      if (report.findings.length > 0) across.push(cases);
      return '';
    },
    end: ({ unchecked }) => {
      const failed = across.flatMap(cases => cases.failed);
      const output = across.map(cases => cases.output).join('');
      const reasons = across.flatMap(cases => cases.reasons);
      const acrossSuite =
        across.length === 0 ? '' : suite(acrossName[language], { failed, output, reasons });
      const uncheckedSuite =
        unchecked === 0
          ? ''
          : suite('perfgoal', {
              failed: [uncheckedCase(unchecked, language)],
              output: '',
              reasons: [],
            });
      return `${acrossSuite}${uncheckedSuite}${suites === 0 ? head : ''}</testsuites>\n`;
    },
  };
};

/** Failed test cases, and the findings that do not fail, as text. */
interface Cases {
  readonly failed: readonly string[];
  readonly output: string;
  /** Of all findings, why a reviewer would return the filing. */
  readonly reasons: readonly ReturnReason[];
}

/** How many findings there are of each reason for which a reviewer returns a filing. */
function propertiesOf(reasons: readonly ReturnReason[]): string {
  const counts = new Map<string, number>();
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  if (counts.size === 0) return '<properties/>';
  const lines = [...counts].map(
    ([reason, value]) => `<property ${attributes({ name: `reason.${reason}`, value })}/>`,
  );
  return `<properties>\n${lines.join('\n')}\n</properties>`;
}

const returnedFor = { zh: '退回原因：', en: 'reason to return it: ' } as const;

const acrossName = { zh: '各申报之间', en: 'across filings' } as const;

const passed = { name: 'check', time: 0 };

function caseOf(path: string, { name }: FileReport, finding: Finding, language: Language): string {
  const { rule, severity, message } = finding;
  const place = placeText(finding, language);
  return failedCase(
    { name: place === undefined ? rule : `${rule} ${place}`, classname: path },
    { message: visible(message[language]), type: severity },
    `${findingLine(name, finding, language)}${returnedFor[language]}${reasonTitle(rule)[language]}\n`,
  );
}

function uncheckedCase(count: number, language: Language): string {
  const message =
    language === 'zh' ? `${count} 份申报没有检查成` : `${count} filings could not be checked`;
  return failedCase({ name: 'read', classname: 'perfgoal' }, { message, type: 'fault' }, message);
}

const failedCase = (
  about: Readonly<Record<string, string>>,
  failure: Readonly<Record<string, string>>,
  text: string,
) =>
  [
    `<testcase ${attributes({ ...about, time: 0 })}>`,
    `<failure ${attributes(failure)}>${escapeMarkup(text)}</failure>`,
    '</testcase>',
  ].join('\n');

const attributes = (values: Readonly<Record<string, string | number>>) =>
  Object.entries(values)
    .map(([name, value]) => `${name}="${escapeMarkup(String(value))}"`)
    .join(' ');
