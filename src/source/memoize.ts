/** Memoizes functions. */
import { ownText } from './own-text.ts';

/** The function, called once. */
export function once<Result extends object>(compute: () => Result): () => Result {
  let result: Result | undefined;
  return () => {
    result ??= compute();
    return result;
  };
}

/** The function, called once for each object; its results are kept as long as their objects (WeakMap). */
export function memoize<Key extends object, Result>(
  compute: (key: Key) => Result,
): (key: Key) => Result {
  const results = new WeakMap<Key, Result>();
  return key => {
    const known = results.get(key);
    if (known !== undefined) return known;
    const result = compute(key);
    results.set(key, result);
    return result;
  };
}

/** Texts whose results are kept at the most, and as many of those before; and how long they are. */
const MOST_TEXTS = 2000;
const LONGEST_TEXT = 60;

/**
 * The function, called once for each short text of many that are alike, such as the labels of forms. Why a limit: what a
 * person has filled in is asked for, too. Those asked for since the last time that there were too many are kept.
 */
export function memoizeText<Result>(compute: (text: string) => Result): (text: string) => Result {
  let recent = new Map<string, Result>();
  let earlier = recent;
  return text => {
    if (text.length > LONGEST_TEXT) return compute(text);
    let result = recent.get(text);
    if (result !== undefined || recent.has(text)) return result as Result;
    const isKnown = earlier.has(text);
    const key = ownText(text);
    result = isKnown ? (earlier.get(text) as Result) : compute(key);
    if (recent.size === MOST_TEXTS) {
      earlier = recent;
      recent = new Map();
    }
    recent.set(key, result);
    return result;
  };
}
