/** Levels of indicators that the form does not have where the filing writes them. */
import type { Filing } from '../../filing/filing.ts';
import { fieldAt } from '../../filing/form-places.ts';
import { goalsOf } from '../../filing/indicators.ts';
import { areSameLevel, bareLevel, isMovableAmong } from '../../filing/levels.ts';
import { type Classification, levelsTaken, type Requirements } from '../../filing/requirements.ts';
import type { Path } from '../../finding.ts';
import { isOneSlipFrom, isSpread, isSurelyMeant } from '../../source/suggest.ts';

export interface StrayLevel {
  readonly path: Path;
  readonly name: string;
  readonly rank: 'first' | 'second';
  /** Where the form has it, or has what it is surely a slip for; undefined for a name that the form does not know. */
  readonly meant?: Path;
  /** Names that the form has there. */
  readonly names: readonly string[];
}

/**
 * Names that are not the form's in any spelling. Cost and satisfaction may stand at either level, under any name, where
 * the form has them at all; what stands below a first level that the form does not know is not looked at.
 */
export function* strayLevels(filing: Filing, requirements: Requirements): Iterable<StrayLevel> {
  const levels = levelsTaken(requirements);
  if (!levels) return;
  const firsts = Object.keys(levels);
  for (const { table, tablePath } of goalsOf(filing)) {
    if (!fieldAt(requirements, tablePath)) continue;
    const taken = Object.keys(table);
    for (const [name, groups] of Object.entries(table)) {
      const path = [...tablePath, name];
      const first = find(name, firsts);
      const stray = first === undefined && strayAt(path, 'first', firsts, taken, levels);
      if (stray) yield stray;
      const seconds = (first !== undefined && levels[first]) || [];
      if (seconds.length > 0) yield* straysBelow(path, groups, seconds, levels);
    }
  }
}

function* straysBelow(
  path: Path,
  groups: object,
  seconds: readonly string[],
  levels: Classification,
): Iterable<StrayLevel> {
  const taken = Object.keys(groups);
  for (const name of taken) {
    if (find(name, seconds) !== undefined) continue;
    const stray = strayAt([...path, name], 'second', seconds, taken, levels);
    if (stray) yield stray;
  }
}

/** What is said of a name that is none of the names there; undefined where it may stand there all the same. */
function strayAt(
  path: Path,
  rank: StrayLevel['rank'],
  names: readonly string[],
  taken: readonly string[],
  levels: Classification,
): StrayLevel | undefined {
  const name = String(path.at(-1));
  const [above, table] = [path.slice(0, -1), path.slice(0, rank === 'first' ? -1 : -2)];
  const free = names.filter(known => find(known, taken) === undefined);
  const stray = { path, name, rank, names };
  const typed = free.find(known => isOneSlipFrom(name, known));
  if (typed !== undefined) return { ...stray, meant: [...above, typed] };
  if (isMovableAmong(name, [...Object.keys(levels), ...Object.values(levels).flat()]))
    return undefined;
  const parent = Object.keys(levels).find(first => find(name, levels[first] ?? []) !== undefined);
  if (parent !== undefined) return { ...stray, meant: [...table, parent, name] };
  const slip = free.find(known => isSlip(name, known));
  return slip === undefined ? stray : { ...stray, meant: [...above, slip] };
}

const find = (name: string, names: readonly string[]) =>
  names.find(known => areSameLevel(known, name));

/** A longer name that holds the other, as 生态环境效益 holds 生态效益, is one of its own. */
function isSlip(name: string, known: string): boolean {
  const [a, b] = [bareLevel(name), bareLevel(known)];
  return isSurelyMeant(a, b) && !a.includes(b) && !isSpread(b, a);
}
