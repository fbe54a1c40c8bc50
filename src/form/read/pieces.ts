/** The text of template cells: literal text with {fields} in braces. */
import type { Path } from '../../finding.ts';
import type { FieldPiece, ListPlace, Piece } from '../template.ts';
import type { RawText } from './raw.ts';

/** Splits text at its {fields}; {#} is the number of the item, {title} the title of the form. */
export function parsePieces(text: string): readonly Piece[] {
  return text
    .split(/(\{[^{}]*\})/)
    .filter(part => part !== '')
    .map(part => {
      if (!part.startsWith('{') || !part.endsWith('}')) return { kind: 'literal', text: part };
      if (part === '{title}') return { kind: 'title' };
      return part === '{#}' ? { kind: 'number' } : fieldPiece(part.slice(1, -1));
    });
}

/** The paragraphs of a text, one for each item of a list. */
export const parseText = (text: RawText): readonly (readonly Piece[])[] =>
  (typeof text === 'string' ? [text] : text).map(parsePieces);

/** A field as templates name it; a leading dot makes it relative to the item of an `each`. */
export const fieldPiece = (text: string): FieldPiece => ({ kind: 'field', ...placeOf(text) });

/** A field of the table beside that of the `each`. */
export const besideField = (text: string): FieldPiece => ({
  ...fieldPiece(text),
  from: 'beside',
});

/** A list, named as fields are. */
export function placeOf(text: string): ListPlace {
  return text.startsWith('.')
    ? { path: pathOf(text.slice(1)), from: 'item' }
    : { path: pathOf(text), from: 'filing' };
}

/** project.period.start → its keys; funding.rows.0.total → its keys and the index. */
export const pathOf = (text: string): Path =>
  text.split('.').map(key => (/^\d+$/.test(key) ? Number(key) : key));
