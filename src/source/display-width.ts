/** How text stands in a terminal: clusters of characters that stay together, and the cells that each takes. */
import { eastAsianWidth } from 'get-east-asian-width';

/** Characters that stay together, and where they begin in the text, in UTF-16 units. */
export interface Cluster {
  readonly segment: string;
  readonly index: number;
}

/** Latin letters, hanzi and the signs between them, each a cluster of its own; no mark among them. */
const SINGLE =
  /^[\x20-\u02FF\u2010-\u2027\u2030-\u205E\u2190-\u22FF\u2460-\u25FF\u3000-\u3029\u3200-\u4DBF\u4E00-\u9FFF\uFF01-\uFF60]*$/;

/** The clusters of a text; others than those of Chinese by the rules of Unicode, which take Node a while to load. */
export function clustersOf(text: string): Iterable<Cluster> {
  if (SINGLE.test(text)) return Array.from(text, (segment, index) => ({ segment, index }));
  return new Intl.Segmenter('zh', { granularity: 'grapheme' }).segment(text);
}

/** The cells of a text: hanzi take two, letters one, marks none. Controls must have been replaced. */
export function cellsOf(text: string): number {
  if (text.length === 1 && isHan(text.charCodeAt(0))) return 2;
  if (ASCII.test(text)) return text.length;
  let cells = 0;
  for (const { segment } of clustersOf(text)) cells += cellsOfCluster(segment);
  return cells;
}

const isHan = (unit: number) => unit >= 0x4e00 && unit < 0xa000;
const ASCII = /^[\x20-\x7e]*$/;
const NO_WIDTH = /^[\p{Mn}\p{Me}\p{Default_Ignorable_Code_Point}]/u;
const FLAG = /^(?:\uD83C[\uDDE6-\uDDFF]){2}/;

function cellsOfCluster(cluster: string): number {
  const first = cluster.codePointAt(0) ?? 0;
  if (eastAsianWidth(first) === 2 || isEmoji(cluster)) return 2;
  // Without the first test every run would have Node make ready for all scripts.
  return first >= 0x300 && NO_WIDTH.test(cluster) ? 0 : 1;
}

/** Whether a cluster is a flag, or asks to be drawn as an emoji. */
const isEmoji = (cluster: string) =>
  cluster.length > 1 && (cluster.includes('\uFE0F') || FLAG.test(cluster));
