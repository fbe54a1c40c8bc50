/** Numbers written in hanzi. */
import { operatorOf, SUFFIX_WORDS } from './operators.ts';

const UNITS_AFTER_HANZI =
  /^(个|次|人|户|家|名|项|场|期|套|台|件|份|处|座|条|辆|所|篇|本|册|亩|公里|千米|米|天|年|个月|人次|场次)$/;
const HANZI = /^(\D*?)(两|[二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])(\D+?)$/;
const SUFFIX = new RegExp(`(?:${SUFFIX_WORDS}|左右)$`);
const DIGITS = '零一二三四五六七八九';

/** 百分之九十五 → 95%, 三次 → 3次; other hanzi are left, since 一 to 十 begin many words. */
export function withDigits(plain: string): string {
  if (!/[一二三四五六七八九十两百]/.test(plain)) return plain;
  const percent = plain
    .replace(/百分之百|百分百/, '100%')
    .replace(/百分之(\d+(?:\.\d+)?)/, '$1%')
    .replace(/百分之([一二三四五六七八九十]{1,3})/, (_, hanzi: string) => `${numeralOf(hanzi)}%`);
  const match = /\d/.test(percent) ? null : HANZI.exec(percent);
  const [, before = '', hanzi = '', after = ''] = match ?? [];
  const unit = after.replace(SUFFIX, '');
  return match &&
    UNITS_AFTER_HANZI.test(unit) &&
    (before === '' || operatorOf(before) !== undefined)
    ? `${before}${numeralOf(hanzi)}${after}`
    : percent;
}

function numeralOf(hanzi: string): number {
  if (hanzi === '两') return 2;
  const ten = hanzi.indexOf('十');
  if (ten === -1) return DIGITS.indexOf(hanzi);
  const tens = ten === 0 ? 1 : DIGITS.indexOf(hanzi[0] ?? '');
  return tens * 10 + Math.max(0, DIGITS.indexOf(hanzi[ten + 1] ?? '零'));
}
