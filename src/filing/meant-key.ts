/** What an unknown key was meant to be: a known one misspelt, or one of another group. */
import type { Path } from '../finding.ts';
import { valueAt } from '../source/path.ts';
import { isSurelyMeant, nearest, soleMatch } from '../source/suggest.ts';
import { type FormKey, keysOf } from './form-keys.ts';
import { covers, EACH } from './patterns.ts';

export interface MeantKey {
  /** The known keys; of another group there may be several, as 联系电话 is of two. */
  readonly keys: readonly FormKey[];
  /** Whether they stand in another group. */
  readonly elsewhere: boolean;
  /** Whether nothing else can be meant, so that what is missing there is not told too. */
  readonly sure: boolean;
}

/** Groups that are told where a key belongs to several. */
const SHOWN = 3;

/** The known key that an unknown one of a group was meant to be; undefined where there is none near. */
export function meantKey(
  key: string,
  group: Path,
  value: unknown,
  known: readonly FormKey[],
): MeantKey | undefined {
  if (key.length > LONGEST) return undefined;
  const here = keysOf(known, group).filter(each => isFree(each, group, value));
  const others = known.filter(each => !covers(each.group, group));
  const same = namesake(key, here);
  if (same) return { keys: [same], elsewhere: false, sure: true };
  const moved = others.filter(
    each => folded(each.title) === folded(key) || folded(each.key) === folded(key),
  );
  if (moved.length > 0) return { keys: nearestGroups(moved, group), elsewhere: true, sure: true };
  const spellings = here.flatMap(each => [each.title, each.key]);
  const contained = soleMatch(key, spellings);
  const guess = contained ?? nearest(key, spellings);
  if (guess !== undefined) {
    const found = here.filter(each => each.title === guess || each.key === guess);
    return { keys: found.slice(0, 1), elsewhere: false, sure: isSurelyMeant(key, guess) };
  }
  return undefined;
}

/** Longer keys are no slips of the pen. */
const LONGEST = 60;

const folded = (key: string) =>
  key
    .normalize('NFKC')
    .replace(/[\s\p{P}\p{S}]/gu, '')
    .toLowerCase();

const namesake = (key: string, keys: readonly FormKey[]) =>
  keys.find(each => folded(each.title) === folded(key) || folded(each.key) === folded(key));

/** Whether a key does not stand in its group already. */
function isFree({ key }: FormKey, group: Path, value: unknown): boolean {
  const above = valueAt(value, group);
  return typeof above !== 'object' || above === null || !Object.hasOwn(above, key);
}

/** Those that share most of the way with the group in which the key stands. */
function nearestGroups(keys: readonly FormKey[], group: Path): readonly FormKey[] {
  const shared = ({ group: other }: FormKey) => {
    const parted = other.findIndex((key, index) => key !== EACH && group[index] !== key);
    return parted === -1 ? other.length : parted;
  };
  const most = keys.reduce((longest, each) => Math.max(longest, shared(each)), 0);
  return keys.filter(each => shared(each) === most).slice(0, SHOWN);
}
