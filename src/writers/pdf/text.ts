/** Text objects (ISO 32000-1, 9.4): glyphs exactly where layout and the font put them. */
import type { Face } from '../../layout/face.ts';
import type { TextRun } from '../../layout/page.ts';
import type { DocumentFont } from './font.ts';
import { hex4 } from './unicode-map.ts';

/** The font of a face on the page. */
export type FontOf = (face: Face) => DocumentFont;

/** The graphics state (8.4) of a page from where it is written on. */
export interface GraphicsState {
  readonly height: number;
  readonly fontOf: FontOf;
  face: Face | undefined;
  size: number;
  spacing: number;
  lineWidth: number;
}

/** Shows a text that begins at a place. */
export function show(
  { text, face, size }: Pick<TextRun, 'text' | 'face' | 'size'>,
  state: GraphicsState,
  x: number,
  y: number,
  spacing: number,
): string {
  const { name, codeOf } = state.fontOf(face);
  let out = 'BT ';
  if (face !== state.face || size !== state.size) out += `/${name} ${decimal(size)} Tf `;
  const apart = Math.max(0, spacing);
  if (apart !== state.spacing) out += `${decimal(apart)} Tc `;
  state.face = face;
  state.size = size;
  state.spacing = apart;
  const { em } = face.file;
  // What draws characters together is no Tc: poppler would take it off the width of the span around them.
  const together = spacing < 0 ? (spacing * em) / size : 0;
  /** What is shown from the last place on: codes in pieces, with what the pen moves between them. */
  let shown = '';
  const moveTo = (left: number, base: number) => {
    if (shown) out += `[<${shown}>] TJ `;
    shown = '';
    out += `1 0 0 1 ${point(left, base)} Tm `;
  };
  moveTo(x, y);
  let pen = x;
  let isMoved = false;
  for (const glyph of face.shape(text)) {
    const { advance, ownAdvance, dx, dy } = glyph;
    const moves = dx !== 0 || dy !== 0;
    if (moves || isMoved) moveTo(pen + (dx / em) * size, y + (dy / em) * size);
    isMoved = moves;
    shown += codeOf(glyph);
    const kern = advance + together - ownAdvance;
    if (kern !== 0) shown += `>${decimal((-kern * 1000) / em)} <`;
    pen += (advance / em) * size + spacing;
  }
  return `${out}${shown && `[<${shown}>] TJ `}ET\n`;
}

export const point = (x: number, y: number) => `${decimal(x)} ${decimal(y)}`;

/** A number in decimals; a thousandth of a point is far finer than any printer. */
export const decimal = (value: number) => String(Math.round(value * 1000) / 1000);

/** A text as text strings of PDF hold it (7.9.2.2). */
export function utf16(text: string): string {
  let codes = hex4(0xfeff);
  for (let at = 0; at < text.length; at++) codes += hex4(text.charCodeAt(at));
  return codes;
}
