/** Texts that several reports and commands print. */
import type { ChalkInstance } from 'chalk';
import type { CellPlace, Finding, Localized, Severity } from '../../internal.ts';
import { sheetNameOf } from '../files/sheet-name.ts';
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

/** A cell as a person finds it, with its label: 第9行第4格「联系电话」. Safe to print. */
export function cellWords({ name, label }: CellPlace, language: Language): string {
  return visible(label === undefined ? name[language] : `${name[language]}「${label}」`);
}

/** A cell for programs. */
export const cellRecord = ({ name, label, row, column }: CellPlace, language: Language) => ({
  name: name[language],
  row: row ?? null,
  column: column ?? null,
  label: label ?? null,
});

/** The place of a finding in its file: line:column, or a cell; undefined where it has none. */
export function placeText({ span, cell }: Finding, language: Language): string | undefined {
  return span ? `${span.line}:${span.column}` : cell && cellWords(cell, language);
}

/** The location of a finding as editors and terminals understand it: file:line:column, file:cell or only the file. */
export function locationText(name: string, finding: Finding, language: Language): string {
  const place = placeText(finding, language);
  if (place === undefined) return visible(name);
  // The names of its cells begin with the worksheet.
  const { file, sheet } = sheetNameOf(name);
  const isTold = sheet !== undefined && finding.cell?.name.zh.startsWith(`${sheet}!`);
  return `${visible(isTold ? file : name)}:${place}`;
}

/** What is wrong, after the cell where it stands in one: for programs that show lines only. */
export function messageWithCell({ message, cell }: Finding, language: Language): string {
  const colon = { zh: '：', en: ': ' } as const;
  const before = cell ? cellWords(cell, language) + colon[language] : '';
  return before + message[language];
}

/** A finding on one line, with its line end. */
export function findingLine(name: string, finding: Finding, language: Language): string {
  const severity = severityWords[finding.severity][language];
  const message = visible(finding.message[language]);
  return `${locationText(name, finding, language)}: ${severity}: ${message} [${finding.rule}]\n`;
}
