/** The text of a settings file as plain values, with all in which they are not of the shape that their schema fixes. */
import schemaJson from '../schemas/config.schema.json' with { type: 'json' };
import { catalogue } from './catalogue.ts';
import { pathText } from './filing/fields.ts';
import type { Finding, Path } from './finding.ts';
import { validateSettings } from './generated/settings-validator.js';
import { decode } from './source/decode.ts';
import { located } from './source/located.ts';
import { readYaml, type Source } from './source/read-yaml.ts';
import { schemaFindings } from './source/schema-findings.ts';

export interface WrittenSettings {
  readonly source: Source;
  /** Without the keys that have no value; undefined where the text cannot be read. */
  readonly value?: unknown;
  /** With their places where the text cannot be read, without where its values are wrong. */
  readonly findings: readonly Finding[];
}

/** Never throws; what is wrong is in the findings. */
export function settingsIn(name: string, bytes: Uint8Array): WrittenSettings {
  const { text, findings: undecoded } = decode(bytes);
  const source = readYaml(name, text);
  const broken = [...undecoded, ...source.findings];
  if (broken.length > 0) return { source, findings: located(broken, source) };
  const value = withoutEmpty(source.value ?? {});
  return { source, value, findings: validateSettings(value) ? [] : schemaErrors(value) };
}

/** A key with nothing behind it sets nothing, such as one of which all lines are comments. */
function withoutEmpty(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([, set]) => set !== null));
}

const schemaErrors = (value: unknown): readonly Finding[] =>
  schemaFindings(validateSettings.errors ?? [], value, {
    rule: 'settings-valid',
    placeName: (path: Path) =>
      path.length === 0
        ? { zh: '设置', en: 'the settings file' }
        : { zh: `「${pathText(path)}」`, en: pathText(path) },
    keysAt: path =>
      path.length === 0
        ? Object.entries(schemaJson.properties).map(([key, { title }]) => ({ key, title }))
        : catalogue.map(({ id, summary }) => ({ key: id, title: summary.zh })),
    formats: {},
  });
