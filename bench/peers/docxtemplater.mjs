/** docxtemplater: a document from a template and data, as its documentation shows it. */
import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';

export const docxtemplater = ({ template, values }) => {
  const document = new Docxtemplater(new PizZip(template), { linebreaks: true });
  document.render(values);
  return document.toBuffer({ compression: 'DEFLATE' });
};
