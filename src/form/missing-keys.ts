/** The keys that a template must have when it has inherited all it can; a template that extends another may leave them out. */
import type { Finding, Path } from '../finding.ts';
import { valueAt } from '../source/path.ts';
import type { RawTemplate } from './read/raw.ts';

/** A finding for each key that is missing. */
export function missingKeys(raw: Partial<RawTemplate>): readonly Finding[] {
  const wanted: readonly (readonly [place: Path, keys: readonly string[]])[] = [
    [[], ['title', 'paper', 'fonts', 'styles', 'columns', 'rows']],
    [['paper'], ['top', 'right', 'bottom', 'left']],
    [['styles'], ['label', 'value']],
    ...each(['fonts'], raw.fonts, ['office', 'face']),
    ...each(['styles'], raw.styles, ['font', 'size']),
    [['padding'], ['x', 'y']],
    [['choiceMarks'], ['open', 'ticked']],
  ];
  return wanted.flatMap(([place, keys]) => {
    const group = valueAt(raw, place);
    if (group === undefined) return [];
    return keys
      .filter(key => valueAt(group, [key]) === undefined)
      .map(key => missing([...place, key]));
  });
}

const each = (place: Path, groups: object | undefined, keys: readonly string[]) =>
  Object.keys(groups ?? {}).map(name => [[...place, name], keys] as const);

function missing(path: Path): Finding {
  const name = path.join('.');
  return {
    rule: 'template-valid',
    severity: 'error',
    structural: true,
    path,
    message: { zh: `缺少「${name}」`, en: `${name} is missing` },
    help: { zh: `请写上 ${path.at(-1)}: …`, en: `Add ${path.at(-1)}: …` },
  };
}
