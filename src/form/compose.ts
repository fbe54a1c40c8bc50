/** A filing and a form template make a sheet: every row repeated as often as needed, every cell filled in. */
import type { Filing } from '../filing/filing.ts';
import type { Path } from '../finding.ts';
import { valueAt } from '../source/value-at.ts';
import { itemsOf } from './items.ts';
import { printField } from './print.ts';
import type { Cell, Line, Paragraph, Part, Row, Section, Sheet } from './sheet.ts';
import type { FormTemplate, Piece, TemplateCell, TemplateLine, TemplateRow } from './template.ts';

export interface ComposeOptions {
  /** A word set on every page, e.g. 草稿. */
  readonly mark?: string;
}

/** The form filled in. */
export function composeSheet(
  filing: Filing,
  template: FormTemplate,
  options: ComposeOptions,
): Sheet {
  const { paper, styles, pageNumber, columns, padding, lineWidth } = template;
  const composer = { filing, template };
  const name = filing.project.name;
  return {
    title: name === undefined ? template.title : `${name.replaceAll('\n', ' ')} ${template.title}`,
    paper,
    styles,
    pageNumber,
    columns,
    padding,
    lineWidth,
    above: template.above.map(line => composeLine(composer, line)),
    sections: sectionsOf(
      template.rows.map(row => ({ rows: composeRow(composer, row, 0), heads: headsOf(row) })),
    ),
    below: template.below.map(line => composeLine(composer, line)),
    ...(options.mark !== undefined && { mark: options.mark }),
  };
}

interface Composer {
  readonly filing: Filing;
  readonly template: FormTemplate;
}

/** Rows with repeating heads are a section of their own; the others are joined. */
function sectionsOf(
  groups: readonly { readonly rows: readonly Row[]; readonly heads: number }[],
): readonly Section[] {
  const sections: { headRows: number; rows: Row[] }[] = [];
  for (const { rows, heads } of groups) {
    const last = sections.at(-1);
    if (last && last.headRows === 0 && heads === 0) last.rows.push(...rows);
    else sections.push({ headRows: heads, rows: [...rows] });
  }
  return sections;
}

/** How many rows at the head of a block stand again on further pages. */
function headsOf(row: TemplateRow): number {
  if (row.kind !== 'block') return 0;
  const first = row.rows.findIndex(inner => inner.kind !== 'cells' || !inner.head);
  return first === -1 ? row.rows.length : first;
}

function composeRow(composer: Composer, row: TemplateRow, column: number): readonly Row[] {
  switch (row.kind) {
    case 'cells':
      return [
        {
          ...layoutOf(row),
          cells: place(row.cells, column, cell => contentOf(composer, cell, [])),
        },
      ];
    case 'block': {
      const rows = row.rows.flatMap(inner => composeRow(composer, inner, column + row.label.span));
      const label: Cell = {
        column,
        colSpan: row.label.span,
        rowSpan: rows.length,
        role: row.label.style,
        content: contentOf(composer, row.label, []),
      };
      return rows.map((inner, index) =>
        index === 0 ? { ...inner, cells: [label, ...inner.cells] } : inner,
      );
    }
    case 'each':
      return composeEach(composer, row, column);
  }
}

function composeEach(
  composer: Composer,
  row: Extract<TemplateRow, { kind: 'each' }>,
  column: number,
): readonly Row[] {
  const items = itemsOf(valueAt(composer.filing, row.list), row.list, row.levels, row.least);
  return items.map(item => {
    const cells = place(row.cells, column, cell =>
      cell.content.kind === 'level'
        ? paragraphsOf([{ text: item.names[cell.content.level - 1]?.text ?? '' }])
        : contentOf(composer, cell, item.path),
    );
    const merged = cells.flatMap((cell, index) => {
      const content = row.cells[index]?.content;
      if (content?.kind !== 'level') return [cell];
      const rows = item.names[content.level - 1]?.rows ?? 1;
      return rows === 0 ? [] : [{ ...cell, rowSpan: rows }];
    });
    return { ...layoutOf(row), cells: merged };
  });
}

function layoutOf(row: {
  readonly height: number;
  readonly split: boolean;
  readonly keep: boolean;
}) {
  return { minHeight: row.height, splits: row.split, keepWithNext: row.keep };
}

/** Cells side by side from a column on. */
function place(
  cells: readonly TemplateCell[],
  column: number,
  content: (cell: TemplateCell) => readonly Paragraph[],
): readonly Cell[] {
  let next = column;
  return cells.map(cell => {
    const at = next;
    next += cell.span;
    return { column: at, colSpan: cell.span, rowSpan: 1, role: cell.style, content: content(cell) };
  });
}

function contentOf(
  composer: Composer,
  { content }: TemplateCell,
  item: Path,
): readonly Paragraph[] {
  switch (content.kind) {
    case 'pieces':
      return content.paragraphs.flatMap(pieces => paragraphsOf(partsOf(composer, pieces, item)));
    case 'choice':
      return paragraphsOf(choiceParts(composer, content.field, content.options, item));
    case 'level':
      return [];
  }
}

function composeLine(composer: Composer, line: TemplateLine): Line {
  const segments = line.segments.map(pieces => ({
    parts: partsOf(composer, pieces, []).map(part => ({
      ...part,
      text: part.text.replaceAll('\n', ' '),
    })),
  }));
  return { role: line.style, segments };
}

function partsOf({ filing }: Composer, pieces: readonly Piece[], item: Path): readonly Part[] {
  return pieces.map(piece => {
    if (piece.kind === 'literal') return { text: piece.text };
    const path = piece.relative ? [...item, ...piece.path] : piece.path;
    return { text: printField(filing, path), field: path };
  });
}

/** Every option with its box; a choice that is none of them (in a draft) is ticked at the end, so that it is not lost. */
function choiceParts(
  composer: Composer,
  field: Piece,
  options: readonly string[],
  item: Path,
): readonly Part[] {
  const [chosen] = partsOf(composer, [field], item);
  const { open, ticked } = composer.template.choiceMarks;
  const all = !chosen?.text || options.includes(chosen.text) ? options : [...options, chosen.text];
  return all.flatMap((option, index) => [
    ...(index > 0 ? [{ text: '　' }] : []),
    ...(option === chosen?.text ? [chosen, { text: ticked }] : [{ text: `${option}${open}` }]),
  ]);
}

/** Parts cut into paragraphs at their line ends; empty paragraphs are left out unless nothing else is there. */
function paragraphsOf(parts: readonly Part[]): readonly Paragraph[] {
  const paragraphs: Part[][] = [[]];
  for (const part of parts) {
    for (const [index, text] of part.text.split('\n').entries()) {
      if (index > 0) paragraphs.push([]);
      paragraphs.at(-1)?.push({ ...part, text });
    }
  }
  const filled = paragraphs.filter(paragraph => paragraph.some(part => part.text !== ''));
  return (filled.length > 0 ? filled : paragraphs.slice(0, 1)).map(paragraph => ({
    parts: paragraph,
  }));
}
