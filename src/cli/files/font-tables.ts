/**
 * Whether a font file is sound enough to be drawn with: a damaged one would give a page without its text, or a document
 * that viewers refuse. Of fonts with CFF outlines only the common tables are looked at.
 */

/** Bytes of a font's header and of an entry in its table directory. */
const HEADER = 12;
const ENTRY = 16;
const HEAD_MAGIC = 0x5f0f3cf5;
/** How deep glyphs are put together of others: real fonts need 2 or 3, and one that contains itself never ends. */
const MAX_DEPTH = 16;

type Tables = ReadonlyMap<string, DataView>;

/** Whether the bytes are a TrueType or OpenType font; what begins like a collection is left to who reads it. */
export function isFont(bytes: Uint8Array): boolean {
  const magic = latin(bytes, 0);
  if (magic === 'ttcf') return true;
  if (!['\0\u0001\0\0', 'OTTO', 'true'].includes(magic)) return false;
  try {
    const tables = tablesOf(bytes);
    return hasMetrics(tables) && (magic === 'OTTO' ? tables.has('CFF ') : hasOutlines(tables));
  } catch (error) {
    // It ends before what it says it holds.
    if (error instanceof RangeError) return false;
    throw error;
  }
}

const latin = (bytes: Uint8Array, start: number) =>
  Buffer.from(bytes.subarray(start, start + 4)).toString('latin1');

/** Throws RangeError for a table that is not wholly in the file. */
function tablesOf(bytes: Uint8Array): Tables {
  const file = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = Array.from({ length: file.getUint16(4) }, (_, index) => HEADER + index * ENTRY);
  return new Map(
    entries.map(entry => {
      const [start, length] = [file.getUint32(entry + 8), file.getUint32(entry + 12)];
      if (start + length > bytes.length) throw new RangeError('a table behind the end');
      return [latin(bytes, entry), new DataView(bytes.buffer, bytes.byteOffset + start, length)];
    }),
  );
}

/** A table; one without a byte in the place of one that is missing. */
const table = (tables: Tables, name: string) =>
  tables.get(name) ?? new DataView(new ArrayBuffer(0));

/** Whether sizes and widths make sense, and there is a table of characters. */
function hasMetrics(tables: Tables): boolean {
  const head = table(tables, 'head');
  const unitsPerEm = head.getUint16(18);
  const widths = table(tables, 'hhea').getUint16(34);
  const hmtx = table(tables, 'hmtx');
  const glyphs = glyphCount(tables);
  return (
    head.getUint32(12) === HEAD_MAGIC &&
    unitsPerEm >= 16 &&
    unitsPerEm <= 16384 &&
    widths > 0 &&
    widths <= glyphs &&
    some(widths, index => hmtx.getUint16(index * 4) > 0) &&
    table(tables, 'cmap').byteLength > 4
  );
}

const glyphCount = (tables: Tables) => table(tables, 'maxp').getUint16(4);

/** Whether the outlines stand in order, at least one draws something, and none contains itself. */
function hasOutlines(tables: Tables): boolean {
  const glyf = table(tables, 'glyf');
  const loca = table(tables, 'loca');
  const glyphs = glyphCount(tables);
  const isLong = table(tables, 'head').getInt16(50) !== 0;
  const startOf = (glyph: number) =>
    isLong ? loca.getUint32(glyph * 4) : loca.getUint16(glyph * 2) * 2;
  const depths = new Map<number, number>();

  /** How deep a glyph is put together; more than allowed for one that cannot be drawn. */
  function depthOf(glyph: number, above: number): number {
    if (glyph >= glyphs || above > MAX_DEPTH) return MAX_DEPTH + 1;
    const known = depths.get(glyph);
    if (known !== undefined) return known;
    const [start, end] = [startOf(glyph), startOf(glyph + 1)];
    if (end <= start || glyf.getInt16(start) >= 0) return 0;
    // Until this is known: one that contains itself is as deep as none may be.
    depths.set(glyph, MAX_DEPTH + 1);
    const deepest = componentsIn(glyf, start, end)
      .map(part => depthOf(part, above + 1))
      .reduce((a, b) => Math.max(a, b));
    depths.set(glyph, deepest + 1);
    return deepest + 1;
  }

  const isOrdered = !some(glyphs, glyph => startOf(glyph) > startOf(glyph + 1));
  return (
    isOrdered &&
    startOf(glyphs) <= glyf.byteLength &&
    some(
      glyphs,
      glyph => startOf(glyph + 1) > startOf(glyph) && glyf.getInt16(startOf(glyph)) !== 0,
    ) &&
    !some(glyphs, glyph => depthOf(glyph, 0) > MAX_DEPTH)
  );
}

/** The glyphs that a composite is made of. Throws RangeError where it does not end before the next glyph. */
function componentsIn(glyf: DataView, start: number, end: number): readonly number[] {
  const parts: number[] = [];
  for (let at = start + 10, flags = MORE; flags & MORE; ) {
    if (at + 4 > end) throw new RangeError('a composite glyph without an end');
    flags = glyf.getUint16(at);
    parts.push(glyf.getUint16(at + 2));
    const scale = flags & MATRIX ? 8 : flags & TWO_SCALES ? 4 : flags & SCALE ? 2 : 0;
    at += 4 + (flags & WORDS ? 4 : 2) + scale;
  }
  return parts;
}

/** Flags of a component, by the OpenType specification of the table glyf. */
const WORDS = 0x0001;
const SCALE = 0x0008;
const MORE = 0x0020;
const TWO_SCALES = 0x0040;
const MATRIX = 0x0080;

function some(count: number, holds: (index: number) => boolean): boolean {
  for (let index = 0; index < count; index++) if (holds(index)) return true;
  return false;
}
