/** What a cell of a checked template prints, and what that demands of a filing. */
import type { FieldDemand } from '../../filing/demands.ts';
import { kindOf, schemaAt } from '../../filing/fields.ts';
import type { Path } from '../../finding.ts';
import type { CellContent, Piece } from '../template.ts';
import { besideField, fieldPiece, parseText } from './pieces.ts';
import { isTrue, type RawContent } from './raw.ts';

/** Where relative paths begin, as patterns: at the item of the `each` around, and at that of the table beside it. */
export interface Items {
  readonly item: Path;
  readonly beside: Path;
}

/** What a cell prints, and the style that it usually has. */
export function buildContent(cell: RawContent): {
  readonly content: CellContent;
  readonly style: 'label' | 'value';
} {
  if (cell.level !== undefined)
    return { content: { kind: 'level', level: Number(cell.level) }, style: 'value' };
  if (cell.choice !== undefined) {
    const { options = [], perLine } = cell;
    const content = {
      kind: 'choice' as const,
      field: fieldPiece(cell.choice),
      options,
      ...(perLine !== undefined && { perLine: Number(perLine) }),
    };
    return { content, style: 'value' };
  }
  const field = cell.field !== undefined ? fieldPiece(cell.field) : undefined;
  const piece = field ?? (cell.beside !== undefined ? besideField(cell.beside) : undefined);
  const paragraphs = piece ? [[piece]] : parseText(cell.text ?? '');
  return { content: { kind: 'pieces', paragraphs }, style: piece ? 'value' : 'label' };
}

/** What a cell demands. */
export function contentDemands(
  content: CellContent,
  items: Items,
  cell: RawContent,
): readonly FieldDemand[] {
  switch (content.kind) {
    case 'level':
      return [];
    case 'choice':
      return demandsOf([content.field], items, cell).map(demand => ({
        ...demand,
        choices: content.options,
      }));
    case 'pieces':
      return content.paragraphs.flatMap(pieces => demandsOf(pieces, items, cell));
  }
}

/** What the fields of a text demand. */
export function demandsOf(
  pieces: readonly Piece[],
  { item, beside }: Items,
  { required, limit }: Pick<RawContent, 'required' | 'limit'>,
): readonly FieldDemand[] {
  return pieces.flatMap(piece =>
    piece.kind === 'field'
      ? [
          {
            path: valuePath([...{ filing: [], item, beside }[piece.from], ...piece.path]),
            required: isTrue(required),
            ...(limit !== undefined && { limit: Number(limit) }),
          },
        ]
      : [],
  );
}

/** The path of the value itself where a field is a part of it: an indicator's value is written in one or in parts. */
function valuePath(path: Path): Path {
  const above = path.slice(0, -1);
  const node = schemaAt(above);
  return node && kindOf(node) === 'indicator-value' ? above : path;
}
