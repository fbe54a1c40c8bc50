import { expect, test } from 'vitest';
import { checkText, places, seed } from './reading.ts';

/** The seed with a wrong sum in the line that holds the key. */
const wrong = seed.replace('total: 1.5', 'total: 2.5');
const line = wrong.split('\n').findIndex(text => text.includes('total: 2.5')) + 1;
const rule = 'funding-total-matches-sources';
const of = (text: string) =>
  places(checkText(text)).filter(place => /funding-total|ignore-used/.test(place));

test('a comment with a reason lets a finding stand, on its line or above', () => {
  expect(of(wrong)).toHaveLength(1);
  expect(
    of(wrong.replace(/(.*total: 2\.5.*)/, `$1 # perfgoal-ignore ${rule}: 已书面说明`)),
  ).toEqual([]);
  expect(
    of(wrong.replace(/(.*total: 2\.5.*)/, `    # perfgoal-ignore ${rule}：已书面说明\n\n$1`)),
  ).toEqual([]);
});

test('without a reason the finding stays and the comment is found too', () => {
  const found = of(wrong.replace(/(.*total: 2\.5.*)/, `    # perfgoal-ignore ${rule}\n$1`));
  expect(found).toEqual([
    `${line}:5 ignore-used`,
    expect.stringMatching(`^${line + 1}:\\d+ ${rule}$`),
  ]);
});

test('an ignore that matches nothing is found', () => {
  expect(of(`${seed}\n# perfgoal-ignore ${rule}: 多余`)).toHaveLength(1);
});

test('a # in text is no comment', () => {
  const text = `${seed}\nx: |\n  # perfgoal-ignore ${rule}: 正文\ny: "# perfgoal-ignore ${rule}: 正文"\n`;
  expect(of(text)).toEqual([]);
});

test('what keeps the form from being drawn cannot be ignored', () => {
  const found = places(checkText(`${seed}\n# perfgoal-ignore schema-valid: 不行\nunknownKey: 1\n`));
  expect(found.some(place => place.endsWith('schema-valid'))).toBe(true);
});
