/** Fixtures that say on each line what must be found there: `# ! rule-id`, several apart by blanks. */

const MARKER = /# ! ([a-z0-9][a-z0-9 -]*)$/;

/** `line:rule` for every marker of a text, sorted. */
export function markersOf(text: string): readonly string[] {
  return text
    .split('\n')
    .flatMap((line, index) =>
      (MARKER.exec(line.trimEnd())?.[1]?.split(/\s+/) ?? []).map(rule => `${index + 1}:${rule}`),
    )
    .sort();
}
