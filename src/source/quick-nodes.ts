/** Nodes of the quick way through YAML: values with their places, counted so that no text grows beyond its limits. */
import { COLON, LineCursor, SPACE, UNSURE } from './line-cursor.ts';
import { isNull, type Located, MAX_DEPTH, MAX_VALUES, type Range } from './plain-value.ts';
import { readScalar, type Scalar } from './quick-scalar.ts';

/** A longer key may be too long; that is at 1024, counted from where YAML counts. */
const MAX_KEY = 1000;
const NAME = /[\w\u4e00-\u9fff-]+/y;

/** A value and its place, to which a map adds the key. */
export interface Node {
  readonly value: unknown;
  readonly place: { -readonly [Key in keyof Located]: Located[Key] };
}

/** A collection that aliases may stand for. */
interface Anchored extends Node {
  readonly size: number;
  readonly depth: number;
}

export class NodeReader extends LineCursor {
  /** Values so far, those of aliases counted as often as they are used. */
  protected size = 0;
  /** By name; undefined while the collection is being read. */
  protected readonly anchors = new Map<string, Anchored | undefined>();

  /** Whether this may be a mark between documents. */
  protected isMarker(): boolean {
    const { text, pos } = this;
    return pos === this.lineStart && (text.startsWith('---', pos) || text.startsWith('...', pos));
  }

  /** Reads a key and goes to what stands behind its colon on the line. */
  protected key(inFlow: boolean): Scalar {
    const key = readScalar(this, inFlow);
    this.skipSpaces();
    const isKey = inFlow ? this.peek() === COLON : this.isIndicator(COLON);
    if (!isKey || this.pos - key.range[0] > MAX_KEY) throw UNSURE;
    this.pos++;
    this.skipSpaces();
    return key;
  }

  protected put(
    map: Record<string, unknown>,
    places: Map<string, Located>,
    { text, range }: Scalar,
    { value, place }: Node,
  ): void {
    if (places.has(text)) throw UNSURE;
    map[text] = value;
    place.key = range;
    places.set(text, place);
  }

  /** What an alias stands for; no deeper than its anchor, so that its own levels need no counting. */
  protected alias(depth: number): Node {
    const target = this.anchors.get(this.name());
    if (!target || depth > target.depth) throw UNSURE;
    this.size += target.size - 1;
    return this.node(target.value, target.place.value, target.place.children);
  }

  /** The name of an anchor or alias. */
  protected name(): string {
    NAME.lastIndex = this.pos + 1;
    const name = NAME.exec(this.text)?.[0];
    if (name === undefined) throw UNSURE;
    this.pos += 1 + name.length;
    if (this.pos < this.lineEnd && this.peek() !== SPACE) throw UNSURE;
    return name;
  }

  protected scalar(inFlow: boolean): Node {
    const { text, range, isPlain } = readScalar(this, inFlow);
    if (text === '') return this.nothing(range);
    return this.node(isPlain && isNull(text) ? null : text, range);
  }

  protected nothing(range: Range = [this.pos, this.pos]): Node {
    const node = this.node(null, range);
    node.place.empty = true;
    return node;
  }

  protected node(value: unknown, range: Range, places?: Located['children']): Node {
    if (++this.size > MAX_VALUES) throw UNSURE;
    return { value, place: { key: undefined, value: range, empty: false, children: places } };
  }

  /** Begins a collection; gives where it begins. */
  protected enter(depth: number): number {
    if (depth >= MAX_DEPTH) throw UNSURE;
    return this.pos;
  }
}
