/** Makes text from outside safe to print: characters that control a terminal or cannot be seen are shown as <U+001B>. */
import { codePointName, UNSEEN } from '../internal.ts';

/** The text with every such character as <U+001B>; line ends too, so that a message stays on one line. */
export const visible = (text: string): string =>
  text.replace(UNSEEN, character => `<${codePointName(character.codePointAt(0) ?? 0)}>`);
