/** Amounts and numbers that are not written as plain decimals: 446.40万元, 1,446.40, ４４６.40, 1e3. */
import Big from 'big.js';
import type { Localized } from '../finding.ts';
import { betweenUnits, inYuan } from './money.ts';

export interface ValueSlip {
  /** What is wrong, to be read after the value: 带了单位. */
  readonly fault: Localized;
  /** The value as it is to be written; absent where the text does not tell it, empty where nothing is to be written. */
  readonly value?: string;
}

/** A way to write more than a plain number, and the text without it. */
interface Fault {
  readonly found: RegExp;
  readonly mend: (match: RegExpExecArray) => string;
  readonly say: (match: RegExpExecArray) => Localized;
}

const faults: readonly Fault[] = [
  {
    found: /[０-９．，－＋￥％　]/,
    mend: ({ input }) => input.normalize('NFKC'),
    say: ({ input }) => {
      const seen = /[０-９．，－＋￥％　]/.exec(input)?.[0] ?? '';
      return { zh: `有全角字符“${seen}”`, en: `has the full-width character “${seen}”` };
    },
  },
  {
    found: /^(?:人民币|RMB|CNY|[¥￥$])\s*(?=[-+\d.])/i,
    mend: ({ input, 0: sign }) => input.slice(sign.length),
    say: ([sign]) => ({ zh: `带了“${sign.trim()}”`, en: `has “${sign.trim()}”` }),
  },
  {
    found: /^(?:[≥≤<>=~～≈约]|大约|近|共计?|合计)\s*(?=[\d.])/,
    mend: ({ input, 0: sign }) => input.slice(sign.length),
    say: ([sign]) => ({ zh: `前面有“${sign.trim()}”`, en: `begins with “${sign.trim()}”` }),
  },
  {
    found: /(?<=\d)\s*(亿元|百万元|千万元|万元|千元|元|亿|万|块钱?|圆|分|%)[整正]?$/,
    mend: ({ input, index }) => input.slice(0, index),
    say: ([unit]) => ({ zh: `带了单位“${unit.trim()}”`, en: `has the unit “${unit.trim()}”` }),
  },
  {
    found: /^[-+]?\d{1,3}(?:([,'’、])\d{3})(?:\1\d{3})*(?:\.\d+)?$/,
    mend: ({ input }) => input.replace(/[,'’、]/g, ''),
    say: ([, sign]) => ({
      zh: `有千位分隔号“${sign}”`,
      en: `has the thousands separator “${sign}”`,
    }),
  },
  {
    found: /(?<=\d)\s+(?=[\d.])|(?<=\.)\s+(?=\d)/,
    mend: ({ input }) => input.replace(/\s+/g, ''),
    say: () => ({ zh: '数字中间有空格', en: 'has a blank among its digits' }),
  },
  {
    found: /^\d+(?:\.\d+)?e[+-]?\d{1,2}$/i,
    mend: ({ input }) => new Big(input).toFixed(),
    say: () => ({ zh: '用了指数写法', en: 'has an exponent' }),
  },
  {
    found: /^\+(?=[\d.])/,
    mend: ({ input }) => input.slice(1),
    say: () => ({ zh: '带了正号', en: 'has a sign' }),
  },
  {
    found: /^\.\d|\d\.$/,
    mend: ({ input }) => input.replace(/^\./, '0.').replace(/\.$/, ''),
    say: () => ({ zh: '小数点前后缺数字', en: 'lacks a digit beside its point' }),
  },
  {
    found: /^0+\d/,
    mend: ({ input }) => input.replace(/^0+(?=\d)/, ''),
    say: () => ({ zh: '开头多了 0', en: 'has a leading zero' }),
  },
];

/** A plain decimal as a filing may state it: at most 15 digits and six decimals. */
const PLAIN = /^(0|[1-9]\d{0,14})(\.\d{1,6})?$/;
/** Characters of an amount that are looked at. */
const LONGEST = 60;

/** The slip in a text that is no plain decimal; an amount with a unit is told in the unit of the filing, if it has one. */
export function amountSlip(text: string, unit: string | undefined): ValueSlip | undefined {
  if (text.length > LONGEST) return undefined;
  const found: Localized[] = [];
  let plain = text;
  let from: string | undefined;
  for (const { found: pattern, mend, say } of faults) {
    const match = pattern.exec(plain);
    if (!match) continue;
    const mended = mend(match).trim();
    if (mended === plain) continue;
    found.push(say(match));
    from ??= /[亿万千百]?元|[亿万](?=$|[整正])/.exec(match[0])?.[0];
    plain = mended;
  }
  const impossible = impossibility(plain);
  if (impossible) return { fault: joined([...found, impossible]) };
  if (found.length === 0 || !PLAIN.test(plain)) return undefined;
  const value = inUnitOf(plain, from, unit);
  return { fault: joined(found), ...(value !== undefined && { value }) };
}

/** A number that no amount can be; undefined for one that can, and for what is no number. */
function impossibility(plain: string): Localized | undefined {
  if (/^-\d+(?:\.\d+)?$/.test(plain)) return { zh: '是负数', en: 'is negative' };
  if (/^\d+\.\d{7,}$/.test(plain)) return { zh: '多于六位小数', en: 'has more than six decimals' };
  if (/^\d{16,}(?:\.\d+)?$/.test(plain)) return { zh: '多于 15 位', en: 'has more than 15 digits' };
  return undefined;
}

/** The number in the unit of the filing where both are units of money; undefined where it cannot be written in it. */
function inUnitOf(
  plain: string,
  from: string | undefined,
  to: string | undefined,
): string | undefined {
  const full = from === '万' || from === '亿' ? `${from}元` : from;
  const one = new Big(1);
  if (full === undefined || full === to || !inYuan(one, full) || !inYuan(one, to)) return plain;
  const value = betweenUnits(new Big(plain), full, to).toFixed();
  return PLAIN.test(value) ? value : undefined;
}

const joined = (found: readonly Localized[]): Localized => ({
  zh: found.map(({ zh }) => zh).join('，'),
  en: found.map(({ en }) => en).join(' and '),
});
