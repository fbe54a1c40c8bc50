/** What becomes of a document whose form cannot be loaded any more. */
import { expect, test } from 'vitest';
import { newFreshness } from '../../src/cli/render/freshness.ts';
import { UserError } from '../../src/internal.ts';

const document = { format: 'docx', bytes: new Uint8Array(), hash: '', template: 'x' } as const;
const result = {
  ...{ documents: [], form: 'our.yaml', errors: 0, warnings: 0, infos: 0 },
  ...{ findings: [], text: '', reported: [], ms: 0 },
};
const target = { name: 'a.docx', path: '/a.docx', format: 'docx' } as const;

/** What must be rendered where loading the form throws. */
function staleWhen(error: Error) {
  const fail = () => {
    throw error;
  };
  const forms = { named: fail, forFolder: () => fail };
  const freshness = newFreshness({}, ['docx'], { cwd: '/', env: {} }, forms);
  const entry = freshness.entryOf(document, 's', result, 1);
  return freshness.staleFormats('/a.yaml', [{ target, entry }], 's');
}

test('without its form it must be rendered again, which then tells why it cannot', () => {
  const missing = new UserError({ zh: '没有', en: 'none' });
  expect(staleWhen(missing)).toEqual([{ format: 'docx', reason: 'template' }]);
});

test('a bug met on the way is no missing form', () => {
  expect(() => staleWhen(new TypeError('oops'))).toThrow('oops');
});
