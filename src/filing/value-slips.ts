/** What is wrong with the way in which a value is written, and how to write that very value. */
import { amountSlip, type ValueSlip } from './amount-slips.ts';
import { dateSlip, yearsSlip } from './date-slips.ts';
import type { Writing } from './writing.ts';

/** The kinds of values that are written in one way. */
export type WrittenKind = 'amount' | 'number' | 'date' | 'year' | 'years';

/** The slip in a text that is not written as its kind is; undefined where none is known. */
export function slipIn(text: string, kind: WrittenKind, writing: Writing): ValueSlip | undefined {
  const stated = text.trim();
  if (NOTHING.test(stated)) return nothing;
  switch (kind) {
    case 'amount':
      return amountSlip(stated, writing.unit);
    case 'number':
      return amountSlip(stated, undefined);
    case 'date':
      return dateSlip(stated, writing.year);
    case 'year':
    case 'years':
      return yearsSlip(stated, kind);
  }
}

/** What is written for nothing: dashes, strokes and words. */
const NOTHING =
  /^(?:[\p{Pd}－—_/／\\、.。·…~～]+|无|暂无|没有|空|空白|略|未定|待定|不涉及|不适用|null|none|nil|n\/?a)$/iu;

const nothing: ValueSlip = {
  fault: { zh: '不是要填的内容', en: 'is no value' },
  value: '',
};
