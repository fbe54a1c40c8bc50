/** A form that was filled in and read back is the same form. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { check } from '../src/check.ts';
import { checkDocument } from '../src/check-filled.ts';
import { importForm, isDocument, readDocument } from '../src/import.ts';
import { render } from '../src/render.ts';

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
