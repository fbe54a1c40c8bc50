/** Text from outside made safe for a terminal: what steers it or hides in it is shown by name. */
import { codePointName, UNSEEN } from '../internal.ts';

/** The text with every such character as <U+001B>; line ends too, so that a message stays one line. */
export const visible = (text: string): string =>
  text.replace(UNSEEN, character => `<${codePointName(character.codePointAt(0) ?? 0)}>`);
