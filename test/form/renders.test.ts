/** Whatever filing passes without errors is rendered, as Word and as PDF, with all of its text. */
import fc from 'fast-check';
import mammoth from 'mammoth';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { composeSheet } from '../../src/form/compose.ts';
import { check, hasErrors, readFont, render, templateLoader } from '../../src/internal.ts';
import { openFaces } from '../../src/layout/faces.ts';
import { layoutSheet } from '../../src/layout/layout-sheet.ts';
import { countCharacters, sheetText, withoutSpace } from '../examples/printed-text.ts';
import { anyFiling, type Plain, soundFiling } from '../filing/arbitrary-filing.ts';
import { cases } from '../random.ts';

const loadTemplate = templateLoader(path => {
  throw new Error(`no file ${path}`);
});

function checkPlain(plain: Plain) {
  const yaml = new TextEncoder().encode(stringify(plain));
  return check(yaml, { loadTemplate, form: 'xizang/fujian2' });
}

test('a sound filing passes', () => {
  fc.assert(
    fc.property(soundFiling, plain => {
      const errors = checkPlain(plain).findings.filter(finding => finding.severity === 'error');
      expect(errors.map(({ message, path }) => `${path.join('.')}: ${message.zh}`)).toEqual([]);
    }),
    { numRuns: cases(60) },
  );
});

describe('what passes without errors is rendered', () => {
  test('as Word, with all of its text in order', async () => {
    await fc.assert(
      fc.asyncProperty(soundFiling, async plain => {
        const checked = checkPlain(plain);
        fc.pre(checked.template !== undefined && !hasErrors(checked.findings));
        const { bytes } = await render(checked, { format: 'docx', readFont });
        const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes ?? []) });
        if (!checked.template) return;
        const sheet = composeSheet(checked.filing, checked.template, {});
        expect(withoutSpace(value)).toBe(sheetText(sheet));
      }),
      { numRuns: cases(12) },
    );
  });

  test('as PDF, with all of its text inside the margins', async () => {
    await fc.assert(
      fc.asyncProperty(soundFiling, async plain => {
        const checked = checkPlain(plain);
        fc.pre(checked.template !== undefined && !hasErrors(checked.findings));
        const { bytes, findings } = await render(checked, { format: 'pdf', readFont });
        expect(findings).toEqual(checked.findings);
        expect(
          Buffer.from(bytes ?? [])
            .subarray(0, 5)
            .toString(),
        ).toBe('%PDF-');
        if (!checked.template) return;
        const sheet = composeSheet(checked.filing, checked.template, {});
        const { pages } = layoutSheet(sheet, openFaces(readFont));
        const runs = pages.flatMap(({ items }) => items.filter(item => item.kind === 'text'));
        const first = runs.filter(run => !run.repeated);
        const drawn = countCharacters(withoutSpace(first.map(run => run.text).join('')));
        expect(Object.fromEntries(drawn)).toEqual(
          Object.fromEntries(countCharacters(sheetText(sheet))),
        );
        const right = ((sheet.paper.width - sheet.paper.right) / 25.4) * 72;
        for (const run of runs) expect(run.x + run.width).toBeLessThan(right + 0.1);
      }),
      { numRuns: cases(12) },
    );
  });
});

test('what has errors is not, and says why', async () => {
  await fc.assert(
    fc.asyncProperty(anyFiling, async plain => {
      const checked = checkPlain(plain);
      const { bytes, findings } = await render(checked, { format: 'docx', readFont });
      expect(bytes === undefined).toBe(hasErrors(findings));
    }),
    { numRuns: cases(60) },
  );
});
