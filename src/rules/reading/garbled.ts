/**
 * Text that was decoded wrongly: the bytes of Chinese in UTF-8 read as GBK (涓浗) or as Latin letters (ä¸­å›½), those
 * of GBK read as Latin letters (ÖÐ¹ú), lost text (锟斤拷) and memory that nobody wrote to (烫烫烫). Found by decoding
 * again: only what then reads as Chinese is told.
 */

/** A piece of a text that is garbled, and what it may have been. */
export interface Garbled {
  readonly piece: string;
  /** Absent where that cannot be known. */
  readonly original?: string;
}

/** The first garbled piece of a text. */
export function garbledIn(text: string): Garbled | undefined {
  return lostIn(text) ?? latinIn(text) ?? gbkIn(text);
}

/** U+FFFD read as GBK, and the fillings of fresh memory. */
function lostIn(text: string): Garbled | undefined {
  const piece = /锟斤拷?|斤拷锟|拷锟斤|锘匡豢|([烫屯葺])\1{2,}/.exec(text)?.[0];
  return piece === undefined ? undefined : { piece };
}

/** What Windows shows for the bytes 80 to 9F, in their order; nothing for five of them. */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const FOLLOWING = `[\\u0080-\\u00BF${WINDOWS}]`;
/** Signs that a Chinese text holds behind a letter with an accent: they prove nothing. */
const ORDINARY = /^.[·—“”‘’…–]+$/;

/** Pieces of three bytes of UTF-8, or two of which the first is Â or Ã, as Latin letters. */
const UTF8_AS_LATIN = new RegExp(`(?:[à-ï]${FOLLOWING}{2}|[ÂÃ]${FOLLOWING})+`, 'u');
/** Two hanzi of GBK and more, as Latin letters. */
const GBK_AS_LATIN = /(?:[°-ÖØ-ö][¡-ÖØ-öø-þ]){2,}/;
/** None of the two can be in a text without one. */
const LATIN = /[À-ÖØ-öø-þ]/;

function latinIn(text: string): Garbled | undefined {
  if (!LATIN.test(text)) return undefined;
  const utf8 = UTF8_AS_LATIN.exec(text)?.[0];
  if (utf8 !== undefined && !ORDINARY.test(utf8)) return garbled(utf8, 'utf-8', bytesOfLatin(utf8));
  const gbk = GBK_AS_LATIN.exec(text)?.[0];
  if (gbk === undefined || !/[À-þ].*[À-þ]/.test(gbk)) return undefined;
  const original = decoded('gbk', bytesOfLatin(gbk));
  return original && isPlainChinese(original) ? { piece: gbk, original } : undefined;
}

const bytesOfLatin = (text: string) =>
  [...text].map(letter => {
    const inWindows = WINDOWS.indexOf(letter);
    return inWindows === -1 ? letter.charCodeAt(0) : 0x80 + inWindows;
  });

const garbled = (piece: string, encoding: string, bytes: readonly number[]): Garbled => {
  const original = decoded(encoding, bytes);
  return { piece, ...(original !== undefined && { original }) };
};

function decoded(encoding: string, bytes: readonly number[]): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(Uint8Array.from(bytes));
  } catch {
    return undefined;
  }
}

/** Bytes of UTF-8 that begin a hanzi or a sign of three bytes, and those that follow. */
const BEGINNING = [0xe3, 0xe4, 0xe5, 0xe6, 0xe7, 0xe8, 0xe9, 0xef];
const FOLLOWING_BYTES = Array.from({ length: 0x40 }, (_, index) => 0x80 + index);

/** The characters that GBK reads in two bytes. */
const readAsGbk = (firsts: readonly number[], seconds: readonly number[]): string => {
  // GBK has no characters that begin with the byte 80.
  const pairs = firsts.filter(one => one > 0x80).flatMap(one => seconds.map(two => [one, two]));
  return new TextDecoder('gb18030').decode(Uint8Array.from(pairs.flat()));
};

/** The first of the three characters that GBK reads in two hanzi of UTF-8, six bytes. */
let first: RegExp | undefined;
/** Searches for all three of them, one time or more. */
let pieces: RegExp | undefined;

function newPieces(): RegExp {
  const begins = `[${readAsGbk(BEGINNING, FOLLOWING_BYTES)}]`;
  const parts = `[${readAsGbk(FOLLOWING_BYTES, BEGINNING)}]`;
  const ends = `[${readAsGbk(FOLLOWING_BYTES, FOLLOWING_BYTES)}]`;
  return new RegExp(`(?:${begins}${parts}${ends})+|(?:${begins}\\?){2,}`, 'gu');
}

/** Characters beyond GB 2312, which stand in an ordinary text only here and there: one byte is below A1, or it is private. */
const isRare = (bytes: readonly [number, number]) =>
  bytes[0] < 0xa1 || bytes[1] < 0xa1 || (bytes[0] >= 0xaa && bytes[0] <= 0xaf);

function gbkIn(text: string): Garbled | undefined {
  first ??= new RegExp(`[${readAsGbk(BEGINNING, FOLLOWING_BYTES)}]`, 'u');
  if (!first.test(text)) return undefined;
  pieces ??= newPieces();
  for (const [piece] of text.matchAll(pieces)) {
    // What could not be read became question marks.
    if (piece[1] === '?') return { piece };
    const bytes = [...piece].map(bytesInGbk);
    const original = decoded('utf-8', bytes.flat());
    const isTold = bytes.length > 3 || bytes.some(isRare);
    if (original && isTold && isPlainChinese(original)) return { piece, original };
  }
  return undefined;
}

let gbk: ReadonlyMap<string, readonly [number, number]> | undefined;

/** The bytes of a character in GBK, of those that the search finds. */
function bytesInGbk(character: string): readonly [number, number] {
  gbk ??= newGbk();
  return gbk.get(character) ?? [0, 0];
}

function newGbk(): ReadonlyMap<string, readonly [number, number]> {
  const bytesOf = new Map<string, readonly [number, number]>();
  const all = [...FOLLOWING_BYTES, ...BEGINNING];
  for (const one of all.filter(byte => byte > 0x80))
    for (const [index, character] of [...readAsGbk([one], all)].entries())
      bytesOf.set(character, [one, all[index] ?? 0]);
  return bytesOf;
}

/** Whether a text is hanzi and signs such as forms hold. */
const isPlainChinese = (text: string) =>
  /^[\u3000-\u303F\u4E00-\u9FFF\uFF00-\uFFEF]+$/.test(text) && /[\u4E00-\u9FFF]/.test(text);
