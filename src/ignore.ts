/** Comments that let a finding stand: `# perfgoal-ignore rule-id: reason`, on the line or above it. */
import type { Finding, Localized, Severities, Severity } from './finding.ts';
import { acrossYears } from './rules/across-years/index.ts';
import { projectUnique } from './rules/project-unique.ts';
import { lineMeant } from './source/marks.ts';
import type { Comment, Source } from './source/read-yaml.ts';

interface Ignore {
  readonly rule: string;
  readonly reason: string;
  readonly line: number;
  readonly comment: Comment;
}

/**
 * The findings without those that a comment lets stand, and with one for each comment that gives no reason or
 * matches nothing; `isBesideLast` tells whether the filing was held against last year's. Structural findings cannot be ignored: the form could not be drawn.
 */
export function applyIgnores(
  findings: readonly Finding[],
  source: Source,
  severities: Severities,
  isBesideLast: boolean,
): readonly Finding[] {
  const ignores = ignoresOf(source);
  if (ignores.length === 0) return findings;
  const used = new Set<Ignore>();
  const kept = findings.filter(finding => {
    const ignore = ignores.find(each => letsStand(each, finding, source));
    if (ignore) used.add(ignore);
    return !ignore;
  });
  const severity = severities['ignore-used'] ?? 'warning';
  if (severity === 'off') return kept;
  const idle = ignores
    .filter(
      ignore =>
        !used.has(ignore) && (ignore.reason === '' || isJudged(ignore, severities, isBesideLast)),
    )
    .map(ignore => idleFinding(ignore, severity));
  return [...kept, ...idle].sort((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0));
}

/** The findings without those that a comment lets stand; for findings made when the filing was checked already. */
export function withoutIgnored(findings: readonly Finding[], source: Source): readonly Finding[] {
  const ignores = ignoresOf(source);
  return findings.filter(finding => !ignores.some(ignore => letsStand(ignore, finding, source)));
}

const letsStand = (ignore: Ignore, { rule, span, structural, path, at }: Finding, source: Source) =>
  ignore.rule === rule &&
  ignore.reason !== '' &&
  !structural &&
  // Within a text of several lines no comment can stand, so that one where it begins is meant for all of it.
  (ignore.line === span?.line || ignore.line === source.locate(path, at)?.line);

/** Whether this check, of one filing alone or beside last year's, says if a rule is broken in it. */
const isJudged = ({ rule }: Ignore, severities: Severities, isBesideLast: boolean) =>
  severities[rule] !== 'off' &&
  rule !== projectUnique.id &&
  (isBesideLast || !acrossYears.some(({ id }) => id === rule));

const ignoresOf = (source: Source): readonly Ignore[] =>
  source.comments.flatMap(comment => ignoreOf(comment, source));

function ignoreOf(comment: Comment, source: Source): readonly Ignore[] {
  const match = /^#\s*perfgoal-ignore\s+([\w-]+)\s*(?:[:：]\s*(.*))?$/.exec(comment.text.trim());
  if (!match?.[1]) return [];
  return [
    { rule: match[1], reason: match[2]?.trim() ?? '', line: lineMeant(comment, source), comment },
  ];
}

function idleFinding({ rule, reason, comment }: Ignore, severity: Severity): Finding {
  const message: Localized =
    reason === ''
      ? { zh: `忽略 ${rule} 没有写理由`, en: `ignoring ${rule} requires a reason` }
      : {
          zh: `这条忽略没有用处：这里没有 ${rule} 的问题`,
          en: `unused ignore: no ${rule} finding here`,
        };
  const help: Localized =
    reason === ''
      ? {
          zh: `写作 # perfgoal-ignore ${rule}: 理由`,
          en: `Write # perfgoal-ignore ${rule}: reason`,
        }
      : {
          zh: '删去这条注释，或检查规则编号和位置。',
          en: 'Delete the comment, or check its rule id and line.',
        };
  return {
    rule: 'ignore-used',
    severity,
    structural: false,
    path: [],
    message,
    help,
    span: comment.span,
  };
}
