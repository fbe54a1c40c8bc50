/** Filled forms that another program has saved again: they say the same. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { listForms } from '../../src/assets.ts';
import { check } from '../../src/check.ts';
import { toFiling } from '../../src/filing/convert.ts';
import { composeSheet } from '../../src/form/compose.ts';
import { matchForm } from '../../src/form/match/match.ts';
import { readFilledWord } from '../../src/word/filled-word.ts';
import { docxOf, loadTemplate } from '../draft/blank-form.ts';
import { convert, testWith } from '../examples/tools.ts';
import { stated } from './stated.ts';

testWith('soffice')(
  'every example, saved by LibreOffice, comes back as it was',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'perfgoal-match-'));
    try {
      const saved = join(folder, 'saved');
      mkdirSync(saved);
      const forms = listForms().map(id => ({ id, file: `${id.replace('/', '-')}.docx` }));
      const filings = new Map<string, unknown>();
      for (const { id, file } of forms) {
        const template = loadTemplate(id);
        const { filing } = check(readFileSync(`examples/${id}.yaml`), { name: id, loadTemplate });
        filings.set(id, stated({ ...filing, form: id }));
        writeFileSync(join(folder, file), await docxOf(composeSheet(filing, template, {})));
      }
      convert(
        forms.map(({ file }) => join(folder, file)),
        'docx:MS Word 2007 XML',
        saved,
      );
      for (const { id, file } of forms) {
        const { value, unplaced, unsure } = matchForm(
          readFilledWord(readFileSync(join(saved, file))).form,
          loadTemplate(id),
        );
        expect.soft({ id, unplaced, unsure }).toEqual({ id, unplaced: [], unsure: [] });
        expect.soft(stated(toFiling(value).filing)).toEqual(filings.get(id));
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
  240_000,
);
