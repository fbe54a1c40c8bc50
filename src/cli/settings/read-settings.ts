/** Reads a settings file: its values, with paths made absolute, or what is wrong with them. Nothing in it is ever run. */
import { dirname, resolve } from 'node:path';
import {
  type Finding,
  isOwn,
  type Localized,
  listForms,
  loadSettingsReader,
  located,
  type Path,
  type Severities,
  type Source,
  suggestion,
  UserError,
} from '../../internal.ts';
import { refuseSeverity } from '../commands/options.ts';
import { isInside, realPath } from '../files/paths.ts';
import { readSource } from '../files/read.ts';
import { isRecord } from '../json.ts';
import { parseNamePattern } from '../render/name-pattern.ts';
import type { SettingsFile } from './find-settings.ts';

/** What a settings file sets. */
export interface Settings {
  /** An id, or an absolute path. */
  readonly form?: string;
  readonly severities?: Severities;
  /** Absolute paths by role. */
  readonly fonts?: Readonly<Record<string, string>>;
  /** A pattern of --name. */
  readonly name?: string;
}

export interface ReadSettings {
  /** Good only without findings. */
  readonly settings: Settings;
  readonly source: Source;
  /** With their places. */
  readonly findings: readonly Finding[];
}

/** Rejects with UserError where the file cannot be read. */
export async function readSettings({ name, path }: SettingsFile): Promise<ReadSettings> {
  const about = { zh: `读不了设置 ${name}`, en: `cannot read the settings ${name}` };
  const { settingsIn } = await loadSettingsReader();
  const { source, value, findings: misshapen } = settingsIn(name, readSource(path, about));
  if (value === undefined) return { settings: {}, source, findings: misshapen };
  const folder = dirname(path);
  const findings = [...misshapen, ...errorsIn(Object(value), folder)];
  const settings = findings.length > 0 ? {} : placed(value as Settings, folder);
  return { settings, source, findings: located(findings, source) };
}

/** With the paths made absolute: they are relative to the folder of the file. */
function placed(settings: Settings, folder: string): Settings {
  const { form, fonts } = settings;
  return {
    ...settings,
    ...(form !== undefined && { form: isOwn(form) ? resolve(folder, form) : form }),
    ...(fonts && {
      fonts: Object.fromEntries(
        Object.entries(fonts).map(([role, file]) => [role, resolve(folder, file)]),
      ),
    }),
  };
}

/** What the schema cannot say: which forms, rules and files there are, and how names are written. */
function errorsIn(
  { form, severities, fonts, name }: Readonly<Record<string, unknown>>,
  folder: string,
): readonly Finding[] {
  return [
    ...problem(['form'], form, written =>
      isOwn(written) ? refuseOutside(written, folder) : refuseUnknownForm(written),
    ),
    ...Object.entries(isRecord(severities) ? severities : {}).flatMap(([id, level]) =>
      problem(['severities', id], level, written => refuseSeverity(id, written), 'key'),
    ),
    ...Object.entries(isRecord(fonts) ? fonts : {}).flatMap(([role, file]) =>
      problem(['fonts', role], file, written => refuseOutside(written, folder)),
    ),
    ...problem(['name'], name, parseNamePattern),
  ];
}

/** The UserError that `check` throws, as a finding; of anything but text the schema says what is wrong. */
function problem(
  path: Path,
  written: unknown,
  check: (written: string) => unknown,
  at?: 'key',
): readonly Finding[] {
  try {
    if (typeof written === 'string') check(written);
    return [];
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const { sentence: message, help } = error;
    const place = { path, ...(at && { at }) };
    return [
      { rule, severity: 'error', structural: true, ...place, message, ...(help && { help }) },
    ];
  }
}

const rule = 'settings-valid';

function refuseUnknownForm(form: string): void {
  if (listForms().includes(form)) return;
  throw new UserError(
    { zh: `没有表样“${form}”`, en: `unknown form “${form}”` },
    suggestion(form, listForms()),
  );
}

/** Throws UserError where there is no such file, or links lead it out of the folder. */
function refuseOutside(written: string, folder: string): void {
  const about: Localized = { zh: `读不了 ${written}`, en: `cannot read ${written}` };
  if (isInside(realPath(folder), realPath(resolve(folder, written), about))) return;
  throw new UserError(
    { zh: `${written} 在设置所在的文件夹之外`, en: `${written} is outside the settings’ folder` },
    {
      zh: '把它放进来，或改用命令行的 --form、--font。',
      en: 'Move it there, or use --form or --font on the command line.',
    },
  );
}
