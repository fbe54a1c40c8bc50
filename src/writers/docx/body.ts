/** The body of a sheet's document: lines above, tables, lines below, in the order of reading. */
import { type Line, type Section, type Sheet, styleOf } from '../../form/sheet.ts';
import type { Block } from './flow.ts';
import { lineParagraph } from './line.ts';
import { tableGroups, tableOf } from './table.ts';
import { mmTwips } from './units.ts';

/** The sheet as blocks; throws an Error on one that is no exact grid or holds what Word cannot read. */
export function blocksOf(sheet: Sheet): readonly Block[] {
  const { paper } = sheet;
  const width = mmTwips(paper.width - paper.left - paper.right);
  const line = (one: Line, keepNext: boolean) =>
    lineParagraph(one, styleOf(sheet, one.role), { width, keepNext });
  const last = sheet.below.length - 1;
  return [
    ...sheet.above.map(one => line(one, false)),
    ...tables(sheet),
    // After a table Word demands a paragraph.
    ...(last < 0
      ? [{ kind: 'separator', keepNext: false } as const]
      : sheet.below.map((one, index) => line(one, index < last))),
  ];
}

function tables(sheet: Sheet): readonly Block[] {
  const groups = tableGroups(sheet.sections);
  return groups.flatMap((group, index): readonly Block[] => {
    const before = index > 0 ? 'table' : 'line';
    if (index < groups.length - 1) {
      return [
        tableOf(sheet, group, { before, after: 'table' }),
        { kind: 'separator', keepNext: keepsWithNext(group) },
      ];
    }
    return [tableOf(sheet, group, { before, after: sheet.below.length > 0 ? 'line' : 'nothing' })];
  });
}

function keepsWithNext(group: readonly Section[]): boolean {
  return group.at(-1)?.rows.at(-1)?.keepWithNext ?? false;
}
