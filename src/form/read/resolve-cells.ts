/** A cell of a template: what it prints, in a style that there is, with room for it. */
import type { MoneyFormat } from '../../filing/money.ts';
import type { Localized } from '../../finding.ts';
import type { Style } from '../sheet.ts';
import type { TemplateCell } from '../template.ts';
import type { Location } from './location.ts';
import { contentOf, isTrue, type RawCell, type RawTemplate } from './raw.ts';
import { resolveContent, type Scope } from './resolve-content.ts';
import { warnFit } from './warn-fit.ts';

/** What the cells of a template share. */
export interface CellContext {
  readonly raw: RawTemplate;
  readonly styles: Readonly<Record<string, Style>>;
  readonly money: MoneyFormat | undefined;
  /** On either side of the text, in mm. */
  readonly padding: number;
}

export const STYLE: Localized = { zh: '样式', en: 'style' };

/** Resolves a cell that is `width` mm wide; its place is that of the row's grid. */
export function resolveCell(
  { raw, styles, money, padding }: CellContext,
  given: RawCell,
  width: number,
  scope: Scope,
  at: Location,
): Omit<TemplateCell, 'column' | 'span' | 'down'> {
  const cell = contentOf(given);
  const { content, style: usual } = resolveContent(cell, scope, at);
  const style = cell.style ?? usual;
  const limit = cell.limit ?? raw.styles[style]?.limit;
  if (at.child('style').knows(style, Object.keys(styles), STYLE)) {
    const room = { width: width - 2 * padding, size: styles[style]?.size ?? 0 };
    warnFit(content, { ...room, money, items: scope.items }, at);
  }
  return {
    content,
    style,
    required: isTrue(cell.required),
    ...(limit !== undefined && { limit: Number(limit) }),
  };
}
