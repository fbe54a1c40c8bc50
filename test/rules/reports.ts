/** Runs one rule on a piece of a filing in YAML, with the requirements of its form; of xizang/fujian2 where it names none. */
import { readFileSync } from 'node:fs';
import { toFiling } from '../../src/filing/convert.ts';
import type { Filing } from '../../src/filing/filing.ts';
import { requirementsFor } from '../../src/filing/requirements.ts';
import type { Writing } from '../../src/filing/writing.ts';
import { type Checked, check, requirementsOf, rules, templateLoader } from '../../src/internal.ts';
import type { Report, Rule } from '../../src/rules/rule.ts';
import { readYaml } from '../../src/source/read-yaml.ts';

/** Shipped forms, and those of the fixtures by the names of their files. */
const load = templateLoader(path =>
  readFileSync(new URL(`fixtures/forms/${path}`, import.meta.url)),
);
/** How filings of tests are written: with English keys. */
export const writing: Writing = { keys: 'en', year: '2023', unit: '万元' };
export const requirements = requirementsOf(load('xizang/fujian2'));

/** The filing that a piece of YAML is; fails on YAML that cannot be read. */
export function filingOf(yaml: string): Filing {
  const { value, findings } = readYaml('piece.yaml', yaml);
  if (findings.length > 0) throw new Error(`not YAML: ${findings[0]?.message.zh}\n${yaml}`);
  return toFiling(value).filing;
}

export function reportsOf(rule: Rule, yaml: string): readonly Report[] {
  const filing = filingOf(yaml);
  const ofForm = requirementsOf(load(filing.form ?? requirements.form));
  return [...rule.check(filing, requirementsFor(filing, ofForm), writing)];
}

/** All that is found in a filing on a form of the fixtures or a shipped one. */
export const checkPiece = (yaml: string): Checked => check(yaml, { loadTemplate: load });

/** By id, so that a renamed rule is noticed. */
export function ruleNamed(id: string): Rule {
  const rule = rules.find(rule => rule.id === id);
  if (!rule) throw new Error(`no rule ${id}`);
  return rule;
}
