/** Texts that several reports and commands print. */
import type { ChalkInstance } from 'chalk';
import type { Finding, Localized, Severity } from '../../internal.ts';
import type { Language } from '../language.ts';
import type { Look } from '../session.ts';
import { visible } from '../visible.ts';

export const severityWords = {
  error: { zh: '错误', en: 'error' },
  warning: { zh: '警告', en: 'warning' },
  info: { zh: '提示', en: 'note' },
} as const;

/** The colour of a severity on a terminal. */
export const colourOf = (severity: Severity, paint: Look['paint']): ChalkInstance =>
  ({ error: paint.red, warning: paint.yellow, info: paint.blue })[severity];

export const helpWord = { zh: '帮助：', en: 'help: ' } as const;

/** Help for rules that cannot be disabled. */
export const structuralRule: Localized = {
  zh: '不能忽略，也不能关闭：违反它的申报画不出表来。',
  en: 'It cannot be ignored or turned off: a filing that breaks it cannot be rendered.',
};

/** The location of a finding as editors and terminals understand it: file:line:column, or only the file. */
export function locationText(name: string, { span }: Finding): string {
  return span ? `${visible(name)}:${span.line}:${span.column}` : visible(name);
}

/** A finding on one line, with its line end. */
export function findingLine(name: string, finding: Finding, language: Language): string {
  const severity = severityWords[finding.severity][language];
  const message = visible(finding.message[language]);
  return `${locationText(name, finding)}: ${severity}: ${message} [${finding.rule}]\n`;
}
