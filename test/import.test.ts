/** A form that was filled in and read back is the same form. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { check } from '../src/check.ts';
import { checkDocument } from '../src/check-filled.ts';
import { isDocument } from '../src/document-kind.ts';
import { UserError } from '../src/errors.ts';
import { checkForm, shippedForms } from '../src/forms.ts';
import { importForm, readDocument } from '../src/import.ts';
import { render } from '../src/render.ts';
import { cell, docxOf, row, table } from './word/ooxml.ts';

const examples = readdirSync('examples', { recursive: true, encoding: 'utf8' })
  .filter(file => file.endsWith('.yaml'))
  .map(file => `examples/${file.replaceAll('\\', '/')}`);

const formats = ['docx', 'xlsx'] as const;

async function documentOf(
  yaml: string | Uint8Array,
  format: (typeof formats)[number],
): Promise<Uint8Array> {
  const { bytes, findings } = await render(check(yaml), { format });
  if (!bytes) throw new Error(findings.map(({ message }) => message.zh).join('\n'));
  return bytes;
}

async function importedFrom(document: Uint8Array, keys: 'zh' | 'en' = 'en') {
  const [only] = (await readDocument(document, '申报表')).forms;
  if (!only) throw new Error('no form');
  return importForm(only.form, { name: '申报表', keys });
}

describe.each(examples)('%s', file => {
  test.each(formats)(
    'its .%s is read as what it is, and rendered again byte by byte',
    async format => {
      const document = await documentOf(readFileSync(file), format);
      const { yaml, template, labels, unplaced } = await importedFrom(document, 'zh');
      expect(template.id).toBe(check(readFileSync(file)).template?.id);
      expect(unplaced).toEqual([]);
      expect(labels.found).toBe(labels.known);
      const again = await documentOf(yaml, format);
      expect(Buffer.compare(again, document)).toBe(0);
    },
  );

  test.each(formats)('its .%s has the findings of its YAML, each at a cell', async format => {
    const filing = check(readFileSync(file));
    const document = await documentOf(readFileSync(file), format);
    const { findings } = await checkDocument(document, { name: '申报表' });
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

describe('which form', () => {
  const named = async (file: string, options: Partial<Parameters<typeof importForm>[1]>) => {
    const [only] = (await readDocument(await documentOf(readFileSync(file), 'docx'), '')).forms;
    if (!only) throw new Error('no form');
    const { template } = await importForm(only.form, { name: '申报表.docx', ...options });
    return template.id;
  };
  const copy = (id: string) => checkForm(id, Buffer.from('extends: national/2011\n')).template;
  const withCopy = (id: string) => {
    const own = id === 'own.yaml' ? copy(id) : undefined;
    return own ?? shippedForms(id);
  };

  test('is the one that is named, whatever it is like', async () => {
    expect(await named('examples/national/2011.yaml', { form: 'national/2021' })).toBe(
      'national/2021',
    );
  });

  test('of two that differ by nothing seen, that of the settings', async () => {
    const options = { defaultForm: 'own.yaml', loadTemplate: withCopy };
    expect(await named('examples/national/2011.yaml', options)).toBe('own.yaml');
    expect(await named('examples/national/2021.yaml', options)).toBe('national/2021');
  });

  test('of a table with other labels is a question', async () => {
    const rows = ['姓名', '性别', '年龄', '职务', '联系电话'].map(label =>
      row([cell(label), cell('×')]),
    );
    const { forms } = await readDocument(docxOf(table([2000, 3000], rows)), '');
    const [only] = forms;
    if (!only) throw new Error('no form');
    await expect(importForm(only.form, { name: '名单.docx' })).rejects.toThrow(UserError);
  });
});
