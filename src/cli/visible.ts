/** Text from outside made safe for a terminal: what steers it or hides in it is shown by name. */

/**
 * Controls, line separators, halves of surrogate pairs, code points that are no characters, and invisible characters
 * but the joiners of emoji. All that XML forbids is among them.
 */
const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{NChar}]|[^\P{Cf}\u200C\u200D]/gu;

/** The text with every such character as <U+001B>; line ends too, so that a message stays one line. */
export function visible(text: string): string {
  return text.replace(UNSEEN, character => {
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
    return `<U+${code.padStart(4, '0')}>`;
  });
}
