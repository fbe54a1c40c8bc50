/**
 * Which characters may not stand where. The sets are defined here alone, by Unicode's own properties: what a form
 * cannot print, what a line of XML cannot hold, what a terminal must not be sent, and what nobody sees. Whether a font
 * has a character is another matter: src/drawable.ts.
 */
import type { Finding, Localized, Path, Span } from '../finding.ts';

/** Letters and marks of the scripts that are spelt with joiners. */
const JOINING =
  '[\\p{scx=Arab}\\p{scx=Syrc}\\p{scx=Mong}\\p{scx=Tibt}\\p{scx=Deva}\\p{scx=Beng}\\p{scx=Guru}\\p{scx=Gujr}' +
  '\\p{scx=Orya}\\p{scx=Taml}\\p{scx=Telu}\\p{scx=Knda}\\p{scx=Mlym}\\p{scx=Sinh}\\p{scx=Mymr}\\p{scx=Khmr}]';

/** Characters of no width where scripts and emoji are spelt with them; nothing of them is lost when they are drawn. */
const SPELLING = [
  `(?<=${JOINING})[\\u200C\\u200D]|[\\u200C\\u200D](?=${JOINING})`,
  '(?<=\\p{scx=Mong})[\\u180B-\\u180F]',
  '(?<=\\p{ExtPict})[\\uFE0E\\uFE0F]|(?<=[#*0-9])\\uFE0F(?=\\u20E3)',
  '(?<=[\\p{ExtPict}\\p{EMod}\\uFE0F])\\u200D(?=\\p{ExtPict})',
].join('|');

/**
 * Characters that no form prints: controls but tab and line ends, halves of surrogate pairs, noncharacters, controls of
 * direction, what has no width but where it spells a word, and the stand-ins for objects and for lost text. Why: XML
 * forbids the first, nobody who signs the form sees the others, and U+FFFD says that a decoding lost what was written.
 */
const UNPRINTABLE =
  '[^\\P{Cc}\\t\\n\\r\\u0085]|[\\p{Cs}\\p{NChar}\\p{Bidi_Control}\\uFFF9-\\uFFFD]' +
  `|(?!${SPELLING})\\p{Default_Ignorable_Code_Point}`;

/** Made when it is needed first, since properties take milliseconds to look up. */
let everyUnprintable: RegExp | undefined;

function unprintableOf(text: string): readonly string[] {
  if (!RARE.test(text)) return [];
  everyUnprintable ??= new RegExp(UNPRINTABLE, 'gu');
  return text.match(everyUnprintable) ?? [];
}

/** One that is among these or rare. Why: a test by properties takes ten times as long as one by ranges. */
const RARE =
  /[^\n -~\u00A0-\u00AC\u00AE-\u02FF\u0370-\u061B\u0900-\u115E\u1161-\u17B3\u1E00-\u1FFF\u2010-\u2027\u2030-\u205E\u2070-\u3163\u3165-\uD7FF\uF900-\uFDCF\uFE10-\uFEFE\uFF00-\uFF9F\uFFA1-\uFFEF]/;

/** Controls, tab and line ends among them, halves of surrogate pairs, U+FFFE and U+FFFF: no line of XML holds them. */
const UNWRITABLE = /[\p{Cc}\p{Cs}\uFFFE\uFFFF]/u;

/**
 * Controls, line separators, halves of surrogate pairs, noncharacters, and invisible characters but the joiners: what
 * steers a terminal or hides in it. All that XML forbids is among them.
 */
export const UNSEEN =
  /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{NChar}\uFFFC]|(?![\u200C\u200D])[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

/** Stands in nearly every text, and is found sooner than by properties. */
const COMMONLY_VISIBLE = /[!-~\u4E00-\u9FFF]/;

/**
 * Whether nothing of a text is seen on paper, so that a cell with it is as good as empty: blanks, controls, what has no
 * width, marks without their letter.
 */
export const isBlankText = (text: string): boolean =>
  !COMMONLY_VISIBLE.test(text) &&
  !/[^\p{Z}\p{Cc}\p{Cs}\p{M}\p{Default_Ignorable_Code_Point}\u2800\uFFF9-\uFFFC]/u.test(text);

/** Whether a text holds no character that a form cannot print. */
export const isPrintable = (text: string): boolean => unprintableOf(text).length === 0;

/** The text with a replacement for each character that a form cannot print. */
export const replaceUnprintable = (text: string, replacement: string): string =>
  isPrintable(text) ? text : text.replace(new RegExp(UNPRINTABLE, 'gu'), replacement);

/** The first character of a text that a line of XML cannot hold, by name. */
export function unwritableIn(text: string): string | undefined {
  const code = UNWRITABLE.exec(text)?.[0].codePointAt(0);
  return code === undefined ? undefined : codePointName(code);
}

/** U+0007 and the like. */
export const codePointName = (code: number): string =>
  `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;

/** Where a character of the value or key at a path stands in a text; undefined where that is not known. */
export type PlaceOf = (path: Path, at: 'key' | undefined, character: string) => Span | undefined;

/** A finding for every value or key that holds a character that a form cannot print. */
export function unprintable(value: unknown, placeOf: PlaceOf, path: Path = []): readonly Finding[] {
  if (typeof value === 'string') return unprintableIn(value, path, undefined, placeOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => {
    const place = [...path, Array.isArray(value) ? Number(key) : key];
    return [...unprintableIn(key, place, 'key', placeOf), ...unprintable(child, placeOf, place)];
  });
}

function unprintableIn(
  text: string,
  path: Path,
  at: 'key' | undefined,
  placeOf: PlaceOf,
): readonly Finding[] {
  const characters = [...new Set(unprintableOf(text))].slice(0, MOST_TOLD);
  return characters.map(character => {
    const span = placeOf(path, at, character);
    return {
      rule: 'text-printable',
      severity: 'error',
      structural: true,
      path,
      ...(at && { at }),
      ...sentencesOf(character),
      ...(span && { span }),
    };
  });
}

/** Characters of one value that are told; the others are when these are mended. */
const MOST_TOLD = 5;

function sentencesOf(character: string): { readonly message: Localized; readonly help: Localized } {
  const name = codePointName(character.codePointAt(0) ?? 0);
  if (character === '\uFFFD')
    return {
      message: {
        zh: `文字里有 ${name}（�）：这里原来的字在转换编码时丢失了`,
        en: `the text contains ${name} (�): what was written here was lost in a conversion`,
      },
      help: {
        zh: '对照原稿重新输入这里的字。',
        en: 'Type again what the original says here.',
      },
    };
  if (/\p{Variation_Selector}/u.test(character))
    return {
      message: {
        zh: `文字里有选择异体字形的字符 ${name}，字体画不出这种字形`,
        en: `the text contains ${name}, which asks for a variant of a character that no font here has`,
      },
      help: {
        zh: '删除这个字符，印通行的字形；或直接输入那个异体字。',
        en: 'Delete it, so that the usual shape is printed, or type the variant itself.',
      },
    };
  return {
    message: {
      zh: `文字里有看不见、不能印在表上的字符 ${name}`,
      en: `the text contains ${name}, which cannot be printed`,
    },
    help: {
      zh: '删除这个字符，或重新输入这段文字。',
      en: 'Delete the character or type the text again.',
    },
  };
}
