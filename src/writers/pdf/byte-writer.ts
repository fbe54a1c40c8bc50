/**
 * Text and bytes one after the other, in memory that is used again: what a PDF is written of is millions of short
 * texts, which as strings would be most of what there is to clear away.
 */
export interface ByteWriter {
  /** Begins anew. */
  readonly clear: () => void;
  /** Adds characters up to U+00FF, one byte each. */
  readonly text: (text: string) => void;
  /** Adds a number in decimals; a thousandth of a point is far finer than any printer. */
  readonly number: (value: number) => void;
  /** Adds a number below 65536 in four hexadecimal digits. */
  readonly hex: (value: number) => void;
  readonly bytes: (bytes: Uint8Array) => void;
  /** How many bytes there are. */
  readonly length: () => number;
  /** They, in memory of their own. */
  readonly taken: () => Uint8Array;
}

/** Bytes of memory to begin with; it doubles as needed. */
const ROOM = 256 * 1024;
const MINUS = 0x2d;
const POINT = 0x2e;
const ZERO = 0x30;
const DIGITS = Uint8Array.from('0123456789abcdef', digit => digit.charCodeAt(0));
/** Most bytes of a number of whole thousandths that a 32-bit integer holds. */
const LONGEST = 12;
const MOST = 2 ** 31 / 1000 - 1;

export function byteWriter(): ByteWriter {
  let memory = new Uint8Array(ROOM);
  let end = 0;

  function reserve(more: number): void {
    if (end + more <= memory.length) return;
    const larger = new Uint8Array(Math.max(memory.length * 2, end + more));
    larger.set(memory.subarray(0, end));
    memory = larger;
  }

  function text(added: string): void {
    reserve(added.length);
    for (let at = 0; at < added.length; at++) memory[end++] = added.charCodeAt(at);
  }

  /** Digits from the first that is not zero, the last one in any case. */
  function whole(value: number): void {
    let power = 1;
    while (power * 10 <= value) power *= 10;
    for (let rest = value; power >= 1; power = Math.floor(power / 10)) {
      const digit = Math.floor(rest / power);
      memory[end++] = ZERO + digit;
      rest -= digit * power;
    }
  }

  function number(value: number): void {
    if (Math.abs(value) < MOST) thousandths(value);
    else text(String(value));
  }

  function thousandths(value: number): void {
    reserve(LONGEST);
    const all = Math.round(Math.abs(value) * 1000);
    if (value < 0 && all > 0) memory[end++] = MINUS;
    const rest = all % 1000;
    whole((all - rest) / 1000);
    if (rest === 0) return;
    memory[end++] = POINT;
    memory[end++] = ZERO + Math.floor(rest / 100);
    if (rest % 100 === 0) return;
    memory[end++] = ZERO + (Math.floor(rest / 10) % 10);
    if (rest % 10 !== 0) memory[end++] = ZERO + (rest % 10);
  }

  return {
    clear: () => {
      end = 0;
    },
    text,
    number,
    hex: value => {
      reserve(4);
      for (let shift = 12; shift >= 0; shift -= 4)
        memory[end++] = DIGITS[(value >> shift) & 0xf] ?? ZERO;
    },
    bytes: added => {
      reserve(added.length);
      memory.set(added, end);
      end += added.length;
    },
    length: () => end,
    taken: () => memory.slice(0, end),
  };
}
