/** The first verb: bytes to a filing and everything that is wrong with it. */

import { toFiling } from './filing/convert.ts';
import type { Filing } from './filing/filing.ts';
import { withEnglishKeys } from './filing/keys.ts';
import { checkSchema } from './filing/schema-check.ts';
import { filingVocabulary } from './filing/vocabulary.ts';
import type { Finding, Severities } from './finding.ts';
import { requirementsOf } from './form/requirements.ts';
import type { FormTemplate } from './form/template.ts';
import { type LoadTemplate, shippedForms } from './forms.ts';
import { applyIgnores } from './ignore.ts';
import { rules } from './rules/index.ts';
import { decode } from './source/decode.ts';
import { located } from './source/located.ts';
import { valueAt } from './source/path.ts';
import { readYaml, type Source } from './source/read-yaml.ts';
import { withFixable } from './value-edits.ts';

export interface CheckOptions {
  /** The filing's name in messages, such as its path; `filing.yaml` by default. */
  readonly name?: string;
  /** Id of the form to use instead of the filing's own, e.g. `national/2021`. */
  readonly form?: string;
  /** Severities by rule id, for this call; they win over those of the rule and of the form. */
  readonly severities?: Severities;
  /** Gives the form of an id; by default the shipped forms. `templateLoader` makes one for forms of your own. */
  readonly loadTemplate?: LoadTemplate;
}

/** A filing that was checked. */
export interface Checked {
  readonly source: Source;
  /** What could be understood of it. */
  readonly filing: Filing;
  /** Its form; absent when the filing names none. */
  readonly template?: FormTemplate;
  /** By place in the text. */
  readonly findings: readonly Finding[];
}

/**
 * Checks one filing, given as YAML text or as the bytes of its file. Whatever is wrong with it is a finding. Throws
 * UserError for a form that does not exist, TemplateError for one that is itself wrong, and TypeError for a call with
 * anything but text or bytes.
 */
export function check(filingYaml: string | Uint8Array, options: CheckOptions = {}): Checked {
  const { name = 'filing.yaml', loadTemplate = shippedForms } = options;
  const { text, findings: broken } = decode(bytesOf(filingYaml));
  const source = withEnglishKeys(readYaml(name, text, filingVocabulary));
  if (broken.length > 0 || source.value === undefined || source.value === null) {
    const findings =
      broken.length > 0 ? broken : source.findings.length > 0 ? source.findings : [empty];
    return { source, filing: toFiling({}).filing, findings: located(findings, source) };
  }
  const value = withForm(source.value, options.form);
  const { filing, findings: unreal } = toFiling(value);
  const shape = [...source.findings, ...checkSchema(value), ...unreal];
  if (filing.form === undefined)
    return { source, filing, findings: withFixable(located(withoutEchoes(shape), source), source) };
  const template = loadTemplate(filing.form);
  const { severities = {} } = options;
  const ruled = applyRules(filing, template, severities);
  const isElsewhere = valueAt(source.value, ['form']) !== filing.form;
  const findings = [...shape, ...(isElsewhere ? ruled.map(onOtherForm) : ruled)];
  const placed = located(withoutEchoes(findings), source);
  return {
    source,
    filing,
    template,
    findings: withFixable(applyIgnores(placed, source, severities), source),
  };
}

function bytesOf(filingYaml: unknown): Uint8Array {
  if (filingYaml instanceof Uint8Array) return filingYaml;
  if (typeof filingYaml === 'string') return new TextEncoder().encode(filingYaml);
  throw new TypeError(
    `check(filingYaml) takes a filing as a string or a Uint8Array, not ${filingYaml === null ? 'null' : typeof filingYaml}`,
  );
}

function applyRules(
  filing: Filing,
  template: FormTemplate,
  severities: Severities,
): readonly Finding[] {
  const requirements = requirementsOf(template);
  const findings: Finding[] = [];
  for (const { id, severity: own, structural = false, check } of rules) {
    const severity = severities[id] ?? requirements.severities[id] ?? own;
    if (severity === 'off') continue;
    for (const report of check(filing, requirements))
      findings.push({ rule: id, severity, structural, ...report });
  }
  return findings;
}

/** On a form that the filing was not written for, what has no place there is left out with a warning; money never is. */
function onOtherForm(finding: Finding): Finding {
  if (finding.rule !== 'field-on-form' || finding.path[0] === 'funding') return finding;
  return { ...finding, severity: 'warning', structural: false };
}

/**
 * A value that is ill-formed is not also missing: where its shape is wrong, rules have nothing to add; and where YAML dropped
 * a part of it, nothing has.
 */
function withoutEchoes(findings: readonly Finding[]): readonly Finding[] {
  const lost = findings.filter(({ rule }) => rule === 'text-kept');
  if (lost.length === 0) return withoutShapeEchoes(findings);
  const paths = new Set(lost.map(({ path }) => JSON.stringify(path)));
  const others = findings.filter(
    ({ path }) => path.length === 0 || !paths.has(JSON.stringify(path)),
  );
  return withoutShapeEchoes([...lost, ...others]);
}

function withoutShapeEchoes(findings: readonly Finding[]): readonly Finding[] {
  const structural = findings.filter(finding => finding.structural);
  if (structural.length === 0) return findings;
  const shape = new Set(structural.map(({ path }) => JSON.stringify(path)));
  return findings.filter(finding => finding.structural || !shape.has(JSON.stringify(finding.path)));
}

function withForm(value: unknown, form: string | undefined): unknown {
  if (form === undefined || typeof value !== 'object' || Array.isArray(value)) return value;
  return { ...value, form };
}

const empty: Finding = {
  rule: 'yaml-readable',
  severity: 'error',
  structural: true,
  path: [],
  message: { zh: '文件是空的', en: 'the file is empty' },
  help: { zh: '从 examples 里的例子开始写。', en: 'Start from one of the examples.' },
};
