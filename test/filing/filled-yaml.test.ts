/** The YAML of a filing that was read off a form says the same as the form. */
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { check } from '../../src/check.ts';
import { filledValue } from '../../src/filing/filled-value.ts';
import { filledYaml } from '../../src/filing/filled-yaml.ts';
import { withEnglishKeys } from '../../src/filing/keys.ts';
import { requirementsFor } from '../../src/filing/requirements.ts';
import { yamlKey, yamlValue } from '../../src/filing/scalar-text.ts';
import { requirementsOf } from '../../src/form/requirements.ts';
import { readYaml } from '../../src/source/read-yaml.ts';

const examples = readdirSync('examples', { recursive: true, encoding: 'utf8' })
  .filter(file => file.endsWith('.yaml'))
  .map(file => `examples/${file.replaceAll('\\', '/')}`);

/** The value without what is empty. */
function stated(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(stated);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, child]) => [key, stated(child)] as const);
  return Object.fromEntries(
    entries.filter(
      ([, child]) =>
        child !== null && (typeof child !== 'object' || Object.keys(Object(child)).length > 0),
    ),
  );
}

describe.each(examples)('%s', file => {
  const { source, filing, template } = check(readFileSync(file));
  if (!template) throw new Error(`${file} has no form`);
  const requirements = requirementsFor(filing, requirementsOf(template));
  const said = {
    title: template.title,
    isUnsure: () => false,
    cellAt: () => undefined,
    unplaced: [],
  };

  test.each(['zh', 'en'] as const)('says the same with keys in %s', keys => {
    const yaml = filledYaml(source.value, requirements, { ...said, keys });
    const read = withEnglishKeys(readYaml('read.yaml', yaml));
    expect(read.findings).toEqual([]);
    expect(stated(read.value)).toEqual(stated(source.value));
    const again = check(yaml);
    expect(again.filing).toEqual(filing);
    // What an alias gives twice in an example stands at one place there.
    const messages = (found: typeof again.findings) =>
      new Set(found.map(({ message }) => message.zh));
    expect(messages(again.findings)).toEqual(messages(check(readFileSync(file)).findings));
  });
});

test.each(['zh', 'en'] as const)(
  'names that the form does not know stand as they are, with keys in %s',
  keys => {
    const { template } = check(readFileSync('examples/national/annual.yaml'));
    if (!template) throw new Error('no form');
    const requirements = requirementsOf(template);
    const item = (name: string) => [{ name, value: '≥1个' }];
    const value = {
      form: 'national/annual',
      indicators: {
        annual: {
          产出指标: { 自定甲: item('一'), 自定乙: item('二') },
          另一类: { 数量指标: item('三'), 自定甲: item('四') },
          再一类: { 自定甲: item('五') },
        },
      },
    };
    const yaml = filledYaml(value, requirements, {
      keys,
      title: template.title,
      isUnsure: () => false,
      cellAt: () => undefined,
      unplaced: [],
    });
    const read = withEnglishKeys(readYaml('read.yaml', yaml));
    expect(read.findings).toEqual([]);
    expect(stated(read.value)).toEqual(value);
    expect(stated(filledValue(value, requirements))).toEqual(value);
  },
);

test('what a person must look at, and what has no place, are comments', () => {
  const { template } = check(readFileSync('examples/xizang/fujian2.yaml'));
  if (!template) throw new Error('no form');
  const name = (zh: string) => ({ zh, en: zh });
  const value = { form: 'xizang/fujian2', project: { name: '农村公路养护', phone: '1\n2' } };
  const yaml = filledYaml(value, requirementsOf(template), {
    keys: 'en',
    title: template.title,
    isUnsure: path => path.at(-1) === 'phone' || path.at(-1) === 'year',
    cellAt: path => (path.at(-1) === 'phone' ? { name: name('第9行第4格') } : undefined),
    unplaced: [{ text: 'perfgoal-ignore x: y\nb\u0007', name: name('表下第1行') }],
  });
  expect(yaml).toMatch(/^ {2}phone: \|- # 待确认：第9行第4格；联系电话\n {4}1\n {4}2$/m);
  expect(yaml).toMatch(/^year: # 待确认/m);
  expect(yaml.split('\n').slice(-4)).toEqual([
    '',
    '# 没有放进表里的文字：',
    '# - perfgoal-ignore x: y / b（表下第1行）',
    '',
  ]);
  expect(readYaml('read.yaml', yaml).findings).toEqual([]);
});

const characters = fc.oneof(
  fc.constantFrom(...'# : - ? | > & * ! % @ ` " \' [ ] { } , ~ \\ \n \t = ： ， ≥ 1 0 . 项目'),
  fc.string({ unit: 'binary', maxLength: 1 }),
  fc.string({ unit: 'grapheme', maxLength: 1 }),
);
const texts = fc
  .oneof(
    fc.array(characters, { minLength: 1, maxLength: 30 }).map(parts => parts.join('')),
    fc.constantFrom(
      '~',
      'null',
      'true',
      '- a',
      'a: b',
      'a #b',
      'a\n\n b\n',
      ' a',
      'a ',
      '\na',
      '032001',
      '---',
      '...',
      '\r\n',
      'a\u0085b',
      '=',
      '<<',
      '? a',
      'a\n  b\nc',
      '#2标段',
    ),
  )
  .filter(text => text !== '');

test('any text reads back as it is, as a value and as a key', () => {
  fc.assert(
    fc.property(texts, texts, (key, value) => {
      const yaml = `top:\n  ${yamlKey(key)}:${yamlValue(value, '  ')} # 说明\n`;
      const lines = `top:\n  ${yamlKey(key)}:${withComment(yamlValue(value, '  '))}\n  end: 1\n`;
      if (!value.includes('\n'))
        expect(readYaml('a', yaml).value).toEqual({ top: { [key]: value } });
      expect(readYaml('a', lines).value).toEqual({ top: { [key]: value, end: '1' } });
    }),
    { numRuns: 3000 },
  );
});

const withComment = (text: string) => {
  const [first, ...rest] = text.split('\n');
  return [`${first} # 说明`, ...rest].join('\n');
};
