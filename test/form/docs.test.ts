/** docs/forms.md: its templates are right and each draws a form, and its list of the shipped forms is current. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { listForms } from '../../src/assets.ts';
import { toFiling } from '../../src/filing/convert.ts';
import { composeSheet } from '../../src/form/compose.ts';
import { checkForm } from '../../src/forms.ts';
import { perfgoal } from '../cli/run.ts';
import { expectExactGrid } from './grid-cover.ts';

const root = new URL('../../', import.meta.url);
const file = new URL('docs/forms.md', root);
const page = readFileSync(file, 'utf8');
const templates = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, yaml = '']) => yaml);

test('there are templates', () => {
  expect(templates.length).toBeGreaterThan(12);
});

describe.each(templates.map(yaml => [/^title: (.*)$/m.exec(yaml)?.[1], yaml]))('%s', (_, yaml) => {
  test('is right', () => {
    const { template, findings } = checkForm('我的表.yaml', new TextEncoder().encode(yaml));
    expect(findings.map(({ span, message }) => `${span?.line} ${message.zh}`)).toEqual([]);
    if (template) expectExactGrid(composeSheet(toFiling({}).filing, template, {}));
  });
});

interface ListedForm {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly place: string;
  readonly purpose: string;
  readonly status: string;
}

const statuses: Readonly<Record<string, string>> = {
  verified: '已核对',
  partly: '部分核对',
  unverified: '未核对',
};

test('the page lists the forms as their templates say; UPDATE_GOLDENS=1 writes it', async () => {
  const { stdout } = await perfgoal(['forms', '--json'], { cwd: fileURLToPath(root) });
  const forms: readonly ListedForm[] = JSON.parse(stdout.toString());
  expect(forms.map(({ id }) => id).toSorted()).toEqual(listForms());
  const rows = forms.map(({ id, title, description, place, purpose, status }) => {
    const use = [place, purpose].filter(word => word !== '').join(' · ') || '—';
    expect(description, id).not.toBe('');
    return `| ${id} | ${title} | ${use} | ${description} | ${statuses[status]} |\n`;
  });
  const [before = '', rest = ''] = page.split(/(?<=\| 编号 \|.*\n\| --- .*\n)/);
  const current = before + rows.join('') + rest.replace(/^(\|.*\n)*/, '');
  if (process.env.UPDATE_GOLDENS) writeFileSync(file, current);
  else expect(page).toBe(current);
});
