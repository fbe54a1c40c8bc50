/** Layout: turns a sheet into pages. Fixed writers draw what comes out; it knows nothing of the filing or of PDF. */

import type { MissingCharacter } from '../errors.ts';
import type { Sheet } from '../form/sheet.ts';
import { startOf, textSetter } from './block.ts';
import type { Faces } from './faces.ts';
import { type FlowLine, flowHeight, flowLines } from './flow.ts';
import { gridLines } from './grid-lines.ts';
import { type Page, type PageItem, type TextRun, textRunsOf } from './page.ts';
import type { BoxFragment } from './page-builder.ts';
import { pageNumber, watermarkOf } from './page-furniture.ts';
import { paginate } from './paginate.ts';
import { mm, placeTable, type Table } from './place.ts';

/** The pages of a sheet, one at least, and the characters that no face can draw: with one of them the pages are not fit to print. */
export interface LaidOut {
  readonly pages: readonly Page[];
  readonly missing: readonly MissingCharacter[];
}

/** A page in the making: what lies behind its text, and the text in reading order. */
interface Draft {
  readonly behind: PageItem[];
  readonly text: TextRun[];
}

/** Lays out a sheet. A font that cannot be used is a UserError. */
export function layoutSheet(sheet: Sheet, faces: Faces): LaidOut {
  const { paper } = sheet;
  const missing: MissingCharacter[] = [];
  const left = paper.left * mm;
  const width = (paper.width - paper.left - paper.right) * mm;
  const top = paper.top * mm;
  const bottom = (paper.height - paper.bottom) * mm;
  const drafts: Draft[] = [{ behind: [], text: [] }];

  const above = flowLines(sheet.above, sheet, width, faces, missing);
  const below = flowLines(sheet.below, sheet, width, faces, missing);
  const table = placeTable(sheet, textSetter(faces, missing));

  let y = setFlow(drafts, above, { left, top, bottom }, top);
  if (table.rows.length > 0) {
    // The table's outer lines stand within its room, as in Word.
    const edge = sheet.lineWidth / 2;
    const after = flowHeight(below) + edge;
    const area = { start: y + edge, top: top + edge, bottom: bottom - edge, after };
    for (const [index, { fragments, bottom: foot }] of paginate(table, area).entries()) {
      const draft = index === 0 ? lastOf(drafts) : nextPage(drafts);
      draft.behind.push(...linesOf(table, fragments, left, sheet.lineWidth));
      draft.text.push(...fragments.flatMap(fragment => textOfFragment(table, fragment, left)));
      y = foot + edge;
    }
  }
  setFlow(drafts, below, { left, top, bottom }, y);

  for (const [index, draft] of drafts.entries()) {
    const place = { left, width, y: (paper.height - paper.bottom / 2) * mm };
    draft.text.push(...pageNumber(index + 1, sheet.pageNumber, place, faces, missing));
  }
  const { watermark } = sheet;
  const mark = watermark === undefined ? [] : [watermarkOf(sheet, watermark, faces, missing)];
  const size = { width: paper.width * mm, height: paper.height * mm };
  const pages = drafts.map(({ behind, text }) => ({
    ...size,
    items: [...mark, ...behind, ...text],
  }));
  return { pages, missing: unique(missing) };
}

function lastOf(drafts: readonly Draft[]): Draft {
  const last = drafts.at(-1);
  if (!last) throw new Error('no page');
  return last;
}

function nextPage(drafts: Draft[]): Draft {
  const draft: Draft = { behind: [], text: [] };
  drafts.push(draft);
  return draft;
}

/** Sets lines from a place on downwards, on further pages where they must; returns where they end. */
function setFlow(
  drafts: Draft[],
  lines: readonly FlowLine[],
  area: { readonly left: number; readonly top: number; readonly bottom: number },
  start: number,
): number {
  let y = start;
  for (const line of lines) {
    const height = line.ascent + line.descent;
    if (y > area.top && y + line.before + height > area.bottom + 1e-6) {
      nextPage(drafts);
      y = area.top;
    } else {
      y += line.before;
    }
    lastOf(drafts).text.push(...textRunsOf(line, area.left, y + line.ascent, false));
    y += height + line.after;
  }
  return y;
}

function linesOf(
  { edges }: Table,
  fragments: readonly BoxFragment[],
  left: number,
  width: number,
): readonly PageItem[] {
  return gridLines(
    fragments,
    edges.map(edge => left + edge),
    width,
  );
}

/** The text of a fragment, aligned between its top and bottom. */
function textOfFragment(
  { edges, padding }: Table,
  fragment: BoxFragment,
  left: number,
): readonly TextRun[] {
  const { box, top, bottom, from, to, repeated } = fragment;
  const lines = box.block.lines.slice(from, to);
  const start = startOf(box.block, from);
  const end = to === box.block.lines.length ? box.block.height : (lines.at(-1)?.bottom ?? start);
  const free = Math.max(0, bottom - top - 2 * padding.y - (end - start));
  const shares = { top: 0, middle: free / 2, bottom: free };
  const origin = top + padding.y + shares[box.style.valign] - start;
  const x = left + (edges[box.column] ?? 0) + padding.x;
  return lines.flatMap(line => textRunsOf(line, x, origin + line.top + line.ascent, repeated));
}

/** Each missing character once for each place in the filing that it stands in. */
function unique(missing: readonly MissingCharacter[]): readonly MissingCharacter[] {
  const first = new Map<string, MissingCharacter>();
  for (const one of missing) {
    const key = JSON.stringify([one.codePoint, one.field ?? null]);
    if (!first.has(key)) first.set(key, one);
  }
  return [...first.values()];
}
