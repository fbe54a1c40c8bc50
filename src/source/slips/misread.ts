/** Where a text that YAML reads says other than was meant: keys that are not known, and text where a group or list belongs. */

import type { PositionTree, Range } from '../plain-value.ts';
import type { Shape } from '../vocabulary.ts';
import { WIDE_BLANK } from './line-tokens.ts';
import type { Slip } from './slip.ts';

interface Misread {
  /** Where a slip may be looked for. */
  readonly ranges: readonly Range[];
  /** Keys that belong to a group beside or above the one that they stand in. */
  readonly slips: readonly Slip[];
}

/** Compares a value with the shape that it should have. */
export function misreadRanges(
  text: string,
  value: unknown,
  root: PositionTree,
  shape: Shape,
): Misread {
  const ranges: Range[] = [];
  const slips: Slip[] = [];

  function visit(
    value: unknown,
    place: PositionTree | undefined,
    shape: Shape,
    above: Above,
  ): void {
    if (!place) return;
    if (typeof value === 'string') {
      if (!shape.isText) ranges.push(place.value);
    } else if (Array.isArray(value)) {
      const { item } = shape;
      if (!item) return;
      for (const [index, child] of value.entries())
        visit(child, place.children?.get(index), item, undefined);
    } else if (typeof value === 'object' && value !== null) {
      const group = value as Readonly<Record<string, unknown>>;
      let before: Sibling | undefined;
      for (const [key, child] of Object.entries(group)) {
        const childPlace = place.children?.get(key);
        const childShape = shape.below(key);
        if (!childShape || (shape.isOpen && isOddKey(key))) {
          if (childPlace?.key) {
            ranges.push(childPlace.key);
            noteMisplaced(key, childPlace.key, before, above);
          }
          continue;
        }
        visit(child, childPlace, childShape, { value: group, shape, column: columnOf(place) });
        before = { value: child, shape: childShape, column: columnOf(childPlace) };
      }
    }
  }

  /** A key that the group before it lacks, or the group that it stands in belongs to. */
  function noteMisplaced(
    key: string,
    [start, end]: Range,
    before: Sibling | undefined,
    above: Above,
  ) {
    const home = [before, above].find(each => each && lacks(each, key));
    if (!home || home.column === undefined) return;
    const line = text.lastIndexOf('\n', start - 1) + 1;
    if (text.slice(line, start).trim() !== '') return;
    const edit = { start: line, end: start, text: ' '.repeat(home.column) };
    slips.push({ kind: 'out-of-line', start, end, subject: key, edit, isCertain: false });
  }

  /** The column of the first key of a group. */
  function columnOf(place: PositionTree | undefined): number | undefined {
    const first = place?.children?.values().next().value?.key;
    return first && first[0] - (text.lastIndexOf('\n', first[0] - 1) + 1);
  }

  visit(value, root, shape, undefined);
  return { ranges, slips };
}

interface Sibling {
  readonly value: unknown;
  readonly shape: Shape;
  readonly column: number | undefined;
}
type Above = Sibling | undefined;

/** Whether a group would know a key that it has not. */
function lacks({ value, shape }: Sibling, key: string): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return !shape.isOpen && !(key in value) && shape.below(key) !== undefined;
}

/** Whether a key that may be any text looks like one that went wrong. */
const isOddKey = (key: string) =>
  /[：﹕︰]|:|^[-－—｛［“‘]/.test(key) || WIDE_BLANK.test(key.charAt(0));
