/** Makes text from outside safe to print: characters that control a terminal or cannot be seen are shown as <U+001B>. */

/**
 * Controls, line separators, lone surrogates, noncharacters, and invisible characters except the joiners of emoji. This
 * includes every character that XML forbids.
 */
const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{NChar}]|[^\P{Cf}\u200C\u200D]/gu;

/** The text with every such character as <U+001B>; line ends too, so that a message stays on one line. */
export function visible(text: string): string {
  return text.replace(UNSEEN, character => {
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
    return `<U+${code.padStart(4, '0')}>`;
  });
}
