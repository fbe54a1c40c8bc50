/** The faces of a run: which font draws a character, each opened once and shared by all documents. */
import type { FontBytes } from '../form/sheet.ts';
import { type Face, makeFace } from './face.ts';
import { parseFont } from './parse-font.ts';

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
