/** What a text still says of last year: the year itself, and last year's amounts. */
import Big from 'big.js';
import { halfWidth } from '../filing/half-width.ts';
import { inYuan } from '../filing/money.ts';

/** What texts are searched for. */
export interface OldFacts {
  readonly year: number;
  /** Amounts that are not carried over, in 元. */
  readonly yuan: readonly Big[];
}

const AMOUNT = /(?<![\d.,])(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(亿元|百万元|万元|千元|元)/g;

/** What is to be confirmed of a text; undefined where it says nothing of last year. */
export function oldMentions(text: string, { year, yuan }: OldFacts): string | undefined {
  const plain = halfWidth(text);
  const names = new RegExp(`(?<!\\d)${year}(?!\\d)|${inHanzi(year)}`).test(plain);
  const amounts = [...plain.matchAll(AMOUNT)].flatMap(([amount, whole = '', part = '', unit]) => {
    const value = inYuan(new Big(whole.replaceAll(',', '') + part), unit);
    return value && yuan.some(old => old.eq(value)) ? [amount] : [];
  });
  const mentions = [
    ...(names ? [`文中写的是 ${year} 年`] : []),
    ...[...new Set(amounts)].map(amount => `${amount}是 ${year} 年的金额`),
  ];
  return mentions.length > 0 ? mentions.join('；') : undefined;
}

/** 二〇二五, with any of the ways to write its zero. */
const inHanzi = (year: number): string =>
  [...String(year)]
    .map(digit => '〇一二三四五六七八九'[Number(digit)])
    .join('')
    .replaceAll('〇', '[〇零○]');
