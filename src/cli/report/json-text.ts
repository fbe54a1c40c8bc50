/** JSON that a terminal can show: what may steer it or hide in it is escaped. */

/** What JSON leaves as it is but a terminal may obey or hide. */
const STEERING = /[\u007F-\u009F\u2028\u2029\p{NChar}]|[^\P{Cf}\u200C\u200D]/gu;

/** A value as JSON on one line. */
export function jsonText(value: unknown): string {
  return JSON.stringify(value).replace(STEERING, escapeUnits);
}

const escapeUnits = (character: string) =>
  character
    .split('')
    .map(unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');

/** A list written value by value; `open`, which ends with its bracket, stands before the first. */
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
