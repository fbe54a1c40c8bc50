/** Options that several commands share, and the parsing of their values. */
import {
  asQuestion,
  type CheckOptions,
  catalogue,
  type Localized,
  nearest,
  type RuleText,
  type Severities,
  suggestion,
  userError,
} from '../../internal.ts';
import type { OptionSpec } from './command.ts';

export interface CheckingOptions {
  readonly form?: string;
  /** By the settings: the form of filings that name none, an id or an absolute path. */
  readonly defaultForm?: string;
  readonly strict?: boolean;
  readonly severity?: Severities;
  /** Gives last year's filing of a project, to hold this year's against. */
  readonly lastFiling?: CheckOptions['lastFiling'];
  readonly quiet?: boolean;
  readonly verbose?: boolean;
}

/** Which settings file is read: --config names one, --no-config none. */
export const settingsOptions: readonly OptionSpec[] = [
  {
    flags: { zh: '--config <文件>', en: '--config <file>' },
    summary: {
      zh: '用这个设置文件；默认是当前文件夹或上级最近的 perfgoal.config.yaml',
      en: 'use this settings file; default: the nearest perfgoal.config.yaml here or above',
    },
  },
  {
    flags: { zh: '--no-config', en: '--no-config' },
    summary: { zh: '不用设置文件', en: 'use no settings file' },
  },
];

export const verboseOption: OptionSpec = {
  flags: { zh: '--verbose', en: '--verbose' },
  summary: {
    zh: '全部显示：用了哪个设置文件，以及提示一级的问题',
    en: 'show everything: the settings file in use, and findings that are infos',
  },
};

export const checkingOptions: readonly OptionSpec[] = [
  {
    flags: { zh: '--form <表样>', en: '--form <form>' },
    summary: {
      zh: '用这个表样代替申报里写的：编号，或自己的 .yaml 表样',
      en: 'use this form instead of the one named in the filing: an id, or a .yaml template',
    },
  },
  {
    flags: { zh: '--strict', en: '--strict' },
    summary: { zh: '警告也当作错误', en: 'treat warnings as errors' },
  },
  {
    flags: { zh: '--severity <规则=级别>', en: '--severity <rule=level>' },
    summary: {
      zh: '改变一条规则的级别：off、info、warning 或 error；可重复',
      en: 'change the severity of a rule: off, info, warning or error; repeatable',
    },
    parse: parseSeverity,
  },
  {
    flags: { zh: '--quiet', en: '--quiet' },
    summary: {
      zh: '只显示问题，不显示进度和统计',
      en: 'print problems only, no progress or counts',
    },
  },
  verboseOption,
  ...settingsOptions,
];

/** --keys: the spelling of keys, where both are offered; the command says what for. */
export const keysOption = (summary: Localized): OptionSpec => ({
  flags: { zh: '--keys <语言>', en: '--keys <language>' },
  summary,
  choices: ['zh', 'en'],
  parse: text => parseChoice('--keys', text, ['zh', 'en'], '语言'),
});

const format = '格式';

/** Checks the value of an option against its choices; `kind` says in Chinese what they are. Throws UserError. */
export function parseChoice<Choice extends string>(
  option: string,
  text: string,
  choices: readonly Choice[],
  kind = format,
): Choice {
  const choice = choices.find(name => name === text);
  if (choice !== undefined) return choice;
  throw userError(
    `${option} 没有“${text}”这种${kind}`,
    `invalid value “${text}” for ${option}`,
    suggestion(text, choices),
  );
}

/** What the severity of a rule may be set to. */
export const levels = ['off', 'info', 'warning', 'error'] as const;

/** Adds rule=level to earlier ones. Throws UserError for another form, an unknown rule, or one that must stay an error. */
function parseSeverity(text: string, previous: unknown): Severities {
  const [id = '', written = ''] = text.split('=').map(part => part.trim());
  const level = levels.find(each => each === written);
  if (id === '' || level === undefined) {
    throw userError(`--severity 的写法“${text}”不对`, `invalid value “${text}” for --severity`, {
      zh: `写成 规则编号=级别，例如 text-within-limit=off；级别是 ${levels.join('、')}`,
      en: `Expected rule=level, e.g. text-within-limit=off; levels: ${levels.join(', ')}`,
    });
  }
  refuseSeverity(id, level);
  return { ...Object(previous), [id]: level };
}

/** Throws UserError for an unknown rule, and for one that must stay an error. */
export function refuseSeverity(id: string, level: string): void {
  if (!ruleNamed(id).structural || level === 'error') return;
  throw userError(
    `${id} 不能关闭或降级：违反它的申报画不出表来`,
    `${id} cannot be turned off or lowered: a filing that breaks it cannot be rendered`,
  );
}

/** The rule with this id. Throws UserError, suggesting a similar id. */
export function ruleNamed(id: string): RuleText {
  const rule = catalogue.find(each => each.id === id);
  if (rule) return rule;
  const ids = catalogue.map(each => each.id);
  const guess = nearest(id, ids) ?? ids.find(each => id.length > 2 && each.includes(id));
  throw userError(
    `没有规则“${id}”`,
    `unknown rule “${id}”`,
    guess === undefined
      ? { zh: '全部规则见 perfgoal rules', en: 'See perfgoal rules for the list' }
      : asQuestion(guess),
  );
}
