/**
 * The quick way through YAML as filings are written: block and flow collections, scalars of one line, literal texts,
 * comments, anchors of collections. It never judges: at whatever it is not sure of it gives up, and full-yaml.ts
 * reads the text. Both ways must read alike, which test/source/quick-yaml.test.ts proves.
 */
import type { Reading } from './full-yaml.ts';
import {
  ALIAS,
  ANCHOR,
  COLON,
  COMMA,
  DASH,
  END,
  FOLD,
  HASH,
  LIST,
  LIST_END,
  LineCursor,
  MAP,
  MAP_END,
  PIPE,
  SPACE,
  UNSURE,
} from './line-cursor.ts';
import { isNull, type Located, MAX_DEPTH, MAX_VALUES, type Range } from './plain-value.ts';
import { isPrintable } from './printable.ts';
import { readBlockScalar } from './quick-block-scalar.ts';
import { readScalar, type Scalar, startsScalar } from './quick-scalar.ts';

/** Reads a text, or gives up and returns undefined; what it reads is printable. Takes linear time. */
export function quickYaml(text: string): Reading | undefined {
  // A tab may be indentation, and not every carriage return ends a line.
  const isStrange = text.includes('\t') || (text.includes('\r') && /\r(?!\n)/.test(text));
  if (isStrange || !isPrintable(text)) return undefined;
  const reader = new Reader(text);
  try {
    const { value, place } = reader.document();
    return { value, root: place, comments: reader.comments, complaints: [] };
  } catch (reason) {
    if (reason === UNSURE) return undefined;
    throw reason;
  }
}

/** A longer key may be too long; that is at 1024, counted from where YAML counts. */
const MAX_KEY = 1000;
const NAME = /[\w\u4e00-\u9fff-]+/y;

/** A value and its place, to which a map adds the key. */
interface Node {
  readonly value: unknown;
  readonly place: { -readonly [Key in keyof Located]: Located[Key] };
}

/** A collection that aliases may stand for. */
interface Anchored extends Node {
  readonly size: number;
  readonly depth: number;
}

class Reader extends LineCursor {
  /** Values so far, those of aliases counted as often as they are used. */
  private size = 0;
  /** By name; undefined while the collection is being read. */
  private readonly anchors = new Map<string, Anchored | undefined>();

  document(): Node {
    this.goToContent();
    const isMarked = this.isMarker() && this.peek() === DASH;
    if (isMarked && this.pos + 3 === this.lineEnd) this.goToContent();
    if (!this.isAt(0)) throw UNSURE;
    if (this.isMarker()) throw UNSURE;
    const root = this.block(END, 0, false);
    // A line that lines up with no open block has closed them all.
    if (!this.isAt(END)) throw UNSURE;
    return root;
  }

  /** Whether this may be a mark between documents. */
  private isMarker(): boolean {
    const { text, pos } = this;
    return pos === this.lineStart && (text.startsWith('---', pos) || text.startsWith('...', pos));
  }

  private isAt(column: number): boolean {
    return this.column === column;
  }

  /**
   * What begins with the line come to, in a block at a column. Apart from the line before, a scalar is not certain:
   * behind some comments the package lets it go on into lines of any indentation.
   */
  private block(column: number, depth: number, isApart: boolean): Node {
    if (this.isIndicator(DASH)) return this.blockList(this.column, depth);
    if (this.startsMap()) return this.blockMap(this.column, depth);
    if (isApart) throw UNSURE;
    return this.inline(column, depth);
  }

  private blockList(column: number, depth: number): Node {
    const start = this.enter(depth);
    const items: unknown[] = [];
    const places = new Map<number, Located>();
    while (this.column === column && this.isIndicator(DASH)) {
      this.pos++;
      this.skipSpaces();
      const { value, place } = this.startsMap()
        ? this.blockMap(this.pos - this.lineStart, depth + 1)
        : this.blockValue(column, depth + 1, false);
      places.set(items.length, place);
      items.push(value);
    }
    return this.node(items, [start, start], places);
  }

  /** Whether a key stands here. */
  private startsMap(): boolean {
    const { pos } = this;
    if (!startsScalar(this.peek())) return false;
    readScalar(this, false);
    this.skipSpaces();
    const isKey = this.isIndicator(COLON);
    this.pos = pos;
    return isKey;
  }

  private blockMap(column: number, depth: number): Node {
    const start = this.enter(depth);
    const map: Record<string, unknown> = Object.create(null);
    const places = new Map<string, Located>();
    do {
      if (this.isMarker()) throw UNSURE;
      const key = this.key(false);
      this.put(map, places, key, this.blockValue(column, depth + 1, true));
    } while (this.column === column);
    return this.node(map, [start, start], places);
  }

  /** Reads a key and goes to what stands behind its colon on the line. */
  private key(inFlow: boolean): Scalar {
    const key = readScalar(this, inFlow);
    this.skipSpaces();
    const isKey = inFlow ? this.peek() === COLON : this.isIndicator(COLON);
    if (!isKey || this.pos - key.range[0] > MAX_KEY) throw UNSURE;
    this.pos++;
    this.skipSpaces();
    return key;
  }

  private put(
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

  /** What stands behind a colon or a dash of a block at a column, up to the next content that is not of it. */
  private blockValue(column: number, depth: number, isOfMap: boolean): Node {
    const first = this.peek();
    if (first === ANCHOR) return this.anchored(column, depth, isOfMap);
    if (first === PIPE || first === FOLD) {
      const { text, range } = readBlockScalar(this, column);
      this.goToContent();
      return this.node(text, range);
    }
    if (first === END || first === HASH) {
      const { nextLine } = this;
      this.finishLine();
      if (this.column > column) return this.block(column, depth, this.lineStart > nextLine);
      if (!isOfMap) throw UNSURE;
      if (this.column === column && this.isIndicator(DASH)) return this.blockList(column, depth);
      return this.nothing();
    }
    return this.inline(column, depth);
  }

  /** An alias, a flow collection or a scalar with nothing behind it. */
  private inline(column: number, depth: number): Node {
    const first = this.peek();
    let node: Node;
    if (first === ALIAS) node = this.alias(depth);
    else if (first === LIST || first === MAP) node = this.flow(column, depth, 1);
    else node = this.scalar(false);
    this.finishLine();
    return node;
  }

  private anchored(column: number, depth: number, isOfMap: boolean): Node {
    const name = this.name();
    this.skipSpaces();
    const first = this.peek();
    if (this.anchors.has(name)) throw UNSURE;
    if (first !== END && first !== HASH && first !== LIST && first !== MAP) throw UNSURE;
    this.anchors.set(name, undefined);
    const { size } = this;
    const node = this.blockValue(column, depth, isOfMap);
    if (!node.place.children) throw UNSURE;
    this.anchors.set(name, { ...node, size: this.size - size, depth });
    return node;
  }

  /** What an alias stands for; no deeper than its anchor, so that its own levels need no counting. */
  private alias(depth: number): Node {
    const target = this.anchors.get(this.name());
    if (!target || depth > target.depth) throw UNSURE;
    this.size += target.size - 1;
    return this.node(target.value, target.place.value, target.place.children);
  }

  /** The name of an anchor or alias. */
  private name(): string {
    NAME.lastIndex = this.pos + 1;
    const name = NAME.exec(this.text)?.[0];
    if (name === undefined) throw UNSURE;
    this.pos += 1 + name.length;
    if (this.pos < this.lineEnd && this.peek() !== SPACE) throw UNSURE;
    return name;
  }

  /** A flow collection in a block at a column; levels of flow are counted from 1. */
  private flow(column: number, depth: number, level: number): Node {
    const start = this.enter(depth);
    const isMap = this.peek() === MAP;
    const end = isMap ? MAP_END : LIST_END;
    const map: Record<string, unknown> = Object.create(null);
    const items: unknown[] = [];
    const places = new Map<string | number, Located>();
    this.pos++;
    this.skipInFlow(column, level);
    while (this.peek() !== end) {
      const key = isMap ? this.key(true) : undefined;
      if (key) this.skipInFlow(column, level);
      const node = this.flowValue(column, depth + 1, level, isMap);
      if (key) this.put(map, places as Map<string, Located>, key, node);
      else {
        places.set(items.length, node.place);
        items.push(node.value);
      }
      this.skipInFlow(column, level);
      if (this.peek() === COMMA) {
        this.pos++;
        this.skipInFlow(column, level);
      } else if (this.peek() !== end) throw UNSURE;
    }
    this.pos++;
    return this.node(isMap ? map : items, [start, this.pos], places);
  }

  private flowValue(column: number, depth: number, level: number, isOfMap: boolean): Node {
    const first = this.peek();
    if (first === LIST || first === MAP) return this.flow(column, depth, level + 1);
    if (isOfMap && (first === COMMA || first === MAP_END)) return this.nothing();
    return this.scalar(true);
  }

  /** Skips spaces, comments and line ends; lines must be indented enough, but for the one that ends the outermost. */
  private skipInFlow(column: number, level: number): void {
    this.skipSpaces();
    this.skipComment();
    while (this.pos === this.lineEnd) {
      if (!this.goToLine()) throw UNSURE;
      // The package wants a space before it, though only behind some values.
      if (this.peek() === HASH && this.pos === this.lineStart) throw UNSURE;
      this.skipComment();
      const first = this.peek();
      const indent = this.pos - this.lineStart;
      const isEnd = level === 1 && (first === LIST_END || first === MAP_END);
      if (first !== END && indent < (isEnd ? column : column + 1)) throw UNSURE;
      if (this.isMarker()) throw UNSURE;
    }
  }

  private scalar(inFlow: boolean): Node {
    const { text, range, isPlain } = readScalar(this, inFlow);
    if (text === '') return this.nothing(range);
    return this.node(isPlain && isNull(text) ? null : text, range);
  }

  private nothing(range: Range = [this.pos, this.pos]): Node {
    const node = this.node(null, range);
    node.place.empty = true;
    return node;
  }

  private node(value: unknown, range: Range, places?: Located['children']): Node {
    if (++this.size > MAX_VALUES) throw UNSURE;
    return { value, place: { key: undefined, value: range, empty: false, children: places } };
  }

  /** Begins a collection; gives where it begins. */
  private enter(depth: number): number {
    if (depth >= MAX_DEPTH) throw UNSURE;
    return this.pos;
  }
}
