/**
 * Where a title or a label is broken by its meaning, as 服务对象/满意度/指标: decided once for Word and PDF, by estimated
 * widths. Why: both fill lines character by character, and 服务对/象满意/度指标 is hard to read.
 */
import { type Paragraph, type Style, textOf } from '../form/sheet.ts';
import { memoizeText } from '../source/memoize.ts';
import { breakCosts, cost } from './break-rules.ts';
import { fitsOnLine, widthInEms } from './estimate.ts';

/** Words of these forms; of two that begin alike the longer holds together more. */
const words =
  '指标 指标值 目标 绩效 绩效目标 满意度 满意 服务对象 服务 对象 社会公众 社会 公众 可持续 影响 效益 经济 生态 产出 ' +
  '数量 质量 时效 成本 一级 二级 三级 年度 总体 长期 中期 预期 项目 资金 预算 总额 金额 合计 执行 执行率 完成 完成值 实际 情况 ' +
  '部门 单位 主管部门 主管 财政 负责人 联系 电话 联系电话 编码 代码 名称 属性 类别 性质 起止 时间 实施 进度 计划 申请 申报 ' +
  '立项 设立 依据 可行性 必要性 内容 概述 概况 职能 审核 审批 意见 其他 说明 问题 偏差 原因 分析 改进 措施 明细 支出 收入 ' +
  '来源 构成 拨款 上级 本级 上年 上年度 本年 本年度 全年 年初 当年 结转 计量 方法 权重 分值 得分 评分 评价 细则 标准 解释 ' +
  '包括 调整 基本 整体 主要 任务 核心 是否 安排 政府性 基金 专户 弥补 差额 事业 经营 自有 往年 符号 备注 有关 需要 衡量 计算 公式 预算数 执行数 水平 生态环境 环境 使用 合规性 专项 核算 规划 政策';
const longestWord = 4;
const slack = 1e-6;
const known: ReadonlySet<string> = new Set(words.split(' '));
/** What is longer is a text to read on. */
const longestLabel = 40;

/** What a line costs, what it costs to break within a phrase, a word or what may be one, and to leave a character alone. */
const costs = { line: 20, phrase: 15, word: 50, unknown: 4, lone: 15, uneven: 0.3 } as const;

/** Offsets in the text, in UTF-16 units, before which a line begins; none where it fits, or is not to be broken by meaning. */
export function fixedBreaks(paragraph: Paragraph, style: Style, room: number): readonly number[] {
  const { parts, breaks } = paragraph;
  const isCentred = (paragraph.align ?? style.align) === 'center';
  // A label may hold a value, as 资金来源（万元）; a value begins with one.
  if (!breaks && (!isCentred || parts[0]?.field)) return [];
  if (fitsOnLine(paragraph, style, room)) return [];
  const text = textOf(paragraph);
  if (!breaks && text.length > longestLabel) return [];
  const ems = room / style.size;
  return breaks
    ? bestBreaks(text, markedPenalties(text, breaks), ems)
    : labelBreaks(`${ems} ${text}`);
}

/**
 * Where a label breaks, told as the room in em, a space and the label. Kept, since labels are the same in all filings of a
 * form: for “Word, filing in memory → bytes” of the benchmark, 8 times docxtemplater.
 */
const labelBreaks = memoizeText((told): readonly number[] => {
  const space = told.indexOf(' ');
  const label = told.slice(space + 1);
  return bestBreaks(label, wordPenalties(label), Number(told.slice(0, space)));
});

/** Only where it is marked. */
const markedPenalties = (text: string, breaks: readonly number[]): readonly number[] =>
  Array.from(text, (_, at) => (breaks.includes(at) ? 0 : Number.POSITIVE_INFINITY));

/** What a break before each character costs. */
function wordPenalties(text: string): readonly number[] {
  const starts = Array.from({ length: text.length }, (_, at) => at);
  const rules = breakCosts(text, starts);
  const penalties = starts.map(at => (rules[at] === cost.free ? 0 : Number.POSITIVE_INFINITY));
  const raise = (at: number, to: number) => {
    penalties[at] = Math.max(penalties[at] ?? 0, to);
  };
  const inside = new Set<number>();
  for (let at = 0; at < text.length; ) {
    const length = wordAt(text, at);
    for (let next = 1; next < length; next++)
      raise(at + next, isPhrase(text.slice(at, at + length), next) ? costs.phrase : costs.word);
    if (length > 1) for (let next = 0; next <= length; next++) inside.add(at + next);
    at += Math.max(1, length);
  }
  for (const at of starts)
    if (!inside.has(at) && isHan(text, at) && isHan(text, at - 1)) raise(at, costs.unknown);
  return penalties;
}

/** Length of the longest word at a place; 0 for none. */
function wordAt(text: string, at: number): number {
  for (let length = longestWord; length > 1; length--)
    if (known.has(text.slice(at, at + length))) return length;
  return 0;
}

const isPhrase = (word: string, at: number) =>
  known.has(word.slice(0, at)) && known.has(word.slice(at));
const isHan = (text: string, at: number) => /^\p{Script=Han}$/u.test(text.charAt(at));

/** The breaks that cost least, lines no wider than a room in em; none where there is no way. */
function bestBreaks(text: string, penalties: readonly number[], room: number): readonly number[] {
  const best = [{ total: 0, breaks: [] as readonly number[] }];
  for (let to = 1; to <= text.length; to++) {
    for (let from = to - 1; from >= 0; from--) {
      const width = widthInEms(text.slice(from, to));
      if (width > room + slack) break;
      const before = best[from];
      if (!before) continue;
      const lone = to - from === 1 ? costs.lone : 0;
      const penalty = from === 0 ? 0 : (penalties[from] ?? 0);
      const total = before.total + costs.line + lone + penalty + costs.uneven * width ** 2;
      if (total < (best[to]?.total ?? Number.POSITIVE_INFINITY))
        best[to] = { total, breaks: from === 0 ? [] : [...before.breaks, from] };
    }
  }
  return best[text.length]?.breaks ?? [];
}
