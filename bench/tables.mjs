/** What the form shows, read back from our own Word file, so that every peer is given the very same cells and texts. */
import PizZip from 'pizzip';

/** The parts of a package that hold text; `table` keeps rows of cells with their merges resolved. */
export function readForm(docx) {
  const xml = new PizZip(docx).file('word/document.xml').asText();
  const [before, ...rest] = xml.split('<w:tbl>');
  const tables = rest.map(part => readTable(part.split('</w:tbl>')[0]));
  return { above: paragraphs(before), tables, below: paragraphs(rest.at(-1).split('</w:tbl>')[1]) };
}

/** Text of XML as it reads. */
export const decoded = text =>
  text.replace(
    /&(lt|gt|quot|apos|amp);/g,
    (_, name) => ({ lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' })[name],
  );

/** The texts of the paragraphs that are not empty. */
function paragraphs(xml) {
  return (xml.match(/<w:p>.*?<\/w:p>/gs) ?? [])
    .map(one =>
      [...one.matchAll(/<w:tab\/>|<w:t(?: [^>]*)?>([^<]*)</g)]
        .map(([, text]) => (text === undefined ? '\t' : decoded(text)))
        .join(''),
    )
    .filter(text => text !== '');
}

function readTable(xml) {
  const columns = [...xml.matchAll(/<w:gridCol w:w="(\d+)"/g)].map(([, width]) => width / 20);
  const open = new Map();
  const rows = (xml.match(/<w:tr>.*?<\/w:tr>/gs) ?? []).map(row => {
    let column = 0;
    const cells = [];
    for (const cell of row.match(/<w:tc>.*?<\/w:tc>/gs)) {
      const colSpan = Number(/<w:gridSpan w:val="(\d+)"/.exec(cell)?.[1] ?? 1);
      const role = /<w:pStyle w:val="Form-([^"]+)"/.exec(cell)[1];
      if (cell.includes('<w:vMerge w:val="continue"/>')) open.get(column).rowSpan++;
      else {
        const read = { column, colSpan, rowSpan: 1, role, texts: paragraphs(cell) };
        open.set(column, read);
        cells.push(read);
      }
      column += colSpan;
    }
    const height = Number(/<w:trHeight w:val="(\d+)"/.exec(row)?.[1] ?? 0) / 20;
    return { cells, height, head: row.includes('<w:tblHeader/>') };
  });
  return { columns, rows };
}

/** Every text of the form, to prove that a peer's document holds them all. */
export function textsOf({ above, tables, below }) {
  const cells = tables.flatMap(table => table.rows.flatMap(row => row.cells));
  return [...above, ...cells.flatMap(cell => cell.texts), ...below].flatMap(text =>
    text.split('\t'),
  );
}
