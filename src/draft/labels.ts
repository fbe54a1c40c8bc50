/**
 * What the labels of bureaus' forms mean: label → field path. The titles of the filing's schema come first, then the
 * other names under which the same fields are known.
 */

import { kindOf, resolve, type SchemaNode, schemaAt } from '../filing/fields.ts';
import { AMOUNTS, COLUMNS, type ListKind, PERIOD, SYNONYMS } from '../form/label-names.ts';
import { bareLabel } from '../form/label-text.ts';
import { nearest } from '../source/suggest.ts';

/** Where the items of each kind stand in the filing. */
const ITEMS: Readonly<Record<ListKind, readonly (string | number)[]>> = {
  funding: ['funding', 'rows', 0],
  schedule: ['schedule', 0],
  tasks: ['tasks', 0],
  indicators: ['indicators', 'annual', '一级', '二级', 0],
};

/** The fields that a label beside or above an empty cell may stand for, likeliest first; empty when it is not known. */
export const fieldsOfLabel = (label: string): readonly string[] => lookUp(fieldNames, label);

/** The same for a label in a line above or below the table, where the preparer's data stand. */
export const fieldsOfLineLabel = (label: string): readonly string[] => {
  if (bareLabel(label) === '单位') return ['funding.unit'];
  return [...lookUp(fieldNames, label)].sort((a, b) => rank(a) - rank(b));
};

/** The field of a list's column by its head, e.g. .task; undefined when it is not known. */
export const listColumn = (kind: ListKind, head: string): string | undefined =>
  lookUp(columnNames[kind], head)[0];

/** What a column of amounts without years prints, e.g. funding.budget; undefined when it is not known. */
export const amountColumn = (head: string): string | undefined => lookUp(amountNames, head)[0];

/** The level of indicators that the head of a column names. */
export function levelOfHead(head: string): 1 | 2 | undefined {
  const [, level] =
    /^([一二])级(?:绩效)?(?:指标|目标)?$/.exec(withoutBrackets(bareLabel(head))) ?? [];
  return level === undefined ? undefined : level === '一' ? 1 : 2;
}

/** The fields that one label asks for together: 主管部门及代码, 项目申请原因（包括设立依据、可行性及必要性）; none where it does not. */
export function fieldsTogether(label: string): readonly string[] {
  const [, listed] = /[（(]包括(.*)[）)]$/.exec(label.replace(/\s+/g, '')) ?? [];
  const names = (listed ?? bareLabel(label)).split(/[及和与、]/);
  const [first = ''] = names;
  const fields = names.map((name, index) => {
    const [own] = [...(index > 0 ? fieldsOfLabel(`${first}${name}`) : []), ...fieldsOfLabel(name)];
    return own;
  });
  const known = fields.filter(field => field !== undefined);
  const isKnown = known.length === fields.length && new Set(known).size === known.length;
  return isKnown && known.length > 1 ? known : [];
}

/** Whether a label asks for the schedule as a whole. */
export const isScheduleLabel = (label: string): boolean =>
  /^(?:项目)?(?:实施)?进度(?:计划|安排)?$/.test(withoutBrackets(bareLabel(label)));

/** The known label nearest to one that is not known, with its field. */
export function nearestLabel(
  label: string,
): { readonly label: string; readonly field: string } | undefined {
  const known = nearest(bareLabel(label), fieldNames.keys());
  const shared = [...(known ?? '')].filter(character => label.includes(character)).length;
  if (shared < 0.6 * (known?.length ?? 0)) return undefined;
  const field = known === undefined ? undefined : fieldNames.get(known)?.[0];
  return known !== undefined && field !== undefined ? { label: known, field } : undefined;
}

/** Whether a field takes paragraphs rather than a few words. */
export const isNarrative = (field: string) =>
  /^(unitFunctions|overview|justification|goals|remarks)(\.|$)/.test(field);

const rank = (field: string) => (/^(preparer|reportingUnit)/.test(field) ? 0 : 1);

function lookUp(names: ReadonlyMap<string, readonly string[]>, label: string): readonly string[] {
  const key = bareLabel(label);
  const spellings = [key, key.replace(/[（()）/]/g, ''), withoutBrackets(key)];
  return spellings.map(spelling => names.get(spelling)).find(found => found !== undefined) ?? [];
}

/** Fields that a label of their own does not name: it is that of a row beside the head of a column. */
const isAmountColumn = (path: string) => /^funding\.(?!unit$|basis$|execution\.)/.test(path);

const withoutBrackets = (text: string) => text.replace(/[（(][^（()）]*[）)]/g, '');

/** Titles and other names of the single values below a schema node, by name. */
function namesOf(
  node: SchemaNode | undefined,
  prefix: string,
  synonyms: Readonly<Record<string, readonly string[]>>,
): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>();
  const add = (name: string | undefined, path: string) => {
    const key = name === undefined ? '' : bareLabel(name).replace(/[（()）/]/g, '');
    if (key !== '') names.set(key, [...(names.get(key) ?? []), path]);
  };
  const walk = (at: SchemaNode, path: string) => {
    for (const [key, value] of Object.entries(resolve(at).properties ?? {})) {
      const place = path === '' ? `${prefix}${key}` : `${path}.${key}`;
      const isSingle = kindOf(value) && !isAmountColumn(place);
      if (isSingle || place === PERIOD) add(value.title, place);
      if (!resolve(value).items) walk(value, place);
    }
  };
  if (node) walk(node, '');
  for (const [path, others] of Object.entries(synonyms)) for (const name of others) add(name, path);
  return names;
}

const fieldNames = namesOf(schemaAt([]), '', SYNONYMS);

const amountNames = namesOf(undefined, '', AMOUNTS);

const columnNames: Readonly<Record<ListKind, ReadonlyMap<string, readonly string[]>>> = {
  funding: namesOf(schemaAt(ITEMS.funding), '.', COLUMNS.funding),
  schedule: namesOf(schemaAt(ITEMS.schedule), '.', COLUMNS.schedule),
  tasks: namesOf(schemaAt(ITEMS.tasks), '.', COLUMNS.tasks),
  indicators: namesOf(schemaAt(ITEMS.indicators), '.', COLUMNS.indicators),
};
