/** What stands in the body of Word documents, as a person can read it: of a form with notes, of one with lists side by side, of a blank one. */
import { expect, test } from 'vitest';
import { readFont, renderBlank, templateLoader } from '../../src/internal.ts';
import { partOf } from '../writers/docx-reading.ts';
import { examples, renderExample } from './examples.ts';
import { printXml } from './print-xml.ts';

/** The body without the namespaces of its document, most of which are never used. */
function bodyOf(bytes: Uint8Array): string {
  const body = /<w:body>.*<\/w:body>/s.exec(partOf(bytes, 'word/document.xml'))?.[0];
  return printXml(body ?? '');
}

test.each(['xizang-minimal', 'national-2015'])('%s', async name => {
  const example = examples.find(one => one.name === name);
  if (!example) throw new Error(`no example ${name}`);
  const body = bodyOf(await renderExample(example, 'docx'));
  await expect(body).toMatchFileSnapshot(`goldens/${name}.body.xml`);
});

test('department/whole, blank', async () => {
  const template = templateLoader(() => new Uint8Array())('department/whole');
  const date = new Date(Date.UTC(2000, 0, 1));
  const body = bodyOf(await renderBlank(template, { format: 'docx', date, readFont }));
  await expect(body).toMatchFileSnapshot('goldens/department-whole-blank.body.xml');
});
