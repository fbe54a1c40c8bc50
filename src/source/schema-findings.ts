/** Schema errors in sentences for people; the one place that knows ajv's keywords. */
import type { ErrorObject } from 'ajv';
import type { Finding, Localized, Path } from '../finding.ts';
import { valueAt } from './path.ts';
import { didYouMean, suggestion } from './suggest.ts';

/** What is told about the places of a schema. */
export interface SchemaVoice {
  readonly rule: string;
  /** What a place is called. */
  readonly placeName: (path: Path) => Localized;
  /** The keys of a group, with their titles. */
  readonly keysAt: (path: Path) => readonly { readonly key: string; readonly title: string }[];
  /** How the values of a definition are written, by its name, e.g. amount. */
  readonly formats: Readonly<Record<string, Localized>>;
}

type Sentence = Pick<Finding, 'message' | 'help' | 'at'> & { readonly key?: string };

interface Breach {
  readonly error: ErrorObject;
  readonly path: Path;
  readonly place: Localized;
  readonly seen: unknown;
  readonly voice: SchemaVoice;
}

/** One finding for each thing that is wrong. */
export function schemaFindings(
  errors: readonly ErrorObject[],
  value: unknown,
  voice: SchemaVoice,
): readonly Finding[] {
  const wrongTypes = new Set(errors.filter(isType).map(error => error.instancePath));
  const telling = errors.filter(
    e => e.keyword !== 'if' && (isType(e) || !wrongTypes.has(e.instancePath)),
  );
  return telling.map(error => {
    const path = pathOf(error.instancePath, value);
    const breach = { error, path, place: voice.placeName(path), seen: valueAt(value, path), voice };
    const { key, ...sentence } = (sentences[error.keyword] ?? otherwise)(breach);
    const place = key === undefined ? path : [...path, key];
    return { rule: voice.rule, severity: 'error', structural: true, path: place, ...sentence };
  });
}

/** A value of the wrong type is not also written wrongly. */
const isType = ({ keyword }: ErrorObject) => keyword === 'type';

const sentences: Readonly<Record<string, (breach: Breach) => Sentence>> = {
  additionalProperties({ error, path, place, voice }) {
    const key = String(error.params.additionalProperty);
    const keys = voice.keysAt(path);
    return {
      key,
      at: 'key',
      message: { zh: `${place.zh}里没有「${key}」这个键`, en: `${place.en} has no key “${key}”` },
      help: didYouMean(key, [
        ...keys.map(known => known.title),
        ...keys.map(known => known.key),
      ]) ?? {
        zh: `可用的键：${keys.map(known => `${known.title}（${known.key}）`).join('、')}`,
        en: `Valid keys: ${keys.map(known => known.key).join(', ')}`,
      },
    };
  },
  required({ error, path, voice }) {
    const key = String(error.params.missingProperty);
    const missing = voice.placeName([...path, key]);
    return {
      message: { zh: `缺少${missing.zh}`, en: `${missing.en} is missing` },
      help: { zh: `请写上 ${key}: …`, en: `Add ${key}: …` },
    };
  },
  type({ error, place, seen }) {
    if (seen === null)
      return { message: { zh: `${place.zh}没有填写`, en: `${place.en} is empty` } };
    const wanted = wantedType(error.params.type);
    const given = givenType(seen);
    return {
      message: {
        zh: `${place.zh}应是${wanted.zh}，这里是${given.zh}`,
        en: `${place.en} must be ${wanted.en}, not ${given.en}`,
      },
    };
  },
  enum({ error, place, seen }) {
    const allowed = (error.params.allowedValues as unknown[])
      .filter(item => item !== null)
      .map(String);
    return {
      message: {
        zh: `${place.zh}不能是“${shown(seen)}”`,
        en: `invalid value “${shown(seen)}” for ${place.en}`,
      },
      help: suggestion(shown(seen), allowed),
    };
  },
  maxItems: tooMany,
  maxProperties: tooMany,
};

function tooMany({ error, place }: Breach): Sentence {
  const { limit } = error.params;
  return {
    message: {
      zh: `${place.zh}超过 ${limit} 项`,
      en: `${place.en} has more than ${limit} entries`,
    },
  };
}

/** pattern, minimum and whatever else says how a value is written. */
function otherwise({ error, place, seen, voice }: Breach): Sentence {
  const definition = /definitions\/([^/]+)\//.exec(error.schemaPath)?.[1] ?? '';
  return {
    message: {
      zh: `${place.zh}的写法“${shown(seen)}”不对`,
      en: `invalid value “${shown(seen)}” for ${place.en}`,
    },
    help: voice.formats[definition] ?? { zh: `要求：${error.message}`, en: `It ${error.message}.` },
  };
}

/** A JSON pointer to a path; indexes become numbers where the value is a list. */
function pathOf(pointer: string, value: unknown): Path {
  let place = value;
  return pointer
    .split('/')
    .slice(1)
    .map(token => {
      const key = token.replaceAll('~1', '/').replaceAll('~0', '~');
      const step = Array.isArray(place) ? Number(key) : key;
      place = valueAt(place, [step]);
      return step;
    });
}

/** A value as it is quoted in a message: its first characters. */
function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

const group: Localized = { zh: '一组“键: 值”', en: 'a group of keys' };

/** Scalars all are text, so text is what a place that takes any scalar wants. */
function wantedType(type: unknown): Localized {
  const types = Array.isArray(type) ? type : String(type).split(',');
  if (types.includes('string')) return { zh: '文字', en: 'text' };
  return types.includes('array')
    ? { zh: '列表（每项以 - 开头）', en: 'a list (items begin with -)' }
    : group;
}

function givenType(value: unknown): Localized {
  if (Array.isArray(value)) return { zh: '列表', en: 'a list' };
  if (typeof value === 'object') return group;
  return { zh: `文字“${shown(value)}”`, en: `the text “${shown(value)}”` };
}
