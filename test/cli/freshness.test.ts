/** What becomes of a document whose form cannot be had any more. */
import { expect, test } from 'vitest';
import { judgeOf } from '../../src/cli/render/freshness.ts';
import type { Job, Kept } from '../../src/cli/render/job.ts';
import { UserError } from '../../src/internal.ts';

const keys = { program: '1', options: '', fonts: {} };
const kept: Kept = {
  ...{ program: '1', options: '', fonts: '', form: 'our.yaml', template: 'x', source: 's' },
  ...{ bytes: 1, changed: 1, hash: '', errors: 0, warnings: 0 },
};
const target = { name: 'a.docx', path: '/a.docx' };
const job: Job = { name: 'a', path: '/a.yaml', outputs: [{ format: 'docx', target, kept }] };

/** What must be made where loading the form throws. */
function dueWhen(error: Error) {
  const fail = () => {
    throw error;
  };
  return judgeOf(keys, () => fail, fail).dueOf(job, 's');
}

test('without its form it must be made anew, which then tells why it cannot', () => {
  const missing = new UserError({ zh: '没有', en: 'none' });
  expect(dueWhen(missing)).toEqual([{ format: 'docx', reason: 'template' }]);
});

test('a bug met on the way is no missing form', () => {
  expect(() => dueWhen(new TypeError('oops'))).toThrow('oops');
});
