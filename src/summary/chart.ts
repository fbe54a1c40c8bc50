/** Bar charts as HTML lists, which screen readers read out and in which long labels wrap. */
import type Big from 'big.js';
import { escapeMarkup } from './escape-markup.ts';
import { sumOf } from './totals.ts';

export interface Chart {
  readonly title: string;
  readonly bars: readonly Bar[];
  /** A value as HTML. */
  readonly written: (value: Big) => string;
  /** Text in place of bars where there are none. */
  readonly none: string;
  /** Text in place of a value that is not known. */
  readonly unknown: string;
  /** The label of all bars beyond the first ones, given their number. */
  readonly others: (count: number) => string;
}

export interface Bar {
  readonly label: string;
  /** Undefined where it is not known. */
  readonly value: Big | undefined;
}

/** Bars that are drawn one by one; the others are summed up. */
const MOST = 15;

/** A chart with its largest bars first; lengths in proportion to the largest value. */
export function barChart({ title, bars, written, none, unknown, others }: Chart): string {
  const sorted = bars.toSorted((a, b) => compared(b.value, a.value));
  const rest = sorted.slice(MOST);
  const largest = Math.max(Number(sorted[0]?.value ?? 0), Number.MIN_VALUE);
  const items = sorted.slice(0, MOST).map(({ label, value }) => {
    if (value === undefined) return item(label, escapeMarkup(unknown), '');
    const share = ((100 * value.toNumber()) / largest).toFixed(1);
    // At least 2 pixels, so that small values can be seen.
    const bar = value.gt(0) ? `<i style="width:max(2px,${share}%)"></i>` : '';
    return item(label, written(value), bar);
  });
  if (rest.length > 0) {
    const sum = sumOf(rest.map(({ value }) => value));
    items.push(item(others(rest.length), written(sum), ''));
  }
  const list = items.length > 0 ? `<ul>${items.join('')}</ul>` : `<p>${escapeMarkup(none)}</p>`;
  return `<figure><figcaption>${escapeMarkup(title)}</figcaption>${list}</figure>`;
}

/** Unknown values come last. */
function compared(a: Big | undefined, b: Big | undefined): number {
  return a && b ? a.cmp(b) : Number(a !== undefined) - Number(b !== undefined);
}

const item = (label: string, value: string, bar: string) =>
  `<li><span>${escapeMarkup(label)}</span> <span class="number">${value}</span>${bar}</li>`;
