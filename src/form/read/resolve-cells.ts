/** A cell of a template: what it prints, in a style that there is, with room for it. */
import type { MoneyFormat } from '../../filing/money.ts';
import type { Localized, Path } from '../../finding.ts';
import type { Style } from '../sheet.ts';
import type { TemplateCell } from '../template.ts';
import { contentOf, isTrue, type RawCell, type RawTemplate } from './raw.ts';
import { isKnown, type ReportProblem } from './report.ts';
import { resolveContent, type Scope } from './resolve-content.ts';
import { warnFit } from './warn-fit.ts';
import { warnLabels } from './warn-labels.ts';

/** What the cells of a template share. */
export interface CellContext {
  readonly raw: RawTemplate;
  readonly styles: Readonly<Record<string, Style>>;
  readonly money: MoneyFormat | undefined;
  /** On either side of the text, in mm. */
  readonly padding: number;
  readonly report: ReportProblem;
}

export const STYLE: Localized = { zh: '样式', en: 'style' };

/** Resolves a cell that is `width` mm wide; its place is that of the row's grid. */
export function resolveCell(
  { raw, styles, money, padding, report }: CellContext,
  given: RawCell,
  path: Path,
  width: number,
  scope: Scope,
): Omit<TemplateCell, 'column' | 'span' | 'down'> {
  const cell = contentOf(given);
  const { content, style: usual } = resolveContent(cell, path, scope, report);
  const style = cell.style ?? usual;
  const { items } = scope;
  const limit = cell.limit ?? raw.styles[style]?.limit;
  if (isKnown(report, style, Object.keys(styles), [...path, 'style'], STYLE)) {
    const { size = 0 } = styles[style] ?? {};
    warnFit(content, { room: width - 2 * padding, size, money, items }, path, report);
  }
  warnLabels(content, path, items, report);
  return {
    content,
    style,
    required: isTrue(cell.required),
    ...(limit !== undefined && { limit: Number(limit) }),
  };
}
