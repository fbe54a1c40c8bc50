/** Schema errors in sentences for people; the one place that knows ajv's keywords. */
import type { ErrorObject } from 'ajv';
import type { Finding, Localized, Path } from '../finding.ts';
import { valueAt } from './path.ts';
import { didYouMean, suggestion } from './suggest.ts';

/** Errors that are told in full; a hostile text makes hundreds of thousands, of which no more are ever shown. */
const MAX_TOLD = 1000;
/** Keys that are listed where none is near. */
const MAX_KEYS = 24;

/** What is told about the places of a schema. */
export interface SchemaVoice {
  readonly rule: string;
  /** What a place is called. */
  readonly placeName: (path: Path) => Localized;
  /** The keys of a group, with their titles. */
  readonly keysAt: (path: Path) => readonly { readonly key: string; readonly title: string }[];
  /** How the values of a definition are written, by its name, e.g. amount. */
  readonly formats: Readonly<Record<string, Localized>>;
  /** A key as it is named in help; as it is where absent. */
  readonly keyName?: (path: Path) => string;
  /** Keys as they are listed in help; with their titles where absent. */
  readonly keyList?: (path: Path) => Localized;
  /** How an unknown key is mended; the nearest known one where absent. */
  readonly unknownKey?: (path: Path, key: string) => Localized | undefined;
  /** What is wrong with a text that is not written as its definition says, where that can be told. */
  readonly slip?: (
    definition: string,
    text: string,
    path: Path,
  ) => Pick<Finding, 'message' | 'help'> | undefined;
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
  const telling = errors.filter(e => isType(e) || !wrongTypes.has(e.instancePath));
  return telling.map((error, index) => {
    const path = pathOfPointer(error.instancePath, value);
    if (index >= MAX_TOLD) return untold(error, path, voice);
    const breach = { error, path, place: voice.placeName(path), seen: valueAt(value, path), voice };
    const { key, ...sentence } = (sentences[error.keyword] ?? otherwise)(breach);
    const place = key === undefined ? path : [...path, key];
    return { rule: voice.rule, severity: 'error', structural: true, path: place, ...sentence };
  });
}

/** An error of which only the place is told. */
function untold({ params }: ErrorObject, path: Path, { rule }: SchemaVoice): Finding {
  const key: unknown = params.additionalProperty ?? params.missingProperty;
  const place = typeof key === 'string' ? [...path, key] : path;
  const at = typeof key === 'string' ? { at: 'key' as const } : {};
  return { rule, severity: 'error', structural: true, path: place, ...at, message: more };
}

const more: Localized = { zh: '还有不合格式的内容', en: 'there is more of the wrong shape' };

/** A value of the wrong type is not also written wrongly. */
const isType = ({ keyword }: ErrorObject) => keyword === 'type';

const sentences: Readonly<Record<string, (breach: Breach) => Sentence>> = {
  additionalProperties({ error, path, place, voice }) {
    const key = String(error.params.additionalProperty);
    const name = shown(key);
    return {
      key,
      at: 'key',
      message: { zh: `${place.zh}里没有「${name}」这个键`, en: `${place.en} has no key “${name}”` },
      help: (voice.unknownKey ?? nearestKey(voice))(path, key) ?? keyList(voice, path),
    };
  },
  required({ error, path, voice }) {
    const key = String(error.params.missingProperty);
    const missing = voice.placeName([...path, key]);
    const name = voice.keyName?.([...path, key]) ?? key;
    return {
      key,
      message: { zh: `缺少${missing.zh}`, en: `${missing.en} is missing` },
      help: { zh: `请写上 ${name}: …`, en: `Add ${name}: …` },
    };
  },
  type({ error, path, place, seen, voice }) {
    if (seen === null) {
      const name = voice.keyName?.(path) ?? String(path.at(-1) ?? '');
      return {
        message: { zh: `${place.zh}没有填写`, en: `${place.en} is empty` },
        help: { zh: `请写上 ${name}: …`, en: `Add ${name}: …` },
      };
    }
    const wanted = wantedType(error.params.type);
    const given = givenType(seen);
    return {
      message: {
        zh: `${place.zh}应是${wanted.zh}，这里是${given.zh}`,
        en: `${place.en} must be ${wanted.en}, not ${given.en}`,
      },
      help: wanted.help,
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
function otherwise({ error, path, place, seen, voice }: Breach): Sentence {
  const definition = /definitions\/([^/]+)\//.exec(error.schemaPath)?.[1] ?? '';
  const slip = typeof seen === 'string' ? voice.slip?.(definition, seen, path) : undefined;
  if (slip) return slip;
  return {
    message: {
      zh: `${place.zh}的写法“${shown(seen)}”不对`,
      en: `invalid value “${shown(seen)}” for ${place.en}`,
    },
    help: voice.formats[definition] ?? { zh: `要求：${error.message}`, en: `It ${error.message}.` },
  };
}

const nearestKey =
  ({ keysAt }: SchemaVoice) =>
  (path: Path, key: string): Localized | undefined => {
    const keys = keysAt(path);
    return didYouMean(key, [...keys.map(({ title }) => title), ...keys.map(known => known.key)]);
  };

function keyList({ keysAt, keyList }: SchemaVoice, path: Path): Localized {
  const keys = keysAt(path);
  const more = keys.length > MAX_KEYS ? '…' : '';
  const some = keys.slice(0, MAX_KEYS);
  const zh = some.map(({ key, title }) => (key === title ? key : `${title}（${key}）`));
  return (
    keyList?.(path) ?? {
      zh: `可用的键：${zh.join('、')}${more}`,
      en: `Valid keys: ${some.map(({ key }) => key).join(', ')}${more}`,
    }
  );
}

/** Where an error of ajv stands: a JSON pointer as a path; indexes are numbers where the value is a list. */
export function pathOfPointer(pointer: string, value: unknown): Path {
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
  return text.length > 40 ? `${[...text.slice(0, 41)].slice(0, 40).join('')}…` : text;
}

const group = {
  zh: '一组“键: 值”',
  en: 'a group of keys',
  help: {
    zh: '在下一行起缩进两格，每行写一个“键: 值”。',
    en: 'Write one “key: value” a line below it, indented by two blanks.',
  },
};
const list = {
  zh: '列表（每项以 - 开头）',
  en: 'a list (items begin with -)',
  help: {
    zh: '在下一行起缩进，每一项以“- ”开头。',
    en: 'Write each item on lines below it, beginning with “- ”.',
  },
};
const text = {
  zh: '文字',
  en: 'text',
  help: {
    zh: '在冒号后面写成一段文字。',
    en: 'Write it as one text behind the colon.',
  },
};

/** Scalars all are text, so text is what a place that takes any scalar wants. */
function wantedType(type: unknown): Localized & { readonly help: Localized } {
  const types = Array.isArray(type) ? type : String(type).split(',');
  if (types.includes('string')) return text;
  return types.includes('array') ? list : group;
}

function givenType(value: unknown): Localized {
  if (Array.isArray(value)) return { zh: '列表', en: 'a list' };
  if (typeof value === 'object') return group;
  return { zh: `文字“${shown(value)}”`, en: `the text “${shown(value)}”` };
}
