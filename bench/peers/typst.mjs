/** Typst in Node: the same tables with our font, one compiler for all documents. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

const fonts = fileURLToPath(new URL('../../fonts/', import.meta.url));
const source = readFileSync(new URL('./form.typ', import.meta.url), 'utf8');
const compiler = NodeCompiler.create({ workspace: fonts, fontArgs: [{ fontPaths: [fonts] }] });

export const typstPdf = ({ form, font }) => {
  const inputs = { form: JSON.stringify(form), font };
  const pdf = compiler.pdf({ mainFileContent: source, inputs });
  // As its own `watch` does after each run: what the last ten documents have not used is let go.
  compiler.evictCache(10);
  return pdf;
};
