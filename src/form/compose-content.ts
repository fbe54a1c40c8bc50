/** What stands in a cell: its text with the fields of the filing filled in, its choices ticked. */
import type { Filing } from '../filing/filing.ts';
import { type RowIndexes, withRowIndex } from '../filing/funding-rows.ts';
import { choiceLines } from './choice.ts';
import type { Line, Paragraph, Part } from './sheet.ts';
import {
  type CellContent,
  type FormTemplate,
  type Items,
  type Reference,
  resolvePath,
  type Segment,
  type TemplateLine,
} from './template.ts';
import { printField, roomInText } from './values.ts';

/** A filing on its way into a form, and where relative paths begin. */
export interface Composer extends Items {
  readonly filing: Filing;
  readonly template: FormTemplate;
  /** Where the filing states the rows of its funds. */
  readonly rowIndexes: RowIndexes;
}

/** The paragraphs of a cell; a level prints what the row around it says. */
export function composeContent(
  composer: Composer,
  content: CellContent,
  levelName: string,
): readonly Paragraph[] {
  switch (content.kind) {
    case 'level':
      return splitParagraphs([{ text: levelName }]);
    case 'choice': {
      const chosen = fieldPart(composer, content.field);
      if (content.takesOther && chosen.text !== '' && !content.options.includes(chosen.text))
        return splitParagraphs([chosen]);
      const lines = choiceLines(content, chosen, composer.template.choiceMarks);
      return lines.map(parts => ({ parts }));
    }
    case 'text': {
      const known = labels.get(content);
      if (known) return known;
      const paragraphs = content.paragraphs.flatMap(segments =>
        splitParagraphs(composeSegments(composer, segments)),
      );
      if (content.paragraphs.every(isLabel)) labels.set(content, paragraphs);
      return withoutBlank(paragraphs);
    }
  }
}

/** What labels say, made once: it is the same in every filing. */
const labels = new WeakMap<CellContent, readonly Paragraph[]>();

const isLabel = (segments: readonly Segment[]) => segments.every(({ kind }) => kind === 'literal');

/** A line outside the table; a line end in a value is a blank there. */
export function composeLine(composer: Composer, { style, paragraphs }: TemplateLine): Line {
  const segments = paragraphs.map(text => {
    const parts = composeSegments(composer, text).map(onOneLine);
    const breaks = titleBreaks(composer, text, parts);
    return { parts, ...(breaks.length > 0 && { breaks }) };
  });
  return { role: style, segments };
}

const onOneLine = (part: Part): Part =>
  part.text.includes('\n') ? { ...part, text: part.text.replaceAll('\n', ' ') } : part;

/** Where the title of the form that a line prints is to be broken. */
function titleBreaks(
  { template }: Composer,
  segments: readonly Segment[],
  parts: readonly Part[],
): readonly number[] {
  const title = segments.findIndex(({ kind }) => kind === 'title');
  if (title === -1) return [];
  const before = parts.slice(0, title).reduce((sum, { text }) => sum + text.length, 0);
  return template.titleBreaks.map(offset => before + offset);
}

/** The parts of a text; an unset field leaves room where the text goes on behind it. */
function composeSegments(composer: Composer, segments: readonly Segment[]): readonly Part[] {
  return segments.map((segment, index) => {
    const part = composeSegment(composer, segment);
    const isLast = index === segments.length - 1;
    return part.field && part.text === '' && !isLast
      ? { ...part, text: roomInText(part.field) }
      : part;
  });
}

function composeSegment(composer: Composer, segment: Segment): Part {
  switch (segment.kind) {
    case 'literal':
      return { text: segment.text };
    case 'number':
      return { text: String(Number(composer.item.at(-1)) + 1) };
    case 'title':
      return { text: composer.template.title };
    case 'field':
      return fieldPart(composer, segment);
  }
}

function fieldPart(composer: Composer, reference: Reference): Part {
  const { filing, template, rowIndexes } = composer;
  const path = withRowIndex(resolvePath(reference, composer), rowIndexes);
  return { text: printField(filing, path, template.constraints.money), field: path };
}

/** Paragraphs without those that only print blank fields, as a code below a department's name; the first where all do. */
function withoutBlank(paragraphs: readonly Paragraph[]): readonly Paragraph[] {
  const filled = paragraphs.filter(
    ({ parts }) => parts.length === 0 || parts.some(({ text, field }) => text !== '' || !field),
  );
  return filled.length > 0 ? filled : paragraphs.slice(0, 1);
}

/** Parts cut into paragraphs at their line ends, those without text left out unless nothing else is there. */
function splitParagraphs(parts: readonly Part[]): readonly Paragraph[] {
  if (!parts.some(part => part.text.includes('\n'))) return [{ parts }];
  const paragraphs: Part[][] = [[]];
  for (const part of parts) {
    for (const [index, text] of part.text.split('\n').entries()) {
      if (index > 0) paragraphs.push([]);
      paragraphs.at(-1)?.push({ ...part, text });
    }
  }
  return withoutBlank(paragraphs.map(inside => ({ parts: inside })));
}
