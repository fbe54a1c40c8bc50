/** The further places of an entry on a terminal: a line each, none wider than the terminal. */
import { cellsOf } from '../../internal.ts';
import type { Language } from '../language.ts';
import type { Look } from '../session.ts';
import { type Entry, type FurtherPlace, furtherPlaces } from './entries.ts';
import { placeText } from './messages.ts';

/** A line for each further place; where none says anything of its own, only the places. */
export function furtherLines(entry: Entry, look: Look): readonly string[] {
  const { language, columns, paint } = look;
  const places = furtherPlaces(entry, language);
  const head = `  ${paint.cyan(alsoWord(places.length)[language])}`;
  if (places.every(({ text, help }) => text === '' && help === undefined))
    return [head, ...placesOnly(places, look)];
  const width = places.reduce(
    (most, { finding }) => Math.max(most, cellsOf(nameOf(finding, language))),
    0,
  );
  return [
    head,
    ...places.flatMap(({ finding, text, help }) => {
      const place = nameOf(finding, language);
      const line = `    ${paint.bold(place)}${' '.repeat(width - cellsOf(place))}  ${cutTo(text, columns - width - 6)}`;
      if (help === undefined) return [line];
      const fits = width + cellsOf(text) + cellsOf(help) + 8 <= columns;
      return fits
        ? [`${line}  ${paint.cyan(help)}`]
        : [line, `${' '.repeat(width + 6)}${paint.cyan(help)}`];
    }),
  ];
}

export type FurtherLines = typeof furtherLines;

const alsoWord = (count: number) => ({ zh: `还有 ${count} 处：`, en: `and ${count} more:` });

const nameOf = (finding: FurtherPlace['finding'], language: Language) =>
  placeText(finding, language) ?? '–';

/** The places one after the other, on as many lines as they need. */
function placesOnly(
  places: readonly FurtherPlace[],
  { columns, language }: Look,
): readonly string[] {
  const lines: string[] = [];
  for (const place of places.map(({ finding }) => nameOf(finding, language))) {
    const line = lines.at(-1);
    if (line !== undefined && cellsOf(line) + 2 + cellsOf(place) <= columns)
      lines[lines.length - 1] = `${line}  ${place}`;
    else lines.push(`    ${place}`);
  }
  return lines;
}

/** As much of a text as so many cells hold. */
function cutTo(text: string, cells: number): string {
  if (cellsOf(text) <= cells) return text;
  let kept = '';
  let width = 0;
  for (const character of text) {
    width += cellsOf(character);
    if (width >= cells) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}
