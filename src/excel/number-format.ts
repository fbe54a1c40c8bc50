/**
 * Numbers as a spreadsheet shows them: a small reading of the codes of number formats. What it cannot read it says, so
 * that nothing is guessed; why its own: a cell is a filing's value here, to the last digit.
 */
import Big from 'big.js';
import { dateText } from './date-format.ts';

/** Whether the codes' dates are counted from 1904. */
export interface ShownOptions {
  readonly from1904: boolean;
}

/** A piece of a section: text to be shown, or a sign that stands for digits. */
interface Token {
  readonly kind: 'text' | 'sign';
  readonly text: string;
}

const TOKEN =
  /"([^"]*)"?|\\(.)|!(.)|_(.)|\*(.)|\[([^\]]*)\]|(General|G\/通用格式|AM\/PM|A\/P|上午\/下午|E[+-])|(.)/gsu;

/** The longest code that Excel takes. */
const LONGEST = 255;

interface FormatSection {
  readonly tokens: readonly Token[];
  /** Which numbers it is for, where it says so. */
  readonly condition: ((value: number) => boolean) | undefined;
  /** Whether digits are shown as hanzi. */
  readonly hanzi: boolean;
  readonly unknown: boolean;
}

/** Formats seen so far; a workbook has few, and thousands of cells. */
const known = new Map<string, readonly FormatSection[]>();

/** A number as it is shown; undefined where its format cannot be read. */
export function shownNumber(
  value: number,
  code: string,
  options: ShownOptions,
): string | undefined {
  if (code.length > LONGEST) return undefined;
  if (/^(general|@)?$/i.test(code)) return generalText(value);
  const sections = sectionsOf(code).slice(0, 3);
  const section = sectionFor(value, sections);
  if (!section || section.unknown) return undefined;
  // The second section of a code is for negative numbers, and says itself how they are marked.
  const isNegative = section === sections[1] && !sections.some(({ condition }) => condition);
  const magnitude = isNegative ? Math.abs(value) : value;
  const signs = section.tokens.filter(({ kind }) => kind === 'sign').map(({ text }) => text);
  if (signs.some(sign => /^([ymdhseab]|AM\/PM|A\/P|上午\/下午|\[[hms]+\])$/i.test(sign)))
    return dateText(value, section, options);
  if (signs.some(sign => /^(General|G\/通用格式|@)$/i.test(sign)))
    return section.tokens
      .map(({ kind, text }) => (kind === 'sign' ? generalText(magnitude) : text))
      .join('');
  return digitsText(magnitude, section.tokens);
}

/** A text as it is shown by a format that puts something around it. */
export function shownText(text: string, code: string): string {
  if (!code.includes('@') || code === '@' || code.length > LONGEST) return text;
  const section = sectionsOf(code).findLast(({ tokens }) =>
    tokens.some(token => token.kind === 'sign' && token.text === '@'),
  );
  if (!section) return text;
  const isAt = (token: Token) => token.kind === 'sign' && token.text === '@';
  return section.tokens.map(token => (isAt(token) ? text : token.text)).join('');
}

/** As General shows it: no more than 11 characters, powers of ten beyond. */
export function generalText(value: number): string {
  const size = Math.abs(value);
  if (size === 0) return '0';
  if (size >= 1e11 || size < 1e-4) {
    const [digits = '', exponent = ''] = value.toExponential(5).split('e');
    return `${withoutZeros(digits)}E${exponent.replace(/^([+-])(\d)$/, '$10$2')}`;
  }
  const whole = Math.max(1, Math.floor(Math.log10(size)) + 1);
  return withoutZeros(fixed(value, Math.max(0, 10 - whole)));
}

const withoutZeros = (digits: string) =>
  digits.includes('.') ? digits.replace(/\.?0+$/, '') : digits;

/** Rounded as spreadsheets do: by the 15 digits that they know, a half away from zero. */
const fixed = (value: number, decimals: number) =>
  new Big(value.toPrecision(15)).toFixed(decimals, Big.roundHalfUp);

/** The sections of a code, divided by semicolons. */
function sectionsOf(code: string): readonly FormatSection[] {
  const seen = known.get(code);
  if (seen) return seen;
  const sections: FormatSection[] = [];
  let tokens: Token[] = [];
  let condition: FormatSection['condition'];
  let hanzi = false;
  let unknown = false;
  const end = () => {
    sections.push({ tokens, condition, hanzi, unknown });
    tokens = [];
    condition = undefined;
    hanzi = false;
    unknown = false;
  };
  for (const match of code.matchAll(TOKEN)) {
    const [, quoted, escaped, literal, blank, fill, bracket, word, sign] = match;
    const text = quoted ?? escaped ?? literal;
    if (text !== undefined) tokens.push({ kind: 'text', text });
    else if (blank !== undefined) tokens.push({ kind: 'text', text: ' ' });
    else if (fill !== undefined) continue;
    else if (bracket !== undefined) {
      const compared = /^(<=|>=|<>|<|>|=)(-?\d+(?:\.\d+)?)$/.exec(bracket);
      const currency = /^\$([^-]*)(?:-([0-9A-Fa-f]*))?/.exec(bracket);
      if (compared) condition = conditionOf(compared[1] ?? '', Number(compared[2]));
      else if (/^(h+|m+|s+)$/i.test(bracket)) tokens.push({ kind: 'sign', text: `[${bracket}]` });
      else if (/^DBNum1$/i.test(bracket)) hanzi = true;
      else if (/^DBNum/i.test(bracket)) unknown = true;
      else if (/^F800$/i.test(currency?.[2] ?? '')) return keep(code, sectionsOf(LONG_DATE));
      else if (/^F400$/i.test(currency?.[2] ?? '')) return keep(code, sectionsOf(LONG_TIME));
      else if (currency?.[1]) tokens.push({ kind: 'text', text: currency[1] });
    } else if (sign === ';') end();
    else tokens.push({ kind: 'sign', text: word ?? sign ?? '' });
  }
  end();
  return keep(code, sections);
}

/** The system's own formats of days and times. */
const LONG_DATE = 'yyyy"年"m"月"d"日"';
const LONG_TIME = 'h:mm:ss';

function keep(code: string, sections: readonly FormatSection[]): readonly FormatSection[] {
  if (known.size < 1000) known.set(code, sections);
  return sections;
}

function conditionOf(operator: string, limit: number): (value: number) => boolean {
  const compare: Readonly<Record<string, (value: number) => boolean>> = {
    '<': value => value < limit,
    '>': value => value > limit,
    '<=': value => value <= limit,
    '>=': value => value >= limit,
    '=': value => value === limit,
    '<>': value => value !== limit,
  };
  return compare[operator] ?? (() => false);
}

function sectionFor(value: number, sections: readonly FormatSection[]): FormatSection | undefined {
  const [first, second, third] = sections;
  if (sections.some(({ condition }) => condition))
    return (
      sections.find(({ condition }) => condition?.(value)) ?? sections.find(one => !one.condition)
    );
  if (value < 0 && second) return second;
  if (value === 0 && third) return third;
  return first;
}

/** A number by the signs of a section: 0 # ? , . % and powers of ten; undefined where there are others. */
function digitsText(value: number, tokens: readonly Token[]): string | undefined {
  const isSign = (token: Token, pattern: RegExp) =>
    token.kind === 'sign' && pattern.test(token.text);
  const isDigit = (token: Token) => isSign(token, /^[0#?]$/);
  // What else stands bare is shown as it is but for fractions and letters, which may mean anything.
  if (
    tokens.some(
      token =>
        isSign(token, /^([/@]|\p{L}|E[+-])$/u) && !isSign(token, /^(E[+-]|\p{Script=Han})$/u),
    )
  )
    return undefined;
  if (tokens.some(token => isSign(token, /^E[+-]$/))) return powerText(value, tokens, isDigit);
  const last = tokens.findLastIndex(isDigit);
  if (last === -1) return tokens.map(({ text }) => text).join('');
  const point = tokens.findIndex(token => isSign(token, /^\.$/));
  const end = point === -1 ? tokens.length : point;
  const decimals = tokens.slice(end).filter(isDigit);
  const isComma = (token: Token) => isSign(token, /^,$/);
  const lastWhole = tokens.slice(0, end).findLastIndex(isDigit);
  const grouped = tokens.slice(0, lastWhole).some(isComma);
  let thousands = 0;
  for (const from of new Set([lastWhole, last]))
    for (let at = from + 1; from >= 0 && tokens[at] && isComma(tokens[at] as Token); at++)
      thousands++;
  const percents = tokens.filter(token => isSign(token, /^%$/)).length;
  const scaled = new Big(value.toPrecision(15)).times(`1e${2 * percents - 3 * thousands}`);
  const rounded = scaled.abs().toFixed(decimals.length, Big.roundHalfUp);
  const [whole = '', fraction = ''] = rounded.split('.');
  const isNegative = value < 0 && /[1-9]/.test(rounded);
  const signed = isNegative ? '-' : '';
  const before = wholeText(whole, tokens.slice(0, end), isDigit, grouped);
  return `${signed}${before}${fractionText(fraction, tokens.slice(end), isDigit)}`;
}

/** Digits before the point, from the right; what stands between the signs stays between the digits. */
function wholeText(
  whole: string,
  tokens: readonly Token[],
  isDigit: (token: Token) => boolean,
  grouped: boolean,
): string {
  const digits = whole === '0' ? '' : whole;
  let left = digits.length;
  let shown = '';
  let count = 0;
  const first = tokens.findIndex(isDigit);
  const put = (digit: string) => {
    shown = grouped && count > 0 && count % 3 === 0 ? `${digit},${shown}` : `${digit}${shown}`;
    count++;
  };
  for (let at = tokens.length - 1; at >= 0; at--) {
    const token = tokens[at] as Token;
    if (!isDigit(token)) {
      if (token.kind === 'text' || token.text !== ',') shown = token.text + shown;
      continue;
    }
    if (left > 0) put(digits[--left] ?? '');
    else if (token.text === '0') put('0');
    else if (token.text === '?') shown = ` ${shown}`;
    while (at === first && left > 0) put(digits[--left] ?? '');
  }
  return shown;
}

function fractionText(
  fraction: string,
  tokens: readonly Token[],
  isDigit: (token: Token) => boolean,
): string {
  let shown = '';
  let at = 0;
  for (const token of tokens) {
    if (!isDigit(token)) {
      if (token.kind === 'text' || token.text !== ',') shown += token.text;
      continue;
    }
    const isNeeded = /[1-9]/.test(fraction.slice(at)) || token.text === '0';
    shown += isNeeded ? (fraction[at] ?? '') : token.text === '?' ? ' ' : '';
    at++;
  }
  return shown;
}

/** Powers of ten with one digit before the point, which is all that people use. */
function powerText(
  value: number,
  tokens: readonly Token[],
  isDigit: (token: Token) => boolean,
): string | undefined {
  const code = tokens.map(({ text }) => text).join('');
  const [, decimals, exponent] = /^0(?:\.(0+))?E\+(0+)$/.exec(code) ?? [];
  if (exponent === undefined || !tokens.some(isDigit)) return undefined;
  const [digits = '', power = ''] = value.toExponential(decimals?.length ?? 0).split('e');
  const size = power.slice(1).padStart(exponent.length, '0');
  return `${digits}E${power.startsWith('-') ? '-' : '+'}${size}`;
}
