/** A sheet printed as text, for goldens that people review: the grid in boxes, roles and spans beside each row. */

import { type Line, type Row, type Sheet, textOf } from '../../src/form/sheet.ts';
import { drawSections } from '../../src/form/text.ts';

/** The whole sheet; the notes beside a row name its cells' roles, →columns and ↓rows that they span. */
export function printSheet(sheet: Sheet): string {
  const drawn = drawSections(sheet, notesOf);
  return [
    sheet.title,
    '',
    ...paperLines(sheet),
    '',
    ...sheet.above.map(printLine),
    ...sheet.sections.flatMap(({ headRows }, index) => [
      '',
      ...(headRows === 0 ? [] : [`(repeats ${headRows} on each page)`]),
      ...(drawn[index] ?? []),
    ]),
    '',
    ...sheet.below.map(printLine),
    '',
  ].join('\n');
}

function paperLines({ paper, columns, padding, lineWidth, styles, pageNumber, watermark }: Sheet) {
  const { width, height, top, right, bottom, left } = paper;
  const all = Object.entries({ ...styles, '(page number)': pageNumber });
  return [
    `paper ${width}×${height} mm, margins ${top} ${right} ${bottom} ${left}`,
    `columns ${columns.join(' ')} mm, padding ${padding.x} ${padding.y} mm, lines ${lineWidth} pt`,
    ...(watermark === undefined ? [] : [`watermark ${watermark}`]),
    ...all.map(([name, { font, ...style }]) => {
      const inset = style.insetRight === undefined ? '' : `, ${style.insetRight} em from the right`;
      const indent = style.indent === 0 ? '' : `, indent ${style.indent} em`;
      const names = [font.office, ...font.alternatives].join('/');
      return `${name}: ${names} (${font.face}) ${style.size} pt ×${style.leading}, ${style.align} ${style.valign}${indent}${inset}, space ${style.spaceBefore} ${style.spaceAfter} pt`;
    }),
  ];
}

const printLine = ({ role, segments }: Line) => `${role}: ${segments.map(textOf).join(' ⇥ ')}`;

function notesOf({ cells, minHeight, splits, keepWithNext }: Row): string {
  const roles = cells.map(({ role, colSpan, rowSpan }) => {
    const columns = colSpan > 1 ? `→${colSpan}` : '';
    return `${role}${columns}${rowSpan > 1 ? `↓${rowSpan}` : ''}`;
  });
  const flags = [
    ...(minHeight > 0 ? [`${minHeight} mm`] : []),
    ...(splits ? ['splits'] : []),
    ...(keepWithNext ? ['keeps'] : []),
  ];
  return [...roles, ...(flags.length > 0 ? [`(${flags.join(', ')})`] : [])].join(' ');
}
