/** Amounts of money that a text plainly claims to be the project's total or a year's funds. */
import Big from 'big.js';
import { halfWidth, writtenPlaces } from '../../filing/half-width.ts';
import { inYuan } from '../../filing/money.ts';

export interface ClaimedAmount {
  /** The amount as written, e.g. 4.5万元. */
  readonly text: string;
  /** Where it stands in the text. */
  readonly start: number;
  readonly end: number;
  readonly number: Big;
  readonly unit: string;
  /** In 元. */
  readonly yuan: Big;
  readonly claim: 'total' | 'funds';
  /** The years that the sentence names before the amount; 本年度 is `year`. */
  readonly years?: { readonly first: number; readonly last: number } | 'year';
}

const AMOUNT =
  /(?<![\d.,-])(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(亿元|万元|千元|元)(?!\/|每|左右|以[上下内]|以外|多|余)/g;
const LINK = '(?:为|是|共计|合计|总计|共|计|:)*';
/** Of the project itself: 全县水利总投资 is another's. */
const TOTAL = new RegExp(
  `^(?:\\d{4}年(?:度)?)?(?:本|该|此|整个)?(?:年度)?(?:项目|工程)?(?:计划|预计|所需|需要?)?(?:总投资|投资总额|总预算|预算总额|资金总额|总资金|总经费|经费总额|资金总需求)额?${LINK}$`,
);
const FUNDS = new RegExp(
  `(?:申请|申报)(?:\\p{Script=Han}{0,8}(?:资金|经费|预算|拨款))?${LINK}$`,
  'u',
);
const YEAR_FUNDS = new RegExp(`预算(?:安排|金额|资金|申请)?${LINK}$`);
/** Anywhere before it in the sentence: money of others, of other years, or parts of it. */
const OTHER_MONEY =
  /上年|去年|往年|历年|以前|原|合同|协议|中标|招标|可研|概算|估算|决算|批复|其中|包括|分别|结转/;
/** In its own clause: not this filing's money, or not an exact amount. */
const OTHER_AMOUNT =
  /累计|至今|截[至止]|已|曾|每|人均|户均|年均|均价|单价|标准|期|节约|节省|减少|增加|追加|产值|收入|含|约|近|不超|不足|超过|低于|高于|左右|[结滚]余|奖|补贴|缺口|剩余|另/;
const YEARS = /((?:19|20)\d{2})(?:年度?)?(?:[-–—~至到]((?:19|20)\d{2})年|年)/g;

/** Characters before an amount that can say what it is. */
const REACH = 200;

/** The claims of a text, in order. What is told of other years, parts, contracts or about is left out. */
export function claimedAmounts(text: string): readonly ClaimedAmount[] {
  if (!text.includes('元')) return [];
  return [...text.matchAll(/[^。；;！？!?\n]+/g)].flatMap(({ 0: sentence, index }) =>
    claimsIn(sentence, index),
  );
}

function claimsIn(written: string, offset: number): readonly ClaimedAmount[] {
  if (!written.includes('元')) return [];
  const sentence = halfWidth(written);
  if (/差异|结转/.test(sentence)) return [];
  const placeOf = writtenPlaces(written, sentence);
  return [...sentence.matchAll(AMOUNT)].flatMap((match): readonly ClaimedAmount[] => {
    const [amount, whole = '', fraction = '', unit = ''] = match;
    const before = sentence.slice(Math.max(0, match.index - REACH), match.index);
    const clause = before.slice(Math.max(before.lastIndexOf(','), before.lastIndexOf('、')) + 1);
    if (OTHER_MONEY.test(before) || OTHER_AMOUNT.test(clause)) return [];
    const years = yearsIn(before);
    const claim = TOTAL.test(clause)
      ? 'total'
      : FUNDS.test(before) || (years !== undefined && YEAR_FUNDS.test(before))
        ? 'funds'
        : undefined;
    const number = new Big(whole.replaceAll(',', '') + fraction);
    const yuan = inYuan(number, unit);
    if (!claim || !yuan) return [];
    const place = {
      start: offset + placeOf(match.index),
      end: offset + placeOf(match.index + amount.length - 1) + 1,
    };
    return [{ text: amount, ...place, number, unit, yuan, claim, ...(years && { years }) }];
  });
}

/** The last years named; undefined where none are. */
function yearsIn(before: string): ClaimedAmount['years'] {
  const named = [...before.matchAll(YEARS)].at(-1);
  const thisYear = Math.max(...['本年', '今年', '当年'].map(words => before.lastIndexOf(words)));
  if (!named || thisYear > named.index) return thisYear === -1 ? undefined : 'year';
  const first = Number(named[1]);
  return { first, last: Number(named[2] ?? first) };
}
