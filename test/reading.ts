import { readFileSync } from 'node:fs';
import { type Checked, check, templateLoader } from '../src/internal.ts';

/** Checks YAML text against the shipped forms. */
export function checkText(text: string): Checked {
  return check(text, {
    loadTemplate: templateLoader(path => readFileSync(path)),
  });
}

/** The seed form as a filing. */
export const seed = readFileSync(
  new URL('../examples/xizang/fujian2.yaml', import.meta.url),
  'utf8',
);

/** Findings as line:column rule, for short expectations. */
export function places({ findings }: Pick<Checked, 'findings'>): readonly string[] {
  return findings.map(({ span, rule }) => `${span?.line}:${span?.column} ${rule}`);
}
