/** Texts keep to the limits of the form. */

import { placeName } from '../filing/fields.ts';
import { valuesAt } from '../filing/patterns.ts';
import { toPath } from '../source/path.ts';
import type { Rule } from './rule.ts';

export const textWithinLimit: Rule = {
  id: 'text-within-limit',
  reason: 'other',
  severity: 'warning',
  summary: { zh: '文字不超过表样的字数', en: 'texts are within the length limits of the form' },
  why: {
    zh: '超过字数的内容系统录不进去，或被截断。',
    en: 'Longer text is rejected or cut off by the system that it is entered into.',
  },
  examples: {
    passing: `indicators: { annual: { 产出指标: { 数量指标: [{ name: ${'会'.repeat(150)}, value: ≥1个 }] } } }`,
    failing: `indicators: { annual: { 产出指标: { 数量指标: [{ name: ${'会'.repeat(151)}, value: ≥1个 }] } } }`,
  },
  *check(filing, { fields }) {
    for (const { path: pattern, limit } of fields) {
      if (limit === undefined) continue;
      for (const { value, lazyPath } of valuesAt(pattern, filing)) {
        const text = textOf(value);
        // As UTF-16 and with its blanks it is never shorter.
        if (text.length <= limit) continue;
        const length = lengthOf(text);
        if (length <= limit) continue;
        const path = toPath(lazyPath);
        const place = placeName(path);
        yield {
          path,
          message: {
            zh: `${path[0] === 'indicators' ? '指标的文字' : place.zh}有 ${length} 字，表样限 ${limit} 字`,
            en: `${path[0] === 'indicators' ? 'the text' : place.en} has ${length} characters, but the form allows ${limit}`,
          },
          help: {
            zh: `至少删去 ${length - limit} 字。`,
            en: `Cut at least ${length - limit} characters.`,
          },
        };
      }
    }
  },
};

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'object' && value !== null && 'text' in value ? String(value.text) : '';
}

/** Characters other than white space, those beyond the BMP counted once. */
const lengthOf = (text: string) => [...text.replace(/\s/g, '')].length;
