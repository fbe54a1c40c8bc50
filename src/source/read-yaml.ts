/** Reads a YAML text: its value, where every scalar is text as written, the places of its paths, and what is wrong with it. */
import type { CellPlace, Finding, Localized, Path, Span } from '../finding.ts';
import { characterSpan } from './character-span.ts';
import { isPrintable, type PlaceOf, unprintable } from './characters.ts';
import { parseYaml } from './parse-yaml.ts';
import { withoutPeople } from './people.ts';
import { type Complaint, MAX_DEPTH, type PositionTree, type Range } from './plain-value.ts';
import type { Edit } from './slips/slip.ts';
import { slipsInBroken, slipsInReadable } from './slips/slips.ts';
import { lostFinding } from './slips/text-kept.ts';
import { noVocabulary, type Vocabulary } from './vocabulary.ts';
import { yamlSentences } from './yaml-sentences.ts';

/** A YAML text that has been read. */
export interface Source {
  /** As it is named in messages. */
  readonly name: string;
  readonly text: string;
  /**
   * Maps, lists and strings; an empty scalar is null; undefined when the text is not YAML, or by a slip reads as other than
   * was meant: then nothing but its findings is to be told.
   */
  readonly value: unknown;
  /** Where a path stands in the text; for a map or list, and for `at` key, its key. */
  readonly locate: (path: Path, at?: 'key') => Span | undefined;
  /** The cell of a path, where the text was read off a form in Word or Excel; then nothing has a place in the text. */
  readonly cellAt?: (path: Path) => CellPlace | undefined;
  /** The span between two offsets of the text. */
  readonly spanAt: (start: number, end: number) => Span;
  readonly comments: readonly Comment[];
  readonly findings: readonly Finding[];
  /** What mends the findings with `fixable`; absent where there are none. */
  readonly edits?: readonly Edit[];
}

/** A comment from its # to the end of the line. */
export interface Comment {
  readonly text: string;
  readonly span: Span;
  /** Whether nothing else stands on its line. */
  readonly alone: boolean;
}

/** Reads one YAML document. Never throws; what is wrong is in the findings. */
export function readYaml(
  name: string,
  text: string,
  vocabulary: Vocabulary = noVocabulary,
): Source {
  const { value, root, comments, complaints, lost } = parseYaml(text, vocabulary);
  const spanAt = spansIn(text);
  const place = { name, text, spanAt };
  if (!root) {
    const { findings, edits } = isOneDocument(complaints)
      ? slipsInBroken(text, vocabulary, spanAt)
      : noSlips;
    const first = complaints.slice(0, 1).map(complaint => findingOf(complaint, spanAt));
    const told = findings.length > 0 ? findings : first;
    return { ...unread(place), findings: withoutPeople(told, text, vocabulary), edits };
  }
  const slips = slipsInReadable(text, { value, root }, vocabulary, spanAt);
  if (slips.findings.length > 0)
    return {
      ...unread(place),
      findings: withoutPeople(slips.findings, text, vocabulary),
      edits: slips.edits,
    };
  const locate = locatingIn(root, spanAt);
  // Only an escape with a backslash gives the value a character that the text does not hold.
  const placeOf: PlaceOf = (path, at, character) =>
    characterSpan(text, locate(path, at), character, spanAt);
  const hidden = isPrintable(text) && !text.includes('\\') ? [] : unprintable(value, placeOf);
  return {
    ...place,
    value,
    locate,
    comments: comments.map(([start, comment]) => ({
      text: comment,
      span: spanAt(start, start + comment.length),
      alone: text.slice(text.lastIndexOf('\n', start - 1) + 1, start).trim() === '',
    })),
    findings: [
      ...complaints.slice(0, MAX_COMPLAINTS).map(complaint => findingOf(complaint, spanAt)),
      ...withoutPeople(
        lost.slice(0, MAX_COMPLAINTS).map(each => lostFinding(each, spanAt)),
        text,
        vocabulary,
      ),
      ...hidden,
    ],
    edits: lost.flatMap(({ edit }) => edit ?? []),
  };
}

/** A source of which nothing can be told but findings. */
const unread = (place: Pick<Source, 'name' | 'text' | 'spanAt'>) => ({
  ...place,
  value: undefined,
  locate: () => undefined,
  comments: [],
});

/** Whether the lines are worth looking at: limits and a second document are no slips of the keyboard. */
const isOneDocument = (complaints: readonly Complaint[]) =>
  !['TOO_DEEP', 'RESOURCE_EXHAUSTION', 'MULTIPLE_DOCS'].includes(complaints[0]?.code ?? '');

const noSlips = { findings: [], edits: [] };

/** Complaints that become findings; the rest of a broken file is rarely worth reading. */
const MAX_COMPLAINTS = 20;

/** Finds the span of a path, or of its nearest ancestor that stands in the text. */
export const locatingIn =
  (root: PositionTree, spanAt: Source['spanAt']): Source['locate'] =>
  (path, at) => {
    const [start, end] = rangeOf(root, path, at);
    return spanAt(start, end);
  };

/** Offsets to spans; the lines are found when the first is asked for. */
export function spansIn(text: string): Source['spanAt'] {
  let starts: number[] | undefined;
  return (start, end) => {
    starts ??= lineStarts(text);
    let line = 0;
    for (let after = starts.length; after - line > 1; ) {
      const middle = (line + after) >> 1;
      if ((starts[middle] ?? 0) <= start) line = middle;
      else after = middle;
    }
    return { line: line + 1, column: start - (starts[line] ?? 0) + 1, start, end };
  };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1))
    starts.push(end + 1);
  return starts;
}

/** The text range of a path, or of its nearest ancestor that stands in the text. */
function rangeOf(root: PositionTree, path: Path, at: 'key' | undefined): Range {
  let place = root;
  for (const [index, key] of path.entries()) {
    const child = place.children?.get(key);
    if (!child) return place.key ?? firstOf(place);
    const isWanted = at === 'key' && index === path.length - 1;
    if (isWanted && (child.key || !child.children)) return child.key ?? child.value;
    place = child;
  }
  if (!place.children && !place.empty) return place.value;
  return place.key ?? firstOf(place);
}

/** Stands for a map or list without a key of its own: its first key or item, not all of its lines. */
function firstOf(place: PositionTree): Range {
  const first = place.children?.values().next().value;
  return first
    ? (first.key ?? firstOf(first))
    : [place.value[0], Math.min(place.value[1], place.value[0] + 1)];
}

function findingOf({ code, range }: Complaint, spanAt: Source['spanAt']): Finding {
  return {
    rule: 'yaml-readable',
    severity: 'error',
    structural: true,
    path: [],
    message: code === 'TOO_DEEP' ? tooDeep : yamlSentences[code],
    span: spanAt(range[0], range[1]),
  };
}

const tooDeep: Localized = {
  zh: `嵌套超过 ${MAX_DEPTH} 层`,
  en: `nested deeper than ${MAX_DEPTH} levels`,
};
