/** Schema errors in sentences for people; the one place that knows ajv's keywords. */
import type { ErrorObject } from 'ajv';
import type { Finding, Localized, Path } from '../finding.ts';
import { nearest } from './suggest.ts';
import { valueAt } from './value-at.ts';

/** What is told about the places of a schema: their names, the keys that they allow, how their values are written. */
export interface SchemaVoice {
  readonly rule: string;
  readonly placeName: (path: Path) => Localized;
  readonly keysAt: (path: Path) => readonly string[];
  /** How a definition's values are written, by its name, e.g. amount. */
  readonly formats: Readonly<Record<string, Localized>>;
}

/** One finding for each thing that is wrong, most specific first where several keywords complain of one place. */
export function schemaFindings(
  errors: readonly ErrorObject[],
  value: unknown,
  voice: SchemaVoice,
): readonly Finding[] {
  const told = new Set<string>();
  return errors.flatMap(error => {
    const finding = findingOf(error, value, voice);
    const key = JSON.stringify([
      finding.path,
      error.keyword === 'type' || error.keyword === 'pattern' || error.keyword,
    ]);
    if (told.has(key)) return [];
    told.add(key);
    return [finding];
  });
}

function findingOf(error: ErrorObject, value: unknown, voice: SchemaVoice): Finding {
  const path = pathOf(error.instancePath, value);
  const seen = valueAt(value, path);
  const base = { rule: voice.rule, severity: 'error', structural: true } as const;
  const place = voice.placeName(path);
  const { params } = error;
  switch (error.keyword) {
    case 'additionalProperties': {
      const key = String(params.additionalProperty);
      const guess = nearest(key, voice.keysAt(path));
      return {
        ...base,
        path: [...path, key],
        at: 'key',
        message: { zh: `${place.zh}里没有「${key}」这个键`, en: `${place.en} has no key “${key}”` },
        help: guess
          ? { zh: `是不是“${guess}”？`, en: `Did you mean “${guess}”?` }
          : {
              zh: `可用的键：${voice.keysAt(path).join('、')}`,
              en: `Keys it has: ${voice.keysAt(path).join(', ')}`,
            },
      };
    }
    case 'required': {
      const missing = voice.placeName([...path, String(params.missingProperty)]);
      const name = String(params.missingProperty);
      return {
        ...base,
        path,
        message: { zh: `缺少${missing.zh}`, en: `${missing.en} is missing` },
        help: { zh: `请写上 ${name}: …`, en: `Add ${name}: …` },
      };
    }
    case 'type':
      return {
        ...base,
        path,
        message: {
          zh:
            seen === null
              ? `${place.zh}没有填写`
              : `${place.zh}应是${typesZh(params.type)}，这里是${seenZh(seen)}`,
          en:
            seen === null
              ? `${place.en} is empty`
              : `${place.en} must be ${typesEn(params.type)}, this is ${seenEn(seen)}`,
        },
      };
    case 'enum': {
      const allowed = (params.allowedValues as unknown[]).filter(item => item !== null).map(String);
      const guess = typeof seen === 'string' ? nearest(seen, allowed) : undefined;
      return {
        ...base,
        path,
        message: {
          zh: `${place.zh}不能是“${shown(seen)}”`,
          en: `${place.en} cannot be “${shown(seen)}”`,
        },
        help: guess
          ? { zh: `是不是“${guess}”？`, en: `Did you mean “${guess}”?` }
          : { zh: `可以是：${allowed.join('、')}`, en: `One of: ${allowed.join(', ')}` },
      };
    }
    case 'maxItems':
    case 'maxProperties':
      return {
        ...base,
        path,
        message: {
          zh: `${place.zh}超过 ${params.limit} 项`,
          en: `${place.en} has more than ${params.limit} entries`,
        },
      };
    default: {
      const format = voice.formats[definitionOf(error.schemaPath)];
      return {
        ...base,
        path,
        message: {
          zh: `${place.zh}的写法“${shown(seen)}”不对`,
          en: `${place.en} is written as “${shown(seen)}”`,
        },
        help: format ?? { zh: `要求：${error.message}`, en: `It ${error.message}.` },
      };
    }
  }
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

const definitionOf = (schemaPath: string) => /definitions\/([^/]+)\//.exec(schemaPath)?.[1] ?? '';

/** A value as it is quoted in a message: its first characters. */
function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

const typeNames: Readonly<Record<string, Localized>> = {
  string: { zh: '文字', en: 'text' },
  number: { zh: '数字', en: 'a number' },
  integer: { zh: '整数', en: 'a whole number' },
  boolean: { zh: 'true 或 false', en: 'true or false' },
  object: { zh: '一组“键: 值”', en: 'a group of keys' },
  array: { zh: '列表（每项以 - 开头）', en: 'a list (items begin with -)' },
};

/** Names the widest of the types that a place takes, since scalars all are text. */
function typeOf(type: unknown): Localized {
  const types = Array.isArray(type) ? type : String(type).split(',');
  const name = ['object', 'array', 'string', 'integer', 'number', 'boolean'].find(item =>
    types.includes(item),
  );
  const preferred = types.includes('string') ? 'string' : (name ?? 'string');
  return typeNames[preferred] ?? { zh: preferred, en: preferred };
}
const typesZh = (type: unknown) => typeOf(type).zh;
const typesEn = (type: unknown) => typeOf(type).en;

function seenOf(value: unknown): Localized {
  if (Array.isArray(value)) return { zh: '列表', en: 'a list' };
  if (typeof value === 'object') return { zh: '一组“键: 值”', en: 'a group of keys' };
  return { zh: `文字“${shown(value)}”`, en: `the text “${shown(value)}”` };
}
const seenZh = (value: unknown) => seenOf(value).zh;
const seenEn = (value: unknown) => seenOf(value).en;
