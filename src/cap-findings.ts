/**
 * Limits of what is told of one filing or template, so that a hostile or broken one fills neither memory nor a report: so many
 * findings, so many characters in each.
 */
import type { Finding, Localized, Path } from './finding.ts';

/** Findings that are told of one filing, those that count the others not included. */
export const MAX_FINDINGS = 1000;
/** Characters of a message or a help, in each language. */
export const MAX_SENTENCE = 400;
/** Characters of a key in a finding's path. */
const MAX_KEY = 200;

/**
 * The findings, in their order, with long sentences shortened. Of too many those that weigh most are told, and of each
 * rule that is cut short one more says how many are not.
 */
export function cappedFindings(findings: readonly Finding[]): readonly Finding[] {
  if (findings.length <= MAX_FINDINGS) return findings.map(shortened);
  const told = new Set(
    findings.toSorted((a, b) => weightOf(a) - weightOf(b)).slice(0, MAX_FINDINGS),
  );
  const left = new Map<string, Finding[]>();
  for (const finding of findings) {
    if (told.has(finding)) continue;
    const others = left.get(finding.rule);
    if (others) others.push(finding);
    else left.set(finding.rule, [finding]);
  }
  return [
    ...findings.filter(finding => told.has(finding)),
    ...[...left.values()].flatMap(rest),
  ].map(shortened);
}

/** Less for what weighs more. */
const weightOf = ({ structural, severity }: Finding) =>
  structural ? 0 : { error: 1, warning: 2, info: 3 }[severity];

/** Says in place of findings of one rule that they are left out; as grave as the gravest of them. */
function rest(left: readonly Finding[]): readonly Finding[] {
  const [gravest] = left.toSorted((a, b) => weightOf(a) - weightOf(b));
  if (!gravest) return [];
  const count = left.length;
  return [
    {
      ...gravest,
      message: {
        zh: `另有 ${count} 处同样的问题（${gravest.rule}）没有列出`,
        en: `${count} more of ${gravest.rule} are not listed`,
      },
      help: {
        zh: `一份文件最多列出 ${MAX_FINDINGS} 处；改好以后再检查一次。`,
        en: `At most ${MAX_FINDINGS} are listed for a file; mend them and check again.`,
      },
    },
  ];
}

/** Most findings are short, and stay the same object. */
function shortened(finding: Finding): Finding {
  const { message, help, path } = finding;
  if (!isLong(message) && !(help && isLong(help)) && !path.some(isLongKey)) return finding;
  return {
    ...finding,
    path: shortPath(path),
    message: short(message),
    ...(help && { help: short(help) }),
  };
}

const isLong = ({ zh, en }: Localized) => zh.length > MAX_SENTENCE || en.length > MAX_SENTENCE;

const isLongKey = (key: string | number) => typeof key === 'string' && key.length > MAX_KEY;

const shortPath = (path: Path): Path =>
  path.map(key => (typeof key === 'string' ? cut(key, MAX_KEY) : key));

const short = ({ zh, en }: Localized): Localized => ({
  zh: cut(zh, MAX_SENTENCE),
  en: cut(en, MAX_SENTENCE),
});

/** A text of at most `most` characters; one that is cut ends in …, and no pair of surrogates is parted. */
function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const start = text.slice(0, most - 1);
  return `${/[\uD800-\uDBFF]$/.test(start) ? start.slice(0, -1) : start}…`;
}
