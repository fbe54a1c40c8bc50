/** The faces of a run: which font draws a character, each opened once and shared by all documents. */
import { UserError } from '../errors.ts';
import type { FontBytes } from '../form/sheet.ts';
import { type Face, makeFace } from './face.ts';
import { type FontFile, readFontFile } from './font-file.ts';

/** The faces of a run; each is read and parsed when the first character asks for it. */
export interface Faces {
  /** The face that draws a character in a style of the given face, itself or a fallback; undefined when none can. */
  find(face: string, codePoint: number): Face | undefined;
  /** The face itself. */
  open(face: string): Face;
}

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
