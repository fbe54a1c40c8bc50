/** The rows of a filled form read one after another, each as its step says. */
import type { Path } from '../../finding.ts';
import { isRoom } from '../label-text.ts';
import { type Items, type ListReference, OUTSIDE, resolvePath } from '../template.ts';
import { alignCells, alignItem, type CellPairs, headOf, isInline } from './align-cells.ts';
import { labelFit } from './fit.ts';
import type { FormRow, RowCell } from './form-rows.ts';
import { type LevelName, namesIn, namesOfSide, putNames } from './level-names.ts';
import type { Step, StepGroup } from './plan.ts';
import { readInto, valuesIn } from './read-cell.ts';
import { put, putPlace, type Reading, stated } from './reading.ts';
import type { StepCell } from './step-cell.ts';

/** Where the reader of rows is: the heads above, the item of the group around, the names of the levels. */
interface Place {
  readonly heads: Map<number, CellPairs>;
  last: Step | undefined;
  readonly items: Map<StepGroup, number>;
  /** The names of the levels that hold, by cell; those of the list being read. */
  names: ReadonlyMap<StepCell, LevelName>;
  /** How many items each list has so far. */
  readonly counts: Map<string, number>;
  /** Names of levels in rows that say nothing else. */
  readonly kept: {
    readonly key: string;
    readonly table: Path;
    readonly cells: readonly RowCell[];
  }[];
}

/** Reads rows that are assigned to steps; -1 is none. */
export function readFormRows(
  reading: Reading,
  rows: readonly FormRow[],
  steps: readonly number[],
): void {
  const place: Place = {
    heads: new Map(),
    last: undefined,
    items: new Map(),
    names: new Map(),
    counts: new Map(),
    kept: [],
  };
  for (const [index, row] of rows.entries()) {
    const step = reading.plan.steps[steps[index] ?? -1];
    if (!step) continue;
    const items = enter(place, step);
    if (step.row.kind === 'each') readItem(reading, step, row, place, items);
    else readFixed(reading, step, row, place, items);
    place.last = step;
  }
  dropNames(reading, place);
}

/** The item of the group that a step stands in; its first row again begins another. */
function enter(place: Place, { group, index }: Step): Items {
  if (!group) return OUTSIDE;
  const before = place.items.get(group);
  const isNext =
    before === undefined ||
    (place.last !== undefined && index <= place.last.index && index === group.first);
  const item = before === undefined ? 0 : isNext ? before + 1 : before;
  if (isNext) place.names = new Map();
  place.items.set(group, item);
  return { item: [...resolvePath(group.row.list, OUTSIDE), item], beside: [] };
}

function readFixed(reading: Reading, step: Step, row: FormRow, place: Place, items: Items): void {
  const pairs = alignCells(reading.plan, step, row, place.heads);
  if (step.isHead) {
    place.heads.set(step.index, pairs);
    readOtherHeads(reading, step, row, place.heads);
    readWithoutHead(reading, step, row, pairs);
  }
  let label: RowCell | undefined;
  for (const [index, cell] of step.cells.entries()) {
    const one = pairs.get(cell);
    if (!one) continue;
    if (cell.accepted.size > 0) {
      label = one;
      reading.found.add(cell);
    }
    const head = headOf(reading.plan, step, cell, place.heads);
    const asked =
      label && label !== one
        ? label.text
        : cell.role === 'caption'
          ? one.text.split(/[:：]/)[0]
          : undefined;
    const above = typeof head === 'object' ? head.text : undefined;
    readInto(reading, cell, one, items, { name: one.name, label: asked ?? above });
    const next = step.cells[index + 1];
    if (!one.inline || !isInline(cell, one)) continue;
    const { value: text } = one.inline;
    if (next?.role === 'value' || next?.role === 'choice') {
      const lines = text.split('\n');
      readInto(reading, next, { ...one, lines }, items, { name: one.name, label: cell.label });
    } else reading.unplaced.push({ text, name: one.name });
  }
}

/** Heads that the form has in two rows, and this one in one. */
function readOtherHeads(
  { plan, used, found }: Reading,
  step: Step,
  row: FormRow,
  heads: Map<number, CellPairs>,
): void {
  const taken = new Set(heads.get(step.index)?.values());
  for (const other of plan.steps) {
    const isNear = other.heads.includes(step.index) || step.heads.includes(other.index);
    if (!other.isHead || !isNear || heads.has(other.index)) continue;
    const pairs = new Map<StepCell, RowCell>();
    for (const cell of other.cells) {
      const one = row.own.find(own => !taken.has(own) && labelFit(cell, own) > 0);
      if (!one) continue;
      pairs.set(cell, one);
      taken.add(one);
      used.add(one);
      found.add(cell);
    }
    if (pairs.size > 0) heads.set(other.index, pairs);
  }
}

/** The value right of the label of a block whose only head was left out: 总体目标 | 目标1… */
function readWithoutHead(reading: Reading, step: Step, row: FormRow, pairs: CellPairs): void {
  const below = reading.plan.steps[step.index + 1];
  const [block, head, ...others] = step.cells;
  const [value, ...more] = below?.cells ?? [];
  const label = block && pairs.get(block);
  const isAlone = others.length === 0 && more.length === 0 && below?.row.kind === 'cells';
  if (!isAlone || !label || !head || !value || pairs.has(head) || value.role !== 'value') return;
  const [one, ...rest] = row.own.filter(cell => cell !== label);
  if (one && rest.length === 0)
    readInto(reading, value, one, OUTSIDE, { name: one.name, label: label.text });
}

/** Reads a row of a list: an item for each side that says something. */
function readItem(reading: Reading, step: Step, row: FormRow, place: Place, outer: Items): void {
  if (step.row.kind !== 'each') return;
  const { lists, levels } = step.row;
  const pairs = alignItem(reading.plan, step, row, place.heads);
  for (const cell of step.cells)
    for (const one of row.own)
      if (cell.accepted.size > 0 && labelFit(cell, one) > 0) {
        reading.used.add(one);
        reading.found.add(cell);
        if (one.inline && isInline(cell, one))
          reading.unplaced.push({ text: one.inline.value, name: one.name });
      }
  putList(reading, row, lists[0], outer);
  const isSame = place.last === step;
  const names = namesIn(reading, step, row, pairs, isSame ? place.names : new Map());
  place.names = names;
  const texts = [...pairs].filter(([{ role }]) => role !== 'level').map(([, { text }]) => text);
  if (texts.every(text => isRoom(text.replace(/\d{1,2}\s*[、.．]/g, '')))) {
    for (const [{ role }, one] of pairs) if (role !== 'level') reading.used.add(one);
    keepName(reading, place, lists[0], namesOfSide(step, levels, 0, names), outer);
    return;
  }
  const sides = lists.map(list => resolvePath(list, outer));
  const readings = sides.map((list, side) => {
    const path = [...list, ...namesOfSide(step, levels, side, names)];
    const key = JSON.stringify(path);
    return { key, path: [...path, place.counts.get(key) ?? 0] as Path, isStated: false };
  });
  const [item = [], beside = []] = readings.map(({ path }) => path);
  for (const [cell, one] of pairs) {
    if (cell.role === 'level') continue;
    reading.used.add(one);
    const head = headOf(reading.plan, step, cell, place.heads);
    const label = typeof head === 'object' ? head.text : undefined;
    for (const { path, from, text, isSure } of valuesIn(reading, cell, one.lines, {
      item,
      beside,
    })) {
      put(reading, path, text, { name: one.name, label }, isSure);
      const side = readings[from === 'beside' ? 1 : 0];
      if (side && stated(reading, text, path) !== undefined) side.isStated = true;
    }
  }
  for (const { key, path, isStated } of readings) {
    if (!isStated) continue;
    place.counts.set(key, (place.counts.get(key) ?? 0) + 1);
    putNames(reading, path.slice(0, -1), step, names);
    for (const { cell } of names.values()) reading.used.add(cell);
  }
}

/** Keeps where a list stands: at the label beside it, else at its first row. */
function putList(
  reading: Reading,
  row: FormRow,
  list: ListReference | undefined,
  outer: Items,
): void {
  const [beside] = row.cells;
  if (!list || !beside) return;
  const isLabel = beside.row < row.row && beside.keys.some(key => reading.plan.labels.has(key));
  putPlace(reading, resolvePath(list, outer), {
    name: beside.name,
    label: isLabel ? beside.text : undefined,
  });
}

/** Keeps the names of a row that says nothing else, as a list without items. */
function keepName(
  { values }: Reading,
  place: Place,
  list: ListReference | undefined,
  names: readonly string[],
  outer: Items,
): void {
  const cells = [...place.names.values()].map(({ cell }) => cell);
  const [first] = cells;
  if (!list || !first || names.includes('')) return;
  const table = resolvePath(list, outer);
  const path = [...table, ...names];
  const key = JSON.stringify(path);
  if (!values.has(key))
    values.set(key, { path, text: '', name: first.name, isSure: true, isEmpty: true });
  place.kept.push({ key, table, cells });
}

/** Names of a table in which nothing stands are those of its blank form. */
function dropNames({ values, used }: Reading, { kept }: Place): void {
  const stated = [...values.values()].filter(({ isEmpty }) => !isEmpty);
  const isStated = (table: Path) =>
    stated.some(({ path }) => table.every((key, depth) => path[depth] === key));
  for (const { key, table, cells } of kept) {
    if (!isStated(table)) values.delete(key);
    else for (const cell of cells) used.add(cell);
  }
}
