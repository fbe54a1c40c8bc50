/** A template's YAML to a FormTemplate; what is wrong with it is found with its line. */
import type { Finding, Path } from '../../finding.ts';
import { located } from '../../source/located.ts';
import type { Source } from '../../source/read-yaml.ts';
import type { FormTemplate } from '../template.ts';
import { inherit } from './inherit.ts';
import type { RawTemplate } from './raw.ts';
import { type ResolvedTemplate, resolveTemplate } from './resolve-template.ts';
import { checkTemplateSchema } from './schema.ts';

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
  const { value, ownerOf } = inherit(source, parents);
  const { template, findings } = resolved(id, value, rules, path => ownerOf(path) === source);
  const files = findings.map(finding => ({ finding, owner: ownerOf(finding.path) }));
  const wrong = files.filter(({ finding }) => finding.severity === 'error');
  const shown = wrong.some(({ owner }) => owner === source) ? source : (wrong[0]?.owner ?? source);
  const here = files.filter(({ owner }) => owner === shown).map(({ finding }) => finding);
  return {
    ...(template && { template }),
    source: shown,
    findings: withQuoting(located(here, shown), shown),
  };
}

function resolved(
  id: string,
  value: unknown,
  rules: readonly string[],
  isOwn: (path: Path) => boolean,
): ResolvedTemplate {
  const findings = checkTemplateSchema(value);
  return findings.length > 0
    ? { findings }
    : resolveTemplate(id, value as RawTemplate, rules, isOwn);
}

/** Text with {fields} that was not put in quotes YAML takes for a map: findings on such a line say how to mend that. */
function withQuoting(findings: readonly Finding[], source: Source): readonly Finding[] {
  const lines = source.text.split(/\r?\n/);
  return findings.map(finding => {
    const braces = bareBraces(lines[(finding.span?.line ?? 0) - 1] ?? '');
    if (braces === undefined) return finding;
    const help = {
      zh: `文字里有 ${braces} 这样的花括号，整段文字要加引号，例如 "（${braces}）"。`,
      en: `Put the whole text that contains ${braces} in quotes, e.g. "(${braces})".`,
    };
    return { ...finding, help };
  });
}

/** Braces round one word, outside quotes: no map that a template could mean. */
function bareBraces(line: string): string | undefined {
  const unquoted = line.replace(/"(?:[^"\\]|\\.)*"|'[^']*'|(?<=\s)#.*$/g, '');
  return /\{\s*[^\s{}:,"']+\s*\}/.exec(unquoted)?.[0];
}
