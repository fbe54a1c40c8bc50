/** Report for people: each finding with the lines around it and help, then the counts. */
import type { DepartmentTotal, Finding, Severity } from '../../internal.ts';
import type { Look } from '../session.ts';
import { visible } from '../visible.ts';
import type { CodeFrame } from './code-frame.ts';
import { locationText, severityWords } from './messages.ts';
import type { Reporter, Totals } from './reporter.ts';

/** Findings of one file that are shown with their source; further ones are shown without it. */
const MAX_FRAMES = 50;

export const pretty = (look: Look): Reporter => ({
  file: async ({ name, text, findings }) => {
    if (findings.length === 0) return '';
    // Loaded only now, since measuring text takes as long to load as all the rest, and most filings have no findings.
    const { codeFrame } = await import('./code-frame.ts');
    const framed = (finding: Finding) => frameOf(codeFrame, text, finding, look);
    return findings
      .map((finding, index) =>
        blockOf(name, finding, index < MAX_FRAMES && text !== '' ? framed(finding) : [], look),
      )
      .join('');
  },
  end: totals => [countsOf(totals, look), ...departmentLines(totals, look), ''].join('\n'),
});

function blockOf(name: string, finding: Finding, frame: readonly string[], look: Look): string {
  const { language, paint } = look;
  const { severity, message, help, rule } = finding;
  const colour = colourOf(severity, paint);
  const word = colour.bold(severityWords[severity][language]);
  const lines = [
    `${paint.bold(locationText(name, finding))}  ${word}  ${visible(message[language])}`,
    ...frame,
    ...(help ? [`  ${paint.cyan(helpWord[language])}${visible(help[language])}`] : []),
    `  ${paint.dim(`[${rule}]`)}`,
  ];
  return `${lines.join('\n')}\n\n`;
}

const colourOf = (severity: Severity, paint: Look['paint']) =>
  ({ error: paint.red, warning: paint.yellow, info: paint.blue })[severity];

export const helpWord = { zh: '帮助：', en: 'help: ' } as const;

function frameOf(
  codeFrame: CodeFrame,
  text: string,
  { span, severity }: Finding,
  look: Look,
): readonly string[] {
  if (!span) return [];
  const { paint, columns } = look;
  const colour = colourOf(severity, paint);
  const digits = String(span.line + 1).length;
  return codeFrame(text, span, columns - digits - '   | '.length).map(({ number, text: line }) => {
    const gutter = paint.dim(`  ${String(number ?? '').padStart(digits)} |`);
    const content = number === undefined ? colour(line) : line;
    return line === '' ? gutter : `${gutter} ${content}`;
  });
}

function countsOf(totals: Totals, { language, paint }: Look): string {
  const { errors, warnings } = totals;
  const colour = errors > 0 ? paint.red : warnings > 0 ? paint.yellow : paint.green;
  return colour(language === 'zh' ? countsZh(totals) : countsEn(totals));
}

function countsZh({ files, errors, warnings, infos, known, unchecked }: Totals): string {
  const found = [
    ...(errors > 0 ? [`${errors} 个错误`] : []),
    ...(warnings > 0 ? [`${warnings} 个警告`] : []),
    ...(infos > 0 ? [`${infos} 个提示`] : []),
  ];
  const besides = [
    ...(known > 0 ? [`基线里已有的 ${known} 个没有列出`] : []),
    ...(unchecked > 0 ? [`另有 ${unchecked} 份没有检查成`] : []),
  ];
  const what = found.length > 0 ? found.join('，') : known > 0 ? '没有新的问题' : '没有发现问题';
  return [`检查了 ${files} 份申报：${what}`, ...besides].join('；');
}

function countsEn({ files, errors, warnings, infos, known, unchecked }: Totals): string {
  const found = [
    ...(errors > 0 ? [counted(errors, 'error')] : []),
    ...(warnings > 0 ? [counted(warnings, 'warning')] : []),
    ...(infos > 0 ? [counted(infos, 'note')] : []),
  ];
  const besides = [
    ...(known > 0 ? [`${known} hidden by the baseline`] : []),
    ...(unchecked > 0 ? [`${counted(unchecked, 'filing')} could not be checked`] : []),
  ];
  const what = found.length > 0 ? found.join(', ') : known > 0 ? 'no new problems' : 'no problems';
  return [`${counted(files, 'filing')} checked: ${what}`, ...besides].join('; ');
}

/** Departments that are listed; the summary command lists all. */
const MAX_DEPARTMENTS = 20;

function departmentLines({ departments }: Totals, { language }: Look): readonly string[] {
  const more = departments.length - MAX_DEPARTMENTS;
  const lines = departments
    .slice(0, MAX_DEPARTMENTS)
    .map(total => (language === 'zh' ? departmentZh(total) : departmentEn(total)));
  if (more <= 0) return lines;
  return [...lines, language === 'zh' ? `  另有 ${more} 个部门` : `  and ${more} more`];
}

function departmentZh({ department, year, filings, total, unread }: DepartmentTotal): string {
  const when = year === undefined ? '' : `${year}年：`;
  const lacking = unread === 0 ? '' : `（${unread} 份没有写明，不在内）`;
  return `  ${visible(department)}  ${when}${filings} 份，合计 ${total.toFixed()} 万元${lacking}`;
}

function departmentEn({ department, year, filings, total, unread }: DepartmentTotal): string {
  const when = year === undefined ? '' : `${year}: `;
  const lacking = unread === 0 ? '' : ` (${unread} without an amount not included)`;
  return `  ${visible(department)}  ${when}${counted(filings, 'filing')}, ${total.toFixed()} 万元 in total${lacking}`;
}

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;
