/** What a template's schema cannot say: rows that add up to the columns, names and fields that exist. */
import { EACH } from '../filing/demands.ts';
import { kindOf, levelsOf, resolve, schemaAt } from '../filing/fields.ts';
import type { Finding, Localized, Path } from '../finding.ts';
import { didYouMean } from '../source/suggest.ts';
import { parsePieces, pathOf } from './pieces.ts';
import type { RawCell, RawRow, RawTemplate } from './raw-template.ts';

/** Everything that keeps a template of the right shape from making a sheet. */
export function checkTemplate(raw: RawTemplate): readonly Finding[] {
  const findings: Finding[] = [];
  const report = (path: Path, message: Localized, help?: Localized) =>
    findings.push({
      rule: 'template-valid',
      severity: 'error',
      structural: true,
      path,
      message,
      ...(help && { help }),
    });

  const usable = Number(raw.paper.width ?? 210) - Number(raw.paper.left) - Number(raw.paper.right);
  const width = raw.columns.reduce((sum, column) => sum + Number(column), 0);
  if (Math.abs(usable - width) > 0.01) {
    report(['columns'], {
      zh: `列宽之和 ${round(width)} mm，页边距之间是 ${round(usable)} mm`,
      en: `the columns are ${round(width)} mm wide, the page between its margins ${round(usable)} mm`,
    });
  }
  for (const [name, style] of Object.entries(raw.styles))
    named(style.font, raw.fonts, ['styles', name, 'font'], '字体', 'font');
  for (const place of ['above', 'below'] as const) {
    for (const [index, line] of (raw[place] ?? []).entries()) {
      named(line.style, raw.styles, [place, index, 'style'], '样式', 'style');
      checkText(line.text, [place, index, 'text'], []);
    }
  }
  for (const [index, row] of raw.rows.entries()) checkRow(row, ['rows', index], 0);
  return findings;

  function checkRow(row: RawRow, path: Path, from: number): void {
    if (row.label !== undefined) {
      checkCell(row.label, [...path, 'label'], []);
      if (!row.rows?.length)
        report(path, { zh: '合并标签旁边没有行（rows）', en: 'the label has no rows beside it' });
      for (const [index, inner] of (row.rows ?? []).entries())
        checkRow(inner, [...path, 'rows', index], from + spanOf(row.label));
      return;
    }
    const end = (row.cells ?? []).reduce((sum, cell) => sum + spanOf(cell), from);
    if (end !== raw.columns.length) {
      report([...path, 'cells'], {
        zh: `这一行占 ${end} 列，表有 ${raw.columns.length} 列`,
        en: `the row takes ${end} columns of ${raw.columns.length}`,
      });
    }
    const item = row.each === undefined ? undefined : itemOf(row.each, [...path, 'each']);
    for (const [index, cell] of (row.cells ?? []).entries())
      checkCell(cell, [...path, 'cells', index], item);
  }

  function itemOf(each: string, path: Path): Path {
    const list = pathOf(each);
    const levels = levelsOf(list);
    if (levels === undefined) {
      report(path, { zh: `「${each}」不是申报里的列表`, en: `“${each}” is no list of a filing` });
      return [];
    }
    return [...list, ...Array.from({ length: levels }, () => EACH), 0];
  }

  function checkCell(cell: RawCell, path: Path, item: Path | undefined): void {
    if (typeof cell === 'string') {
      checkText(cell, path, item);
      return;
    }
    if (cell.style !== undefined)
      named(cell.style, raw.styles, [...path, 'style'], '样式', 'style');
    if (cell.field !== undefined) checkField(cell.field, [...path, 'field'], item);
    if (cell.choice !== undefined) {
      checkField(cell.choice, [...path, 'choice'], item);
      if (!cell.options?.length)
        report(path, { zh: '选项（options）没有写', en: 'the choice has no options' });
    }
    if (cell.text !== undefined) checkText(cell.text, [...path, 'text'], item);
  }

  function checkText(text: string | readonly string[], path: Path, item: Path | undefined): void {
    for (const piece of [text].flat().flatMap(parsePieces)) {
      if (piece.kind === 'field')
        checkField(`${piece.relative ? '.' : ''}${piece.path.join('.')}`, path, item);
    }
  }

  function checkField(field: string, path: Path, item: Path | undefined): void {
    const relative = field.startsWith('.');
    const full = relative ? [...(item ?? []), ...pathOf(field.slice(1))] : pathOf(field);
    const node = relative && !item?.length ? undefined : schemaAt(full);
    if (node && kindOf(node)) return;
    const parent = schemaAt(full.slice(0, -1));
    report(
      path,
      { zh: `申报里没有「${field}」这个字段`, en: `a filing has no field “${field}”` },
      didYouMean(String(full.at(-1)), Object.keys((parent && resolve(parent).properties) ?? {})),
    );
  }

  function named(name: string, known: object, path: Path, zh: string, en: string): void {
    if (Object.hasOwn(known, name)) return;
    report(
      path,
      { zh: `没有名为「${name}」的${zh}`, en: `there is no ${en} “${name}”` },
      didYouMean(name, Object.keys(known)),
    );
  }
}

const spanOf = (cell: RawCell) => (typeof cell === 'string' ? 1 : Number(cell.span ?? 1));
const round = (millimetres: number) => Math.round(millimetres * 100) / 100;
