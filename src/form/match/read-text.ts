/** The text of a cell or line taken apart into the fields that the form prints there. */
import { isRoom } from '../label-text.ts';
import type { FieldSegment, Segment, TextContent } from '../template.ts';
import { parseSegments } from '../values.ts';

/** The text of a field; not sure where another reading is as good. */
export interface FieldText {
  readonly field: FieldSegment;
  readonly text: string;
  readonly isSure: boolean;
}

/** The texts of the fields that a cell prints; undefined where its words are not those of the form. */
export function readText(
  lines: readonly string[],
  { paragraphs }: TextContent,
): readonly FieldText[] | undefined {
  const [first = []] = paragraphs;
  if (paragraphs.length === 1) return readSegments(lines.join('\n'), first);
  const isPlain = paragraphs.every(
    segments => segments.length === 1 && segments[0]?.kind === 'field',
  );
  if (isPlain)
    return sharedOut(
      lines.filter(line => line.trim() !== ''),
      paragraphs.flat().filter(isField),
    );
  if (lines.length === paragraphs.length) {
    const read = paragraphs.map((segments, index) => readSegments(lines[index] ?? '', segments));
    if (read.every(texts => texts !== undefined)) return read.flat();
  }
  return readSegments(lines.join(''), paragraphs.flat());
}

/** The same for one paragraph. */
export function readSegments(
  text: string,
  segments: readonly Segment[],
): readonly FieldText[] | undefined {
  const asked = segments.filter(({ kind }) => kind !== 'literal');
  const texts = parseSegments(text, segments) ?? parseLoosely(text, segments);
  return (
    texts &&
    asked.flatMap((field, index) =>
      isField(field) ? [{ field, text: texts[index] ?? '', isSure: true }] : [],
    )
  );
}

const isField = (segment: Segment): segment is FieldSegment => segment.kind === 'field';

/** Like parseSegments, but blanks, the width of brackets, colons and the words between two dates may differ. */
function parseLoosely(text: string, segments: readonly Segment[]): readonly string[] | undefined {
  const texts: string[] = [];
  let start = 0;
  let isOpen = false;
  for (const [index, segment] of segments.entries()) {
    if (segment.kind === 'number') {
      const number = NUMBER.exec(text.slice(start, start + 12))?.[0] ?? '';
      texts.push(number.trim());
      start += number.length;
    } else if (segment.kind !== 'literal') {
      if (isOpen) return undefined;
      isOpen = true;
    } else {
      const found = findLoosely(text, segment.text, start, isOpen);
      const isLast = index === segments.length - 1;
      if (!found && !isLast && !isMark(segment.text)) return undefined;
      if (found && isOpen) texts.push(text.slice(start, found.start));
      if (found || !isMark(segment.text)) isOpen = isOpen && !found;
      if (found) start = found.end;
    }
  }
  if (isOpen) return [...texts, text.slice(start)];
  return isRoom(text.slice(start)) ? texts : undefined;
}

const NUMBER = /^\s*[（(]?\d{1,2}(?=[）)、.．:：\s])/;

const isMark = (literal: string) => /^[、.．:：）)\s]*$/.test(literal);

function findLoosely(text: string, literal: string, from: number, isOpen: boolean) {
  for (const pattern of patternsOf(literal)) {
    pattern.lastIndex = from;
    const match = pattern.exec(text);
    if (match && (isOpen || text.slice(from, match.index).trim() === ''))
      return { start: match.index, end: match.index + match[0].length };
  }
  return undefined;
}

const BETWEEN = ['[到至]', '[—–~～]{1,2}', '--', '-'];

function patternsOf(literal: string): readonly RegExp[] {
  if (/^[到至—–~～-]+$/.test(literal)) return BETWEEN.map(words => new RegExp(words, 'g'));
  const source = [...literal.replace(/\s+/g, '')].map(
    character => CLASSES.get(character) ?? escaped(character),
  );
  return source.length === 0 ? [] : [new RegExp(source.join('\\s*'), 'g')];
}

const CLASSES = new Map<string, string>([
  ...[...'（('].map(one => [one, '[（(]'] as const),
  ...[...'）)'].map(one => [one, '[）)]'] as const),
  ...[...'：:'].map(one => [one, '[：:]?'] as const),
  ...[...'、.．'].map(one => [one, '[、.．]'] as const),
]);

const escaped = (character: string) => character.replace(/[\\^$.*+?()[\]{}|/-]/, '\\$&');

/** What a code or a phone number looks like, by the last key of its field. */
const SHAPES: Readonly<Record<string, RegExp>> = {
  departmentCode: /^[[［【(（]?[0-9A-Za-z-]{2,}[\]］】)）]?$/,
  phone: /^[\d+][\d\s()（）、，/-]{5,}$/,
};

/** Lines that several fields share: one each, else by what codes and phones look like. */
function sharedOut(
  lines: readonly string[],
  fields: readonly FieldSegment[],
): readonly FieldText[] {
  const [first] = fields;
  const last = fields.at(-1);
  if (!first || !last) return [];
  if (lines.length === 0) return fields.map(field => ({ field, text: '', isSure: true }));
  const shape = SHAPES[String(last.path.at(-1))];
  if (lines.length === fields.length && (!shape || shape.test(lines.at(-1)?.trim() ?? '')))
    return fields.map((field, index) => ({ field, text: lines[index] ?? '', isSure: true }));
  if (!shape) return [{ field: first, text: lines.join('\n'), isSure: false }];
  const parts =
    lines.length === 1
      ? (lines[0] ?? '').trim().split(/\s(?=\S+$)|[、，,/](?=[^、，,/]+$)/)
      : lines;
  const code = parts.at(-1) ?? '';
  if (!shape.test(code.trim())) return [{ field: first, text: lines.join('\n'), isSure: true }];
  const name = parts.slice(0, -1).join('\n');
  return [
    ...(name === '' ? [] : [{ field: first, text: name, isSure: true }]),
    { field: last, text: code, isSure: true },
  ];
}
