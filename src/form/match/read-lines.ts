/** The lines above and below a table: as the form prints them, or taken apart by their labels. */
import type { Localized } from '../../finding.ts';
import type { FilledLine } from '../filled-form.ts';
import { labelKeys } from '../label-text.ts';
import { OUTSIDE, resolvePath, type Segment, type TemplateLine } from '../template.ts';
import { parseSegments } from '../values.ts';
import { put, type Reading } from './reading.ts';

/** A text that still has to find its place. */
export interface LooseText {
  readonly text: string;
  readonly name: Localized;
}

/** Reads the lines that say what the form's own lines say, and gives the others. */
export function readLines(
  reading: Reading,
  lines: readonly FilledLine[],
  own: readonly TemplateLine[],
): readonly LooseText[] {
  const left = new Set(own);
  const loose: LooseText[] = [];
  for (let index = 0; index < lines.length; ) {
    const taken = [...left].reduce((most, one) => {
      if (most > 0) return most;
      const count = readLine(reading, lines.slice(index), one);
      if (count > 0) left.delete(one);
      return count;
    }, 0);
    const line = lines[index];
    if (taken === 0 && line) loose.push(line);
    index += Math.max(1, taken);
  }
  return loose;
}

/** How many lines are this one of the form, whose paragraphs may stand below one another; their values are read then. */
function readLine(
  reading: Reading,
  lines: readonly FilledLine[],
  { paragraphs }: TemplateLine,
): number {
  const parts: LooseText[] = [];
  for (const [index, { text, name }] of lines.entries()) {
    const shown = paragraphs.length > 1 ? text.split('\t') : [text];
    for (const part of shown) parts.push({ text: part.trim(), name });
    if (parts.length > paragraphs.length) return 0;
    if (parts.length === paragraphs.length)
      return readParts(reading, parts, paragraphs) ? index + 1 : 0;
  }
  return 0;
}

function readParts(
  reading: Reading,
  parts: readonly LooseText[],
  paragraphs: TemplateLine['paragraphs'],
): boolean {
  const { title } = reading.template;
  const read = paragraphs.map((segments, index) => {
    const shown = segments.map(
      (one): Segment => (one.kind === 'title' ? { kind: 'literal', text: title } : one),
    );
    const texts = parseSegments(parts[index]?.text ?? '', trimmed(shown));
    const fields = shown.filter(({ kind }) => kind !== 'literal');
    return texts && { texts, fields, label: labelOf(segments) };
  });
  if (read.some(one => one === undefined)) return false;
  for (const [part, { name }] of parts.entries()) {
    const { fields = [], texts = [], label } = read[part] ?? {};
    for (const [index, field] of fields.entries())
      if (field.kind === 'field')
        put(reading, resolvePath(field, OUTSIDE), texts[index] ?? '', { name, label });
  }
  return true;
}

/** Segments without blanks at their ends, as the text of a line is read. */
const trimmed = (segments: readonly Segment[]): readonly Segment[] =>
  segments.map((one, index) => {
    if (one.kind !== 'literal') return one;
    const text = index === segments.length - 1 ? one.text.trimEnd() : one.text;
    return { kind: 'literal', text: index === 0 ? text.trimStart() : text };
  });

/** The label before the first field of a line. */
export function labelOf(segments: readonly Segment[]): string {
  const [first] = segments;
  const label = first?.kind === 'literal' ? first.text : '';
  return /[:：]\s*$/.test(label) ? label : '';
}

const YEAR = /^[（(]?\s*(20\d\d)\s*(?:年度?)?\s*[）)]?$/;
const ATTACHMENT = /^附[件表]?[一二三四五六七八九十\d-]{0,4}[:：]?$/;

/** The year of the form, its title and the number of the attachment, however they are worded; gives what is left. */
export function readHeadings(reading: Reading, texts: readonly LooseText[]): readonly LooseText[] {
  return texts.filter(({ text, name }) => {
    const bare = text.replace(/\s+/g, '');
    if (bare === '' || ATTACHMENT.test(bare)) return false;
    const [, year] = YEAR.exec(bare) ?? [];
    const isTitle = namesForm(bare, reading.template.title);
    const inTitle = isTitle ? /20\d\d(?=年)/.exec(bare)?.[0] : undefined;
    const found = year ?? inTitle;
    if (found !== undefined && !reading.values.has(YEAR_KEY))
      put(reading, ['year'], found, { name });
    return !isTitle && year === undefined;
  });
}

const YEAR_KEY = JSON.stringify(['year']);

/** Whether a text is the title of a form of this kind, worded in another way. */
const namesForm = (text: string, title: string): boolean =>
  text === title || (text.length <= 40 && /绩效|申报/.test(text) && TITLE.test(text));

const TITLE = /^[^:：。，]*表(?:[（(][^（()）]*[）)])?$/;

const LABEL = /([^\s　:：，。；、（()）]{2,16}(?:[（(][^（()）]{1,8}[）)])?)[\s　]*[:：]/g;

/** What a text that is taken apart asks: whether a label is known, and whether there is a place for what stands behind it. */
export interface LabelReader {
  readonly isKnown: (keys: readonly string[]) => boolean;
  readonly place: (keys: readonly string[], value: string, label: string) => boolean;
}

/** Takes a text apart into labels with what stands behind each; gives what has no place. */
export function takeApart(
  { text, name }: LooseText,
  { isKnown, place }: LabelReader,
): readonly LooseText[] {
  const labels = [...text.matchAll(LABEL)]
    .map(match => ({
      index: match.index,
      whole: match[0],
      label: match[1] ?? '',
      keys: labelKeys(match[1] ?? ''),
    }))
    // Words with a colon within a value are no label.
    .filter(
      ({ index, keys }) => index === 0 || isKnown(keys) || /[\s　]/.test(text[index - 1] ?? ''),
    );
  const [first] = labels;
  if (!first) return [{ text, name }];
  const left: LooseText[] = [];
  const leave = (piece: string) => {
    if (piece.trim() !== '') left.push({ text: piece.trim(), name });
  };
  leave(text.slice(0, first.index));
  for (const [at, { index, whole, label, keys }] of labels.entries()) {
    const end = labels[at + 1]?.index ?? text.length;
    const value = text.slice(index + whole.length, end).trim();
    if (!place(keys, value, label) && value !== '') leave(text.slice(index, end));
  }
  return left;
}
