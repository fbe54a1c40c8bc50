/** The page man/perfgoal.1, made from the commands: Chinese first, each text followed by its English. */
import type { Localized } from '../internal.ts';
import type { CommandSpec, Example, OptionSpec } from './commands/command.ts';
import { helpWords, statusWords } from './help.ts';

/** The page as text for man(1); its options and commands are those of the help. */
export function manPage(commands: readonly CommandSpec[], version: string): string {
  const about: Localized = helpWords.about;
  return `${[
    `.TH PERFGOAL 1 "" "perfgoal ${escaped(version)}"`,
    // Neither hyphens in names of options, nor wide blanks between hanzi.
    '.nh',
    '.ad l',
    '.SH NAME',
    'perfgoal \\- 检查绩效目标申报，生成申报表 / check performance goal filings and render the form',
    '.SH SYNOPSIS',
    ...commands.map(synopsis),
    '.SH DESCRIPTION',
    ...bothLines(about),
    '.SH COMMANDS',
    ...commands.flatMap(commandLines),
    '.SH OPTIONS',
    ...optionLines({ flags: helpWords.langFlags, summary: helpWords.lang }),
    ...optionLines({ flags: same('-V, --version'), summary: helpWords.version }),
    ...optionLines({ flags: same('-h, --help'), summary: helpWords.help }),
    '.SH FILES',
    ...entry('perfgoal.config.yaml', {
      zh: '设置：没有写表样的申报用哪种表样，规则的级别，字体，取名。',
      en: 'Settings: the form of filings that name none, severities of rules, fonts, names.',
    }),
    ...entry('.perfgoal-cache.json', {
      zh: '在输出文件夹里，记着每个文件由什么生成。',
      en: 'In an output folder: what each document was rendered from.',
    }),
    '.SH ENVIRONMENT',
    ...entry('PERFGOAL_LANG', { zh: 'zh 或 en。', en: 'zh or en.' }),
    ...entry('NO_COLOR, FORCE_COLOR', { zh: '不用、要用颜色。', en: 'Without or with colours.' }),
    ...entry('SOURCE_DATE_EPOCH', {
      zh: '写进文件属性的日期，1970 年以来的秒数。',
      en: 'The date in the properties of documents, in seconds since 1970.',
    }),
    '.SH "EXIT STATUS"',
    ...bothLines(statusWords),
    '.SH EXAMPLES',
    ...commands.flatMap(({ examples }) => examples.slice(0, 1)).flatMap(exampleLines),
  ].join('\n')}\n`;
}

const same = (text: string): Localized => ({ zh: text, en: text });

function synopsis({ name, argument }: CommandSpec, index: number): string {
  const line = `.B perfgoal ${escaped(name)}\n${escaped(`[options] ${argument?.en ?? ''}`.trim())}`;
  return index === 0 ? line : `.br\n${line}`;
}

const commandLines = ({ name, summary, notes, options }: CommandSpec) => [
  `.SS perfgoal ${escaped(name)}`,
  ...bothLines(summary),
  ...paragraphs(notes),
  ...options.flatMap(optionLines),
];

const optionLines = ({ flags, summary }: Pick<OptionSpec, 'flags' | 'summary'>) =>
  entry(flags.en, summary);

const entry = (term: string, text: Localized) => ['.TP', `.B ${escaped(term)}`, ...bothLines(text)];

const paragraphs = (text: Localized) => ['.PP', ...bothLines(text)];

/** Lines stay as they are: some are tables. */
const bothLines = ({ zh, en }: Localized) =>
  [zh, en]
    .flatMap(text => text.split('\n'))
    .flatMap((line, index) => [...(index > 0 ? ['.br'] : []), escaped(line)]);

const exampleLines = ({ line, summary }: Example) => [
  '.TP',
  `.B ${escaped(line)}`,
  ...bothLines(summary),
];

/** A line of text, in which nothing is a command to man. */
function escaped(text: string): string {
  const plain = text.replaceAll('\\', '\\e').replaceAll('-', '\\-').replaceAll('"', '\\(dq');
  const indent = /^ */.exec(plain)?.[0].length ?? 0;
  // Blanks at the beginning of a line would end it, a point or quote would make it a command.
  const start = indent > 0 ? '\\ '.repeat(indent) : /^[.']/.test(plain) ? '\\&' : '';
  // A line of Chinese may end behind a mark.
  return start + plain.slice(indent).replace(/[，。；：、）](?=.)/g, '$&\\:');
}
