/** Tells a form that somebody has filled in from a blank one that carries hints, samples and placeholders. */

import { isRoom } from '../form/label-text.ts';
import { filledForm } from '../word/errors.ts';

/** How many places beside known labels state something, and how many are left to be filled in. */
export interface FilledPlaces {
  /** Names, dates, choices, goals and other single values. */
  values: number;
  amounts: number;
  /** Rows of lists. */
  rows: number;
  blank: number;
}

export const noPlaces = (): FilledPlaces => ({ values: 0, amounts: 0, rows: 0, blank: 0 });

/** Counts what stands at a place where a filing states something. */
export function notePlace(
  places: FilledPlaces,
  kind: Exclude<keyof FilledPlaces, 'blank'>,
  text: string,
): void {
  places[isPlaceholder(text) ? 'blank' : kind]++;
}

const MARKS = /\*{2}|＊{2}|[×xX]{2}|[某○〇]{2}|…|\.{3}|[_＿]{2}/;
const HINT = /填写|填报|填列|字以内|示例|样例|^[（(]?(?:例如|例[:：]|如[:：]|请|注[:：]|★)/;
const NUMBER = /^[（(]?\d{1,2}[）).．、][ 　]?$/;
const NUMBERED_WORD = /(?:目标|指标|任务|内容)[\d一二三四五六七八九十]*[:：.．、]?/g;

/** Whether text only says what is to be filled in, or makes room for it. */
export function isPlaceholder(text: string): boolean {
  if (MARKS.test(text) || HINT.test(text) || NUMBER.test(text)) return true;
  if (/^[（(〔[【].*[）)〕\]】]$/.test(text)) return true;
  return isRoom(text.replace(NUMBERED_WORD, ''));
}

/** Throws a UserError where most of what the form asks for is stated. */
export function refuseFilled({ values, amounts, rows, blank }: FilledPlaces): void {
  const stated = values + amounts + rows;
  if (values >= LEAST_VALUES && stated >= LEAST_STATED && stated > blank) throw filledForm();
}

/** Bureaus print their own name, the year, a ceiling and the indicators that all share on blanks: that is not yet a filling. */
const LEAST_VALUES = 2;
const LEAST_STATED = 5;
