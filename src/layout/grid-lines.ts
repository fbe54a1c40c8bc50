/** The lines of a table on one page: every edge of its boxes once, joined to the longest straight lines. */
import type { LineItem } from './page.ts';
import type { BoxFragment } from './page-builder.ts';

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Lines around fragments; `edges` are the places of the columns across the page in pt, `width` the line's own. */
export function gridLines(
  fragments: readonly BoxFragment[],
  edges: readonly number[],
  width: number,
): readonly LineItem[] {
  const across = new Map<number, Stretch[]>();
  const down = new Map<number, Stretch[]>();
  for (const { box, top, bottom } of fragments) {
    const left = rounded(edges[box.column] ?? 0);
    const right = rounded(edges[box.column + box.colSpan] ?? 0);
    const [from, to] = [rounded(top), rounded(bottom)];
    for (const y of [from, to]) add(across, y, { from: left, to: right });
    for (const x of [left, right]) add(down, x, { from, to });
  }
  const lines: LineItem[] = [];
  for (const [y, stretches] of sorted(across)) {
    for (const { from, to } of join(stretches)) {
      lines.push({ kind: 'line', x1: from, y1: y, x2: to, y2: y, width });
    }
  }
  for (const [x, stretches] of sorted(down)) {
    for (const { from, to } of join(stretches)) {
      lines.push({ kind: 'line', x1: x, y1: from, x2: x, y2: to, width });
    }
  }
  return lines;
}

/** Places that differ by less than a thousandth of a point are one. */
function rounded(place: number): number {
  return Math.round(place * 1000) / 1000;
}

function add(lines: Map<number, Stretch[]>, place: number, stretch: Stretch): void {
  const known = lines.get(place);
  if (known) known.push(stretch);
  else lines.set(place, [stretch]);
}

function sorted(lines: ReadonlyMap<number, Stretch[]>): readonly (readonly [number, Stretch[]])[] {
  return [...lines].toSorted(([a], [b]) => a - b);
}

function join(stretches: readonly Stretch[]): readonly Stretch[] {
  const joined: Stretch[] = [];
  for (const next of stretches.toSorted((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last && next.from <= last.to) {
      joined[joined.length - 1] = { from: last.from, to: Math.max(last.to, next.to) };
    } else {
      joined.push(next);
    }
  }
  return joined;
}
