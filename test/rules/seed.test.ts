/** The seed form: the warnings that a reviewer would give, each found, and nothing else. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { check, templateLoader } from '../../src/internal.ts';

const bytes = readFileSync(new URL('../../examples/xizang/fujian2.yaml', import.meta.url));
const loadTemplate = templateLoader(path => readFileSync(path));

test('gives exactly these warnings and notes at these lines, and no error', () => {
  const { findings } = check(bytes, { loadTemplate });
  expect(findings.map(({ severity, rule, span }) => `${span?.line} ${severity} ${rule}`)).toEqual([
    '11 info optional-field-blank',
    '12 warning implementing-unit-is-a-unit',
    '20 warning period-covers-funding',
    '28 warning document-number-brackets',
    '36 warning goal-measured',
    '37 warning annual-repeats-long-term',
    '40 warning expected-indicator-kinds',
    '43 warning count-has-unit',
    '43 info value-has-operator',
    '45 info value-has-operator',
    '47 warning absolute-target',
    '47 info value-has-operator',
    '50 warning benefit-repeats-output',
    '50 warning count-has-unit',
    '50 info value-has-operator',
    '52 warning sentence-with-percentage',
    '52 info value-has-operator',
    '54 warning absolute-target',
    '54 info value-has-operator',
    '55 warning annual-repeats-long-term',
  ]);
});
