/** The codes of number formats, taken apart: sections, and in them texts and signs that stand for digits, days and times. */

/** A piece of a section: text to be shown, or a sign that stands for digits. */
export interface FormatToken {
  readonly kind: 'text' | 'sign';
  readonly text: string;
}

const TOKEN =
  /"([^"]*)"?|\\(.)|!(.)|_(.)|\*(.)|\[([^\]]*)\]|(General|G\/通用格式|AM\/PM|A\/P|上午\/下午|E[+-])|(.)/gsu;

/** The longest code that Excel takes. */
export const LONGEST_CODE = 255;

export interface FormatSection {
  readonly tokens: readonly FormatToken[];
  /** Which numbers it is for, where it says so. */
  readonly condition: ((value: number) => boolean) | undefined;
  /** Whether digits are shown as hanzi. */
  readonly hanzi: boolean;
  readonly unknown: boolean;
}

/** Formats seen so far; a workbook has few, and thousands of cells. */
const known = new Map<string, readonly FormatSection[]>();

/** The sections of a code, divided by semicolons. */
export function formatSections(code: string): readonly FormatSection[] {
  const seen = known.get(code);
  if (seen) return seen;
  const sections: FormatSection[] = [];
  let tokens: FormatToken[] = [];
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
      else if (/^F800$/i.test(currency?.[2] ?? '')) return keep(code, formatSections(LONG_DATE));
      else if (/^F400$/i.test(currency?.[2] ?? '')) return keep(code, formatSections(LONG_TIME));
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

/** The section for a number; undefined where the code has none for it. */
export function sectionFor(
  value: number,
  sections: readonly FormatSection[],
): FormatSection | undefined {
  const [first, second, third] = sections;
  if (sections.some(({ condition }) => condition))
    return (
      sections.find(({ condition }) => condition?.(value)) ?? sections.find(one => !one.condition)
    );
  if (value < 0 && second) return second;
  if (value === 0 && third) return third;
  return first;
}
