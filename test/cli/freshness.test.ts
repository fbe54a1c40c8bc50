/** What becomes of a document whose form cannot be loaded any more. */
import { expect, test } from 'vitest';
import type { CacheEntry } from '../../src/cli/render/cache.ts';
import { newFreshness } from '../../src/cli/render/freshness.ts';
import { UserError } from '../../src/internal.ts';

const filing = { form: 'our.yaml', template: 'x', source: 's' };
const target = { name: 'a.docx', path: '/a.docx', format: 'docx' } as const;

/** What must be rendered where loading the form throws. */
function staleWhen(error: Error) {
  const fail = () => {
    throw error;
  };
  const freshness = newFreshness({}, ['docx'], { cwd: '/', env: {} }, () => fail);
  const entry: CacheEntry = {
    ...freshness.inputsOf('docx', filing),
    ...{ bytes: 1, changed: 1, hash: '', errors: 0, warnings: 0 },
  };
  return freshness.staleFormats('/a.yaml', [{ target, entry }], 's');
}

test('without its form it must be rendered again, which then tells why it cannot', () => {
  const missing = new UserError({ zh: '没有', en: 'none' });
  expect(staleWhen(missing)).toEqual([{ format: 'docx', reason: 'template' }]);
});

test('a bug met on the way is no missing form', () => {
  expect(() => staleWhen(new TypeError('oops'))).toThrow('oops');
});
