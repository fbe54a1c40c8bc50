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
  DASH,
  END,
  FOLD,
  HASH,
  LIST,
  MAP,
  PIPE,
  UNSURE,
} from './line-cursor.ts';
import type { Located } from './plain-value.ts';
import { isPrintable } from './printable.ts';
import { readBlockScalar } from './quick-block-scalar.ts';
import { FlowReader } from './quick-flow.ts';
import type { Node } from './quick-nodes.ts';
import { readScalar, startsScalar } from './quick-scalar.ts';

/** Reads a text, or gives up and returns undefined; what it reads is printable. Takes linear time. */
export function quickYaml(text: string): Reading | undefined {
  // A tab may be indentation, and not every carriage return ends a line.
  const isStrange = text.includes('\t') || (text.includes('\r') && /\r(?!\n)/.test(text));
  if (isStrange || !isPrintable(text)) return undefined;
  const reader = new BlockReader(text);
  try {
    const { value, place } = reader.document();
    return { value, root: place, comments: reader.comments, complaints: [] };
  } catch (reason) {
    if (reason === UNSURE) return undefined;
    throw reason;
  }
}

class BlockReader extends FlowReader {
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
}
