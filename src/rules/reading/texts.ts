/** The texts of a filing with their places. */
import type { Filing } from '../../filing/filing.ts';
import type { Path } from '../../finding.ts';
import { memoize } from '../../source/memoize.ts';
import { type LazyPath, toPath } from '../../source/path.ts';

export interface PlacedText {
  readonly text: string;
  readonly path: Path;
}

/** All values that are plain text with a word in it, names and phones among them; the form's id is not. */
export function textsWith(word: string, { form: _, ...filing }: Filing): readonly PlacedText[] {
  const found: PlacedText[] = [];
  look(filing, undefined);
  return found;

  function look(value: unknown, lazyPath: LazyPath | undefined): void {
    if (typeof value === 'string') {
      if (value.includes(word)) found.push({ text: value, path: toPath(lazyPath) });
    } else if (Array.isArray(value)) {
      value.forEach((child, key) => {
        look(child, { above: lazyPath, key });
      });
    } else if (typeof value === 'object' && value !== null && !('kind' in value)) {
      for (const key of Object.keys(value))
        look((value as Record<string, unknown>)[key], { above: lazyPath, key });
    }
  }
}

/** The texts that tell what a project is and why, in the order of forms. */
export const narratives = memoize(
  ({ overview, justification, goals, objectives, remarks }: Filing): readonly PlacedText[] => {
    const places: readonly (readonly [string | undefined, Path])[] = [
      [overview, ['overview']],
      [justification.basis, ['justification', 'basis']],
      [justification.feasibility, ['justification', 'feasibility']],
      [justification.necessity, ['justification', 'necessity']],
      [goals.longTerm, ['goals', 'longTerm']],
      [goals.annual, ['goals', 'annual']],
      ...objectives.map(({ text }, index) => [text, ['objectives', index, 'text']] as const),
      [remarks, ['remarks']],
    ];
    return places.flatMap(([text, path]) => (text === undefined ? [] : [{ text, path }]));
  },
);
