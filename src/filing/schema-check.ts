/** The filing's schema as a source of findings: what is not of the shape that the filing format fixes. */
import type { ErrorObject } from 'ajv';
import type { Finding, Localized, Path } from '../finding.ts';
import { validateFiling } from '../generated/validators.js';
import { pathOfPointer, schemaFindings } from '../source/schema-findings.ts';
import { asQuestion } from '../source/suggest.ts';
import type { ValueSlip } from './amount-slips.ts';
import { kindOf, schemaAt } from './fields.ts';
import { type FormKey, formKeys, keysOf } from './form-keys.ts';
import { fieldAt } from './form-places.ts';
import { type MeantKey, meantKey } from './meant-key.ts';
import { covers, EACH } from './patterns.ts';
import { placeOnForm } from './place-on-form.ts';
import type { Requirements } from './requirements.ts';
import { slipIn, type WrittenKind } from './value-slips.ts';
import { keyAsWritten, type Writing } from './writing.ts';

/** What is wrong with the shape of a filing. */
export interface SchemaCheck {
  readonly findings: readonly Finding[];
  /** Places that were written but could not be read, and those that misspelt keys were meant for. */
  readonly unread: readonly Path[];
}

const nothingWrong: SchemaCheck = { findings: [], unread: [] };

/** Everything in which a plain value is not a filing; keys and choices are told as its form has them, where it is known. */
export function checkSchema(
  value: unknown,
  writing: Writing,
  requirements: Requirements | undefined,
): SchemaCheck {
  if (validateFiling(value)) return nothingWrong;
  const known = formKeys(requirements);
  const meant = meantKeys(validateFiling.errors ?? [], value, known);
  const meantPlaces = [...meant.values()].flatMap(({ sure, keys }) => (sure ? placesOf(keys) : []));
  const errors = (validateFiling.errors ?? []).filter(error =>
    isMissing(error)
      ? !meantPlaces.some(place => covers(place, missingPath(error, value)))
      : !isUnknown(error) || !meant.get(unknownName(error, value))?.isTold,
  );
  const findings = schemaFindings(errors, value, {
    rule: 'schema-valid',
    placeName: path => placeOnForm(path, requirements),
    keysAt: path => keysOf(known, path),
    keyName: path => keyAsWritten(path, writing),
    ...(writing.keys === 'zh' && { keyList: path => titlesOf(keysOf(known, path)) }),
    unknownKey: (path, key) => {
      const guess = meant.get(nameOf(path, key));
      return guess && helpOf(key, guess, writing);
    },
    formats: formatsIn(writing),
    slip: (definition, text, path) => slipAt(definition, text, path, writing, requirements),
  });
  return { findings, unread: [...findings.map(({ path }) => path), ...meantPlaces] };
}

const isMissing = ({ keyword }: ErrorObject) => keyword === 'required';

const missingPath = (error: ErrorObject, value: unknown): Path => [
  ...pathOfPointer(error.instancePath, value),
  String(error.params.missingProperty),
];

const placesOf = (keys: readonly FormKey[]): readonly Path[] =>
  keys.map(({ group, key }) => [...group, key]);

const nameOf = (path: Path, key: string) => JSON.stringify([...path, key]);

const isUnknown = ({ keyword }: ErrorObject) => keyword === 'additionalProperties';

const unknownName = ({ instancePath, params }: ErrorObject, value: unknown) =>
  nameOf(pathOfPointer(instancePath, value), String(params.additionalProperty));

/** Unknown keys for which a known one is looked for; more are no slips of the pen. */
const MAX_GUESSES = 200;

/** An unknown key that was meant to be a known one. */
interface Guess extends MeantKey {
  /** This key and those beside it that belong to the same other group, which are one mistake. */
  readonly names: string[];
  /** Whether the first of them tells it. */
  readonly isTold: boolean;
}

/** What each unknown key was meant to be, by its path. */
function meantKeys(
  errors: readonly ErrorObject[],
  value: unknown,
  known: readonly FormKey[],
): ReadonlyMap<string, Guess> {
  const found = new Map<string, Guess>();
  const moved = new Map<string, string[]>();
  const missing = new Set(
    errors.filter(isMissing).map(error => JSON.stringify(missingPath(error, value))),
  );
  for (const { instancePath, params } of errors.filter(isUnknown).slice(0, MAX_GUESSES)) {
    const path = pathOfPointer(instancePath, value);
    const key = String(params.additionalProperty);
    const guess = meantKey(key, path, value, known);
    if (!guess) continue;
    const isWanted = guess.keys.some(known => missing.has(nameOf(path, known.key)));
    const meant = { ...guess, sure: guess.sure || isWanted };
    const move = JSON.stringify([path, meant.keys.map(({ group }) => group)]);
    const others = meant.elsewhere ? moved.get(move) : undefined;
    const names = others ?? [];
    names.push(key);
    if (meant.elsewhere) moved.set(move, names);
    found.set(nameOf(path, key), { ...meant, names, isTold: others !== undefined });
  }
  return found;
}

function helpOf(key: string, { keys, elsewhere, names }: Guess, writing: Writing): Localized {
  const [first] = keys;
  if (!elsewhere && first) return asQuestion(spelling(first, key, writing));
  const groups = keys.map(({ group }) => group);
  const zh = groups.map(group =>
    group.length === 0 ? '最外层' : `${keyPath(group, writing)}下面`,
  );
  const en = groups.map(group => (group.length === 0 ? 'no key' : keyPath(group, writing)));
  return {
    zh: `${names.map(name => `「${name}」`).join('')}写在${zh.join('或')}。`,
    en: `${names.map(name => `“${name}”`).join(', ')}: write it under ${en.join(' or ')}.`,
  };
}

/** project.period, or 项目起止时间 */
function keyPath(group: Path, writing: Writing): string {
  const key = keyAsWritten(group.at(-1) === EACH ? group.slice(0, -1) : group, writing);
  return writing.keys === 'zh' ? `“${key}:”` : group.filter(step => step !== EACH).join('.');
}

/** A known key as it would be spelt where an unknown one stands: in its letters, else as the filing's other keys. */
function spelling({ key, title }: FormKey, unknown: string, { keys }: Writing): string {
  if (/\p{Script=Han}/u.test(unknown)) return title;
  if (/[a-z]/i.test(unknown)) return key;
  return keys === 'zh' ? title : key;
}

/** Keys that are listed. */
const LISTED = 24;

function titlesOf(keys: readonly FormKey[]): Localized {
  const more = keys.length > LISTED ? '…' : '';
  const titles = keys.slice(0, LISTED).map(({ title }) => title);
  return {
    zh: `可用的键：${titles.join('、')}${more}`,
    en: `Valid keys: ${titles.join(', ')}${more}`,
  };
}

/** How the values of a kind are written; keyed on the schema's definitions. */
const formatsIn = ({ year }: Writing): Readonly<Record<WrittenKind, Localized>> => ({
  year: { zh: `请写四位年份，例如 ${year}。`, en: `Write a four-digit year, e.g. ${year}.` },
  years: {
    zh: `请写一年（${year}）或几年（${year}-${Number(year) + 2}）。`,
    en: `Write one year (${year}) or several (${year}-${Number(year) + 2}).`,
  },
  date: {
    zh: `请写到日、月或年，例如 ${year}-01-01、${year}年1月 或 ${year}。`,
    en: `Write the day, the month or the year, e.g. ${year}-01-01, ${year}-01 or ${year}.`,
  },
  amount: {
    zh: '请写普通小数，例如 4.50；不带单位、正负号、千位逗号或指数，至多六位小数。',
    en: 'Write a plain decimal, e.g. 4.50: no unit, sign, thousands separator or exponent, at most six decimals.',
  },
  number: {
    zh: '请写普通数字，例如 10 或 9.5。',
    en: 'Write a plain number, e.g. 10 or 9.5.',
  },
});

const isWrittenKind = (definition: string): definition is WrittenKind =>
  definition in formatsIn({ keys: 'en', year: '', unit: undefined });

function slipAt(
  definition: string,
  text: string,
  path: Path,
  writing: Writing,
  requirements: Requirements | undefined,
): Pick<Finding, 'message' | 'help'> | undefined {
  const node = schemaAt(path);
  const kind = isWrittenKind(definition) ? definition : node && kindOf(node);
  const isWritten = kind !== undefined && isWrittenKind(kind);
  const slip = isWritten ? slipIn(text, kind, writing) : undefined;
  if (!slip || !isWritten) return undefined;
  const place = placeOnForm(path, requirements);
  const seen = text.trim();
  const isNeeded = requirements !== undefined && fieldAt(requirements, path)?.required === true;
  const isEmptied = slip.value === '' && (isNeeded || kind === 'year');
  return {
    message: {
      zh: `${place.zh}的“${seen}”${slip.fault.zh}`,
      en: `“${seen}” for ${place.en} ${slip.fault.en}`,
    },
    help: isEmptied
      ? formatsIn(writing)[kind]
      : helpFor(slip, keyAsWritten(path, writing), formatsIn(writing)[kind]),
  };
}

function helpFor({ value }: ValueSlip, key: string, format: Localized): Localized {
  if (value === undefined) return format;
  if (value === '')
    return {
      zh: `没有就空着，冒号后面什么也不写：“${key}:”`,
      en: `Leave it empty where there is none, with nothing behind the colon: “${key}:”`,
    };
  return { zh: `写作“${key}: ${value}”`, en: `Write “${key}: ${value}”` };
}
