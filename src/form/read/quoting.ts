/** What to say of a text with {fields} that was not put in quotes, which YAML takes for a map. */
import type { Finding } from '../../finding.ts';
import type { Source } from '../../source/read-yaml.ts';

/** Findings whose line holds a bare {field} get its mending for their help. */
export function withQuoting(findings: readonly Finding[], source: Source): readonly Finding[] {
  const lines = source.text.split(/\r?\n/);
  return findings.map(finding => {
    const braces = bareBraces(lines[(finding.span?.line ?? 0) - 1] ?? '');
    if (braces === undefined) return finding;
    const help = {
      zh: `文字里有 ${braces} 这样的花括号，整段文字要加引号，例如 "（${braces}）"。`,
      en: `Put the whole text that holds ${braces} in quotes, for example "(${braces})".`,
    };
    return { ...finding, help };
  });
}

/** Braces round one word, outside quotes: no map that a template could mean. */
function bareBraces(line: string): string | undefined {
  const unquoted = line.replace(/"(?:[^"\\]|\\.)*"|'[^']*'|(?<=\s)#.*$/g, '');
  return /\{\s*[^\s{}:,"']+\s*\}/.exec(unquoted)?.[0];
}
