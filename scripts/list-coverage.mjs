// Writes which characters the shipped faces have to src/generated/coverage.js, so that `check` can say which of a
// filing no font can draw and need not open fonts of 22 MB for it.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { create } from 'fontkit';

const root = new URL('../', import.meta.url);
const out = new URL('src/generated/', root);

/** Every style falls back to these; song-bold is a part of song. */
const faces = ['song', 'hei', 'symbols', 'tibetan'];

const characters = new Set();
for (const face of faces) {
  const font = create(readFileSync(new URL(`fonts/${face}.ttf`, root)));
  for (const character of font.characterSet)
    if (font.hasGlyphForCodePoint(character)) characters.add(character);
}

/** Where runs of characters begin and end (exclusive), in turn, each as its distance from the one before. */
const steps = [];
let last = 0;
for (const character of [...characters].sort((a, b) => a - b))
  for (const edge of [
    ...(characters.has(character - 1) ? [] : [character]),
    ...(characters.has(character + 1) ? [] : [character + 1]),
  ]) {
    steps.push((edge - last).toString(36));
    last = edge;
  }

mkdirSync(out, { recursive: true });
writeFileSync(new URL('coverage.js', out), `export const coverage = '${steps.join(' ')}';\n`);
writeFileSync(
  new URL('coverage.d.ts', out),
  `/** The characters of the shipped faces: where runs of them begin and end (exclusive) in turn, each as its distance from the one before, in base 36. */
export declare const coverage: string;
`,
);
