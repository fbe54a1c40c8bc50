/** One document by one peer in a process of its own: loads only that peer; the input is JSON on standard input. */
import { readFileSync, writeSync } from 'node:fs';

const peers = {
  docxtemplater: () => import('./peers/docxtemplater.mjs'),
  easyTemplateX: () => import('./peers/easy-template-x.mjs'),
  pdfmakePdf: () => import('./peers/pdfmake.mjs'),
  typstPdf: () => import('./peers/typst.mjs'),
};

const name = process.argv[2];
const { [name]: make } = await peers[name]();
const input = JSON.parse(readFileSync(0, 'utf8'));
if (input.template) input.template = Buffer.from(input.template, 'base64');
writeSync(1, await make(input));
