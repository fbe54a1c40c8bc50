/** A line of text as it stands on its page. */
import type { TextLine } from './lines.ts';
import type { TextRun } from './page.ts';

/** The runs of a line whose left edge and baseline are given in pt; `repeated` as in TextRun. */
export function setLine(
  { runs }: TextLine,
  left: number,
  y: number,
  repeated: boolean,
): readonly TextRun[] {
  return runs.map(({ x, text, face, size, width, spacing, field }) => ({
    kind: 'text',
    x: left + x,
    y,
    text,
    face,
    size,
    width,
    spacing,
    field,
    repeated,
  }));
}
