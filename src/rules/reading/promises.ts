/** What a goal promises in a way that can be measured: rates by name, and counts of things done. */
import Big from 'big.js';
import { halfWidth, writtenPlaces } from '../../filing/half-width.ts';

export type Promised = (
  | /** E.g. 系统保通率; `stem` is what an indicator of it has in its name: 保通. */
  { readonly kind: 'rate'; readonly stem: string }
  /** E.g. 140个. */
  | { readonly kind: 'count'; readonly number: Big }
) & {
  readonly text: string;
  /** Where it stands in the goal as written. */
  readonly start: number;
  readonly end: number;
};

/** A rate that is given a value, not one that is only spoken of; with the words before that name it. */
const RATE =
  /(\p{Script=Han}{0,16}?(?:满意度|\p{Script=Han}{2}率))(?:均|全部|要|应|保持|控制|稳定|力争|确保)*(?:在|为|达到?|不[低高少小]于|不超过|大于|高于|超过|[≥≤>=<])*\d/gu;
/** Words after which the name of a rate begins, unless they are a part of it, as 及 is of 及时. */
const BEFORE_NAME =
  /[的让把率或是将]|使(?!用)|及(?!时|格)|和(?!谐|解)|与(?!会)|为(?!民)|在(?!线|校|岗|册|园|建|库|职)|确保|保证|保持|实现|达到|提[高升]|降低|控制|力争|要求|其中|同时|全年|年[底末]|本?年度|[今本每]年|公里|平方米/g;
/** 效率, 频率, 速率 … are no shares, and what stands before them does not name them. */
const NO_SHARE = /[效频速税利汇概功比]率$/;

const DOING =
  '完成|开展|举办|召开|组织|建成|建设|新建|新增|改造|维修|维护|管护|养护|培训|发放|购置|采购|配备|检查|巡查|巡检|修复|种植|补助|救助|资助|整治|编制|印发|制作|安装|更换|清理|接入|服务|慰问|开通';
const UNIT =
  '万?(?:个|人次|场次|批次|次|人|户|家|名|项|场|期|套|台|件|份|处|座|条|辆|所|篇|册|棵|株|公里|千米|平方米|亩)';
const COUNT = new RegExp(
  `(?:${DOING})[^。；;，,、\\d\\n]{0,12}?(?<![\\d.第前由从A-Za-z~–—-])(\\d+(?:\\.\\d+)?)(${UNIT})` +
    '(?!工作日|月|小时|百分点|季度|学期|点)',
  'gu',
);

const DIGIT = /[\d０-９]/;

/** The promises of a goal, each once, in the order written. Amounts of money, years and spans of time are none. */
export function promisesOf(goal: string): readonly Promised[] {
  if (!DIGIT.test(goal)) return [];
  const plain = halfWidth(goal);
  const placeOf = writtenPlaces(goal, plain);
  const placed = (text: string, start: number) => ({
    text,
    start: placeOf(start),
    end: placeOf(start + text.length - 1) + 1,
  });
  const rates = [...plain.matchAll(RATE)].flatMap(({ 1: run = '', index }): readonly Promised[] => {
    const stem = run.endsWith('满意度') ? '满意' : run.slice(-3, -1);
    const begin = nameBegin(run);
    return NO_SHARE.test(run)
      ? []
      : [{ kind: 'rate', stem, ...placed(run.slice(begin), index + begin) }];
  });
  const counts = [...plain.matchAll(COUNT)].map((match): Promised => {
    const [all, digits = '', unit = ''] = match;
    const text = `${digits}${unit}`;
    const start = match.index + all.length - text.length;
    return { kind: 'count', number: counted(digits, unit), ...placed(text, start) };
  });
  return firstOfEach([...rates, ...counts]);
}

function firstOfEach(promises: readonly Promised[]): readonly Promised[] {
  const found = new Map<string, Promised>();
  for (const promise of promises) {
    const key = promise.kind === 'rate' ? promise.stem : promise.text;
    if (!found.has(key)) found.set(key, promise);
  }
  return [...found.values()];
}

/** Where the name of a rate begins in the run of words that ends with it; two characters stay before 率. */
function nameBegin(run: string): number {
  const ends = [...run.matchAll(BEFORE_NAME)].map(({ 0: words, index }) => index + words.length);
  return ends.filter(end => end <= run.length - 3).at(-1) ?? 0;
}

/** A number of things, 万 multiplied out. */
export const counted = (number: string | Big, unit: string) =>
  new Big(number).times(unit.startsWith('万') ? 10_000 : 1);
