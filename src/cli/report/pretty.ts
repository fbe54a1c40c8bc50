/**
 * Report for people: an entry for each rule that a file breaks, with its places, the lines around the first of them and
 * help; then the counts. A finding that is only worth knowing is shown where that is asked for.
 */
import type { Finding } from '../../internal.ts';
import type { Look } from '../session.ts';
import { visible } from '../visible.ts';
import type { CodeFrame } from './code-frame.ts';
import { moreText, totalsText } from './counts.ts';
import { type Entry, entriesOf } from './entries.ts';
import type { FurtherLines } from './further-lines.ts';
import { colourOf, helpWord, locationText, severityWords } from './messages.ts';
import { everything, type FileReport, type Reporter, type Shown, type Totals } from './reporter.ts';

/** Without `shown`, everything is shown. */
export const pretty = (look: Look & { readonly shown?: Shown }) => {
  const { shown = everything } = look;
  const left = { error: 0, warning: 0, info: 0 };
  let hiddenInfos = 0;
  let room = shown.most;
  return {
    file: async ({ name, text, findings }: FileReport) => {
      const asked = shown.infos ? findings : findings.filter(({ severity }) => severity !== 'info');
      hiddenInfos += findings.length - asked.length;
      if (asked.length === 0) return '';
      const { entries, rest } = cut(entriesOf(asked), room);
      for (const { severity } of rest) left[severity] += 1;
      room -= asked.length - rest.length;
      if (entries.length === 0) return '';
      // Loaded only now, since measuring text takes as long to load as all the rest, and most filings have no findings.
      const [{ codeFrame }, { furtherLines }] = await Promise.all([
        import('./code-frame.ts'),
        import('./further-lines.ts'),
      ]);
      const parts = { codeFrame, furtherLines };
      return entries.map(entry => blockOf({ name, text }, entry, parts, look)).join('');
    },
    end: (totals: Totals) => totalsText(totals, { left, hiddenInfos }, look),
    rest: () =>
      moreText(left)
        .map(line => `${line[look.language]}\n`)
        .join(''),
  } satisfies Reporter;
};

/** The first so many findings of the entries, and those that are left. */
function cut(entries: readonly Entry[], room: number) {
  const kept: Entry[] = [];
  const rest: (readonly Finding[])[] = [];
  let free = room;
  for (const entry of entries) {
    const { first, others } = entry;
    if (free > 0) {
      kept.push({ ...entry, others: others.slice(0, free - 1) });
      rest.push(others.slice(free - 1));
      free -= 1 + others.length;
    } else rest.push([first, ...others]);
  }
  return { entries: kept, rest: rest.flat() };
}

function blockOf(
  { name, text }: Pick<FileReport, 'name' | 'text'>,
  entry: Entry,
  {
    codeFrame,
    furtherLines,
  }: { readonly codeFrame: CodeFrame; readonly furtherLines: FurtherLines },
  look: Look,
): string {
  const { language, paint } = look;
  const { severity, first, others, rule } = entry;
  const word = colourOf(severity, paint).bold(severityWords[severity][language]);
  const { message, help } = first;
  const lines = [
    `${paint.bold(locationText(name, first, language))}  ${word}  ${visible(message[language])}`,
    ...(text === '' ? [] : frameOf(codeFrame, text, first, look)),
    ...(help ? [`  ${paint.cyan(helpWord[language])}${visible(help[language])}`] : []),
    ...(others.length > 0 ? furtherLines(entry, look) : []),
    `  ${paint.dim(`[${rule}]`)}${fixableText(entry, look)}`,
  ];
  return `${lines.join('\n')}\n\n`;
}

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

function fixableText({ first, others }: Entry, { language, paint }: Look): string {
  const count = [first, ...others].filter(({ fixable }) => fixable).length;
  if (count === 0) return '';
  const isAll = count === others.length + 1;
  const words = {
    zh: isAll ? '可以用 --fix 改正' : `其中 ${count} 处可以用 --fix 改正`,
    en: isAll ? 'fixable with --fix' : `${count} of them fixable with --fix`,
  };
  return `  ${paint.green(words[language])}`;
}
