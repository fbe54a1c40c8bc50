/** The words that reports share. */
import type { Finding, Localized } from '../../internal.ts';
import type { Language } from '../language.ts';
import { visible } from '../visible.ts';

export const severityWords = {
  error: { zh: '错误', en: 'error' },
  warning: { zh: '警告', en: 'warning' },
} as const;

/** How a rule is to be lived with that has no say of the user’s. */
export const structuralRule: Localized = {
  zh: '不能忽略，也不能关闭：违反它的申报画不出表来。',
  en: 'It cannot be ignored or turned off: a filing that breaks it cannot be drawn.',
};

/** The place of a finding as editors and terminals take it: file:line:column, or the file alone. */
export function placeOf(name: string, { span }: Finding): string {
  return span ? `${visible(name)}:${span.line}:${span.column}` : visible(name);
}

/** A finding on one line, its end included. */
export function findingLine(name: string, finding: Finding, language: Language): string {
  const severity = severityWords[finding.severity][language];
  const message = visible(finding.message[language]);
  return `${placeOf(name, finding)}: ${severity}: ${message} [${finding.rule}]\n`;
}
