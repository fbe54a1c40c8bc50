/** The language of messages. Read from the arguments before they are parsed, so that parsing errors are in it too. */
import { userError } from '../internal.ts';

export const languages = ['zh', 'en'] as const;
export type Language = (typeof languages)[number];

export const isLanguage = (value: unknown): value is Language =>
  languages.some(language => language === value);

/** The language of --lang or PERFGOAL_LANG; Chinese when neither names one. */
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

/** Checks the value of an option or variable, named by `where`. Throws UserError for an unknown language. */
export function parseLanguage(value: string, where: string): Language {
  if (isLanguage(value)) return value;
  throw userError(
    `${where} 只能是 zh（中文）或 en（英文），不能是“${value}”`,
    `invalid value “${value}” for ${where} (expected zh or en)`,
  );
}
