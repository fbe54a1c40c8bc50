/** pdfmake: the same tables with our font; merged cells as it knows them. */
import { fileURLToPath } from 'node:url';
import pdfmake from 'pdfmake';

const song = fileURLToPath(new URL('../../fonts/song.ttf', import.meta.url));
pdfmake.setLocalAccessPolicy(() => true);
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setFonts({ song: { normal: song } });

const ALIGN = { label: 'center', value: 'center', narrative: 'justify', seal: 'right' };
const INDENT = 21;

function cellOf({ colSpan, rowSpan, role, texts }) {
  const alignment = ALIGN[role] ?? 'left';
  const leadingIndent = role === 'narrative' ? INDENT : 0;
  return { colSpan, rowSpan, alignment, stack: texts.map(text => ({ text, leadingIndent })) };
}

function tableOf({ columns, rows }) {
  const body = rows.map(() => columns.map(() => ({})));
  for (const [index, row] of rows.entries()) {
    for (const cell of row.cells) body[index][cell.column] = cellOf(cell);
  }
  const padding = 7;
  return {
    layout: {
      paddingLeft: () => 3.4,
      paddingRight: () => 3.4,
      hLineWidth: () => 0.5,
      vLineWidth: () => 0.5,
    },
    table: {
      widths: columns.map(width => width - padding),
      heights: rows.map(row => row.height),
      body,
    },
  };
}

export const pdfmakePdf = ({ form }) => {
  const columns = text => ({
    columns: text.split('\t').map(part => ({ text: part, fontSize: 12 })),
  });
  return pdfmake
    .createPdf({
      pageSize: 'A4',
      pageMargins: [51, 62, 51, 57],
      defaultStyle: { font: 'song', fontSize: 10.5 },
      footer: page => ({ text: `— ${page} —`, alignment: 'center', fontSize: 14 }),
      content: [
        ...form.above.map(text => ({ text, alignment: 'center', fontSize: 16 })),
        ...form.tables.map(tableOf),
        ...form.below.map(columns),
      ],
    })
    .getBuffer();
};
