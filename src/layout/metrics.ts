/** Font metrics: what layout and the fixed writers need to know of a font, read once per run. */
import { UserError } from '../errors.ts';
import type { FontBytes } from '../form/sheet.ts';
import { isIgnorable, isShaped, syllablesOf, widthAsSpace } from './characters.ts';
import { type FontFile, readFontFile } from './font-file.ts';
import { type ShapedGlyph, shaperOf } from './shaping.ts';

/** One font file, opened. */
export interface Face {
  /** Shipped id or the path of the file. */
  readonly id: string;
  /** Whether it can draw the character. */
  has(codePoint: number): boolean;
  /** Advance width in em. */
  advance(codePoint: number): number;
  /** Height above and depth below the base line in em, both positive. */
  readonly ascent: number;
  readonly descent: number;
  /** The glyphs that draw a text, in the order they are drawn; scripts that need it are shaped. */
  shape(text: string): readonly ShapedGlyph[];
  /** Advance width in em of a text as shaped. */
  measure(text: string): number;
  /** The font itself, for embedding. */
  readonly file: FontFile;
}

/** The faces of a run; each is read and parsed when the first character asks for it. */
export interface Faces {
  /** The face that draws a character in a style of the given face, itself or a fallback; undefined when none can. */
  find(face: string, codePoint: number): Face | undefined;
  /** The face itself. */
  open(face: string): Face;
}

/** How many shaped syllables a face remembers: shaping is slow, and a batch must not grow. */
const mostSyllables = 5000;

/** The shipped faces that stand in, in this order, for a character that the style's face lacks. */
const fallbacks = ['song', 'hei', 'symbols', 'tibetan'] as const;

const opened = new WeakMap<(face: string) => FontBytes, Faces>();

/**
 * The faces behind a reader of fonts. The same reader gives the same faces, so the documents of a batch
 * that share a reader share the parsed fonts. A font that cannot be used is a UserError when it is first needed.
 */
export function openFaces(readFont: (face: string) => FontBytes): Faces {
  const known = opened.get(readFont);
  if (known) return known;
  const faces = new Map<string, Face>();
  const chains = new Map<string, Map<number, Face | undefined>>();

  function open(id: string): Face {
    let face = faces.get(id);
    if (!face) {
      face = makeFace(id, parseFont(id, readFont(id)));
      faces.set(id, face);
    }
    return face;
  }

  function search(id: string, codePoint: number): Face | undefined {
    for (const candidate of new Set([id, ...fallbacks])) {
      const face = open(candidate);
      if (face.has(codePoint)) return face;
    }
    return undefined;
  }

  function find(id: string, codePoint: number): Face | undefined {
    let found = chains.get(id);
    if (!found) {
      found = new Map();
      chains.set(id, found);
    }
    const face = found.get(codePoint);
    if (face || found.has(codePoint)) return face;
    const result = search(id, codePoint);
    found.set(codePoint, result);
    return result;
  }

  const result: Faces = { find, open };
  opened.set(readFont, result);
  return result;
}

/** Parses a TrueType or OpenType font; anything else is a UserError. */
function parseFont(id: string, bytes: FontBytes): FontFile {
  const magic = String.fromCharCode(...bytes.subarray(0, 4));
  if (magic === 'ttcf') {
    throw new UserError(
      {
        zh: `字体文件 ${id} 是字体集合（.ttc），不能直接使用`,
        en: `the font ${id} is a font collection (.ttc), which cannot be used as it is`,
      },
      {
        zh: '请改用单个字体文件（.ttf 或 .otf）。',
        en: 'Use a file with a single font (.ttf or .otf).',
      },
    );
  }
  try {
    if (magic !== 'OTTO' && magic !== 'true' && magic !== '\u0000\u0001\u0000\u0000') {
      throw new Error('neither TrueType nor OpenType');
    }
    return readFontFile(bytes);
  } catch (cause) {
    throw new UserError(
      { zh: `字体文件 ${id} 无法读取`, en: `the font ${id} cannot be read` },
      {
        zh: '请检查它是否是完整的 .ttf 或 .otf 文件。',
        en: 'Check that it is a complete .ttf or .otf file.',
      },
      { cause },
    );
  }
}

function makeFace(id: string, file: FontFile): Face {
  const { em } = file;
  const mapped = new Map<number, ShapedGlyph | undefined>();
  const shapedSyllables = new Map<string, readonly ShapedGlyph[]>();
  const setShaped = shaperOf(file);

  function lookUp(codePoint: number): ShapedGlyph | undefined {
    const codePoints = [codePoint];
    const own = file.glyphOf(codePoint);
    if (own !== 0) {
      const ownAdvance = file.advanceOf(own);
      const advance = isIgnorable(codePoint) ? 0 : ownAdvance;
      return { id: own, codePoints, advance, ownAdvance, dx: 0, dy: 0 };
    }
    const space = file.glyphOf(0x20);
    const width = widthAsSpace(codePoint);
    if (space === 0 || width === undefined) return undefined;
    const ownAdvance = file.advanceOf(space);
    const advance = width === 'space' ? ownAdvance : width * em;
    return { id: space, codePoints, advance, ownAdvance, dx: 0, dy: 0 };
  }

  function glyphOf(codePoint: number): ShapedGlyph | undefined {
    const known = mapped.get(codePoint);
    if (known || mapped.has(codePoint)) return known;
    const glyph = lookUp(codePoint);
    mapped.set(codePoint, glyph);
    return glyph;
  }

  function setPlain(text: string): readonly ShapedGlyph[] {
    const glyphs: ShapedGlyph[] = [];
    for (let at = 0; at < text.length; ) {
      const codePoint = text.codePointAt(at) ?? 0;
      const last = glyphs.at(-1);
      if (last && isIgnorable(codePoint)) {
        glyphs[glyphs.length - 1] = { ...last, codePoints: [...last.codePoints, codePoint] };
      } else {
        glyphs.push(glyphOf(codePoint) ?? notDefined(codePoint, em));
      }
      at += codePoint > 0xffff ? 2 : 1;
    }
    return glyphs;
  }

  function shape(text: string): readonly ShapedGlyph[] {
    return isShaped(text) ? syllablesOf(text).flatMap(shapeSyllable) : setPlain(text);
  }

  function shapeSyllable(text: string): readonly ShapedGlyph[] {
    let glyphs = shapedSyllables.get(text);
    if (!glyphs) {
      glyphs = (isShaped(text) && setShaped(text)) || setPlain(text);
      if (shapedSyllables.size >= mostSyllables) shapedSyllables.clear();
      shapedSyllables.set(text, glyphs);
    }
    return glyphs;
  }

  function measure(text: string): number {
    return shape(text).reduce((sum, glyph) => sum + glyph.advance, 0) / em;
  }

  return {
    id,
    file,
    has: codePoint => glyphOf(codePoint) !== undefined,
    advance: codePoint => (glyphOf(codePoint)?.advance ?? em) / em,
    ...extent(file),
    shape,
    measure,
  };
}

/** The box that stands for a character without glyph; layout reports it, so it is never printed. */
function notDefined(codePoint: number, em: number): ShapedGlyph {
  return { id: 0, codePoints: [codePoint], advance: em, ownAdvance: em, dx: 0, dy: 0 };
}

/** A Chinese font is as high as its em box; its other figures leave room for accents that forms do not use. */
function extent({ em, ascent, descent, glyphOf }: FontFile): Pick<Face, 'ascent' | 'descent'> {
  if (glyphOf(0x4e00) !== 0) return { ascent: 0.88, descent: 0.12 };
  return { ascent: ascent / em, descent: -descent / em };
}
