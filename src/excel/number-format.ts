/**
 * Numbers as a spreadsheet shows them: a small reading of the codes of number formats. What it cannot read it says, so
 * that nothing is guessed; why its own: a cell is a filing's value here, to the last digit.
 */
import Big from 'big.js';
import { shownDate } from './date-format.ts';
import { type FormatToken, formatSections, LONGEST_CODE, sectionFor } from './format-sections.ts';

export interface ShownOptions {
  /** Whether days are counted from 1904 instead of 1900. */
  readonly from1904: boolean;
}

/** A number as it is shown; undefined where its format cannot be read. */
export function shownNumber(
  value: number,
  code: string,
  options: ShownOptions,
): string | undefined {
  if (code.length > LONGEST_CODE) return undefined;
  if (/^(general|@)?$/i.test(code)) return generalText(value);
  const sections = formatSections(code).slice(0, 3);
  const section = sectionFor(value, sections);
  if (!section || section.unknown) return undefined;
  // The second section of a code is for negative numbers, and says itself how they are marked.
  const isNegative = section === sections[1] && !sections.some(({ condition }) => condition);
  const magnitude = isNegative ? Math.abs(value) : value;
  const signs = section.tokens.filter(({ kind }) => kind === 'sign').map(({ text }) => text);
  if (signs.some(sign => /^([ymdhseab]|AM\/PM|A\/P|上午\/下午|\[[hms]+\])$/i.test(sign)))
    return shownDate(value, section, options);
  if (section.hanzi) return undefined;
  if (signs.some(sign => /^(General|G\/通用格式|@)$/i.test(sign)))
    return section.tokens
      .map(({ kind, text }) => (kind === 'sign' ? generalText(magnitude) : text))
      .join('');
  return digitsText(magnitude, section.tokens);
}

/** A text as it is shown by a format that puts something around it. */
export function shownText(text: string, code: string): string {
  if (!code.includes('@') || code === '@' || code.length > LONGEST_CODE) return text;
  const section = formatSections(code).findLast(({ tokens }) =>
    tokens.some(token => token.kind === 'sign' && token.text === '@'),
  );
  if (!section) return text;
  const isAt = (token: FormatToken) => token.kind === 'sign' && token.text === '@';
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

/** A number by the signs of a section: 0 # ? , . % and powers of ten; undefined where there are others. */
function digitsText(value: number, tokens: readonly FormatToken[]): string | undefined {
  const isSign = (token: FormatToken, pattern: RegExp) =>
    token.kind === 'sign' && pattern.test(token.text);
  const isDigit = (token: FormatToken) => isSign(token, /^[0#?]$/);
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
  const isComma = (token: FormatToken) => isSign(token, /^,$/);
  const lastWhole = tokens.slice(0, end).findLastIndex(isDigit);
  const grouped = tokens.slice(0, lastWhole).some(isComma);
  let thousands = 0;
  for (const from of new Set([lastWhole, last]))
    for (let at = from + 1; from >= 0 && tokens[at] && isComma(tokens[at] as FormatToken); at++)
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
  tokens: readonly FormatToken[],
  isDigit: (token: FormatToken) => boolean,
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
    const token = tokens[at] as FormatToken;
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
  tokens: readonly FormatToken[],
  isDigit: (token: FormatToken) => boolean,
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
  tokens: readonly FormatToken[],
  isDigit: (token: FormatToken) => boolean,
): string | undefined {
  const code = tokens.map(({ text }) => text).join('');
  const [, decimals, exponent] = /^0(?:\.(0+))?E\+(0+)$/.exec(code) ?? [];
  if (exponent === undefined || !tokens.some(isDigit)) return undefined;
  const [digits = '', power = ''] = value.toExponential(decimals?.length ?? 0).split('e');
  const size = power.slice(1).padStart(exponent.length, '0');
  return `${digits}E${power.startsWith('-') ? '-' : '+'}${size}`;
}
