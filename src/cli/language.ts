/** The language of messages, known before the command line is parsed so that its errors are in it too. */
import { UserError } from '../internal.ts';

export const languages = ['zh', 'en'] as const;
export type Language = (typeof languages)[number];

export const isLanguage = (value: unknown): value is Language =>
  languages.some(language => language === value);

/** The language asked for by --lang or PERFGOAL_LANG; Chinese when neither names one. */
export function languageOf(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Language {
  const end = argv.indexOf('--');
  const options = end === -1 ? argv : argv.slice(0, end);
  const named = options.flatMap((option, index) =>
    option === '--lang'
      ? [options[index + 1]]
      : option.startsWith('--lang=')
        ? [option.slice('--lang='.length)]
        : [],
  );
  return [named.at(-1), env.PERFGOAL_LANG].find(isLanguage) ?? 'zh';
}

/** Checks a language by name. Throws UserError for one that is not spoken. */
export function parseLanguage(value: string, where: string): Language {
  if (isLanguage(value)) return value;
  throw new UserError(
    {
      zh: `${where} 只能是 zh（中文）或 en（英文），不能是“${value}”`,
      en: `${where} is zh (Chinese) or en (English), not “${value}”`,
    },
    undefined,
  );
}
