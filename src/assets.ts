/** The files that ship with perfgoal: form templates and fonts; the one module outside cli/ that reads files. */
import { existsSync, fstatSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';
import { UserError } from './errors.ts';
import type { FontBytes } from './form/sheet.ts';

// Both src/ and dist/ stand one level below the root of the package.
const root = new URL('../', import.meta.url);

/** Ids of the shipped faces. */
export const shippedFaces: readonly string[] = ['song', 'song-bold', 'hei', 'symbols', 'tibetan'];

/** Ids of the shipped forms, e.g. xizang/fujian2, sorted. */
export function listForms(): readonly string[] {
  const places = readdirSync(new URL('templates/', root), { withFileTypes: true });
  return places
    .filter(place => place.isDirectory())
    .flatMap(place =>
      readdirSync(new URL(`templates/${place.name}/`, root))
        .filter(file => file.endsWith('.yaml'))
        .map(file => `${place.name}/${file.slice(0, -'.yaml'.length)}`),
    )
    .sort();
}

/** Whether an id is that of a shipped form; nothing else leads anywhere. */
export function isForm(id: string): boolean {
  return /^[\w-]+\/[\w-]+$/.test(id) && existsSync(new URL(`templates/${id}.yaml`, root));
}

/** Ids of the templates that are no forms, from which forms take what they share: base. */
export function listBases(): readonly string[] {
  return readdirSync(new URL('templates/', root))
    .filter(file => file.endsWith('.yaml'))
    .map(file => file.slice(0, -'.yaml'.length))
    .sort();
}

/** The YAML of a shipped form or base; the id must be one of those listed. */
export function readForm(id: string): Uint8Array {
  return readFileSync(new URL(`templates/${id}.yaml`, root));
}

/** What the build made of a shipped form, as JSON; undefined where there is no build, as in src/. */
export function readBuiltForm(id: string): string | undefined {
  return readBuilt(`forms/${id}.json`);
}

/** Parts of Word documents that the build made, as JSON, by the name of their file; undefined where there are none. */
export function readBuiltParts(name: string): string | undefined {
  return readBuilt(`docx/${name}.json`);
}

function readBuilt(path: string): string | undefined {
  try {
    return readFileSync(new URL(path, import.meta.url), 'utf8');
  } catch {
    return undefined;
  }
}

/**
 * The bytes of a face: the id of a shipped one, read where they are asked for, or the path of a font file. Throws
 * UserError when it cannot be read.
 */
export function readFont(face: string): FontBytes {
  try {
    if (!shippedFaces.includes(face)) return readFileSync(face);
    const bytes = opened.get(face) ?? openInPieces(new URL(`fonts/${face}.ttf`, root));
    opened.set(face, bytes);
    return bytes;
  } catch (cause) {
    const message = {
      zh: `字体文件 ${face} 读不了`,
      en: `cannot read the font file ${face}`,
    };
    throw new UserError(message, undefined, { cause });
  }
}

const opened = new Map<string, FontBytes>();

/** A file that stays open: of fonts of many megabytes a document needs a few hundred outlines. */
function openInPieces(file: URL): FontBytes {
  const descriptor = openSync(file, 'r');
  return {
    length: fstatSync(descriptor).size,
    subarray: (start, end) => {
      const bytes = Buffer.allocUnsafe(end - start);
      for (let at = 0; at < bytes.length; ) {
        const read = readSync(descriptor, bytes, at, bytes.length - at, start + at);
        if (read === 0) throw new Error(`${file.pathname} ends before ${end}`);
        at += read;
      }
      return bytes;
    },
  };
}
