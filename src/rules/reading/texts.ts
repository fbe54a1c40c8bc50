/** Every text of a filing with its place. */
import type { Filing } from '../../filing/filing.ts';
import type { Path } from '../../finding.ts';

export interface PlacedText {
  readonly text: string;
  readonly path: Path;
}

/** All values that are plain text, names and phones among them; the form's id is not. */
export function* allTexts({ form: _, ...filing }: Filing): Iterable<PlacedText> {
  yield* textsIn(filing, []);
}

function* textsIn(value: unknown, path: Path): Iterable<PlacedText> {
  if (typeof value === 'string') yield { text: value, path };
  else if (Array.isArray(value))
    for (const [index, child] of value.entries()) yield* textsIn(child, [...path, index]);
  else if (typeof value === 'object' && value !== null && !('kind' in value))
    for (const [key, child] of Object.entries(value)) yield* textsIn(child, [...path, key]);
}

/** The texts that tell what a project is and why, in the order of forms. */
export function narratives({
  overview,
  justification,
  goals,
  objectives,
  remarks,
}: Filing): readonly PlacedText[] {
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
}
