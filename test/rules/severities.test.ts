/** Severities that depend on the form, and what no form misses. */
import { expect, test } from 'vitest';
import { check, type Severities } from '../../src/internal.ts';
import { checkText } from '../reading.ts';
import { ruleNamed } from './reports.ts';

const filing = (form: string) => `form: ${form}
year: 2024
preparer: { name: 甲, phone: 0895-4821234 }
indicators: { annual: { 产出指标: { 数量指标: [{ name: 培训人数, value: 40人 }] } } }`;

const severitiesOf = (form: string, severities: Severities = {}) =>
  check(filing(form), { severities })
    .findings.filter(({ rule }) => rule === 'value-has-operator')
    .map(({ severity }) => severity);

test('a value without an operator is worth knowing, and a warning where the form has a column for it', () => {
  expect(severitiesOf('xizang/fujian2')).toEqual(['info']);
  expect(severitiesOf('national/2021')).toEqual(['warning']);
});

test('the severity asked for wins over that of the form', () => {
  expect(severitiesOf('national/2021', { 'value-has-operator': 'error' })).toEqual(['error']);
  expect(severitiesOf('national/2021', { 'value-has-operator': 'off' })).toEqual([]);
});

test('blank optional fields are worth knowing; the date, written by hand, is never missed', () => {
  expect(ruleNamed('optional-field-blank').severity).toBe('info');
  const missed = checkText(filing('xizang/fujian2')).findings.filter(
    ({ rule }) => rule === 'optional-field-blank',
  );
  expect(missed.map(({ path }) => path.join('.'))).toEqual([
    'project.departmentCode',
    'project.phone',
  ]);
});
