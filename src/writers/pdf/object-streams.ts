/**
 * Object streams and the cross-reference stream that finds what is in them (ISO 32000-1, 7.5.7 and 7.5.8): many small
 * objects are compressed together, as the tags of a form are.
 */

/** An object that is no stream, as a PDF says it, a character a byte. */
export interface PdfObject {
  readonly id: number;
  readonly text: string;
}

export interface ObjectStream {
  /** The numbers of its objects. */
  readonly ids: readonly number[];
  /** Where the first object begins in the text. */
  readonly first: number;
  readonly text: string;
}

/** Objects of one stream at the most: readers unpack a stream whole, for whichever object they want. */
const MOST = 2000;

/** The streams that hold objects. */
export function objectStreams(objects: readonly PdfObject[]): readonly ObjectStream[] {
  const streams: ObjectStream[] = [];
  for (let start = 0; start < objects.length; start += MOST) {
    const inside = objects.slice(start, start + MOST);
    let places = '';
    let length = 0;
    for (const { id, text } of inside) {
      places += `${id} ${length} `;
      length += text.length + 1;
    }
    const text = places + inside.map(object => object.text).join('\n');
    streams.push({ ids: inside.map(({ id }) => id), first: places.length, text });
  }
  return streams;
}

/** Where an object is: at an offset in the file, or at a place in an object stream. */
export type ObjectPlace =
  | { readonly offset: number }
  | { readonly stream: number; readonly index: number };

/** Bytes of the fields of a cross-reference: its kind, an offset or the number of a stream, the place in that stream. */
export const FIELD_BYTES = [1, 4, 2] as const;
export const ROW_BYTES = 7;

/** Filter of a row (PNG): each byte as its difference to the one above. Of numbers that go up little is left. */
const UP = 2;

/** The rows of a cross-reference stream for the objects from 0 on, each behind the number of its filter. */
export function crossReferences(places: readonly (ObjectPlace | undefined)[]): Uint8Array {
  const plain = Buffer.alloc(places.length * ROW_BYTES);
  for (let id = 0, at = 0; id < places.length; id++, at += ROW_BYTES) {
    const place = places[id];
    if (!place) {
      plain.writeUInt16BE(id === 0 ? 0xffff : 0, at + 5);
    } else if ('offset' in place) {
      plain[at] = 1;
      plain.writeUInt32BE(place.offset, at + 1);
    } else {
      plain[at] = 2;
      plain.writeUInt32BE(place.stream, at + 1);
      plain.writeUInt16BE(place.index, at + 5);
    }
  }
  const rows = Buffer.alloc(places.length * (ROW_BYTES + 1));
  for (let from = 0, to = 0; from < plain.length; from++) {
    if (from % ROW_BYTES === 0) rows[to++] = UP;
    rows[to++] = (plain[from] ?? 0) - (plain[from - ROW_BYTES] ?? 0);
  }
  return rows;
}
