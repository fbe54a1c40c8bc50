/** The lines above and below the table, beyond what a form holds. */
import { expect, test } from 'vitest';
import { readFont } from '../../src/assets.ts';
import { openFaces } from '../../src/layout/faces.ts';
import { flowLines } from '../../src/layout/flow.ts';
import { sheet, style, text } from './sheets.ts';

test('a segment may take more lines than a call takes arguments', () => {
  const large = sheet([], { styles: { cell: { ...style, size: 20 } } });
  const line = { role: 'cell', segments: [text('甲'.repeat(130_000)), text('乙')] };
  expect(flowLines([line], large, 25, openFaces(readFont), []).length).toBe(130_001);
});
