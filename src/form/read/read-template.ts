/** A template's YAML to a FormTemplate; what is wrong with it is found with its line. */
import { type Finding, hasErrors } from '../../finding.ts';
import { validateTemplate } from '../../generated/validators.js';
import { located } from '../../source/located.ts';
import type { Source } from '../../source/read-yaml.ts';
import { schemaFindings } from '../../source/schema-findings.ts';
import { checkTemplate } from '../check-template.ts';
import { fitInheritedLevels } from '../inherited-levels.ts';
import { missingKeys } from '../missing-keys.ts';
import type { FormTemplate } from '../template.ts';
import { inherit } from './inherit.ts';
import { withQuoting } from './quoting.ts';
import type { RawTemplate } from './raw.ts';
import { relabel } from './relabel.ts';
import { buildTemplate } from './resolve-template.ts';
import { templateKeys, templatePlace } from './schema.ts';

export interface ReadTemplate {
  /** Absent when there are errors. */
  readonly template?: FormTemplate;
  /** The file that the findings are of: the template's own, or the one it inherits a mistake from. */
  readonly source: Source;
  /** With their places. */
  readonly findings: readonly Finding[];
}

/** Reads a template that builds on `parents`, nearest first, and may set the severities of `rules`. */
export function readTemplate(
  id: string,
  source: Source,
  parents: readonly Source[] = [],
  rules: readonly string[] = [],
): ReadTemplate {
  const broken = [source, ...parents].find(({ findings }) => findings.length > 0);
  if (broken) return { source: broken, findings: withQuoting(broken.findings, broken) };
  const { value: merged, ownerOf } = inherit(source, parents);
  const value = fitInheritedLevels(merged, path => ownerOf(path) !== source);
  const findings = findingsOf(value, rules);
  const files = findings.map(finding => ({ finding, owner: ownerOf(finding.path) }));
  const wrong = files.filter(({ finding }) => finding.severity === 'error');
  const shown = wrong.some(({ owner }) => owner === source) ? source : (wrong[0]?.owner ?? source);
  const here = files.filter(({ owner }) => owner === shown).map(({ finding }) => finding);
  return {
    ...(!hasErrors(findings) && { template: buildTemplate(id, relabel(value as RawTemplate)) }),
    source: shown,
    findings: withQuoting(located(here, shown), shown),
  };
}

function findingsOf(value: unknown, rules: readonly string[]): readonly Finding[] {
  if (!validateTemplate(value)) {
    return schemaFindings(validateTemplate.errors ?? [], value, {
      rule: 'template-valid',
      placeName: templatePlace,
      keysAt: templateKeys,
      formats: {},
    });
  }
  const missing = missingKeys(value as Partial<RawTemplate>);
  return missing.length > 0 ? missing : checkTemplate(value as RawTemplate, rules);
}
