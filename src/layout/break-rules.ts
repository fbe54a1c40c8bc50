/** Where a line may end: the Chinese rules for punctuation, numbers with their units, whole western words, Tibetan syllables. */

/**
 * How unwelcome a break is; a line that has none of a lower cost takes one of the next. A date breaks after 年, then
 * after 月; pieces are the parts of an address, a range or a telephone number; unit parts a number from what it counts.
 */
export const cost = {
  free: 0,
  year: 1,
  month: 2,
  piece: 3,
  unit: 4,
  word: 5,
  punctuation: 6,
} as const;

const open = 1;
const close = 2;
const word = 4;
const space = 8;
const tibetan = 16;
const glue = 32;
const zeroWidthSpace = 64;
/** Superscripts and subscripts: never at the start of a line, and one word with letters. */
const raised = close | word;

/** Never at the end of a line. */
const openers = '（《〈「『【〖〔［｛｟“‘([{￥¥$£€＄￡№§＃༺༼';
/** Never at the start of a line. */
const closers =
  '，。、；：？！）》〉」』】〗〕］｝｠”’…‥—―–·・•‧～〜％‰‱℃℉°′″‴￠¢ー々〻ゝゞヽヾ' +
  '．｡､｣﹐﹑﹒﹔﹕﹖﹗﹚﹜﹞﹪!%),.:;?]}/／⁇⁈⁉‼་༌།༎༏༐༑༔༻༽';
const raisedSigns = '²³¹⁰ⁱ⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓₔₕₖₗₘₙₚₛₜ';
/** Keeps what is on both of its sides: no-break spaces, word joiner. */
const gluers = '\u00a0\u202f\u2007\u2060\ufeff༌';
const spaces = ' \u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000';

const classes = new Map<number, number>();
for (const [characters, bits] of [
  [openers, open],
  [raisedSigns, raised],
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
    codePoint === 0xb5 ||
    ((classes.get(codePoint) ?? 0) & raised) === raised ||
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
/** What is counted or measured: any one hanzi; the list only has those that more hanzi say. */
const unit =
  '(?:[十百千万亿]{0,2}(?:人次|平方公里|平方米|立方米|公里|千米|厘米|毫米|公斤|千克|公顷|千瓦时|千瓦|小时|分钟|个工作日|工作日|个月|' +
  '个百分点|\\p{Script=Han})(?:[/／]\\p{Script=Han})?|[\\u3371-\\u33df%％‰‱℃℉°′″℅]|[A-Za-zµΩ]{1,5}[²³]?)';
const sign = '[≥≤≧≦＞＜＝≈±＋－×~～<>=+\\-￥¥$]';
const day = `${digits}{1,2}[日号](?:[前后起止底]|以[前后])?`;

/** Pieces that stay in one line when they fit: dates, amounts with sign and unit, telephone numbers, numbers of documents. */
const atoms: readonly RegExp[] = [
  new RegExp(`${digits}{2,4}年(?:${digits}{1,2}月(?:${day}|[前底初末])?|[前底初末])?`, 'gu'),
  new RegExp(`${digits}{1,2}月(?:${day}|[前底初末])`, 'gu'),
  /年\s+月\s+日/gu,
  new RegExp(`(?:${sign} ?){0,2}${number}(?:[/:~～—–-]${number}){0,3}(?: ?${unit})?`, 'gu'),
  new RegExp(`第${digits}{1,6}\\p{Script=Han}`, 'gu'),
  /[[［〔(（]\d{4}[\]］〕)）]第?\d+号/gu,
  /\+?\d{2,4}(?:[ -]\d{3,4}){1,2}(?:[ -]\d{4})?/gu,
  /\p{Script=Han}[-~]/gu,
];
/** Addresses of the web and of mail, which break behind their signs. */
const address = /(?:https?:\/\/|www\.|[\w.-]{1,64}@)[!-~]+/gu;
const addressSigns = '/.-?&=_#@';
const dividers = '/-–—~～、；: ]〕］)）';

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
  for (const atom of atoms)
    forMatches(text, starts, atom, (index, start) => {
      const inside = costWithin(text, start);
      const own = costs[index];
      if (own === cost.free || (own === cost.word && inside === cost.piece)) costs[index] = inside;
    });
  forMatches(text, starts, address, (index, start) => {
    if (addressSigns.includes(text.charAt(start - 1)) && !addressSigns.includes(text.charAt(start)))
      costs[index] = cost.piece;
  });
  return costs;
}

/** What may stand before a divider; a sign as in -5 divides nothing. */
const divided = /[\d０-９\p{Script=Han}]/u;

/** The cost of a break at a place within an atom. */
function costWithin(text: string, at: number): number {
  const before = text.charAt(at - 1);
  const isBeforeDigit = isDigit(text.charCodeAt(at));
  if (before === '年' && isBeforeDigit) return cost.year;
  if (before === '月' && isBeforeDigit) return cost.month;
  return dividers.includes(before) && divided.test(text.charAt(at - 2)) ? cost.piece : cost.unit;
}

const isDigit = (unit: number) =>
  (unit >= 0x30 && unit <= 0x39) || (unit >= 0xff10 && unit <= 0xff19);

/** Visits each cluster but the first of every match, with the place where it starts. */
function forMatches(
  text: string,
  starts: readonly number[],
  pattern: RegExp,
  visit: (index: number, start: number) => void,
): void {
  let second = 0;
  for (const match of text.matchAll(pattern)) {
    const end = match.index + match[0].length;
    while ((starts[second] ?? end) <= match.index) second++;
    for (let index = second; (starts[index] ?? end) < end; index++)
      visit(index, starts[index] ?? 0);
  }
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
