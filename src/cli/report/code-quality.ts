/**
 * Report as GitLab takes it for Code Quality: a JSON list of issues, each with what it is, where, how grave, and a
 * fingerprint by which it is found again in the next run, also after other lines of the file were edited.
 */
import type { Finding, Severity } from '../../internal.ts';
import { fingerprintOf, hashOfValue } from '../hashes.ts';
import { newList } from './json-text.ts';
import { messageWithCell } from './messages.ts';
import { pathFrom } from './positions.ts';
import { reasonOf, reasonTitle } from './reasons.ts';
import type { FileReport, NewReporter } from './reporter.ts';

export const codeQuality: NewReporter = ({ language, cwd }) => {
  const issues = newList('[');
  /** How often each fingerprint was given: GitLab takes two of the same for one issue. */
  const given = new Map<string, number>();

  function issueOf({ name }: FileReport, finding: Finding) {
    const { rule, severity, help, span } = finding;
    const message = messageWithCell(finding, language);
    const path = pathFrom(cwd, name);
    const key = `${path}\n${fingerprintOf(finding)}`;
    const count = given.get(key) ?? 0;
    given.set(key, count + 1);
    return {
      description: help ? `${message} ${help[language]}` : message,
      check_name: rule,
      fingerprint: hashOfValue([key, count]),
      severity: levels[severity],
      location: { path, lines: { begin: span?.line ?? 1 } },
      reason: reasonOf(rule),
      reasonTitle: reasonTitle(rule)[language],
    };
  }

  return {
    file: report => report.findings.map(finding => issues.add(issueOf(report, finding))).join(''),
    end: () => `${issues.close()}\n`,
  };
};

const levels = { error: 'major', warning: 'minor', info: 'info' } as const satisfies Record<
  Severity,
  string
>;
