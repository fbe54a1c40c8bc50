/** Words within a value: told apart from the same words elsewhere in it, and found again in the text. */
import type { Excerpt } from '../finding.ts';

/** Characters of the longest text within which words are told apart; the work grows with their product. */
const LONGEST = 20_000;

/** The words of a text from `start` to `end`; undefined in a text of more than 20,000 characters. */
export function excerptOf(text: string, start: number, end: number): Excerpt | undefined {
  if (text.length > LONGEST) return undefined;
  const words = text.slice(start, end);
  return { words, earlier: placesOf(words, text.slice(0, start)).length };
}

/** Where words stand in a text, not overlapping. */
export function placesOf(words: string, text: string): readonly number[] {
  const places: number[] = [];
  if (words === '') return places;
  for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + words.length))
    places.push(at);
  return places;
}
