/** The files that ship with perfgoal: form templates and fonts; the one module outside cli/ that reads files. */
import { readdirSync, readFileSync } from 'node:fs';
import { UserError } from './errors.ts';

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
  try {
    return readFileSync(new URL(`./forms/${id}.json`, import.meta.url), 'utf8');
  } catch {
    return undefined;
  }
}

/** The bytes of a face: the id of a shipped one or the path of a font file. Throws UserError when it cannot be read. */
export function readFont(face: string): Uint8Array {
  try {
    return readFileSync(shippedFaces.includes(face) ? new URL(`fonts/${face}.ttf`, root) : face);
  } catch (cause) {
    const message = {
      zh: `字体文件 ${face} 读不了`,
      en: `cannot read the font file ${face}`,
    };
    throw new UserError(message, undefined, { cause });
  }
}
