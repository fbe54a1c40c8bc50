/** Memoizes functions. */

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

/** Texts whose results are kept at the most, and how long they are. */
const MOST_TEXTS = 4000;
const LONGEST_TEXT = 60;

/**
 * The function, called once for each short text of many that are alike, such as the labels of forms. Why a limit: what a
 * person has filled in is asked for, too; when there is too much, all is forgotten.
 */
export function memoizeText<Result>(compute: (text: string) => Result): (text: string) => Result {
  const results = new Map<string, Result>();
  return text => {
    if (text.length > LONGEST_TEXT) return compute(text);
    const known = results.get(text);
    if (known !== undefined || results.has(text)) return known as Result;
    if (results.size === MOST_TEXTS) results.clear();
    const result = compute(text);
    results.set(text, result);
    return result;
  };
}
