/** What places of a filing are called in a list of changes: in Chinese as the form prints them, in English by their keys. */
import { pathText } from '../filing/fields.ts';
import { placeOnForm } from '../filing/place-on-form.ts';
import { titleAt } from '../filing/writing.ts';
import type { Localized, Path } from '../finding.ts';
import { rowLabel } from './items.ts';
import type { ListedItem } from './match-items.ts';
import type { ComparedFiling } from './stated.ts';

/** What says which filing it is, before any part of the form. */
const HEAD: ReadonlySet<unknown> = new Set(['form', 'year', 'reportingUnit']);

/** The part of the form that a place is in. */
export function blockOf(path: Path): Localized {
  const [group = '', part] = path;
  if (HEAD.has(group)) return { zh: '申报', en: 'filing' };
  const own = group === 'indicators' && part !== undefined ? path.slice(0, 2) : [group];
  return { zh: titleAt(own) ?? String(group), en: pathText(own) };
}

/** A field that is in no item of a list. */
export function fieldLabel({ requirements }: ComparedFiling, path: Path): Localized {
  const { zh, en } = placeOnForm(path, requirements);
  const block = `「${blockOf(path).zh}」`;
  return { zh: zh.startsWith(block) && zh !== block ? zh.slice(block.length) : zh, en };
}

/** An item of a list; `above` is what it stands in, e.g. 第1个目标. */
export function itemLabel(side: ComparedFiling, item: ListedItem, above: string): Localized {
  const label = rowLabel(side, item.path);
  const en = pathText(item.path);
  if (label !== undefined) return { zh: `「${label}」`, en };
  const level = item.levels.at(-1);
  const place = [above, level].filter(part => part).join(' · ');
  const name = itemName(item);
  return { zh: place === '' ? name : `${place}${name}`, en };
}

/** A name in brackets, on one line; empty where there is none. */
export const bracketedName = (name: string | undefined): string =>
  name === undefined ? '' : `「${name.replace(/\s+/g, ' ')}」`;

function itemName({ path, name }: ListedItem): string {
  if (path[1] === 'rows' && name !== undefined) return `${name}年`;
  const index = Number(path.at(-1)) + 1;
  if (path.at(-2) === 'objectives') return `第${index}个目标`;
  return bracketedName(name) || `第${index}条`;
}

/** A field of an item. */
export function itemFieldLabel(item: Localized, path: Path): Localized {
  return { zh: `${item.zh}的「${keyTitle(path)}」`, en: pathText(path) };
}

/** The last key of a path as the form prints it. */
export const keyTitle = (path: Path): string => titleAt(path) ?? String(path.at(-1));
