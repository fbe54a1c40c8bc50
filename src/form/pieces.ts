/** The text of template cells: literal text with {fields} in braces. */
import type { Path } from '../finding.ts';
import type { Piece } from './template.ts';

/** Splits text at its {fields}. */
export function parsePieces(text: string): readonly Piece[] {
  return text
    .split(/(\{[^{}]*\})/)
    .filter(part => part !== '')
    .map(part =>
      part.startsWith('{') && part.endsWith('}')
        ? fieldPiece(part.slice(1, -1))
        : { kind: 'literal', text: part },
    );
}

/** A field as templates name it; a leading dot makes it relative to the item of an `each`. */
export function fieldPiece(text: string): Piece {
  const relative = text.startsWith('.');
  return { kind: 'field', path: pathOf(relative ? text.slice(1) : text), relative };
}

/** project.period.start → its keys. */
export const pathOf = (text: string): Path => text.split('.');
