/** Labels that a form words in its own way: the rows that it inherits, with those put in. */
import { didYouMean } from '../../source/suggest.ts';
import type { RawCell, RawRow, RawTemplate } from './raw.ts';
import type { Checking } from './report.ts';

/** The template with every cell that only prints a label of `labels` printing the wording given for it. */
export function relabel(raw: RawTemplate): RawTemplate {
  const { labels, parts } = raw;
  if (!labels) return raw;
  return {
    ...raw,
    rows: raw.rows.map(relabelRow),
    ...(parts && {
      parts: Object.fromEntries(
        Object.entries(parts).map(([name, rows]) => [name, rows.map(relabelRow)]),
      ),
    }),
  };

  function relabelRow(row: RawRow): RawRow {
    return {
      ...row,
      ...(row.label !== undefined && { label: relabelCell(row.label) }),
      ...(row.cells && { cells: row.cells.map(relabelCell) }),
      ...(row.rows && { rows: row.rows.map(relabelRow) }),
    };
  }

  function relabelCell(cell: RawCell): RawCell {
    const text = labelOf(cell);
    const wording = text === undefined || !labels ? undefined : labels[text];
    if (wording === undefined) return cell;
    return typeof cell === 'string' ? wording : { ...cell, text: wording };
  }
}

/** Reports labels that no cell has. */
export function checkRelabelled({ raw, report }: Checking): void {
  const known = new Set([raw.rows, ...Object.values(raw.parts ?? {})].flat().flatMap(labelsIn));
  for (const label of Object.keys(raw.labels ?? {})) {
    if (known.has(label)) continue;
    report(
      ['labels', label],
      { zh: `表上没有标签「${label}」`, en: `the form has no label “${label}”` },
      didYouMean(label, known),
    );
  }
}

function labelsIn(row: RawRow): readonly string[] {
  const cells = [...(row.label === undefined ? [] : [row.label]), ...(row.cells ?? [])];
  return [...cells.flatMap(cell => labelOf(cell) ?? []), ...(row.rows ?? []).flatMap(labelsIn)];
}

function labelOf(cell: RawCell): string | undefined {
  if (typeof cell === 'string') return cell;
  return typeof cell?.text === 'string' ? cell.text : undefined;
}
