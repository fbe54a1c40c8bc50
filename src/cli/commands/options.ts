/** The options that commands share, and how their values are read. */
import {
  asQuestion,
  catalogue,
  type Localized,
  nearest,
  type RuleText,
  type Severities,
  suggestion,
  UserError,
} from '../../internal.ts';
import type { OptionSpec } from './command.ts';

export interface CheckingOptions {
  readonly form?: string;
  readonly strict?: boolean;
  readonly severity?: Severities;
  readonly quiet?: boolean;
}

export const checkingOptions: readonly OptionSpec[] = [
  {
    flags: { zh: '--form <表样>', en: '--form <form>' },
    summary: {
      zh: '用这个表样代替申报里写的：编号，或自己的 .yaml 表样',
      en: 'use this form instead of the one the filing names: an id, or a .yaml template',
    },
  },
  {
    flags: { zh: '--strict', en: '--strict' },
    summary: { zh: '警告也当作错误', en: 'treat warnings as errors' },
  },
  {
    flags: { zh: '--severity <规则=级别>', en: '--severity <rule=level>' },
    summary: {
      zh: '改变一条规则的级别：off、warning 或 error；可重复',
      en: 'give a rule another severity: off, warning or error; repeatable',
    },
    parse: parseSeverity,
  },
  {
    flags: { zh: '--quiet', en: '--quiet' },
    summary: {
      zh: '只显示问题，不显示进度和统计',
      en: 'show what is wrong, no progress or counts',
    },
  },
];

const format: Localized = { zh: '格式', en: 'format' };

/** Checks a name against the choices of an option, which are formats unless `kind` says of what. Throws UserError. */
export function parseChoice<Choice extends string>(
  option: string,
  text: string,
  choices: readonly Choice[],
  kind = format,
): Choice {
  const choice = choices.find(name => name === text);
  if (choice !== undefined) return choice;
  throw new UserError(
    {
      zh: `${option} 没有“${text}”这种${kind.zh}`,
      en: `${option} knows no ${kind.en} “${text}”`,
    },
    suggestion(text, choices),
  );
}

const levels = ['off', 'warning', 'error'] as const;

/** Adds rule=level to those given before. Throws UserError where no such rule or level is, or none may be given. */
function parseSeverity(text: string, previous: unknown): Severities {
  const [id = '', written = ''] = text.split('=').map(part => part.trim());
  const level = levels.find(each => each === written);
  if (id === '' || level === undefined) {
    throw new UserError(
      { zh: `--severity 的写法“${text}”不对`, en: `--severity is written as “${text}”` },
      {
        zh: `写成 规则编号=级别，例如 text-within-limit=off；级别是 ${levels.join('、')}`,
        en: `Write rule=level, e.g. text-within-limit=off; a level is ${levels.join(', ')}`,
      },
    );
  }
  const rule = ruleNamed(id);
  if (rule.structural && level !== 'error') {
    throw new UserError(
      {
        zh: `${id} 不能关闭或降级：违反它的申报画不出表来`,
        en: `${id} stays an error: a filing that breaks it cannot be drawn`,
      },
      undefined,
    );
  }
  return { ...Object(previous), [id]: level };
}

/** The rule of an id. Throws UserError with the nearest one. */
export function ruleNamed(id: string): RuleText {
  const rule = catalogue.find(each => each.id === id);
  if (rule) return rule;
  const ids = catalogue.map(each => each.id);
  const guess = nearest(id, ids) ?? ids.find(each => id.length > 2 && each.includes(id));
  throw new UserError(
    { zh: `没有规则“${id}”`, en: `there is no rule “${id}”` },
    guess === undefined
      ? { zh: '全部规则见 perfgoal rules', en: 'See perfgoal rules for all of them' }
      : asQuestion(guess),
  );
}
