/** The names that Word shows for the styles of roles, in its list of styles; each once. */

/** The roles of the shipped forms; docs/forms.md says of each what it is for. */
const KNOWN: ReadonlyMap<string, string> = new Map([
  ['attachment', '附件号'],
  ['title', '表名'],
  ['year', '年度'],
  ['line', '表外文字'],
  ['label', '标签'],
  ['value', '内容'],
  ['text', '靠左文字'],
  ['narrative', '长段文字'],
  ['goal', '目标'],
  ['seal', '盖章处'],
  ['page-number', '页码'],
]);

/** What styles of single characters show. */
export const CHARACTER_NAMES = { tibetan: '申报表 藏文', sign: '申报表 符号' } as const;

/** Word takes what follows a comma for another name of the style, and a semicolon for the end of one. */
const DIVIDERS: Readonly<Record<string, string>> = { ',': '，', ';': '；' };

/** A name for each role: of those that a form invents, their own where it is Chinese, else told to be the form's own. */
export function roleNames(roles: readonly string[]): ReadonlyMap<string, string> {
  const taken = new Set<string>(Object.values(CHARACTER_NAMES));
  // Known ones first: a role that a form invents must not take their names.
  const ordered = roles.toSorted((a, b) => Number(KNOWN.has(b)) - Number(KNOWN.has(a)));
  const names = ordered.map((role): readonly [string, string] => {
    const name = `申报表 ${KNOWN.get(role) ?? ownName(role)}`;
    let unique = name;
    for (let number = 2; taken.has(unique); number++) unique = `${name}${number}`;
    taken.add(unique);
    return [role, unique];
  });
  return new Map(names);
}

function ownName(role: string): string {
  const name = role.replace(/[,;]/g, divider => DIVIDERS[divider] ?? '');
  return /\p{Script=Han}/u.test(name) ? name : `自定 ${name}`;
}
