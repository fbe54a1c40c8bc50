/** Where a line may end: the Chinese rules for punctuation, numbers with their units, whole western words, Tibetan syllables. */

/** How unwelcome a break is; a line that has none of a lower cost takes one of the next. */
export const cost = { free: 0, atom: 1, word: 2, punctuation: 3 } as const;

const open = 1;
const close = 2;
const word = 4;
const space = 8;
const tibetan = 16;
const glue = 32;
const zeroWidthSpace = 64;

/** Never at the end of a line. */
const openers = '（《〈「『【〖〔［｛｟“‘([{￥¥$£€＄￡№§＃༺༼';
/** Never at the start of a line. */
const closers =
  '，。、；：？！）》〉」』】〗〕］｝｠”’…‥—―–·・•‧～〜％‰‱℃℉°′″‴￠¢ー々〻ゝゞヽヾ' +
  '．｡､｣﹐﹑﹒﹔﹕﹖﹗﹚﹜﹞﹪!%),.:;?]}/／⁇⁈⁉‼་༌།༎༏༐༑༔༻༽';
/** Keeps what is on both of its sides: no-break spaces, word joiner. */
const gluers = '\u00a0\u202f\u2007\u2060\ufeff༌';
const spaces = ' \u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000';

const classes = new Map<number, number>();
for (const [characters, bits] of [
  [openers, open],
  [closers, close],
  [gluers, glue],
  [spaces, space],
  ['\u200b', zeroWidthSpace],
] as const) {
  for (const character of characters) {
    const codePoint = character.codePointAt(0) ?? 0;
    classes.set(codePoint, (classes.get(codePoint) ?? 0) | bits);
  }
}

/** Whether a character is a space that takes no room at the end of a line. */
export function isSpace(codePoint: number): boolean {
  return ((classes.get(codePoint) ?? 0) & space) !== 0;
}

/** Whether a character belongs to a western word or a number, within which letters keep their distance. */
export function isWestern(codePoint: number): boolean {
  return (
    (codePoint > 0x20 && codePoint < 0x7f) ||
    (codePoint >= 0xc0 && codePoint < 0x590 && codePoint !== 0xd7 && codePoint !== 0xf7) ||
    (codePoint >= 0x1e00 && codePoint < 0x2000) ||
    (codePoint >= 0xff10 && codePoint <= 0xff5a && (classes.get(codePoint) ?? 0) === 0)
  );
}

function classOf(codePoint: number): number {
  let bits = classes.get(codePoint) ?? 0;
  if (isWestern(codePoint)) bits |= word;
  if (codePoint >= 0x0f00 && codePoint <= 0x0fff) bits |= tibetan;
  return bits;
}

const digits = '[\\d０-９]';
/** Every repetition is bounded, so that matching stays linear in the text. */
const number = `${digits}(?:[\\d０-９,.，．]{0,24}${digits})?`;
const unit =
  '(?:[十百千万亿]{0,2}(?:人次|平方公里|平方米|立方米|公里|千米|厘米|毫米|公斤|千克|公顷|千瓦时|千瓦|小时|分钟|个工作日|工作日|个月|' +
  '[元个次人年月日天周台套项户件份批场期名位处所家辆座间条块吨米亩里度岁级倍分种类号页本册部篇县区村组])|[十百千万亿]{1,2}|[%％‰‱℃℉°])';
const sign = '[≥≤≧≦＞＜＝≈±＋－×~～<>=+\\-￥¥$]';

/** Pieces that stay in one line when they fit: dates, amounts with sign and unit, telephone numbers, numbers of documents. */
const atoms: readonly RegExp[] = [
  new RegExp(`${digits}{2,4}年(?:${digits}{1,2}月(?:${digits}{1,2}[日号])?)?`, 'gu'),
  new RegExp(`${digits}{1,2}月${digits}{1,2}[日号]`, 'gu'),
  /年\s+月\s+日/gu,
  new RegExp(
    `(?:${sign} ?){0,2}${number}(?:[/:~～—–-]${number}){0,3} ?(?:${unit}(?:[/／]\\p{Script=Han})?)?`,
    'gu',
  ),
  new RegExp(`第${digits}{1,6}\\p{Script=Han}`, 'gu'),
  /[[［〔(（]\d{4}[\]］〕)）]第?\d+号/gu,
  /\+?\d{2,4}(?:[ -]\d{3,4}){1,2}(?:[ -]\d{4})?/gu,
  /\p{Script=Han}[-~]/gu,
];

/**
 * The cost of a break before each cluster of a text (the first is never asked for).
 * `starts` holds where each cluster starts, in UTF-16 units.
 */
export function breakCosts(text: string, starts: readonly number[]): Uint8Array {
  const costs = new Uint8Array(starts.length);
  let previous = 0;
  let quotes = 0;
  for (let index = 0; index < starts.length; index++) {
    const start = starts[index] ?? 0;
    const codePoint = text.codePointAt(start) ?? 0;
    let bits = classOf(codePoint);
    if (codePoint === 0x22) bits |= quotes++ % 2 === 0 ? open : close;
    if (codePoint === 0x2019 && isApostrophe(text, start)) bits = word;
    costs[index] = pairCost(previous, bits);
    previous = bits;
    previous |= tailClass(text, start, starts[index + 1] ?? text.length);
  }
  for (const atom of atoms) {
    let second = 0;
    for (const match of text.matchAll(atom)) {
      const end = match.index + match[0].length;
      while ((starts[second] ?? end) <= match.index) second++;
      for (let index = second; (starts[index] ?? end) < end; index++)
        if (costs[index] === cost.free) costs[index] = cost.atom;
    }
  }
  return costs;
}

function pairCost(before: number, after: number): number {
  if ((before & zeroWidthSpace) !== 0) return cost.free;
  if (((before | after) & glue) !== 0) return cost.punctuation;
  if ((before & after & word) !== 0) return cost.word;
  if ((after & (close | space)) !== 0 || (before & open) !== 0) return cost.punctuation;
  if ((before & (close | space)) !== 0) return cost.free;
  return (before & after & tibetan) !== 0 ? cost.word : cost.free;
}

/** A right single quote between western letters belongs to the word. */
function isApostrophe(text: string, at: number): boolean {
  return isWestern(text.charCodeAt(at - 1)) && isWestern(text.charCodeAt(at + 1));
}

/** Joiners and spaces of no width are the tail of a cluster: they rule the break after it. */
function tailClass(text: string, start: number, end: number): number {
  return end - start > 1
    ? (classes.get(text.charCodeAt(end - 1)) ?? 0) & (glue | zeroWidthSpace)
    : 0;
}
