/** Paragraphs of a sheet as paragraphs of Word, set by the style of their role. */
import { type Paragraph, type Style, textOf } from '../../form/sheet.ts';
import type { FlowParagraph, Run } from './flow.ts';
import { JUSTIFICATION, styleId } from './styles.ts';
import { ptTwips } from './units.ts';
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

const HAN_ONLY = /^\p{Script=Han}+$/u;

/**
 * The inset in twips with which a centred label breaks a character earlier, where it would end in a line of one,
 * e.g. 计量单/位; 0 for all others. The PDF breaks them so by its own rule. `room` is the width for the text.
 */
function insetFor(text: string, { size, align }: Style, room: number): number {
  const em = ptTwips(size);
  const perLine = Math.floor(room / em);
  const length = text.length;
  if (align !== 'center' || perLine < 3 || length % perLine !== 1 || length === 1) return 0;
  const lines = Math.ceil(length / perLine);
  return Math.ceil(length / (perLine - 1)) === lines && HAN_ONLY.test(text) ? Math.ceil(em / 2) : 0;
}

/** A label of a cell `room` twips wide: a paragraph that does not end in a line of one character. */
export function labelParagraph(
  role: string,
  paragraph: Paragraph,
  keepNext: boolean,
  { style, room }: { readonly style: Style; readonly room: number },
): FlowParagraph {
  const text = textOf(paragraph);
  return paragraphOf(role, paragraph, { keepNext, inset: insetFor(text, style, room), text });
}

/** A paragraph of a cell; an empty one when there is none. */
export function cellParagraph(
  role: string,
  paragraph: Paragraph | undefined,
  keepNext: boolean,
): FlowParagraph {
  const text = paragraph ? textOf(paragraph) : '';
  return paragraphOf(role, paragraph, { keepNext, inset: 0, text });
}

function paragraphOf(
  role: string,
  paragraph: Paragraph | undefined,
  { keepNext, inset, text }: { keepNext: boolean; inset: number; text: string },
): FlowParagraph {
  return {
    kind: 'paragraph',
    style: styleId(role),
    keepNext,
    align: paragraph?.align && JUSTIFICATION[paragraph.align],
    inset,
    tabStops: NONE,
    runs: textRuns(text),
  };
}
