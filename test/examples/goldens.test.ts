/** Goldens of every example: the sheet as people review it, the Word document's XML, the pages. */
import { describe, expect, test } from 'vitest';
import { readFont } from '../../src/internal.ts';
import { openFaces } from '../../src/layout/faces.ts';
import { layoutSheet } from '../../src/layout/layout-sheet.ts';
import { printPages } from '../layout/print-pages.ts';
import { partOf } from '../writers/docx-reading.ts';
import { examples, renderExample } from './examples.ts';
import { printSheet } from './print-sheet.ts';
import { printXml } from './print-xml.ts';

describe.each(examples)('$name', example => {
  const { name, checked, sheet } = example;

  test('has no error', () => {
    expect(checked.findings.filter(finding => finding.severity === 'error')).toEqual([]);
  });

  test('as a sheet', async () => {
    await expect(printSheet(sheet)).toMatchFileSnapshot(`goldens/${name}.sheet.txt`);
  });

  test('as a Word document', async () => {
    const xml = partOf(await renderExample(example, 'docx'), 'word/document.xml');
    await expect(printXml(xml)).toMatchFileSnapshot(`goldens/${name}.document.xml`);
  });

  test('as pages', async () => {
    const { pages, missing } = layoutSheet(sheet, openFaces(readFont));
    expect(missing).toEqual([]);
    await expect(printPages(pages)).toMatchFileSnapshot(`goldens/${name}.pages.txt`);
  });
});
