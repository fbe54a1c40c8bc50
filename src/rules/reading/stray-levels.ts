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
    yield* straysIn({ table, path: tablePath, rank: 'first', names: firsts }, levels);
    for (const [name, groups] of Object.entries(table)) {
      const first = find(name, firsts);
      const names = (first !== undefined && levels[first]) || [];
      const path = [...tablePath, name];
      if (names.length > 0) yield* straysIn({ table: groups, path, rank: 'second', names }, levels);
    }
  }
}

/** The names of one level as a filing has them, and those that the form has there. */
interface Group extends Pick<StrayLevel, 'path' | 'rank' | 'names'> {
  readonly table: object;
}

function* straysIn(group: Group, levels: Classification): Iterable<StrayLevel> {
  const { table, path: above, rank, names } = group;
  const taken = Object.keys(table);
  const strays = taken.filter(name => find(name, names) === undefined);
  if (strays.length === 0) return;
  const free = names.filter(known => find(known, taken) === undefined);
  const all = [...Object.keys(levels), ...Object.values(levels).flat()];
  for (const name of strays) {
    const stray = { path: [...above, name], name, rank, names };
    const typed = free.find(known => isOneSlipFrom(name, known));
    if (typed === undefined && isMovableAmong(name, all)) continue;
    const parent = typed ? undefined : parentOf(name, levels);
    const slip = typed ?? free.find(known => isSlip(name, known));
    if (parent !== undefined)
      yield { ...stray, meant: [...(rank === 'first' ? above : above.slice(0, -1)), parent, name] };
    else yield slip === undefined ? stray : { ...stray, meant: [...above, slip] };
  }
}

/** The first level that has a second one of the name. */
const parentOf = (name: string, levels: Classification): string | undefined =>
  Object.keys(levels).find(first => find(name, levels[first] ?? []) !== undefined);

const find = (name: string, names: readonly string[]) =>
  names.find(known => areSameLevel(known, name));

/** A longer name that holds the other, as 生态环境效益 holds 生态效益, is one of its own. */
function isSlip(name: string, known: string): boolean {
  const [a, b] = [bareLevel(name), bareLevel(known)];
  return isSurelyMeant(a, b) && !a.includes(b) && !isSpread(b, a);
}
