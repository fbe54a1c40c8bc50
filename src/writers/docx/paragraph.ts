/** Paragraphs of a sheet as paragraphs of Word, set by the style of their role. */
import { type Paragraph, textOf } from '../../form/sheet.ts';
import type { FlowParagraph, Run } from './flow.ts';
import { JUSTIFICATION, styleId } from './styles.ts';
import { writable } from './xml.ts';

/** Signs that Word takes for western ones (“ ” … — ·) unless told that they stand in Chinese text. */
const AMBIGUOUS = /[\u00A0-\u2E7F]/;

/** One for all: a form has hundreds of paragraphs without tab stops or text. */
const NONE: readonly never[] = [];

/** A text as runs; throws an Error on what Word cannot read. */
export function textRuns(text: string): readonly Run[] {
  if (text === '') return NONE;
  // Split after each brace: docx replaces {…} that looks like one of its placeholders, even in a text.
  if (text.includes('{')) return text.split(/(?<=\{)/).map(textRun);
  return [textRun(text)];
}

function textRun(text: string): Run {
  return { kind: 'text', text: writable(text), chinese: AMBIGUOUS.test(text) };
}

/** A paragraph of a cell; an empty one when there is none. */
export function cellParagraph(
  role: string,
  paragraph: Paragraph | undefined,
  keepNext: boolean,
): FlowParagraph {
  return {
    kind: 'paragraph',
    style: styleId(role),
    keepNext,
    align: paragraph?.align && JUSTIFICATION[paragraph.align],
    tabStops: NONE,
    runs: paragraph ? textRuns(textOf(paragraph)) : NONE,
  };
}
