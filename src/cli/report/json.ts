/** The report for programs: one array of all findings, written as they come. */
import type { Finding } from '../../index.ts';
import type { Language } from '../language.ts';
import type { NewReporter } from './reporter.ts';

export const json: NewReporter = ({ language }) => {
  let before = '[\n';
  return {
    file: ({ name, findings }) =>
      findings
        .map(finding => {
          const entry = before + recordOf(name, finding, language);
          before = ',\n';
          return entry;
        })
        .join(''),
    end: () => (before === ',\n' ? '\n]\n' : '[]\n'),
  };
};

function recordOf(file: string, finding: Finding, language: Language): string {
  const { rule, severity, message, help, path, span } = finding;
  const record = {
    file,
    line: span?.line ?? null,
    column: span?.column ?? null,
    rule,
    severity,
    message: message[language],
    help: help?.[language] ?? null,
    path,
  };
  return JSON.stringify(record).replace(STEERING, escapeUnit);
}

/** What JSON leaves as it is but a terminal may obey or hide. */
const STEERING = /[\u007F-\u009F\u2028\u2029]|[^\P{Cf}\u200C\u200D]/gu;

const escapeUnit = (character: string) =>
  character
    .split('')
    .map(unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
