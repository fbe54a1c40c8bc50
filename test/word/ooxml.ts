/** Word files written by hand, as small as Word takes them. */
import { strToU8, zipSync } from 'fflate';

const NAMESPACES = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
].join(' ');

/** word/document.xml around a body. */
export const documentXml = (body: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><w:document ${NAMESPACES}><w:body>${body}</w:body></w:document>`;

export const stylesXml = (styles: string) => `<w:styles ${NAMESPACES}>${styles}</w:styles>`;

/** A package of the given parts. */
export function packed(parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  return zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([path, data]) => [
        path,
        typeof data === 'string' ? strToU8(data) : data,
      ]),
    ),
  );
}

/** A .docx with a body. */
export const docxOf = (body: string, parts: Readonly<Record<string, string>> = {}) =>
  packed({ 'word/document.xml': documentXml(body), ...parts });

export const run = (content: string, properties = '') =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}${content}</w:r>`;

export const text = (content: string) => run(`<w:t xml:space="preserve">${content}</w:t>`);

export const paragraph = (content: string, properties = '') =>
  `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${content}</w:p>`;

/** A cell of plain text, or of blocks where it holds a tag. */
export const cell = (content: string, properties = '') =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${
    content.includes('<w:p>') || content.includes('<w:p ') ? content : paragraph(text(content))
  }</w:tc>`;

export const span = (columns: number) => `<w:gridSpan w:val="${columns}"/>`;
export const begin = '<w:vMerge w:val="restart"/>';
export const go = '<w:vMerge/>';

export const row = (cells: readonly string[], properties = '') =>
  `<w:tr>${properties && `<w:trPr>${properties}</w:trPr>`}${cells.join('')}</w:tr>`;

/** A table with a grid in twips. */
export const table = (grid: readonly number[], rows: readonly string[], properties = '') =>
  `<w:tbl><w:tblPr>${properties}</w:tblPr><w:tblGrid>${grid
    .map(width => `<w:gridCol w:w="${width}"/>`)
    .join('')}</w:tblGrid>${rows.join('')}</w:tbl>`;
