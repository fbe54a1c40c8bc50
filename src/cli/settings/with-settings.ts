/** Puts the settings below the options of the command line, for the commands that have them, and tells which they are. */
import { type Localized, userError } from '../../internal.ts';
import type { CommandSpec } from '../commands/command.ts';
import { isRecord } from '../json.ts';
import { pretty } from '../report/pretty.ts';
import type { Session } from '../session.ts';
import { findSettings, type SettingsFile } from './find-settings.ts';

type Options = Readonly<Record<string, unknown>>;

/**
 * The options with what the settings file says besides. A setting is taken by the commands that have its option; those
 * without --config read no settings. Rejects with UserError for settings that are wrong or cannot be read.
 */
export async function withSettings(
  { options: known }: CommandSpec,
  options: Options,
  session: Session,
): Promise<Options> {
  const has = (option: string) => known.some(({ flags }) => flags.en.split(' ')[0] === option);
  if (!has('--config')) return options;
  const { config, verbose } = options as { readonly config?: string | false; verbose?: boolean };
  const file = findSettings(config, session.io);
  if (!file) {
    if (verbose) await session.message(`${session.say(noSettings)}\n`);
    return options;
  }
  // Not imported above: most runs have no settings file.
  const { readSettings } = await import('./read-settings.ts');
  const { settings, source, findings } = await readSettings(file);
  if (findings.length > 0) {
    const { name } = file;
    await session.message(
      await pretty(session.errorLook).file({ name, text: source.text, findings }),
    );
    throw userError(`设置 ${name} 有错误`, `the settings ${name} have errors`);
  }
  if (verbose) await session.message(settingsText(file, source.value, options, session));
  const { form, severities, fonts, name } = settings;
  return {
    ...options,
    ...(form !== undefined && has('--form') && { defaultForm: form }),
    ...(severities && has('--severity') && { severity: merged(severities, options.severity) }),
    ...(fonts && has('--font') && { font: merged(fonts, options.font) }),
    ...(name !== undefined && has('--name') && { defaultName: name }),
  };
}

/** Rule by rule and role by role, the command line wins. */
const merged = (settings: object, option: unknown) => ({ ...settings, ...Object(option) });

const noSettings: Localized = { zh: '没有用设置文件', en: 'no settings file is used' };

/** The file, and a line for each of its settings; those that the command line replaces are marked. */
function settingsText(
  { name }: SettingsFile,
  written: unknown,
  options: Options,
  { say }: Session,
): string {
  const lines = Object.entries(Object(written)).flatMap(([key, value]) =>
    isRecord(value)
      ? Object.entries(value).map(([each, set]) => line(`${key}.${each}`, set, key, each, options))
      : value === null
        ? []
        : [line(key, value, key, undefined, options)],
  );
  const title: Localized = { zh: `设置文件：${name}`, en: `settings file: ${name}` };
  return [title, ...lines].map(each => `${say(each)}\n`).join('');
}

/** The option of each setting, by its key among the parsed options. */
const optionOf: Readonly<Record<string, string>> = {
  form: 'form',
  severities: 'severity',
  fonts: 'font',
  name: 'name',
};

function line(
  place: string,
  value: unknown,
  key: string,
  each: string | undefined,
  options: Options,
): Localized {
  const option = options[optionOf[key] ?? ''];
  const isReplaced =
    each === undefined ? option !== undefined : Object.hasOwn(Object(option), each);
  const text = `  ${place}: ${value}`;
  if (isReplaced)
    return {
      zh: `${text}（命令行另有指定）`,
      en: `${text} (replaced by the command line)`,
    };
  if (key !== 'form') return { zh: text, en: text };
  return {
    zh: `${text}（用于没有写表样的申报）`,
    en: `${text} (for filings that name no form)`,
  };
}
