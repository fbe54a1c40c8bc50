/** The comments of a skeleton: what must be written where, what may be deleted, and examples. */
import type { Path } from '../finding.ts';
import { exampleIndicator, examplesOf } from './example-values.ts';
import { levelsOf, type SchemaNode } from './fields.ts';
import { rowKindIn } from './funding-rows.ts';
import { covers, leadsTo } from './patterns.ts';
import { levelsPrinted, type Requirements } from './requirements.ts';

export interface SkeletonHints {
  /** What is said of a place. */
  of(node: SchemaNode, path: Path): readonly string[];
  /** What is said above a row of the funds: the form's name for it, and whether it may be left out. */
  ofRow(path: Path): readonly string[];
}

/** Stands at the places that check finds empty, and only there. */
const REQUIRED = '必填';
const OPTIONAL = '不适用就删去';
const ONE_AT_LEAST = '至少写一条';
const USUAL = '一般要有，不适用就删去';

/** The hints of a form; paths have 0 for the item of a list, and the kind of a row of the funds. */
export function hintsFor(requirements: Requirements, year: number): SkeletonHints {
  const { fields, requiredLevels, expectedLevels, weightTotals } = requirements;
  const fieldsAt = (path: Path) => fields.filter(field => covers(field.path, path));
  const levels = levelsPrinted(requirements) ?? {};
  const unit = requirements.money?.unit;

  function of(node: SchemaNode, path: Path): readonly string[] {
    const found = fieldsAt(path);
    const limit = found.find(field => field.limit !== undefined)?.limit;
    const choice = found.find(field => field.choices);
    const choices = choice?.choices?.join(' / ');
    const isWeight = path.at(-1) === 'weight' && path[0] !== 'funding' && weightTotals;
    return [
      ...dutyAt(path),
      ...(choices === undefined ? [] : [choice?.takesOther ? `${choices}，或另写` : choices]),
      ...(limit === undefined ? [] : [`不超过${limit}字`]),
      ...(isWeight ? [`各条之和为${weightTotals.join('或')}`] : []),
      ...(choices === undefined ? exampleAt(node, path) : []),
    ];
  }

  function ofRow(path: Path): readonly string[] {
    const ofIt = fields.filter(field => leadsTo(path, field.path));
    const total = ofIt.find(field => field.path.at(-1) === 'total');
    const label = (total ?? ofIt.find(field => field.label))?.label;
    return [
      ...(label === undefined ? [] : [label]),
      ...(ofIt.some(field => field.required) ? [] : [OPTIONAL]),
    ];
  }

  /** Whether something must be written there. */
  function dutyAt(path: Path): readonly string[] {
    const rank = rankIn(path);
    if (rank === 1 || rank === 2) return levelDuty(path, rank);
    const found = fieldsAt(path);
    if (found.some(field => field.required))
      return [isInItem(path) ? `每${counterOf(path)}都要写` : REQUIRED];
    return found.length > 0 && levelsOf(path) !== undefined ? [OPTIONAL] : [];
  }

  /** What a name of a first or second level is bound to. */
  function levelDuty(path: Path, rank: 1 | 2): readonly string[] {
    const [level, first] = [String(path.at(-1)), String(path.at(-rank))];
    if (requiredLevels.includes(level)) return [ONE_AT_LEAST];
    const below = levels[first] ?? [];
    if (rank === 1) {
      if (below.some(second => requiredLevels.includes(second))) return [];
      return [[level, ...below].some(each => expectedLevels.includes(each)) ? USUAL : OPTIONAL];
    }
    // Where the first level may be deleted, or has no other, that is said there.
    const mayGo = [first, ...below].every(each => !requiredLevels.includes(each));
    if (mayGo || below.length === 1) return [];
    return [expectedLevels.includes(level) ? USUAL : OPTIONAL];
  }

  /** Whether a place is in an item of a list that the form prints, and so is asked for only where there is one. */
  const isInItem = (path: Path): boolean =>
    path.some((key, depth) => {
      const list = path.slice(0, depth);
      return typeof key === 'number' && (fieldsAt(list).length > 0 || rankIn(list) === 2);
    });

  function exampleAt(node: SchemaNode, path: Path): readonly string[] {
    const row = path.at(-1) === 'years' ? rowKindIn(path) : undefined;
    if (row) return row === 'project' ? ['整个项目的年份，按实际改'] : [];
    const told = indicatorExample(path) ?? examplesOf(node, { year, unit });
    return told.length > 0 ? [`例如 ${told.join('、')}`] : [];
  }

  /** The example of what is of an indicator's own kind; undefined for all else. */
  function indicatorExample(path: Path): readonly string[] | undefined {
    const table = tableIn(path);
    const key = path.at(-1);
    const names = table ? path.slice(table, table + 2).map(String) : ['数量'];
    if (!table && !path.includes('ungrouped')) return undefined;
    const { name, value } = exampleIndicator(names, year) ?? {};
    const reached = value?.replace(/^[≥≤]|前$/g, '');
    const own = { name, value, actual: reached, lastYear: undefined }[String(key)];
    if (own !== undefined) return [own];
    return ['name', 'value', 'actual', 'lastYear'].includes(String(key)) ? [] : undefined;
  }

  return { of, ofRow };
}

/** How long the way to the table of indicators around a place is; undefined outside of them. */
function tableIn(path: Path): number | undefined {
  const length = path.findIndex((_, depth) => levelsOf(path.slice(0, depth)) === 2);
  return length === -1 ? undefined : length;
}

/** 1 and 2 for a name of a first and second level of indicators. */
function rankIn(path: Path): number | undefined {
  const table = tableIn(path);
  return table === undefined ? undefined : path.length - table;
}

/** What the items of the list around a place are counted in. */
function counterOf(path: Path): string {
  if (path.includes('ungrouped') || (rankIn(path) ?? 0) > 2) return '条';
  return path[0] === 'funding' ? '行' : '项';
}
