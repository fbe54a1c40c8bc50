/** Flow collections, over as many lines as they take, of the quick way through YAML. */
import { COMMA, END, HASH, LIST, LIST_END, MAP, MAP_END, UNSURE } from './line-cursor.ts';
import type { Located } from './plain-value.ts';
import { type Node, NodeReader } from './quick-nodes.ts';

export class FlowReader extends NodeReader {
  /** A flow collection in a block at a column; levels of flow are counted from 1. */
  protected flow(column: number, depth: number, level: number): Node {
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
}
