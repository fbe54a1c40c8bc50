/** Text objects (ISO 32000-1, 9.4): glyphs exactly where layout and the font put them. */
import type { Face } from '../../layout/face.ts';
import type { TextRun } from '../../layout/page.ts';
import type { ByteWriter } from './byte-writer.ts';
import type { DocumentFont } from './font.ts';

/** The font of a face on the page. */
export type FontOf = (face: Face) => DocumentFont;

/** Where the operators of a page are written, and the graphics state (8.4) from there on. */
export interface GraphicsState {
  readonly out: ByteWriter;
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
): void {
  const { out } = state;
  const { name, codeOf } = state.fontOf(face);
  out.text('BT ');
  if (face !== state.face || size !== state.size) {
    out.text(`/${name} `);
    out.number(size);
    out.text(' Tf ');
  }
  if (spacing !== state.spacing) {
    out.number(spacing);
    out.text(' Tc ');
  }
  state.face = face;
  state.size = size;
  state.spacing = spacing;
  const { em } = face.file;
  /** What is begun and not ended: all pieces of a text, one of them. */
  let isOpen = false;
  let isPiece = false;
  const end = () => {
    if (isPiece) out.text('>');
    if (isOpen) out.text('] TJ ');
    isOpen = isPiece = false;
  };
  const moveTo = (left: number, base: number) => {
    end();
    out.text('1 0 0 1 ');
    point(out, left, base);
    out.text(' Tm ');
  };
  moveTo(x, y);
  let pen = x;
  let isMoved = false;
  for (const glyph of face.shape(text)) {
    const { advance, ownAdvance, dx, dy } = glyph;
    const moves = dx !== 0 || dy !== 0;
    if (moves || isMoved) moveTo(pen + (dx / em) * size, y + (dy / em) * size);
    isMoved = moves;
    if (!isOpen) out.text('[');
    if (!isPiece) out.text('<');
    isOpen = isPiece = true;
    out.hex(codeOf(glyph));
    if (advance !== ownAdvance) {
      out.text('>');
      out.number(((ownAdvance - advance) * 1000) / em);
      out.text(' ');
      isPiece = false;
    }
    pen += (advance / em) * size + spacing;
  }
  end();
  out.text('ET\n');
}

export function point(out: ByteWriter, x: number, y: number): void {
  out.number(x);
  out.text(' ');
  out.number(y);
}

/** Writes a text as text strings of PDF hold it (7.9.2.2). */
export function utf16(out: ByteWriter, text: string): void {
  out.hex(0xfeff);
  for (let at = 0; at < text.length; at++) out.hex(text.charCodeAt(at));
}
