import { expect, test } from 'vitest';
import { checkForm } from '../../src/internal.ts';

const read = (yaml: string) => checkForm('our.yaml', new TextEncoder().encode(yaml));
const narrow = 'extends: base\ntitle: 甲\nclassification: { 效益指标: [社会效益指标] }\n';

test('levels that a template takes out are asked for no longer', () => {
  const { template, findings } = read(narrow);
  expect(findings).toEqual([]);
  expect(template?.constraints.expectedLevels).toEqual(['时效指标', '成本指标']);
  expect(template?.constraints.requiredLevels).toEqual(['产出指标', '效益指标']);
});

test('a level that the template itself names must be one of its own', () => {
  const { template, findings, source } = read(`${narrow}expectedLevels: [经济效益指标]\n`);
  expect(template).toBeUndefined();
  expect(source.name).toBe('our.yaml');
  expect(findings[0]).toMatchObject({ path: ['expectedLevels', 0], span: { line: 4 } });
});
