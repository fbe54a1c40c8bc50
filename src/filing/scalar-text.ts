/** A text as YAML writes it: plain where that reads the same, several lines as they stand, quoted only where it must be. */
import { stringify } from 'yaml';

/** What needs no second look: it begins like a word and holds none of YAML's marks. */
const PLAIN = /^[\p{L}\p{N}（《≥≤][\p{L}\p{N}，。、；：（）《》“”≥≤%.+/]*$/u;
/** What YAML or its readers change, or cannot hold: line ends other than \n, and characters that do not show. */
const CHANGED = /[^\P{C}\n]|[\u2028\u2029]/u;
/** Blank lines at its end: a blank line behind the value would be one more of them. */
const BLANK_END = /\n[ \t]*\n$/;
/** Reads as an empty value. */
const NOTHING = /^(~|null|Null|NULL)$/;

/** A value behind its key, with the blank before it; lines after the first have the indent of the key and two more. */
export function yamlValue(text: string, indent: string): string {
  if (text === '') return '';
  if (NOTHING.test(text) || CHANGED.test(text) || BLANK_END.test(text)) return ` ${quoted(text)}`;
  if (PLAIN.test(text)) return ` ${text}`;
  return shown({ k: text })
    .slice('k:'.length)
    .replaceAll(/\n(?=[^\n])/g, `\n${indent}`);
}

/** A key; names of levels and sources may be any text. */
export function yamlKey(key: string): string {
  if (PLAIN.test(key)) return key;
  return CHANGED.test(key) || key.includes('\n')
    ? quoted(key)
    : shown({ [key]: 'v' }).slice(0, -': v'.length);
}

const shown = (value: Readonly<Record<string, string>>) =>
  stringify(value, { schema: 'failsafe', lineWidth: 0, blockQuote: 'literal' }).replace(/\n$/, '');

/** JSON is YAML, but for the characters that it leaves as they are. */
const quoted = (text: string) =>
  JSON.stringify(text).replaceAll(/[^\P{C} ]|[\u2028\u2029]/gu, character =>
    [...character].map(escaped).join(''),
  );

const escaped = (character: string) => {
  const code = character.codePointAt(0) ?? 0;
  return code > 0xffff
    ? `\\U${code.toString(16).padStart(8, '0')}`
    : `\\u${code.toString(16).padStart(4, '0')}`;
};
