/** Choices read back: the option that is ticked, whichever marks the writer used. */
import { tickedOptions } from '../choice.ts';
import type { ChoiceContent, ChoiceMarks } from '../template.ts';

const TICKS = '√✓✔☑■☒●✅';
const MARK = new RegExp(`[□☐○◯〇]?[${TICKS}]|[□☐○◯〇]|[[(（【]\\s*[${TICKS}]?\\s*[\\])）】]`, 'gu');
const TICKED = new RegExp(`[${TICKS}]`, 'u');

/** Whether a text has marks of choices. */
export const hasChoiceMark = (text: string): boolean => text.search(MARK) !== -1;

/** The options that are ticked, and whether what the cell says could be told. */
export interface ReadChoice {
  readonly chosen: readonly string[];
  readonly isSure: boolean;
}

/** What a choice says: by the marks of the form, else by any; a text without marks is what was chosen. */
export function readChoice(text: string, content: ChoiceContent, marks: ChoiceMarks): ReadChoice {
  const { options } = content;
  if (text === '') return { chosen: [], isSure: true };
  if (options.includes(text) || !hasChoiceMark(text)) return { chosen: [text], isSure: true };
  const byForm = tickedOptions(text, marks);
  if (byForm.length === 1 && isSound(byForm[0] ?? '')) return { chosen: byForm, isSure: true };
  const chosen = tickedAnyhow(text);
  return { chosen, isSure: chosen.length < 2 };
}

const isSound = (option: string) => !hasChoiceMark(option);

function tickedAnyhow(text: string): readonly string[] {
  const pieces: string[] = [];
  const marks: string[] = [];
  let end = 0;
  for (const match of text.matchAll(MARK)) {
    pieces.push(text.slice(end, match.index));
    marks.push(match[0]);
    end = match.index + match[0].length;
  }
  pieces.push(text.slice(end));
  const isBefore = (pieces[0] ?? '').trim() === '';
  return marks.flatMap((mark, index) => {
    const option = (pieces[isBefore ? index + 1 : index] ?? '').trim();
    return TICKED.test(mark) && option !== '' ? [option] : [];
  });
}
