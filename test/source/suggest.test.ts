import { expect, test } from 'vitest';
import { didYouMean, nearest, suggestion } from '../../src/source/suggest.ts';

const keys = ['name', 'phone', 'period', '财政拨款', '事业收入', '其他资金'];

test.each([
  ['nmae', 'name'],
  ['Name', 'name'],
  ['names', 'name'],
  ['fone', 'phone'],
  ['财政拔款', '财政拨款'],
  ['事业收', '事业收入'],
  ['事业', undefined],
  ['其它资金', '其他资金'],
  ['x', undefined],
  ['budget', undefined],
  ['社会捐助', undefined],
  ['', undefined],
])('%s is near %s', (given, expected) => {
  expect(nearest(given, keys)).toBe(expected);
});

test('nothing is near where there is nothing', () => {
  expect(nearest('name', [])).toBeUndefined();
  expect(didYouMean('name', [])).toBeUndefined();
});

test('a guess is a question, without one all names are told', () => {
  expect(didYouMean('nmae', keys)).toEqual({ zh: '是不是“name”？', en: 'Did you mean “name”?' });
  expect(suggestion('nmae', keys)).toEqual(didYouMean('nmae', keys));
  expect(suggestion('社会捐助', ['甲', '乙丙丁'])).toEqual({
    zh: '可以是：甲、乙丙丁',
    en: 'One of: 甲, 乙丙丁',
  });
});
