/** What stands on a page besides the form: its number and the watermark of a draft. */
import type { MissingCharacter } from '../errors.ts';
import type { Sheet, Style } from '../form/sheet.ts';
import type { Faces } from './faces.ts';
import { breakLines } from './lines.ts';
import { type TextRun, textRunsOf, type WatermarkItem } from './page.ts';
import { mm } from './place.ts';

/** The number of a page, centred in the bottom margin. It repeats nothing, but a reader of the text skips it likewise. */
export function pageNumber(
  number: number,
  style: Style,
  place: { readonly left: number; readonly width: number; readonly y: number },
  faces: Faces,
  missing: MissingCharacter[],
): readonly TextRun[] {
  const paragraph = { parts: [{ text: `— ${number} —` }], align: 'center' } as const;
  const lines = breakLines(paragraph, style, place.width, faces, missing);
  return lines.flatMap(line => {
    const y = place.y + (line.ascent - line.descent) / 2;
    return textRunsOf(line, place.left, y, true);
  });
}

/** The watermark of a draft: as large as the page allows in a diagonal, 200 pt at most. */
export function watermarkOf(
  { paper, pageNumber: { font } }: Sheet,
  text: string,
  faces: Faces,
  missing: MissingCharacter[],
): WatermarkItem {
  const codePoints = Array.from(text, character => character.codePointAt(0) ?? 0);
  const candidates = codePoints.map(codePoint => faces.find(font.face, codePoint));
  const face =
    candidates.find(one => one && codePoints.every(codePoint => one.has(codePoint))) ??
    faces.open(font.face);
  for (const codePoint of codePoints) if (!face.has(codePoint)) missing.push({ codePoint });
  const ems = codePoints.reduce((sum, codePoint) => sum + face.advance(codePoint), 0);
  const room = Math.min(paper.width, paper.height) * mm;
  const size = Math.min(200, room / Math.max(1, ems));
  return {
    kind: 'watermark',
    x: (paper.width * mm) / 2,
    y: (paper.height * mm) / 2,
    text,
    face,
    size,
  };
}
