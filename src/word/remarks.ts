/** What a Word file says outside of its text: comments, footnotes, and the heads and feet of its pages. */
import type { ReadPart } from '../archive/archive.ts';
import { relationsOf } from '../archive/relations.ts';
import type { Localized } from '../finding.ts';
import type { FilledForm, FilledLine } from '../form/filled-form.ts';
import { wordFile } from './errors.ts';
import { withoutFormats } from './word-styles.ts';
import { readParagraphs } from './word-text.ts';
import { readXml, type XmlElement } from './xml.ts';

/** Notes by the types of their relations; each is an element of its part. */
const NOTES: Readonly<Record<string, (number: number) => Localized>> = {
  comments: number => ({ zh: `第${number}条批注`, en: `comment ${number}` }),
  footnotes: number => ({ zh: `第${number}条脚注`, en: `footnote ${number}` }),
  endnotes: number => ({ zh: `第${number}条尾注`, en: `endnote ${number}` }),
};

const PAGES: Readonly<Record<string, Localized>> = {
  header: { zh: '页眉', en: 'page header' },
  footer: { zh: '页脚', en: 'page footer' },
};

/** The texts outside of a document's own, given by its path. Throws UserError where a part is damaged or too large. */
export function readOutside(
  readPart: ReadPart,
  document: string,
): Pick<FilledForm, 'pages' | 'remarks'> {
  const remarks: FilledLine[] = [];
  const pages = new Map<string, FilledLine>();
  for (const { type, path } of relationsOf(readPart, document, wordFile).values()) {
    const note = Object.hasOwn(NOTES, type) ? NOTES[type] : undefined;
    const page = Object.hasOwn(PAGES, type) ? PAGES[type] : undefined;
    const bytes = note || page ? readPart(path) : undefined;
    if (!bytes) continue;
    const root = readXml(path, bytes);
    if (page)
      // Those of the first page, and of left and right ones, often say the same.
      for (const text of linesIn(root)) pages.set(`${type} ${text}`, { text, name: page });
    if (note) {
      const said = root.children.map(each => linesIn(each).join('\n')).filter(text => text !== '');
      for (const [index, text] of said.entries()) remarks.push({ text, name: note(index + 1) });
    }
  }
  return { pages: [...pages.values()], remarks };
}

const linesIn = (element: XmlElement): readonly string[] =>
  readParagraphs(element, withoutFormats)
    .flatMap(({ text }) => text.split('\n'))
    .map(line => line.trim())
    .filter(line => line !== '');
