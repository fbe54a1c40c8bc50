/** A cell of a template: what it prints, in a style that there is, with room for it. */
import type { MoneyFormat } from '../../filing/money.ts';
import type { Localized } from '../../finding.ts';
import type { Style } from '../sheet.ts';
import type { TemplateCell } from '../template.ts';
import { checkText } from './check-limits.ts';
import { hasRoom } from './check-room.ts';
import { MOST_CHARACTERS } from './limits.ts';
import type { Location } from './location.ts';
import { contentOf, isTrue, type RawCell, type RawTemplate } from './raw.ts';
import { resolveContent, type Scope } from './resolve-content.ts';
import { warnFit } from './warn-fit.ts';

/** What the cells of a template share. */
export interface CellContext {
  readonly raw: RawTemplate;
  readonly styles: Readonly<Record<string, Style>>;
  readonly money: MoneyFormat | undefined;
  /** On either side of the text, above and below it, in mm. */
  readonly padding: { readonly x: number; readonly y: number };
  /** Where it is said that a cell has too little room: the cell, or the style or padding that makes it so. */
  readonly causeOf: (cell: Location, style: string) => Location;
  /** Height of a page between its margins in mm. */
  readonly body: number;
}

export const STYLE: Localized = { zh: '样式', en: 'style' };

/** Resolves a cell that is `width` mm wide; its place is that of the row's grid. */
export function resolveCell(
  { raw, styles, money, padding, causeOf }: CellContext,
  given: RawCell,
  width: number,
  scope: Scope,
  at: Location,
): Omit<TemplateCell, 'column' | 'span' | 'down'> {
  const cell = contentOf(given);
  const { content, style: usual } = resolveContent(cell, scope, at);
  const style = cell.style ?? usual;
  const limit = cell.limit ?? raw.styles[style]?.limit;
  checkText([cell.text ?? ''].flat().join(''), MOST_CHARACTERS.text, at.child('text'));
  for (const [index, option] of (cell.options ?? []).entries())
    checkText(option, MOST_CHARACTERS.name, at.child('options', index));
  const set = at.child('style').knows(style, Object.keys(styles), STYLE) && styles[style];
  // A column without any width is reported with the widths.
  if (set && width > 0) {
    const room = width - 2 * padding.x;
    if (hasRoom(content, style, set, room, causeOf(at, style)))
      warnFit(content, { width: room, size: set.size, money, items: scope.items }, at);
  }
  return {
    content,
    style,
    required: isTrue(cell.required),
    ...(limit !== undefined && { limit: Number(limit) }),
  };
}
