/**
 * The writer of a form with tracked changes: what changed from one sheet to another of the same form. Accepting all of
 * them leaves the second sheet, rejecting all the first.
 */
import { type Paragraph, type Sheet, textOf } from '../form/sheet.ts';
import { type AlignedRow, alignRevisedRows } from './docx/align-rows.ts';
import { bodyOf } from './docx/body.ts';
import type { ParagraphPlace } from './docx/paragraph.ts';
import { newReviser, type Reviser } from './docx/revisions.ts';
import { type DrawnRow, rowsOf } from './docx/table.ts';
import { packDocx } from './docx.ts';
import type { WriterOptions } from './writer.ts';

/** Draws two sheets of one form as one Word document. */
export async function writeRedline(
  before: Sheet,
  after: Sheet,
  options: Pick<WriterOptions, 'date' | 'readBuiltParts'>,
): Promise<Uint8Array> {
  const reviser = newReviser(options.date);
  const rows = alignRevisedRows(rowsOf(before), rowsOf(after)).map(row => revisedRow(row, reviser));
  const old = new Map(
    (['above', 'below'] as const).flatMap(side =>
      after[side].flatMap((line, index) =>
        line.segments.map((segment, at) => [segment, before[side][index]?.segments[at]] as const),
      ),
    ),
  );
  const segmentXml = (segment: Paragraph) => {
    const was = old.get(segment);
    const [before, after] = [was ? textOf(was) : '', textOf(segment)];
    return before === after ? undefined : reviser.runsXml(before, after);
  };
  return packDocx(after, bodyOf({ sheet: after, rows, segmentXml }), options);
}

function revisedRow({ before, after }: AlignedRow, reviser: Reviser): DrawnRow {
  const row = after ?? before;
  if (!row) throw new Error('an aligned row is of a table at least');
  if (before && after) {
    const places = after.places.map((place, index) => {
      const was = before.places[index];
      if (!was) return place;
      if (place.continued) return { ...place, before: was.cell };
      const rowSpan = Math.max(was.cell.rowSpan, place.cell.rowSpan);
      return {
        ...place,
        before: was.cell,
        cell: { ...place.cell, rowSpan },
        contentXml: (at: ParagraphPlace) =>
          reviser.changedXml(was.cell.content, place.cell.content, at),
      };
    });
    return { ...after, places };
  }
  const kind = after ? 'inserted' : 'deleted';
  const places = row.places.map(place => ({
    ...place,
    contentXml: (at: ParagraphPlace) =>
      reviser.wholeXml(place.continued ? [] : place.cell.content, kind, at),
  }));
  return { ...row, places, revisionXml: reviser.markXml(kind) };
}
