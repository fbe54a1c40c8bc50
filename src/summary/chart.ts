/** Horizontal bars as inline SVG. */
import { escaped } from './escaped.ts';

export interface Bar {
  readonly label: string;
  readonly value: number;
  /** The value as it is written beside the bar. */
  readonly text: string;
}

/** Bars that are drawn one by one; the others are one bar. */
const MOST = 15;
const ROW = 26;
const LABEL = 190;
const WIDTH = 560;

/** A chart with its largest bars first; lengths in proportion to the largest value. */
export function barChart(title: string, bars: readonly Bar[]): string {
  const sorted = bars.toSorted((a, b) => b.value - a.value);
  const shown = sorted.slice(0, MOST);
  const rest = sorted.slice(MOST);
  if (rest.length > 0) {
    const value = rest.reduce((sum, bar) => sum + bar.value, 0);
    shown.push({ label: `… (${rest.length})`, value, text: String(Math.round(value * 1e6) / 1e6) });
  }
  const largest = Math.max(...shown.map(bar => bar.value), Number.MIN_VALUE);
  const rows = shown.map((bar, index) => row(bar, index, largest)).join('');
  const height = shown.length * ROW;
  return `<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escaped(title)}">${rows}</svg>`;
}

function row({ label, value, text }: Bar, index: number, largest: number): string {
  const y = index * ROW;
  const length = Math.max(0, (value / largest) * (WIDTH - LABEL - 100));
  const short = shortened(label);
  const middle = y + ROW / 2 + 4;
  return (
    `<g><title>${escaped(`${label} ${text}`)}</title>` +
    `<text x="${LABEL - 8}" y="${middle}" text-anchor="end">${escaped(short)}</text>` +
    `<rect x="${LABEL}" y="${y + 4}" width="${length.toFixed(1)}" height="${ROW - 8}" rx="2"/>` +
    `<text x="${(LABEL + length + 6).toFixed(1)}" y="${middle}">${escaped(text)}</text></g>`
  );
}

/** Most ems of a label; Latin letters count for half. */
const ROOM = 14;

function shortened(label: string): string {
  let ems = 0;
  let text = '';
  for (const character of label) {
    ems += character < '\u2000' ? 0.55 : 1;
    if (ems > ROOM) return `${text}…`;
    text += character;
  }
  return text;
}
