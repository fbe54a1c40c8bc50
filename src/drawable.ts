/**
 * Which characters no font can draw: `check` tells those that the shipped fonts and the fonts named lack, `render`
 * refuses what the fonts of the form at hand lack, in Word as in PDF. The shipped fonts are known by a table of the
 * build, so that none is opened for it.
 */
import { shippedFaces } from './assets.ts';
import type { MissingCharacter } from './errors.ts';
import type { Filing } from './filing/filing.ts';
import type { Finding, Localized, Path } from './finding.ts';
import { type FontBytes, type Paragraph, type Sheet, styleOf } from './form/sheet.ts';
import { coverage } from './generated/coverage.js';
import { widthAsSpace } from './layout/characters.ts';
import type { FontFile } from './layout/font-file.ts';
import { parseFont } from './layout/parse-font.ts';
import { characterSpan } from './source/character-span.ts';
import { codePointName, isPrintable } from './source/characters.ts';
import type { Source } from './source/read-yaml.ts';
import { withoutSymbolCodes } from './word/symbols.ts';

/** Characters other than those that make up nearly all texts and that the shipped fonts have. */
const UNCOMMON =
  /[^\n -~\u00A0-\u0107\u0F00-\u0F47\u0F49-\u0F6C\u0F71-\u0F97\u2014\u2018-\u201A\u201C\u201D\u2026\u2103\u2264\u2265\u2460-\u25AC\u3000-\u303F\u3400-\u4DBF\u4E00-\u9FFF\uFF01-\uFF9F]/gu;

/** Characters of one value that are told one by one; of the others their number. */
const MOST_TOLD = 5;

/** Whether a face, the id of a shipped one or the path of a font file, or one that stands in for it has a character. */
export type CanDraw = (codePoint: number, face: string) => boolean;

/** Reads fonts, each when a rare character asks for it first. Throws UserError for one that cannot be used. */
export function drawingWith(readFont: (face: string) => FontBytes): CanDraw {
  const files = new Map<string, FontFile>();
  return (codePoint, face) => {
    if (isShipped(codePoint) || widthAsSpace(codePoint) !== undefined) return true;
    if (shippedFaces.includes(face)) return false;
    const file = files.get(face) ?? parseFont(face, readFont(face));
    files.set(face, file);
    return file.glyphOf(codePoint) !== 0;
  };
}

let edges: readonly number[] | undefined;

/** Whether one of the shipped faces that stand in for all others has a character. */
function isShipped(codePoint: number): boolean {
  if (!edges) {
    let edge = 0;
    edges = coverage.split(' ').map(step => {
      edge += Number.parseInt(step, 36);
      return edge;
    });
  }
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((edges[middle] ?? 0) <= codePoint) low = middle + 1;
    else high = middle;
  }
  return low % 2 === 1;
}

/** The characters of a text that none of the faces can draw, each once. */
function undrawnIn(text: string, faces: readonly string[], canDraw: CanDraw): readonly string[] {
  const uncommon = text.match(UNCOMMON);
  if (!uncommon) return [];
  return [...new Set(uncommon)].filter(character => {
    const codePoint = character.codePointAt(0) ?? 0;
    return !faces.some(face => canDraw(codePoint, face));
  });
}

/** A finding for each character of a filing that none of the faces can draw. */
export function undrawable(
  filing: Filing,
  source: Source,
  faces: readonly string[],
  canDraw: CanDraw,
): readonly Finding[] {
  const findings: Finding[] = [];
  gather(filing, []);
  return findings;

  function gather(value: unknown, path: Path): void {
    if (typeof value === 'string') tell(value, path);
    if (typeof value !== 'object' || value === null) return;
    // Values of more than text keep it as it was written.
    if ('kind' in value && 'text' in value) {
      gather(value.text, path);
      return;
    }
    for (const [key, child] of Object.entries(value)) {
      const place = [...path, Array.isArray(value) ? Number(key) : key];
      tell(key, place, 'key');
      gather(child, place);
    }
  }

  function tell(text: string, path: Path, at?: 'key'): void {
    // What no form prints is told when the text is read.
    const undrawn = undrawnIn(text, faces, canDraw).filter(isPrintable);
    if (undrawn.length > 0) findings.push(...undrawnFindings(undrawn, path, source, at));
  }
}

/** The characters of a sheet that its fonts and those that stand in for them lack. */
export function missingOn(sheet: Sheet, canDraw: CanDraw): readonly MissingCharacter[] {
  const missing: MissingCharacter[] = [];
  const lines = [...sheet.above, ...sheet.below];
  for (const { role, segments } of lines) for (const segment of segments) look(segment, role);
  for (const { rows } of sheet.sections)
    for (const { cells } of rows)
      for (const { role, content } of cells) for (const paragraph of content) look(paragraph, role);
  return missing;

  function look({ parts }: Paragraph, role: string): void {
    for (const { text, field } of parts) {
      if (text.search(UNCOMMON) === -1) continue;
      const { face } = styleOf(sheet, role).font;
      for (const character of undrawnIn(text, [face], canDraw))
        missing.push({ codePoint: character.codePointAt(0) ?? 0, ...(field && { field }) });
    }
  }
}

/** Findings for characters that were missed when a form was drawn, by the values that they stand in. */
export function missingFindings(
  characters: readonly MissingCharacter[],
  source: Source,
): readonly Finding[] {
  const byField = new Map<string, { readonly path: Path; readonly characters: Set<string> }>();
  for (const { codePoint, field: path = [] } of characters) {
    const key = JSON.stringify(path);
    const entry = byField.get(key) ?? { path, characters: new Set() };
    entry.characters.add(String.fromCodePoint(codePoint));
    byField.set(key, entry);
  }
  return [...byField.values()].flatMap(({ path, characters }) =>
    undrawnFindings([...characters], path, source),
  );
}

function undrawnFindings(
  characters: readonly string[],
  path: Path,
  source: Source,
  at?: 'key',
): readonly Finding[] {
  const place = path.length > 0 ? source.locate(path, at) : undefined;
  const finding = (message: Localized, help: Localized, character?: string): Finding => {
    const own = character && characterSpan(source.text, place, character, source.spanAt);
    const span = own || place;
    return {
      rule: 'character-has-glyph',
      severity: 'error',
      structural: true,
      path,
      ...(at && { at }),
      message,
      help,
      ...(span && { span }),
    };
  };
  const told = characters
    .slice(0, MOST_TOLD)
    .map(character => finding(undrawnSentence(character), helpFor(character), character));
  const others = characters.length - MOST_TOLD;
  if (others <= 0) return told;
  const rest = {
    zh: `这里还有 ${others} 个字符没有字体能画出`,
    en: `no font can draw ${others} more characters here`,
  };
  return [...told, finding(rest, anotherFont, characters[MOST_TOLD])];
}

function undrawnSentence(character: string): Localized {
  const code = codePointName(character.codePointAt(0) ?? 0);
  const name = /\p{C}/u.test(character) ? code : `“${character}”（${code}）`;
  return { zh: `没有字体能画出字符${name}`, en: `no font can draw ${name}` };
}

const anotherFont: Localized = {
  zh: '换一个写法，或用 --font 指定含有这个字的字体文件。',
  en: 'Use another character, or name a font file that has it with --font.',
};

/** In symbol fonts, whose characters come with text copied from Word, it is known what is meant. */
function helpFor(character: string): Localized {
  const symbol = /[\uF020-\uF0FF]/.test(character) ? withoutSymbolCodes(character) : '〓';
  if (symbol === '〓') return anotherFont;
  return {
    zh: `这是从 Word 复制来的符号字体里的字符，请改为“${symbol}”。`,
    en: `It is a character of a symbol font, copied from Word. Write “${symbol}” instead.`,
  };
}
