/** How names and sentences of the filing are quoted in messages. */

const LONGEST = 24;

/** The text, or its beginning where it would crowd the message. */
export function shown(text: string): string {
  if (text.length <= LONGEST) return text;
  const characters = [...text];
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST).join('')}…` : text;
}
