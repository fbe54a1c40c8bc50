/** The filings of the benchmark: S is the seed, L the seed with 500 more hanzi, 40 rows and 3 pages; each in as many variants as asked for. */
import { readFileSync } from 'node:fs';
import { parse, stringify } from 'yaml';

const seedUrl = new URL('../examples/xizang/fujian2.yaml', import.meta.url);
const HANZI = /\p{Script=Han}/u;
/** Indicators that L has more than S, and their share of the 500 hanzi. */
const MORE = 8;
const HANZI_EACH = 63;

/** The filing of a size as a plain object. */
export function filing(size) {
  const seed = parse(readFileSync(seedUrl, 'utf8'), { schema: 'failsafe', maxAliasCount: -1 });
  const plain = JSON.parse(JSON.stringify(seed));
  if (size === 'L') addIndicators(plain.indicators);
  return plain;
}

/** Splits the new hanzi over both blocks of indicators. */
function addIndicators({ longTerm, annual }) {
  const hanzi = newHanzi(500);
  for (let index = 0; index < MORE; index++) {
    const text = hanzi.slice(index * HANZI_EACH, (index + 1) * HANZI_EACH).join('');
    const { 产出指标: output } = index % 2 === 0 ? longTerm : annual;
    output.数量指标.push({ name: text, value: `≥${index + 1}个` });
  }
}

/** Common hanzi (level 1 of GB 2312) that the seed does not hold. */
function newHanzi(count) {
  const known = new Set(readFileSync(seedUrl, 'utf8'));
  const decoder = new TextDecoder('gb18030');
  const found = [];
  for (let high = 0xb0; high <= 0xd7; high++) {
    for (let low = 0xa1; low <= 0xfe; low++) {
      const character = decoder.decode(Uint8Array.of(high, low));
      if (HANZI.test(character) && !known.has(character)) found.push(character);
    }
  }
  return found.slice(0, count);
}

/**
 * Another filing of the same length: the hanzi of each longer text trade places, punctuation and figures stay.
 * No two variants are alike, so that no tool can answer from its cache.
 */
export function variant(plain, turn) {
  const changed = walk(plain, turn);
  changed.project.name = `${changed.project.name}（第${turn}号）`;
  return changed;
}

const KEPT = new Set(['form', 'attribute', 'unit']);

function walk(value, turn) {
  if (typeof value === 'string') return [...value].length > 8 ? turned(value, turn) : value;
  if (Array.isArray(value)) return value.map(one => walk(one, turn));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, KEPT.has(key) ? one : walk(one, turn)]),
  );
}

function turned(text, turn) {
  const characters = [...text];
  const places = characters.flatMap((character, index) => (HANZI.test(character) ? [index] : []));
  const result = [...characters];
  for (const [index, place] of places.entries()) {
    result[place] = characters[places[(index + turn) % places.length]];
  }
  return result.join('');
}

/** As the YAML that a user would hand in. */
export const asYaml = plain => Buffer.from(stringify(plain, { aliasDuplicateObjects: false }));
