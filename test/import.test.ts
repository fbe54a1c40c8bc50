/** A form that was filled in and read back is the same form. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { check } from '../src/check.ts';
import { checkDocument } from '../src/check-filled.ts';
import { formsInDocument, importForm, isDocument } from '../src/import.ts';
import { render } from '../src/render.ts';

const examples = readdirSync('examples', { recursive: true, encoding: 'utf8' })
  .filter(file => file.endsWith('.yaml'))
  .map(file => `examples/${file.replaceAll('\\', '/')}`);

async function docxOf(yaml: string | Uint8Array): Promise<Uint8Array> {
  const { bytes, findings } = await render(check(yaml), { format: 'docx' });
  if (!bytes) throw new Error(findings.map(({ message }) => message.zh).join('\n'));
  return bytes;
}

async function importedFrom(docx: Uint8Array, keys: 'zh' | 'en' = 'en') {
  const [only] = await formsInDocument(docx);
  if (!only) throw new Error('no form');
  return importForm(only.form, { name: 'form.docx', keys });
}

describe.each(examples)('%s', file => {
  test('its Word form is read as the form that it is, and rendered again byte by byte', async () => {
    const docx = await docxOf(readFileSync(file));
    const { yaml, template, labels, unplaced } = await importedFrom(docx, 'zh');
    expect(template.id).toBe(check(readFileSync(file)).template?.id);
    expect(unplaced).toEqual([]);
    expect(labels.found).toBe(labels.known);
    const again = await docxOf(yaml);
    expect(Buffer.compare(again, docx)).toBe(0);
  });

  test('its Word form has the findings of its YAML, each at a cell', async () => {
    const filing = check(readFileSync(file));
    const { findings } = await checkDocument(await docxOf(readFileSync(file)), {
      name: 'form.docx',
    });
    const told = (found: typeof findings) => [
      ...new Set(found.map(({ rule, message }) => `${rule} ${message.zh}`)),
    ];
    expect(told(findings).sort()).toEqual(told(filing.findings).sort());
    expect(findings.filter(({ span }) => span)).toEqual([]);
    expect(findings.filter(({ cell, path }) => !cell && path.length > 1)).toEqual([]);
  });
});

test('YAML is no document', () => {
  expect(isDocument(readFileSync('examples/xizang/fujian2.yaml'))).toBe(false);
});
