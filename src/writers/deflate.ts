/**
 * Deflating by libdeflate, as WebAssembly: the same bytes on every machine, which Node's zlib does not promise from
 * release to release and processor to processor. zlib as WebAssembly takes more than twice as long for the outlines of
 * a font: for “PDF, filing in memory → bytes” of the benchmark, 1.3 times typst.
 */
import { newLibdeflate } from '../generated/libdeflate.js';

/** How hard deflating tries: 1 is fast, 12 is small. */
export type Level = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12;

/** Raw (RFC 1951) as zips hold it, zlib (RFC 1950) as PDFs do. */
export type Container = 'raw' | 'zlib';

/** Deflates bytes; throws a RangeError where there is no memory for them. */
export function deflate(
  data: Uint8Array,
  { container, level }: { readonly container: Container; readonly level: Level },
): Uint8Array {
  library ??= newLibdeflate();
  const { memory, malloc, free } = library;
  const { compress, bound } = functionsOf(library, container);
  const compressor = compressorOf(library, level);
  const room = bound(compressor, data.length);
  const input = allocated(malloc(data.length + room), data.length + room);
  try {
    new Uint8Array(memory.buffer).set(data, input);
    const output = input + data.length;
    const length = compress(compressor, input, data.length, output, room);
    return new Uint8Array(memory.buffer).slice(output, output + length);
  } finally {
    free(input);
  }
}

type Libdeflate = ReturnType<typeof newLibdeflate>;

let library: Libdeflate | undefined;

const functionsOf = (from: Libdeflate, container: Container) =>
  container === 'raw'
    ? { compress: from.libdeflate_deflate_compress, bound: from.libdeflate_deflate_compress_bound }
    : { compress: from.libdeflate_zlib_compress, bound: from.libdeflate_zlib_compress_bound };

/** The addresses of what libdeflate keeps for each level. */
const compressors = new Map<Level, number>();

function compressorOf({ libdeflate_alloc_compressor: allocate }: Libdeflate, level: Level): number {
  const known = compressors.get(level);
  if (known !== undefined) return known;
  const made = allocated(allocate(level), 0);
  compressors.set(level, made);
  return made;
}

function allocated(address: number, size: number): number {
  if (address === 0) throw new RangeError(`no memory to deflate ${size} bytes`);
  return address;
}
