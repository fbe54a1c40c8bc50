/** A font in a PDF (ISO 32000-1, 9.7): a subset with the glyphs of one document, and the way back to its text. */
import { crc32 } from 'node:zlib';
import type { Face } from '../../layout/face.ts';
import { parsedFont, type ShapedGlyph } from '../../layout/shaping.ts';
import { subsetTrueType } from './subset.ts';
import { hex4, unicodeMap } from './unicode-map.ts';

/** The font of a face in one document. */
export interface DocumentFont {
  /** Its name in the resources of pages. */
  readonly name: string;
  /** The object that pages refer to. */
  readonly reference: PDFKit.PDFKitReference;
  /** The number by which text shows a glyph, in four hexadecimal digits. */
  readonly codeOf: (glyph: ShapedGlyph) => string;
  /** Writes the font, when all text is written. */
  readonly embed: () => void;
}

/** What pdfkit's references do; its types leave it out. */
interface OpenReference {
  data: Record<string, unknown>;
  end(content?: Uint8Array | string): void;
}

/**
 * The font of a face. Each pair of a glyph and the characters it stands for gets a number of its own, so that the
 * text copied from the page is the text that was written, even where two characters share a glyph.
 */
export function documentFont(document: PDFKit.PDFDocument, face: Face, name: string): DocumentFont {
  const codes = new Map<number | string, string>();
  const glyphs: number[] = [0];
  const widths: number[] = [face.file.advanceOf(0)];
  const texts: (readonly number[])[] = [[0]];
  const scale = 1000 / face.file.em;
  const begin = (data: object) => document.ref(data) as unknown as OpenReference;
  const reference = document.ref({});

  function codeOf({ id, codePoints, ownAdvance }: ShapedGlyph): string {
    const [first] = codePoints;
    const key =
      codePoints.length === 1 && first !== undefined
        ? id * 0x200000 + first
        : `${id}:${codePoints.join()}`;
    const known = codes.get(key);
    if (known !== undefined) return known;
    const code = hex4(glyphs.push(id) - 1);
    widths.push(ownAdvance);
    texts.push(codePoints);
    codes.set(key, code);
    return code;
  }

  function embed(): void {
    const { file } = face;
    const fontName = `${tagOf(glyphs)}+${file.postscriptName}`;
    const isTrueType = file.outlines === 'TrueType';
    const outlines = begin(isTrueType ? {} : { Subtype: 'CIDFontType0C' });
    outlines.end(isTrueType ? subsetTrueType(file, glyphs) : subsetCff(face, glyphs));
    const descriptor = begin({
      Type: 'FontDescriptor',
      FontName: fontName,
      Flags: flagsOf(face),
      FontBBox: file.box.map(each => each * scale),
      ItalicAngle: file.italicAngle,
      Ascent: file.ascent * scale,
      Descent: file.descent * scale,
      CapHeight: file.capHeight * scale,
      XHeight: file.xHeight * scale,
      StemV: 0,
      [isTrueType ? 'FontFile2' : 'FontFile3']: outlines,
    });
    descriptor.end();
    const descendant = begin({
      Type: 'Font',
      Subtype: isTrueType ? 'CIDFontType2' : 'CIDFontType0',
      BaseFont: fontName,
      CIDSystemInfo: {
        // pdfkit writes plain strings as names.
        Registry: new String('Adobe'),
        Ordering: new String('Identity'),
        Supplement: 0,
      },
      FontDescriptor: descriptor,
      DW: 1000,
      W: widthRuns(widths.map(width => width * scale)),
      ...(isTrueType && { CIDToGIDMap: 'Identity' }),
    });
    descendant.end();
    const toUnicode = begin({});
    toUnicode.end(unicodeMap(texts));
    const font = reference as unknown as OpenReference;
    Object.assign(font.data, {
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: fontName,
      Encoding: 'Identity-H',
      DescendantFonts: [descendant],
      ToUnicode: toUnicode,
    });
    font.end();
  }

  return { name, reference, codeOf, embed };
}

/** Six capital letters that tell subsets of one font apart (9.6.4). */
function tagOf(glyphs: readonly number[]): string {
  let rest = crc32(Buffer.from(Uint32Array.from(glyphs).buffer));
  return Array.from({ length: 6 }, () => {
    const letter = String.fromCharCode(65 + (rest % 26));
    rest = Math.floor(rest / 26);
    return letter;
  }).join('');
}

/** Table 123: fixed pitch, serif, symbolic, script, italic. */
function flagsOf({ file }: Face): number {
  const { familyClass, isFixedPitch, isItalic } = file;
  const isSerif = familyClass >= 1 && familyClass <= 7;
  return (
    (isFixedPitch ? 1 : 0) |
    (isSerif ? 1 << 1 : 0) |
    (1 << 2) |
    (familyClass === 10 ? 1 << 3 : 0) |
    (isItalic ? 1 << 6 : 0)
  );
}

/** Widths other than the usual one em (9.7.4.3): where each run of them begins, and its widths. */
function widthRuns(widths: readonly number[]): readonly (number | readonly number[])[] {
  const runs: (number | number[])[] = [];
  let run: number[] | undefined;
  for (const [number, width] of widths.entries()) {
    if (width === 1000) {
      run = undefined;
    } else if (run) {
      run.push(width);
    } else {
      run = [width];
      runs.push(number, run);
    }
  }
  return runs;
}

/** The part of fontkit's subsets that its types leave out. */
interface OpenSubset {
  readonly glyphs: number[];
  encode(): Uint8Array;
}

function subsetCff({ file }: Face, glyphs: readonly number[]): Uint8Array {
  const subset = parsedFont(file).createSubset() as unknown as OpenSubset;
  subset.glyphs.splice(0, subset.glyphs.length, ...glyphs);
  return subset.encode();
}
