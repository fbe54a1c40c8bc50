/** A template as the steps that a reader of a filled form takes: one for each row, with what its cells ask for. */
import type { Path } from '../../finding.ts';
import { memoize } from '../../source/memoize.ts';
import { labelKeys } from '../label-text.ts';
import {
  type CellsRow,
  type EachRow,
  type FormTemplate,
  type GroupRow,
  type Items,
  itemPattern,
  OUTSIDE,
  resolvePath,
  type TemplateCell,
  type TemplateRow,
} from '../template.ts';
import type { AcceptedLabels } from './accepted-labels.ts';
import { fieldsIn, roleOf, type StepCell, stepCell } from './step-cell.ts';

/** A group of rows that is repeated, and the steps that belong to it. */
export interface StepGroup {
  readonly row: GroupRow;
  readonly first: number;
  last: number;
}

export interface Step {
  readonly index: number;
  readonly row: CellsRow | EachRow;
  /** The cells that begin here, labels of blocks among them. */
  readonly cells: readonly StepCell[];
  /** Labels of the blocks around that begin above. */
  readonly around: readonly AcceptedLabels[];
  /** The rows of heads above it, the nearest first. */
  readonly heads: readonly number[];
  readonly isHead: boolean;
  /** Whether it has a label of its own by which it can be found. */
  readonly isLabelled: boolean;
  readonly group: StepGroup | undefined;
}

export interface FormPlan {
  readonly steps: readonly Step[];
  /** The keys of all labels that the form prints, but for names of levels. */
  readonly labels: ReadonlySet<string>;
  /** The steps that have a label, by its keys. */
  readonly stepsByKey: ReadonlyMap<string, ReadonlySet<number>>;
  /** The steps that have a label which begins with words before a field. */
  readonly captioned: readonly Step[];
  /** How many labels it has by which it is found. */
  readonly labelled: number;
  /** The names of levels, as written in the template, by their keys. */
  readonly levels: ReadonlyMap<string, string>;
}

interface Around {
  /** Whether a key is the name of a level, which another name of a head must not be taken for. */
  readonly isLevel: (key: string) => boolean;
  readonly labels: readonly StepCell[];
  readonly heads: readonly number[];
  readonly group: StepGroup | undefined;
}

/** The steps of a template, made once for each. */
export const planOf = memoize((template: FormTemplate): FormPlan => {
  const { classification, acceptedLevels } = template.constraints;
  const names = [classification, acceptedLevels].flatMap(levels =>
    Object.entries(levels ?? {}).flat(2),
  );
  const levels = new Map(names.flatMap(name => labelKeys(name).map(key => [key, name])));
  const steps: Step[] = [];
  const isLevel = (key: string) => levels.has(key);
  addRows(template.rows, { labels: [], heads: [], group: undefined, isLevel }, [], steps);
  const labels = steps.flatMap(({ cells }) =>
    cells.flatMap(({ accepted }) =>
      [...accepted.keys()].filter(key => key.length > 1 && /\p{Script=Han}/u.test(key)),
    ),
  );
  const stepsByKey = new Map<string, Set<number>>();
  for (const { index, cells } of steps)
    for (const key of cells.flatMap(({ accepted }) => [...accepted.keys()]))
      stepsByKey.set(key, (stepsByKey.get(key) ?? new Set()).add(index));
  return {
    steps,
    labels: new Set(labels.filter(key => !levels.has(key))),
    stepsByKey,
    captioned: steps.filter(({ cells }) => cells.some(({ lead }) => lead)),
    labelled: steps.flatMap(({ cells }) => cells).filter(({ accepted }) => accepted.size > 0)
      .length,
    levels,
  };
});

/** Adds the steps of rows; the labels of blocks in `begun` begin with the first of them. */
function addRows(
  rows: readonly TemplateRow[],
  around: Around,
  begun: readonly StepCell[],
  steps: Step[],
): void {
  let heads = around.heads;
  for (const [index, row] of rows.entries()) {
    const begins = index === 0 ? begun : [];
    const covering = index === 0 ? around.labels : [...around.labels, ...begun];
    const inner: Around = { ...around, labels: covering, heads };
    switch (row.kind) {
      case 'block':
        addRows(
          row.rows,
          inner,
          [...begins, stepCell(row.label, OUTSIDE, [], around.isLevel)],
          steps,
        );
        break;
      case 'group': {
        const group: StepGroup = { row, first: steps.length, last: steps.length };
        addRows(row.rows, { ...inner, group }, begins, steps);
        group.last = steps.length - 1;
        break;
      }
      default: {
        const isHead = isHeadRow(row, rows[index + 1]);
        const items = itemsOf(row, around.group);
        const below = rows.slice(index + 1);
        const own = row.cells.map((cell, at) =>
          stepCell(
            cell,
            items,
            isHead ? fieldsBelow(cell, below, around.group) : fieldsBeside(row.cells, at, items),
            around.isLevel,
          ),
        );
        const cells = [...begins, ...own].map(cell => ({ ...cell, isHead }));
        steps.push({
          index: steps.length,
          row,
          cells,
          around: covering.map(({ accepted }) => accepted),
          heads: [...heads].reverse(),
          isHead,
          isLabelled: cells.some(({ accepted }) => accepted.size > 0),
          group: around.group,
        });
        if (isHead) heads = [...heads, steps.length - 1];
      }
    }
  }
}

/** Where the references of a row begin, as patterns. */
function itemsOf(row: CellsRow | EachRow, group: StepGroup | undefined): Items {
  const outer: Items = group
    ? { item: itemPattern(resolvePath(group.row.list, OUTSIDE), 0), beside: [] }
    : OUTSIDE;
  if (row.kind === 'cells') return outer;
  const [item = [], beside = []] = row.lists.map(list =>
    itemPattern(resolvePath(list, outer), row.levels),
  );
  return { item, beside };
}

/** Whether a row says only what stands below it. */
function isHeadRow(row: CellsRow | EachRow, next: TemplateRow | undefined): boolean {
  if (row.kind !== 'cells' || next === undefined || next.kind === 'block') return false;
  const roles = row.cells.map(cell => roleOf(cell));
  return roles.includes('label') && roles.every(role => role === 'label' || role === 'caption');
}

/** The fields that stand in the column of a head in the rows below. */
function fieldsBelow(
  head: TemplateCell,
  rows: readonly TemplateRow[],
  group: StepGroup | undefined,
): readonly (Path | number)[] {
  for (const row of rows) {
    if (row.kind === 'block') return [];
    if (row.kind === 'group')
      return fieldsBelow(head, row.rows, group ?? { row, first: 0, last: 0 });
    const cell = row.cells.find(({ column, span }) => column === head.column && span === head.span);
    if (cell?.content.kind === 'level') return [cell.content.level];
    const fields = cell ? fieldsIn(cell, itemsOf(row, group)) : [];
    if (fields.length > 0) return fields;
  }
  return [];
}

/** The fields of the cell beside a label. */
function fieldsBeside(cells: readonly TemplateCell[], at: number, items: Items): readonly Path[] {
  const [label, next] = [cells[at], cells[at + 1]];
  if (!label || !next || roleOf(label) !== 'label' || roleOf(next) === 'label') return [];
  return fieldsIn(next, items);
}
