/** A Word template with tags, for the peers that fill in templates: our own document with {tags} for its texts. */
import PizZip from 'pizzip';
import { decoded } from './tables.mjs';

const TEXT = /<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g;
const ROW = /<w:tr>.*?<\/w:tr>/gs;

/**
 * The template of a document, and the values that fill it in again. Texts outside blocks with repeated head rows
 * are tags of their own; such a block keeps its head and one row, to be repeated for a list.
 */
export function templateOf(docx) {
  const zip = new PizZip(docx);
  const values = {};
  let lists = 0;
  let texts = 0;
  const tagged = xml =>
    xml.replace(TEXT, (_, text) => {
      const tag = `t${texts++}`;
      values[tag] = decoded(text);
      return `<w:t xml:space="preserve">{${tag}}</w:t>`;
    });
  const xml = zip.file('word/document.xml').asText();
  const pieces = xml.split(/(<w:tbl>.*?<\/w:tbl>)/s).map(piece => {
    if (!piece.includes('<w:tblHeader/>')) return tagged(piece);
    const rows = piece.match(ROW).filter(row => !row.includes('<w:tblHeader/>'));
    const list = `list${lists++}`;
    values[list] = rows.map(rowValues);
    const head = piece.slice(0, piece.indexOf(rows[0]));
    return `${head}${rowTemplate(rows[0], list)}</w:tbl>`;
  });
  zip.file('word/document.xml', pieces.join(''));
  return { template: zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' }), values };
}

/** The cells of a row of a block but for its label, which is merged down from the head. */
function rowCells(row) {
  return row.match(/<w:tc>.*?<\/w:tc>/gs).slice(1);
}

function rowValues(row) {
  return Object.fromEntries(
    rowCells(row).map((cell, index) => {
      const texts = [...cell.matchAll(TEXT)].map(([, text]) => decoded(text));
      return [`c${index}`, texts.join('')];
    }),
  );
}

/** A row with a tag in each cell; the names of levels are not merged down, which spares the peers that work. */
function rowTemplate(row, list) {
  const cells = rowCells(row);
  let result = row;
  for (const [index, cell] of cells.entries()) {
    const open = index === 0 ? `{#${list}}` : '';
    const close = index === cells.length - 1 ? `{/${list}}` : '';
    const run = `<w:r><w:t xml:space="preserve">${open}{c${index}}${close}</w:t></w:r>`;
    const filled = cell
      .replace(/<w:vMerge [^>]*>/, '')
      .replace(/<w:r>.*<\/w:r>/s, '')
      .replace('</w:pPr></w:p>', `</w:pPr>${run}</w:p>`);
    result = result.replace(cell, () => filled);
  }
  return result;
}
