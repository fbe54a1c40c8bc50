import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linesOf } from '../../src/cli/batch/file-lines.ts';
import { fixtureFolder } from './folder.ts';

const MANY = 1024 * 1024;

/** What is read of a file in a folder of its own. */
function reader(): (text: string, limit?: number) => readonly string[] {
  const path = join(fixtureFolder(), 'lines.txt');
  return (text, limit = MANY) => {
    writeFileSync(path, text);
    return [...linesOf(path, limit)];
  };
}

test('the lines of a file of any length are those of its text', () => {
  const read = reader();
  const line = fc.tuple(fc.stringMatching(/^[a-z绩\r\u{20000}]*$/u), fc.nat(3000));
  const lines = fc.array(line.map(([text, times]) => text.repeat(times).slice(0, 9000)));
  const files = fc.tuple(lines, fc.constantFrom('', '\n'));
  // Longer than what is held.
  const long = Array.from({ length: 60 }, (_, number) => '绩'.repeat(number * 100));
  fc.assert(
    fc.property(files, ([each, end]) => {
      const text = each.join('\n') + end;
      const expected = text
        .split('\n')
        .slice(0, text === '' || text.endsWith('\n') ? -1 : undefined);
      expect(read(text)).toEqual(expected.map(one => Buffer.from(one).toString()));
    }),
    { examples: [[[long, '']], [[long, '\n']]] },
  );
});

test('of a file or line that is too long nothing is taken for granted', () => {
  const read = reader();
  expect(() => read('x'.repeat(64 * 1024))).toThrow(RangeError);
  expect(() => read('x\n'.repeat(100), 199)).toThrow('more than 199 bytes');
  expect(() => [...linesOf('/dev/zero', MANY)]).toThrow('a line of 65536 bytes');
});
