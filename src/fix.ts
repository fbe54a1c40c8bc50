/** Safe fixes: what is certain is mended in the text itself, so that comments, order and layout stay. */
import type { Checked } from './check.ts';
import { withEnglishKeys } from './filing/keys.ts';
import { filingVocabulary } from './filing/vocabulary.ts';
import { readYaml, type Source } from './source/read-yaml.ts';
import { type Edit, withEdits } from './source/slips/slip.ts';
import { valueEdits } from './value-edits.ts';

/** Times that a text is mended and read again; a slip may hide others. */
const MAX_PASSES = 20;

/**
 * The text of a filing with its certain slips mended; the same text when there are none. Slips that keep YAML from reading
 * it come first, then those of values. Idempotent.
 */
export function fix({ source }: Pick<Checked, 'source'>): string {
  let current = source;
  for (let pass = 0; pass < MAX_PASSES; pass++) {
    const edits = editsOf(current);
    if (edits.length === 0) break;
    const text = withEdits(current.text, edits);
    const next = withEnglishKeys(readYaml(current.name, text, filingVocabulary));
    if (!isBetter(next, current)) break;
    current = next;
  }
  return current.text;
}

/** What the reader would mend; where that is nothing, what the values make certain. */
function editsOf(source: Source): readonly Edit[] {
  const { edits = [] } = source;
  return edits.length > 0 || source.value === undefined ? edits : valueEdits(source);
}

/** Whether a text can be read, or read further than before; one that could be read must not be lost. */
function isBetter(next: Source, before: Source): boolean {
  if (next.value !== undefined) return true;
  if (before.value !== undefined) return false;
  const isFewer = (next.edits?.length ?? 0) < (before.edits?.length ?? 0);
  return isFewer && lineOf(next) >= lineOf(before);
}

const lineOf = ({ findings: [first] }: Source): number =>
  first?.span?.line ?? Number.POSITIVE_INFINITY;
