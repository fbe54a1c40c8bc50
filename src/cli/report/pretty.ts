/** The report for people: each finding with its place in the text and how to mend it, then the counts. */
import type { Finding } from '../../index.ts';
import type { Look } from '../session.ts';
import { visible } from '../visible.ts';
import type { CodeFrame } from './code-frame.ts';
import type { NewReporter, Totals } from './reporter.ts';
import { placeOf, severityWords } from './words.ts';

/** Findings of one file that are shown with their source; the others are told without it. */
const MAX_FRAMES = 50;

export const pretty: NewReporter = look => ({
  file: async ({ name, text, findings }) => {
    if (findings.length === 0) return '';
    // Measuring text takes as long to load as all the rest; most filings have nothing to show.
    const { codeFrame } = await import('./code-frame.ts');
    const framed = (finding: Finding) => frameOf(codeFrame, text, finding, look);
    return findings
      .map((finding, index) =>
        blockOf(name, finding, index < MAX_FRAMES && text !== '' ? framed(finding) : [], look),
      )
      .join('');
  },
  end: totals => `${countsOf(totals, look)}\n`,
});

function blockOf(name: string, finding: Finding, frame: readonly string[], look: Look): string {
  const { language, paint } = look;
  const { severity, message, help, rule } = finding;
  const colour = severity === 'error' ? paint.red : paint.yellow;
  const word = colour.bold(severityWords[severity][language]);
  const lines = [
    `${paint.bold(placeOf(name, finding))}  ${word}  ${visible(message[language])}`,
    ...frame,
    ...(help ? [`  ${paint.cyan(helpWord[language])}${visible(help[language])}`] : []),
    `  ${paint.dim(`[${rule}]`)}`,
  ];
  return `${lines.join('\n')}\n\n`;
}

export const helpWord = { zh: '帮助：', en: 'help: ' } as const;

function frameOf(
  codeFrame: CodeFrame,
  text: string,
  { span, severity }: Finding,
  look: Look,
): readonly string[] {
  if (!span) return [];
  const { paint, columns } = look;
  const colour = severity === 'error' ? paint.red : paint.yellow;
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

function countsZh({ files, errors, warnings }: Totals): string {
  const found = [
    ...(errors > 0 ? [`${errors} 个错误`] : []),
    ...(warnings > 0 ? [`${warnings} 个警告`] : []),
  ];
  return `检查了 ${files} 份申报：${found.length > 0 ? found.join('，') : '没有发现问题'}`;
}

function countsEn({ files, errors, warnings }: Totals): string {
  const found = [
    ...(errors > 0 ? [counted(errors, 'error')] : []),
    ...(warnings > 0 ? [counted(warnings, 'warning')] : []),
  ];
  return `${counted(files, 'filing')} checked: ${found.length > 0 ? found.join(', ') : 'nothing found'}`;
}

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;
