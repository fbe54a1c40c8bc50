/** What a goal promises in a way that can be measured: rates by name, and counts of things done. */
import Big from 'big.js';
import { halfWidth } from '../../filing/half-width.ts';

export type Promised =
  /** E.g. 保通率; `stem` is what an indicator of it has in its name: 保通. */
  | { readonly kind: 'rate'; readonly text: string; readonly stem: string }
  /** E.g. 140个. */
  | { readonly kind: 'count'; readonly text: string; readonly number: Big };

/** A rate that is given a value, not one that is only spoken of. */
const RATE =
  /(满意度|\p{Script=Han}{2}率)(?:均|全部|要|应|保持|控制|稳定|力争|确保)*(?:在|为|达到?|不[低高少小]于|不超过|大于|高于|超过|[≥≤>=<])*\d/gu;
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
  const rates = [...plain.matchAll(RATE)].flatMap(([, text = '']): readonly Promised[] =>
    NO_SHARE.test(text) ? [] : [{ kind: 'rate', text, stem: text.slice(0, 2) }],
  );
  const counts = [...plain.matchAll(COUNT)].map(([, digits = '', unit = '']): Promised => {
    return { kind: 'count', text: `${digits}${unit}`, number: counted(digits, unit) };
  });
  return [...new Map([...rates, ...counts].map(promise => [promise.text, promise])).values()];
}

/** A number of things, 万 multiplied out. */
export const counted = (number: string | Big, unit: string) =>
  new Big(number).times(unit.startsWith('万') ? 10_000 : 1);
