/** The filing's schema as a source of findings: what is not of the shape that the filing format fixes. */
import type { Finding, Localized } from '../finding.ts';
import { validateFiling } from '../generated/validators.js';
import { schemaFindings } from '../source/schema-findings.ts';
import { placeName, resolve, schemaAt } from './fields.ts';

/** How the values of a kind are written; keyed on the schema's definitions. */
const formats: Readonly<Record<string, Localized>> = {
  year: { zh: '请写四位年份，例如 2023。', en: 'Write a four-digit year, e.g. 2023.' },
  years: {
    zh: '请写一年（2023）或几年（2023-2025）。',
    en: 'Write one year (2023) or several (2023-2025).',
  },
  day: {
    zh: '请写作 2023-01-01 或 2023年1月1日。',
    en: 'Write it as 2023-01-01 or 2023年1月1日.',
  },
  amount: {
    zh: '请写普通小数，例如 4.50；不带单位、正负号、千位逗号或指数，至多六位小数。',
    en: 'Write a plain decimal, e.g. 4.50: no unit, sign, thousands separator or exponent, at most six decimals.',
  },
  number: {
    zh: '请写普通数字，例如 10 或 9.5。',
    en: 'Write a plain number, e.g. 10 or 9.5.',
  },
};

/** Everything in which a plain value is not a filing; empty when it is one. */
export function checkSchema(value: unknown): readonly Finding[] {
  if (validateFiling(value)) return [];
  return schemaFindings(validateFiling.errors ?? [], value, {
    rule: 'schema-valid',
    placeName,
    keysAt: path => {
      const node = schemaAt(path);
      return Object.entries((node && resolve(node).properties) ?? {}).map(([key, { title }]) => ({
        key,
        title: title ?? key,
      }));
    },
    formats,
  });
}
