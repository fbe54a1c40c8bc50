/** Goldens of every example: the sheet as people review it, and the pages. */
import { describe, expect, test } from 'vitest';
import { readFont } from '../../src/internal.ts';
import { openFaces } from '../../src/layout/faces.ts';
import { layoutSheet } from '../../src/layout/layout-sheet.ts';
import { printPages } from '../layout/print-pages.ts';
import { examples } from './examples.ts';
import { printSheet } from './print-sheet.ts';

describe.each(examples)('$name', example => {
  const { name, checked, sheet } = example;

  test('has no error', () => {
    expect(checked.findings.filter(finding => finding.severity === 'error')).toEqual([]);
  });

  test('as a sheet', async () => {
    await expect(printSheet(sheet)).toMatchFileSnapshot(`goldens/${name}.sheet.txt`);
  });

  test('as pages', async () => {
    const { pages, missing } = layoutSheet(sheet, openFaces(readFont));
    expect(missing).toEqual([]);
    await expect(printPages(pages)).toMatchFileSnapshot(`goldens/${name}.pages.txt`);
  });
});
