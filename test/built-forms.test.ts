import { describe, expect, test } from 'vitest';
import { listForms, readForm } from '../src/assets.ts';
import { type BuiltForm, templateIn, templateLoader } from '../src/forms.ts';

const load = templateLoader(() => new Uint8Array());
const textOf = (id: string) => Buffer.from(readForm(id)).toString();
const built = (id: string): string =>
  JSON.stringify({
    texts: { base: textOf('base'), [id]: textOf(id) },
    template: load(id),
  } satisfies BuiltForm);

describe('a form read by the build', () => {
  test.each(listForms())('%s is what its YAML says', id => {
    expect(templateIn(built(id), textOf)).toEqual(load(id));
  });

  test('is not used once its YAML, or one that it extends, has changed', () => {
    for (const changed of ['base', 'xizang/fujian2']) {
      const textNow = (id: string) => textOf(id) + (id === changed ? '# \n' : '');
      expect(templateIn(built('xizang/fujian2'), textNow)).toBeUndefined();
    }
  });

  test('knows no names but its own', () => {
    const { constraints } = templateIn(built('xizang/fujian2'), textOf) ?? {};
    expect(constraints?.classification?.constructor).toBeUndefined();
    expect(constraints?.subtotals.constructor).toBeUndefined();
  });
});
