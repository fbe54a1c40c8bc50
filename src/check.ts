/** The first verb: bytes to a filing and everything that is wrong with it. */

import { applyRules, oneEach, unresolved } from './apply-rules.ts';
import { readFont as readShippedFont } from './assets.ts';
import { cappedFindings } from './cap-findings.ts';
import { drawingWith, undrawable } from './drawable.ts';
import { toFiling } from './filing/convert.ts';
import type { Filing } from './filing/filing.ts';
import { withEnglishKeys } from './filing/keys.ts';
import { requirementsFor } from './filing/requirements.ts';
import { checkSchema } from './filing/schema-check.ts';
import { filingVocabulary } from './filing/vocabulary.ts';
import { spellingOf, type Writing, writingOf } from './filing/writing.ts';
import type { Finding, Severities } from './finding.ts';
import { requirementsOf } from './form/requirements.ts';
import type { FontBytes } from './form/sheet.ts';
import type { FormTemplate } from './form/template.ts';
import { type LoadTemplate, shippedForms } from './forms.ts';
import { applyIgnores } from './ignore.ts';
import { unsettledMarks } from './mark-settled.ts';
import type { LastFiling } from './rules/across-years/across-years.ts';
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
  /** Id of the form of a filing that names none. */
  readonly defaultForm?: string;
  /** Severities by rule id, for this call; they win over those of the rule and of the form. */
  readonly severities?: Severities;
  /** Gives the form of an id; by default the shipped forms. `templateLoader` makes one for forms of your own. */
  readonly loadTemplate?: LoadTemplate;
  /** Font files that the form will be drawn with, as for `render`: what they have is not missing. */
  readonly fonts?: Readonly<Record<string, string>>;
  /** Last year's filing of the same project, where there is one; the rules across years run with it. */
  readonly lastFiling?: (filing: Filing) => LastFiling | undefined;
  /** Reads them and those that a template names. By default they are read where they are named. */
  readonly readFont?: (face: string) => FontBytes;
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
  const { name = 'filing.yaml' } = options;
  const { text, findings: broken } = decode(bytesOf(filingYaml));
  const read = readYaml(name, text, filingVocabulary);
  const source = withEnglishKeys(read);
  if (broken.length > 0 || source.value === undefined || source.value === null) {
    const findings =
      broken.length > 0 ? broken : source.findings.length > 0 ? source.findings : [empty];
    return { source, filing: toFiling({}).filing, findings: located(findings, source) };
  }
  return checkSource(source, spellingOf(read.value), options);
}

/** Checks a filing that was read, whose keys are English now and spelt as `keys` says where it is written. Throws like `check`. */
export function checkSource(source: Source, keys: Writing['keys'], options: CheckOptions): Checked {
  const { loadTemplate = shippedForms } = options;
  const value = withForm(source.value, options);
  const { filing, findings: unreal } = toFiling(value);
  const template = filing.form === undefined ? undefined : loadTemplate(filing.form);
  const requirements = template && requirementsFor(filing, requirementsOf(template));
  const writing = writingOf(value, keys);
  const schema = checkSchema(value, writing, requirements);
  const shape = oneEach([...source.findings, ...schema.findings, ...unreal]);
  if (!template || !requirements)
    return {
      source,
      filing,
      findings: cappedFindings(withFixable(located(shape, source), source)),
    };
  const unread = [
    ...shape.flatMap(({ path }) => (path.length > 0 ? [path] : [])),
    ...schema.unread,
    ...unresolved(source),
  ];
  const { severities = {} } = options;
  const last = options.lastFiling?.(filing);
  const ruled = applyRules({ filing, requirements, writing, severities, last }, unread);
  const isElsewhere = options.form !== undefined && valueAt(source.value, ['form']) !== filing.form;
  const findings = [...shape, ...(isElsewhere ? ruled.map(onOtherForm) : ruled)];
  const kept = [
    ...findings,
    ...undrawn(filing, template, source, options),
    ...unsettledMarks(source, severities),
  ];
  const placed = applyIgnores(located(kept, source), source, severities, last !== undefined);
  return { source, filing, template, findings: cappedFindings(withFixable(placed, source)) };
}

/** Characters that no font can draw, where the form prints them. */
function undrawn(
  filing: Filing,
  { styles, pageNumber }: FormTemplate,
  source: Source,
  { fonts = {}, readFont = readShippedFont }: CheckOptions,
): readonly Finding[] {
  const own = [...Object.values(styles), pageNumber].map(({ font }) => font.face);
  const faces = [...new Set([...own, ...Object.values(fonts)])];
  return undrawable(filing, source, faces, drawingWith(readFont));
}

function bytesOf(filingYaml: unknown): Uint8Array {
  if (filingYaml instanceof Uint8Array) return filingYaml;
  if (typeof filingYaml === 'string') return new TextEncoder().encode(filingYaml);
  throw new TypeError(
    `check(filingYaml) takes a filing as a string or a Uint8Array, not ${filingYaml === null ? 'null' : typeof filingYaml}`,
  );
}

/** On a form that the filing was not written for, what has no place there is left out with a warning; money never is. */
function onOtherForm(finding: Finding): Finding {
  if (finding.rule !== 'field-on-form' || finding.path[0] === 'funding') return finding;
  const { message } = finding;
  return {
    ...finding,
    severity: 'warning',
    structural: false,
    message: { zh: `${message.zh}，没有印出`, en: `${message.en}; it is left out` },
  };
}

function withForm(value: unknown, { form: named, defaultForm }: CheckOptions): unknown {
  const form = named ?? (valueAt(value, ['form']) ? undefined : defaultForm);
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
