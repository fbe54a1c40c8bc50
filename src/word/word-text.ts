/** The text of Word paragraphs as a reader sees it: boxes as characters, deleted text left out, nothing twice. */
import { replaceUnprintable } from '../source/characters.ts';
import { isSymbolFont, symbols, symbolText, withoutSymbolCodes } from './symbols.ts';
import type { FormatOf, TextFormat } from './word-styles.ts';
import { child, descend, isOn, type XmlElement } from './xml.ts';

/** A paragraph; a line break in it is \n, a tab \t. */
export interface WordParagraph {
  readonly text: string;
  readonly format: () => TextFormat;
  /** Whether a new page begins before or after its text. */
  readonly pageBreak: 'before' | 'after' | undefined;
}

/** What is never read as text. */
const UNSEEN: ReadonlySet<string> = new Set([
  'w:pPr',
  'w:rPr',
  'w:tcPr',
  'w:tblPr',
  'w:tblGrid',
  'w:trPr',
  'w:sdtPr',
  'w:sdtEndPr',
  'w:del',
  'w:moveFrom',
  'w:delText',
  'w:instrText',
  'w:rt',
]);

const SIGNS: Readonly<Record<string, string>> = {
  'w:tab': '\t',
  'w:ptab': '\t',
  'w:cr': '\n',
  'w:noBreakHyphen': '-',
};

interface Open {
  text: string;
  /** The properties of the first run with text. */
  run: XmlElement | undefined;
  /** Whether there is one; else the format is that of the paragraph mark. */
  settled: boolean;
  pageBreak: 'before' | 'after' | undefined;
}

/** The paragraphs within an element, those of nested tables and text boxes too, in reading order. */
export function readParagraphs(
  container: XmlElement,
  formatOf: FormatOf,
): readonly WordParagraph[] {
  const done: WordParagraph[] = [];
  /** Complex fields that are open, and whether their result has begun. */
  const fields: { result: boolean }[] = [];
  visitAll(container.children, undefined);
  return done;

  function visitAll(elements: readonly XmlElement[], open: Open | undefined): void {
    for (const element of elements) visit(element, open);
  }

  function visit(element: XmlElement, open: Open | undefined): void {
    if (UNSEEN.has(element.name)) return;
    switch (element.name) {
      case 'w:p':
        paragraph(element);
        return;
      case 'w:r':
        if (open && !isOn(child(element, 'w:rPr'), 'w:vanish')) run(element, open);
        return;
      case 'mc:AlternateContent':
        visitAll(seenChoice(element), open);
        return;
      case 'w:sdt':
        control(element, open);
        return;
      default:
        visitAll(element.children, open);
    }
  }

  function paragraph(element: XmlElement): void {
    const properties = child(element, 'w:pPr');
    const open: Open = {
      text: '',
      run: child(properties, 'w:rPr'),
      settled: false,
      pageBreak: isOn(properties, 'w:pageBreakBefore') ? 'before' : undefined,
    };
    const index = done.length;
    visitAll(element.children, open);
    const { text, run, pageBreak } = open;
    const format = formatOf(properties, run);
    // Text boxes anchored in a paragraph come after it.
    done.splice(index, 0, { text: clean(text), format, pageBreak });
  }

  function run(element: XmlElement, open: Open): void {
    const properties = child(element, 'w:rPr');
    const fonts = child(properties, 'w:rFonts')?.attributes;
    const symbolFont = fonts?.['w:ascii'] ?? fonts?.['w:hAnsi'];
    const before = open.text.length;
    for (const piece of element.children) runPiece(piece, open, symbolFont);
    if (!open.settled && open.text.slice(before).trim() !== '') {
      open.run = properties;
      open.settled = true;
    }
  }

  function runPiece(piece: XmlElement, open: Open, font: string | undefined): void {
    const say = (text: string) => {
      if (fields.every(field => field.result)) open.text += text;
    };
    const sign = SIGNS[piece.name];
    if (sign !== undefined) say(sign);
    else if (piece.name === 'mc:AlternateContent')
      for (const shown of seenChoice(piece)) runPiece(shown, open, font);
    else if (piece.name === 'w:t') say(isSymbolFont(font) ? symbols(font, piece.text) : piece.text);
    else if (piece.name === 'w:sym') {
      const code = Number.parseInt(piece.attributes['w:char'] ?? '', 16);
      say(code > 0 && code <= 0xffff ? symbolText(piece.attributes['w:font'] ?? '', code) : '');
    } else if (piece.name === 'w:br') {
      if (piece.attributes['w:type'] === 'page')
        open.pageBreak = open.text.trim() === '' ? 'before' : 'after';
      else say('\n');
    } else if (piece.name === 'w:fldChar') {
      const type = piece.attributes['w:fldCharType'];
      const box = descend(piece, 'w:ffData', 'w:checkBox');
      if (type === 'begin' && box) say(boxOf(box, ['w:checked', 'w:default']));
      if (type === 'begin') fields.push({ result: false });
      else if (type === 'end') fields.pop();
      else {
        const field = fields.at(-1);
        if (field) field.result = true;
      }
    } else visit(piece, open);
  }

  /** A content control: a check box is its state, a placeholder is nothing of the form's. */
  function control(element: XmlElement, open: Open | undefined): void {
    const properties = child(element, 'w:sdtPr');
    const box = child(properties, 'w14:checkbox');
    if (box && open) open.text += boxOf(box, ['w14:checked']);
    else if (!isOn(properties, 'w:showingPlcHdr') || box)
      visitAll(child(element, 'w:sdtContent')?.children ?? [], open);
  }
}

/** Text without invisible characters; one kind of box. */
function clean(text: string): string {
  return replaceUnprintable(withoutSymbolCodes(text), '')
    .replace(/[\r\u0085]/g, '')
    .replaceAll('\u00A0', ' ')
    .replaceAll('☐', '□');
}

/** What is shown of an alternative: the first choice, or else the fallback; never both. */
export function seenChoice(alternative: XmlElement): readonly XmlElement[] {
  return (child(alternative, 'mc:Choice') ?? child(alternative, 'mc:Fallback'))?.children ?? [];
}

/** The first of the named states that is there decides. */
function boxOf(box: XmlElement, states: readonly string[]): string {
  const state = states.find(name => child(box, name));
  return state !== undefined && isOn(box, state) ? '☑' : '□';
}
