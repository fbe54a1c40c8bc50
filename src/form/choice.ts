/** Choices: the options of a cell with their marks, and back to the option that is ticked. */
import type { Part } from './sheet.ts';
import type { ChoiceContent, ChoiceMarks } from './template.ts';

/** Every option with its mark, line by line; a choice that is none of them (in a draft) is ticked at the end, so that it is not lost. */
export function choiceLines(
  { options, perLine }: ChoiceContent,
  chosen: Part,
  marks: ChoiceMarks,
): readonly (readonly Part[])[] {
  const text = chosen.text.replaceAll('\n', ' ');
  const all = text === '' || options.includes(text) ? options : [...options, text];
  const width = all.reduce((most, option) => Math.max(most, ems(option)), 0);
  const lines: Part[][] = [];
  for (const [index, option] of all.entries()) {
    const first = index % (perLine ?? all.length) === 0;
    if (first) lines.push([]);
    const line = lines.at(-1);
    // Hanzi and the blank are one em wide, so that blanks set options below one another.
    const short = perLine === undefined ? 0 : width - ems(all[index - 1] ?? '');
    if (!first && marks.gap + short > 0) line?.push({ text: '　'.repeat(marks.gap + short) });
    line?.push(...markedOption(option === text ? { ...chosen, text } : { text: option }, marks));
  }
  return lines;
}

function markedOption(option: Part, { open, ticked, before }: ChoiceMarks): readonly Part[] {
  if (!option.field) return [{ text: before ? `${open}${option.text}` : `${option.text}${open}` }];
  return before ? [{ text: ticked }, option] : [option, { text: ticked }];
}

/** Width in em, two letters or digits for one hanzi. */
const ems = (text: string) =>
  Math.ceil([...text].reduce((sum, one) => sum + (/[ -~]/.test(one) ? 0.5 : 1), 0));

/** The options that a printed choice ticks, in their order. Options that hold a mark themselves are not told apart. */
export function tickedOptions(
  text: string,
  { open, ticked, before }: ChoiceMarks,
): readonly string[] {
  // The longest first, since one mark may begin with the other: □ and □√.
  const marks = [open, ticked]
    .filter(mark => mark !== '')
    .sort((a, b) => b.length - a.length)
    .map(escaped);
  const pieces = text.split(new RegExp(`(${marks.join('|')})`));
  const options = pieces.map((piece, index) =>
    index % 2 === 1 && piece === ticked ? pieces[before ? index + 1 : index - 1] : undefined,
  );
  return options.flatMap(option => option?.trim() || []);
}

const escaped = (mark: string) => mark.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
