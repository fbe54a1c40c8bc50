/**
 * What render prints of the findings of a filing: those that fail it in full, the others as a short summary that names
 * the command which explains each. Of many filings each takes a line or few.
 */
import { type Finding, type Localized, ruleTitle, severityCounts } from '../../internal.ts';
import { isFailing } from '../check/check-input.ts';
import type { CheckingOptions } from '../commands/options.ts';
import { severitiesText } from '../report/counts.ts';
import { type Entry, entriesOf, severityOrder } from '../report/entries.ts';
import { colourOf, findingLine, severityWords } from '../report/messages.ts';
import { pretty } from '../report/pretty.ts';
import type { Look, Session } from '../session.ts';
import { visible } from '../visible.ts';
import type { JobResult } from './job.ts';
import { warningsText } from './messages.ts';
import type { Plan } from './plan.ts';

/** Findings of one filing that are printed in full, with their lines; of many filings, on a line each. */
const MOST_FRAMED = 50;
const MOST_LINES = 20;
/** Rules that a summary names. */
const MOST_RULES = 6;

export async function findingsText(
  name: string,
  result: JobResult,
  { isMany, options }: Plan,
  { errorLook, say }: Session,
): Promise<string> {
  const { findings, text, warnings } = result;
  if (isMany && findings.length === 0)
    return warnings === 0 || options.quiet ? '' : `${say(warningsText(name, warnings))}\n`;
  if (findings.length === 0) return '';
  const isShown = (finding: Finding) => options.verbose === true || isFailing([finding], options);
  const shown = findings.filter(isShown).slice(0, isMany ? MOST_LINES : MOST_FRAMED);
  if (shown.length === 0)
    return options.quiet ? '' : summaryText(name, findings, options, errorLook);
  const full = isMany
    ? shown.map(finding => findingLine(name, finding, errorLook.language)).join('')
    : await pretty(errorLook).file({ name, text, findings: shown });
  const left = findings.filter(finding => !shown.includes(finding));
  return left.length === 0 || options.quiet
    ? full
    : `${full}${say(leftText(name, left, options))}\n`;
}

/** How many findings there are, what they are about, and how to see them all. */
function summaryText(
  name: string,
  findings: readonly Finding[],
  options: CheckingOptions,
  { language, paint }: Look,
): string {
  const counts = severitiesText(severityCounts(findings))[language];
  const entries = entriesOf(findings)
    .filter(({ severity }) => severity !== 'info')
    .sort((a, b) => rank(a) - rank(b) || b.others.length - a.others.length);
  const more = entries.length - MOST_RULES;
  const fixable = findings.filter(each => each.fixable).length;
  const say = (text: Localized) => text[language];
  const lines = [
    `${paint.bold(visible(name))}${say({ zh: '：', en: ': ' })}${counts}${entries.length > 0 ? say(unmet) : ''}`,
    ...entries.slice(0, MOST_RULES).map(entry => `  ${ruleLine(entry, language, paint)}`),
    ...(more > 0 ? [`  ${say({ zh: `另有 ${more} 类`, en: `and ${more} more rules` })}`] : []),
    `  ${say({ zh: '逐条列出：', en: 'To see each: ' })}${checkLine(name, options)}`,
    ...(fixable > 0 ? [`  ${say(fixableText(fixable))}${checkLine(name, options, '--fix')}`] : []),
  ];
  return `${lines.join('\n')}\n`;
}

const rank = ({ severity }: Entry) => severityOrder.indexOf(severity);

const unmet: Localized = { zh: '；没有达到的要求：', en: '; requirements not met:' };

function ruleLine(
  { severity, rule, others }: Entry,
  language: keyof Localized,
  paint: Look['paint'],
): string {
  const count = others.length + 1;
  const times = language === 'zh' ? `（${count} 处）` : ` (${count} places)`;
  return `${colourOf(severity, paint)(severityWords[severity][language])}  ${ruleTitle(rule)[language]}${count > 1 ? times : ''}`;
}

const fixableText = (count: number): Localized => ({
  zh: `${count} 个可以自动改正：`,
  en: `${count} can be fixed: `,
});

function leftText(name: string, left: readonly Finding[], options: CheckingOptions): Localized {
  const { zh, en } = severitiesText(severityCounts(left));
  const command = checkLine(name, options);
  return {
    zh: `另有 ${zh}没有列出；逐条列出：${command}`,
    en: `not shown: ${en}; to see each: ${command}`,
  };
}

/** The command that shows the findings of a filing. */
function checkLine(name: string, { form }: CheckingOptions, ...flags: readonly string[]): string {
  const file = name === '<stdin>' ? '-' : quoted(visible(name));
  const named = form === undefined ? [] : ['--form', quoted(visible(form))];
  return ['perfgoal check', file, ...named, ...flags].join(' ');
}

/** A word as shells take it. */
const quoted = (word: string) =>
  /^[\p{L}\p{N}._/\\:-]+$/u.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
