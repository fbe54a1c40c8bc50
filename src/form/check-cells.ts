/** Whether a cell of a template prints what a filing has, in a style that there is, with room for it. */
import { kindOf, resolve, type SchemaNode, schemaAt } from '../filing/fields.ts';
import type { Path } from '../finding.ts';
import { asQuestion, didYouMean } from '../source/suggest.ts';
import { STYLE } from './read/check-names.ts';
import { besideField, fieldPiece, parseText } from './read/pieces.ts';
import type { RawContent, RawText } from './read/raw.ts';
import { type Checking, isKnown } from './read/report.ts';
import type { Items } from './read/resolve-cell.ts';
import { checkFit } from './read/warn-fit.ts';
import { checkLabel } from './read/warn-labels.ts';
import type { FieldPiece, Piece } from './template.ts';

/** What is known of the place of a cell. */
export interface CellPlace {
  readonly items: Items;
  /** Levels of names above the item; 0 outside tables of indicators. */
  readonly levels: number;
  /** Whether a second table stands beside. */
  readonly beside: boolean;
  /** mm. */
  readonly width: number;
}

/** Checks one cell. */
export function checkCell(
  checking: Checking,
  cell: RawContent,
  path: Path,
  place: CellPlace,
): void {
  const { raw, report } = checking;
  const { text, field, beside, choice, level, style } = cell;
  if (style !== undefined)
    isKnown(checking, style, Object.keys(raw.styles), [...path, 'style'], STYLE);
  const kinds = [text, field, beside, choice, level].filter(kind => kind !== undefined);
  if (kinds.length > 1)
    report(path, {
      zh: '一格只能印 text、field、beside、choice、level 中的一种',
      en: 'a cell prints one of text, field, beside, choice, level',
    });
  if (field !== undefined) checkField(checking, fieldPiece(field), [...path, 'field'], place.items);
  if (beside !== undefined) checkBeside(checking, beside, [...path, 'beside'], place);
  if (choice !== undefined) {
    checkField(checking, fieldPiece(choice), [...path, 'choice'], place.items);
    if (!cell.options?.length)
      report(path, { zh: '选项（options）没有写', en: 'the choice has no options' });
  }
  if (level !== undefined && Number(level) > place.levels)
    report([...path, 'level'], {
      zh: '级别（level）只用在指标表的 each 里',
      en: 'level stands only in the each of a table of indicators',
    });
  if (text !== undefined) {
    checkText(checking, text, [...path, 'text'], place.items);
    checkLabel(checking, text, [...path, 'text'], place.items);
  }
  checkFit(checking, cell, path, place);
}

/** Checks the fields of a text. */
export function checkText(checking: Checking, text: RawText, path: Path, items: Items): void {
  for (const piece of parseText(text).flat()) checkPiece(checking, piece, path, items);
}

function checkPiece(checking: Checking, piece: Piece, path: Path, items: Items): void {
  if (piece.kind === 'field') checkField(checking, piece, path, items);
  if (piece.kind === 'number' && items.item.length === 0)
    checking.report(path, {
      zh: '「{#}」只用在 each 里',
      en: '“{#}” stands only inside an each',
    });
}

function checkBeside(checking: Checking, field: string, path: Path, place: CellPlace): void {
  if (place.beside) checkField(checking, besideField(field), path, place.items);
  else
    checking.report(path, {
      zh: '这一行没有并排的表（beside）',
      en: 'the row has no table beside it',
    });
}

function checkField(checking: Checking, piece: FieldPiece, path: Path, items: Items): void {
  const start = { filing: [], item: items.item, beside: items.beside }[piece.from];
  const full = [...start, ...piece.path];
  const homeless = piece.from !== 'filing' && start.length === 0;
  const node = homeless ? undefined : schemaAt(full);
  if (node && kindOf(node)) return;
  const name = String(full.at(-1));
  const siblings = propertiesOf(schemaAt(full.slice(0, -1)));
  const deeper = Object.keys(siblings).find(key =>
    Object.hasOwn(propertiesOf(siblings[key]), name),
  );
  const written = `${piece.from === 'filing' ? '' : '.'}${piece.path.join('.')}`;
  checking.report(
    path,
    { zh: `申报里没有「${written}」这个字段`, en: `a filing has no field “${written}”` },
    deeper === undefined
      ? didYouMean(name, Object.keys(siblings))
      : asQuestion(`${deeper}.${name}`),
  );
}

const propertiesOf = (node: SchemaNode | undefined) => (node && resolve(node).properties) ?? {};
