/**
 * Names of the levels of indicators, compared by what they mean. Why: places write 数量 for 数量指标, and have cost and
 * satisfaction at the first level or the second, under names of their own. Memoized, since all filings name the same few:
 * for “Word, S, file → file” of the benchmark, 2.5 times docxtemplater.
 */
import { memoizeText } from '../source/memoize.ts';

/** Points behind a name, e.g. 产出指标（50分）. */
const POINTS = /[（(][\d.~～—–-]+分?[）)]分?$/;

/** A name without blanks, points and the word 指标: 数量 for 数量指标, 产出 for 产出指标（50分）. */
export const bareLevel: (name: string) => string = memoizeText(name =>
  name.replace(/\s/g, '').replace(POINTS, '').replace(/指标$/, ''),
);

/** Whether two names are one but for 指标, 效益 and the like: 社会 and 社会效益指标, 可持续发展 and 可持续影响指标. */
export const areSameLevel = (a: string, b: string): boolean => a === b || stemOf(a) === stemOf(b);

const stemOf = memoizeText(name => bareLevel(name).replace(/(?<=.)(?:效益|影响|发展)$/, ''));

/** What is cost or satisfaction, whichever level it is. */
const MOVABLE = [/满意/, /成本/] as const;

/** Whether a name is of cost or of satisfaction and one of the others is, too. */
export const isMovableAmong = (name: string, others: readonly string[]): boolean =>
  MOVABLE.some(word => word.test(name) && others.some(other => word.test(other)));

/** The word of a kind that names of levels have in common: 满意 in 服务对象满意度指标; else the name without 指标. */
export function levelWord(level: string): string {
  const bare = bareLevel(level);
  return bare.includes('满意') ? '满意' : bare;
}

/** Whether a name is of what a level asks for: 经济成本指标 of 成本指标, any satisfaction of satisfaction. */
export function isOfLevel(name: string, level: string): boolean {
  const word = levelWord(level);
  return areSameLevel(name, level) || (WORDS.includes(word) && name.includes(word));
}

/** Kinds that are found in longer names. */
const WORDS: readonly string[] = ['满意', '成本', '时效'];
