/** JSON that is safe to print: characters that control a terminal or cannot be seen are escaped. */

/** Such characters that JSON.stringify leaves as they are. */
const UNSAFE = /[\u007F-\u009F\u2028\u2029\p{NChar}]|[^\P{Cf}\u200C\u200D]/gu;

/** A value as JSON on one line. */
export function jsonText(value: unknown): string {
  return JSON.stringify(value).replace(UNSAFE, escapeUnits);
}

const escapeUnits = (character: string) =>
  character
    .split('')
    .map(unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');

/** A JSON list written value by value; `open` is the text before it, with its opening bracket. */
export function newList(open: string) {
  let isEmpty = true;
  return {
    add(value: unknown): string {
      const before = isEmpty ? `${open}\n` : ',\n';
      isEmpty = false;
      return before + jsonText(value);
    },
    close: () => (isEmpty ? `${open}]` : '\n]'),
  };
}
