/** The options that commands share, and how their values are read. */
import { UserError } from '../../index.ts';
import { suggestion } from '../language.ts';
import type { OptionSpec } from './command.ts';

export interface CheckingOptions {
  readonly form?: string;
  readonly strict?: boolean;
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
    summary: { zh: '警告也当作错误', en: 'take warnings for errors' },
  },
  {
    flags: { zh: '--quiet', en: '--quiet' },
    summary: {
      zh: '只显示问题，不显示进度和统计',
      en: 'show what is wrong, no progress or counts',
    },
  },
];

/** Checks a name against the choices of an option. Throws UserError. */
export function parseChoice<Choice extends string>(
  option: string,
  text: string,
  choices: readonly Choice[],
): Choice {
  const choice = choices.find(name => name === text);
  if (choice !== undefined) return choice;
  throw new UserError(
    { zh: `${option} 没有“${text}”这种格式`, en: `${option} knows no format “${text}”` },
    suggestion(text, choices),
  );
}
