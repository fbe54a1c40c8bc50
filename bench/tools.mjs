/** What is timed: each tool by its name, with the inputs that it takes in turn. Only what a tool needs is loaded. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { filledForms, inputsOf, perfgoal } from './inputs.mjs';
import { textsOf } from './tables.mjs';

export const tools = {
  docxtemplater: async ({ size }) => fillingIn((await peers.docxtemplater()).docxtemplater, size),
  easyTemplateX: async ({ size }) => fillingIn((await peers.easyTemplateX()).easyTemplateX, size),
  render: async ({ size, format, of }) => {
    const { render } = await perfgoal(of);
    return { tool: ({ checked }) => render(checked, { format }), inputs: await inputsOf(size, of) };
  },
  docxtemplaterFiles: async ({ size }) => {
    const { docxtemplater } = await peers.docxtemplater();
    const inputs = (await inputsOf(size)).map(({ template, values }) => {
      const path = nextFile('json');
      writeFileSync(path, JSON.stringify(values));
      return { template, path };
    });
    const tool = ({ template, path }) => {
      const values = JSON.parse(readFileSync(path, 'utf8'));
      writeFileSync(nextFile('docx'), docxtemplater({ template, values }));
    };
    return { tool, inputs };
  },
  renderFiles: async ({ size, of }) => {
    const { check, render } = await perfgoal(of);
    const inputs = (await inputsOf(size, of)).map(({ yaml }) => {
      const path = nextFile('yaml');
      writeFileSync(path, yaml);
      return path;
    });
    const tool = async path => {
      const checked = check(readFileSync(path), { name: path });
      writeFileSync(nextFile('docx'), (await render(checked, { format: 'docx' })).bytes);
    };
    return { tool, inputs };
  },
  typst: async ({ size }) => {
    const { typstPdf } = await peers.typst();
    return { tool: typstPdf, inputs: await inputsOf(size) };
  },
  pdfmake: async ({ size }) => {
    const { pdfmakePdf } = await peers.pdfmake();
    return { tool: pdfmakePdf, inputs: await inputsOf(size) };
  },
  checkFilled: async ({ format, of }) => {
    const { checkDocument } = await perfgoal(of);
    const tool = async path => {
      const { findings, labels } = await checkDocument(readFileSync(path), { name: path });
      if (labels.found < labels.known || findings.some(({ severity }) => severity === 'error'))
        throw new Error(`${path} is not read as it was written`);
    };
    return { tool, inputs: await filledFiles(format) };
  },
  mammoth: async ({ format }) => {
    const { default: mammoth } = await import('mammoth');
    return { tool: path => mammoth.extractRawText({ path }), inputs: await filledFiles(format) };
  },
};

const peers = {
  docxtemplater: () => import('./peers/docxtemplater.mjs'),
  easyTemplateX: () => import('./peers/easy-template-x.mjs'),
  pdfmake: () => import('./peers/pdfmake.mjs'),
  typst: () => import('./peers/typst.mjs'),
};

const folder = mkdtempSync(join(tmpdir(), 'perfgoal-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true }));
process.on('SIGTERM', () => process.exit());

/** A new file each time, as users write them: cutting one file off again and again makes the system flush it. */
let written = 0;
const nextFile = ending => join(folder, `${written++}.${ending}`);

/** Forms of S in a format, as files. */
async function filledFiles(format) {
  return (await filledForms(format)).map(bytes => {
    const path = nextFile(format);
    writeFileSync(path, bytes);
    return path;
  });
}

/** A tool that fills in templates; one that leaves a text out is not measured. */
async function fillingIn(tool, size) {
  const { default: mammoth } = await import('mammoth');
  const inputs = await inputsOf(size);
  const [first] = inputs;
  const { value } = await mammoth.extractRawText({ buffer: Buffer.from(await tool(first)) });
  const read = bare(value);
  const missing = textsOf(first.form).filter(text => !read.includes(bare(text)));
  if (missing.length > 0) throw new Error(`a text is left out: ${missing.join(' | ')}`);
  return { tool, inputs };
}

const bare = text => text.replace(/\s/g, '');
