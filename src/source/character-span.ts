/** Where a single character of a value stands in a text of YAML: as itself, or spelt as an escape. */
import type { Span } from '../finding.ts';

/** The first place of a character in a piece of a text; undefined where it is not there. */
export function characterSpan(
  text: string,
  piece: Span | undefined,
  character: string,
  spanAt: (start: number, end: number) => Span,
): Span | undefined {
  if (!piece) return undefined;
  const written = text.slice(piece.start, piece.end);
  const plain = written.indexOf(character);
  const found = plain === -1 ? escapeOf(character).exec(written) : undefined;
  const at = found ? found.index : plain;
  if (at === -1 || found === null) return undefined;
  const start = piece.start + at;
  return spanAt(start, start + (found?.[0].length ?? character.length));
}

/** YAML's escapes by number, of two, four and eight digits. */
function escapeOf(character: string): RegExp {
  const digits = (character.codePointAt(0) ?? 0).toString(16);
  return new RegExp(
    [
      `\\\\U${digits.padStart(8, '0')}`,
      ...(digits.length <= 4 ? [`\\\\u${digits.padStart(4, '0')}`] : []),
      ...(digits.length <= 2 ? [`\\\\x${digits.padStart(2, '0')}`] : []),
    ].join('|'),
    'i',
  );
}
