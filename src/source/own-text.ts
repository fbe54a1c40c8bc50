/** A text in memory of its own. Why: a piece of a document, however short, would keep the whole document in memory. */
export const ownText = (piece: string): string =>
  piece.length < SHORTEST_PIECE ? piece : Buffer.from(piece, 'utf16le').toString('utf16le');

/** Shorter pieces are copied by V8. */
const SHORTEST_PIECE = 13;
