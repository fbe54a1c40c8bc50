/** The templates in docs/forms.md are right, and each draws a form. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { listForms } from '../../src/assets.ts';
import { toFiling } from '../../src/filing/convert.ts';
import { composeSheet } from '../../src/form/compose.ts';
import { checkForm } from '../../src/forms.ts';
import { expectExactGrid } from './grid-cover.ts';

const page = readFileSync(new URL('../../docs/forms.md', import.meta.url), 'utf8');
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

test('the page lists every shipped form and no other', () => {
  const listed = [...page.matchAll(/^\| ([a-z]+\/[a-z0-9-]+) \|/gm)].map(([, id]) => id);
  expect(listed.toSorted()).toEqual(listForms());
});
