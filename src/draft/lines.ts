/** The lines above and below a form's table, with the fields that they print: year, reporting unit, preparer. */

import type { Path } from '../finding.ts';
import { bareLabel } from '../form/label-text.ts';
import type { WordParagraph } from '../word/word-text.ts';
import { withoutBraces } from './cell-text.ts';
import { notePlace } from './filled.ts';
import { fieldsOfLineLabel } from './labels.ts';
import { type FormReading, leaveNote, take, unknownLabel } from './reading.ts';
import type { DraftLine } from './template-draft.ts';

/** Gives the name of the style in which a line is set. */
export type StyleOfLine = (line: WordParagraph, text: string) => string;

const LABEL = /([^\s　:：，。；、（()）]{2,12}(?:[（(][^（()）]{1,8}[）)])?)[\s　]*[:：]/g;
const YEAR = /([（(])[\s　]*(?:20\d\d|(?:20)?[Xx×*]{2,4})?[_＿\s　]*(年度?)[\s　]*([）)])/;
/** What stands where something is to be written by hand. */
const ROOM = /^[\s　_＿年月日.…]*$/;
/** Words before a colon that ask for nothing. */
const REMARK = /^(注|备注|说明|填表说明|填报说明|附件?\d*|附表\d*|注意)$/;
const SEAL = /[（(](盖章|公章|签字|签章)[）)]$/;

/** Reads a line; several labels with their fields stand side by side. Notes are left at the path. */
export function readLine(
  reading: FormReading,
  paragraph: WordParagraph,
  path: Path,
  styleOfLine: StyleOfLine,
): DraftLine {
  const text = withoutBraces(paragraph.text).replaceAll('\n', ' ').trim();
  const style = styleOfLine(paragraph, text);
  const labels = [...text.matchAll(LABEL)].filter(match => !REMARK.test(bareLabel(match[1] ?? '')));
  const segments = labels.map((match, index) => {
    const end = labels[index + 1]?.index ?? text.length;
    const head = match[0].replace(/[\s　]+/g, '');
    const value = text.slice(match.index + match[0].length, end).trim();
    const fields = fieldsOfLineLabel(match[1] ?? '');
    const field = take(reading, fields);
    if (field === undefined) {
      if (ROOM.test(value))
        leaveNote(reading, path, unknownLabel(reading, match[1] ?? '', fields.length > 0));
      return `${head}${value}`;
    }
    notePlace(reading.filled, 'values', value.replace(SEAL, ''));
    return `${head}{${field}}${SEAL.exec(value)?.[0] ?? ''}`;
  });
  const lead = text.slice(0, labels[0]?.index).trim();
  const all = lead === '' ? segments : [withDates(reading, lead), ...segments];
  return { style, text: all.length > 1 ? all : (all[0] ?? '') };
}

/** A line without labels: its year is the filing's, a date to be written by hand the preparer's. */
function withDates(reading: FormReading, text: string): string {
  if (/^[_＿\s　]*年[_＿\s　]+月[_＿\s　]+日$/.test(text)) {
    const field = take(reading, ['preparer.date']);
    if (field !== undefined) return `{${field}}`;
  }
  const dated = text
    .replace(YEAR, (_, open: string, year: string, close: string) => `${open}{year}${year}${close}`)
    .replace(/20\d\d(?=年度?[^\d\s月])/, '{year}');
  if (dated !== text) reading.used.add('year');
  return dated.replace(/[\s　]{3,}/g, '　　');
}
