/** What a template takes over from the one it extends, and whose file a mistake is in. */
import { describe, expect, test } from 'vitest';
import { inherit } from '../../src/form/read/inherit.ts';
import { parentsOf } from '../../src/form/read/parents.ts';
import { readYaml } from '../../src/source/read-yaml.ts';
import { formOf, readForm } from './own-form.ts';

const source = (name: string, yaml: string) => readYaml(name, yaml);
const merged = (own: string, ...parents: readonly string[]) =>
  JSON.parse(
    JSON.stringify(
      inherit(
        source('own', own),
        parents.map((yaml, index) => source(`parent ${index}`, yaml)),
      ).value,
    ),
  ) as unknown;

describe('a template takes over', () => {
  test('groups key by key, lists and values as a whole', () => {
    expect(
      merged(
        '{ a: { x: 1, l: [9] }, b: 2 }',
        '{ a: { x: 0, y: 0, l: [1, 2] }, b: 0, c: 0 }',
        '{ a: { z: 7 }, d: 8 }',
      ),
    ).toEqual({ a: { x: '1', y: '0', z: '7', l: ['9'] }, b: '2', c: '0', d: '8' });
  });

  test('nothing under a key that it leaves empty', () => {
    expect(merged('{ a: , b: { x: } }', '{ a: { x: 1 }, b: { x: 1, y: 2 } }')).toEqual({
      b: { y: '2' },
    });
  });

  test.each([
    ['{ 效益: 1 }', '产出 效益 满意度'],
    ['{ 成本: 1, 产出: 1, 效益: 1 }', '成本 产出 效益 满意度'],
    ['{ 效益: 1, 影响: 1 }', '产出 效益 影响 满意度'],
    ['{ 其他: 1 }', '其他 产出 效益 满意度'],
    ['{ 满意度: 1, 产出: 1 }', '效益 满意度 产出'],
  ])('keys in the order of both: %s', (own, order) => {
    expect(Object.keys(merged(own, '{ 产出: 0, 效益: 0, 满意度: 0 }') as object).join(' ')).toBe(
      order,
    );
  });

  test('what a form of two generations says', () => {
    const { constraints, styles, above } = formOf(
      'extends: national/2021\nstyles: { narrative: { size: 12 } }',
    );
    expect(Object.keys(constraints.classification ?? {})).toEqual([
      '成本指标',
      '产出指标',
      '效益指标',
      '满意度指标',
    ]);
    expect(styles.narrative).toMatchObject({ size: 12, indent: 2 });
    expect(above).toHaveLength(2);
  });
});

test('levels that a template takes out are asked for no longer', () => {
  const { constraints } = formOf(
    'classification: { 产出指标: [时效指标, 成本指标], 效益指标: [社会效益指标] }',
  );
  expect(constraints.expectedLevels).toEqual(['时效指标', '成本指标']);
  expect(constraints.requiredLevels).toEqual(['产出指标', '效益指标']);
});

test('a level that the template itself names must be one of its own', () => {
  const own = 'classification: { 效益指标: [社会效益指标] }\nexpectedLevels: [经济效益指标]';
  expect(readForm(own).notes).toEqual([
    expect.stringMatching(/^我的表\.yaml:4 error 没有名为「经济效益指标」的指标级别/),
  ]);
});

describe('a mistake is found', () => {
  test('in the own file, with its line', () => {
    expect(readForm('styles: { label: { font: bdoy } }').notes).toEqual([
      '我的表.yaml:3 error 没有名为「bdoy」的字体 是不是“body”？',
    ]);
  });

  test('in the inherited one where it comes to light there', () => {
    const { notes } = readForm('styles: { goal: }');
    expect(notes.length).toBeGreaterThan(0);
    for (const note of notes) expect(note).toMatch(/^base\.yaml:\d+ error 没有名为「goal」的样式/);
  });

  test('in the own file first where both have one', () => {
    const { notes } = readForm('styles: { goal: , label: { font: bdoy } }');
    expect(notes).toEqual([expect.stringMatching(/^我的表\.yaml:3 error 没有名为「bdoy」/)]);
  });

  test.each([
    [
      'extends: nation/2015',
      /^我的表\.yaml:2 error 没有自带的表样「nation\/2015」.*是不是“national\/2015”/,
    ],
    ['extends: ./other.yaml', /没有自带的表样「\.\/other\.yaml」/],
    ['extends: ../../package', /没有自带的表样/],
    ['extends: [base]', /「extends」应是文字/],
    ['extends: { base: 1 }', /「extends」应是文字/],
    ['extends:', /缺少「paper」/],
  ])('in %s', (yaml, sentence) => {
    expect(readForm(yaml).notes.join('\n')).toMatch(sentence);
  });

  test('in a circle', () => {
    const files = new Map([
      ['a', source('a', 'extends: b')],
      ['b', source('b', 'extends: a')],
    ]);
    const shipped = {
      ids: [...files.keys()],
      read: (id: string) => files.get(id) ?? source(id, ''),
    };
    const { fault } = parentsOf(source('own', 'extends: a'), shipped);
    expect(fault?.message.zh).toContain('a → b → a');
  });
});
