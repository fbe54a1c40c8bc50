/** The layout and the texts of --help in both languages. */
import type { Help } from 'commander';
import type { Example } from './commands/command.ts';
import type { Language } from './language.ts';

/** Chinese for the titles that commander prints. */
const titlesZh: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Options:': '选项：',
  'Global Options:': '通用选项：',
  'Commands:': '命令：',
};

export function helpShape(language: Language): Partial<Help> {
  return {
    showGlobalOptions: true,
    displayWidth: helpWidth,
    styleTitle: title => (language === 'zh' ? (titlesZh[title] ?? title) : title),
    subcommandTerm: command => `${command.name()} ${command.usage()}`.trim(),
    visibleArguments: () => [],
  };
}

/** The width of a help text in terminal cells: hanzi and their punctuation take two. */
const helpWidth = (text: string) => [...text].reduce((sum, c) => sum + (c > '\u2E7F' ? 2 : 1), 0);

export const helpWords = {
  options: { zh: '[选项]', en: '[options]' },
  command: { zh: '<命令>', en: '<command>' },
  helpCommand: { zh: '[命令]', en: '[command]' },
  help: { zh: '显示用法', en: 'show help' },
  version: { zh: '显示版本号', en: 'show the version' },
  lang: {
    zh: '提示所用的语言：zh 或 en；也可用环境变量 PERFGOAL_LANG',
    en: 'language of messages: zh or en (default: PERFGOAL_LANG, else zh)',
  },
  langFlags: { zh: '--lang <语言>', en: '--lang <language>' },
  about: {
    zh: '检查绩效目标申报（YAML），生成项目支出绩效目标申报表（Word、PDF）。',
    en: 'Check performance goal filings (YAML) and render the official form (Word, PDF).',
  },
} as const;

export const statusWords = {
  zh: '退出状态：0 没有问题；1 申报有错误；2 命令或环境有误；3 perfgoal 内部出错',
  en: 'Exit status: 0 no errors; 1 a filing has errors; 2 the command or its environment\nis at fault; 3 a bug in perfgoal',
} as const;

/** The examples and exit statuses, printed below the options. */
export function helpEnd(examples: readonly Example[], language: Language): string {
  const width = Math.max(...examples.map(({ line }) => helpWidth(line)));
  const lines = examples.map(
    ({ line, summary }) => `  ${line}${' '.repeat(width - helpWidth(line))}  ${summary[language]}`,
  );
  const title = language === 'zh' ? '例子：' : 'Examples:';
  return ['', title, ...lines, '', statusWords[language]].join('\n');
}
