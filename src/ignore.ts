/** Comments that let a finding stand: `# perfgoal-ignore rule-id: reason`, on the line or above it. */
import type { Finding, Localized } from './finding.ts';
import type { Comment, Source } from './source/read-yaml.ts';

interface Ignore {
  readonly rule: string;
  readonly reason: string;
  readonly line: number;
  readonly comment: Comment;
}

/**
 * The findings without those that a comment lets stand, and with one for each comment that gives no reason or
 * matches nothing. Structural findings cannot be ignored: the form could not be drawn.
 */
export function applyIgnores(findings: readonly Finding[], source: Source): readonly Finding[] {
  const ignores = source.comments.flatMap(comment => ignoreOf(comment, source));
  if (ignores.length === 0) return findings;
  const used = new Set<Ignore>();
  const kept = findings.filter(({ rule, span, structural }) => {
    const ignore = ignores.find(
      each => each.rule === rule && each.line === span?.line && each.reason !== '' && !structural,
    );
    if (ignore) used.add(ignore);
    return !ignore;
  });
  const idle = ignores.filter(ignore => !used.has(ignore)).map(idleFinding);
  return [...kept, ...idle].sort((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0));
}

function ignoreOf(comment: Comment, source: Source): readonly Ignore[] {
  const match = /^#\s*perfgoal-ignore\s+([\w-]+)\s*(?:[:：]\s*(.*))?$/.exec(comment.text.trim());
  if (!match?.[1]) return [];
  const line = comment.alone ? nextLine(comment, source) : comment.span.line;
  return [{ rule: match[1], reason: match[2]?.trim() ?? '', line, comment }];
}

/** The line below a comment, past further comments and empty lines. */
function nextLine({ span }: Comment, { text }: Source): number {
  const below = text.slice(span.end).split('\n').slice(1);
  const skipped = below.findIndex(line => !/^\s*(#.*)?$/.test(line));
  return span.line + 1 + Math.max(0, skipped);
}

function idleFinding({ rule, reason, comment }: Ignore): Finding {
  const message: Localized =
    reason === ''
      ? { zh: `忽略 ${rule} 没有写理由`, en: `ignoring ${rule} needs a reason` }
      : {
          zh: `这条忽略没有用处：这里没有 ${rule} 的问题`,
          en: `this ignore does nothing: no ${rule} here`,
        };
  const help: Localized =
    reason === ''
      ? {
          zh: `写作 # perfgoal-ignore ${rule}: 理由`,
          en: `Write # perfgoal-ignore ${rule}: reason`,
        }
      : {
          zh: '删去这条注释，或检查规则编号和位置。',
          en: 'Delete the comment, or see to its rule id and line.',
        };
  return {
    rule: 'ignore-used',
    severity: 'warning',
    structural: false,
    path: [],
    message,
    help,
    span: comment.span,
  };
}
