/** Slips as findings: of a text that YAML cannot read, or reads as other than was meant. They are told alone. */
import type { Finding, Localized, Span } from '../../finding.ts';
import type { PositionTree } from '../plain-value.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { lineSlips } from './line-slips.ts';
import { misreadRanges } from './misread.ts';
import { type Edit, quotable, type Slip, type SlipKind, withEdits } from './slip.ts';
import { slipHelp, slipSentences } from './slip-sentences.ts';

/** Characters of a text that is looked at for slips; a filing has some 4,000. */
const MAX_LENGTH = 200_000;

export interface Slips {
  readonly findings: readonly Finding[];
  /** What --fix may make of the text. */
  readonly edits: readonly Edit[];
}

type SpanAt = (start: number, end: number) => Span;

/** The slips of a text that YAML cannot read. */
export function slipsInBroken(text: string, vocabulary: Vocabulary, spanAt: SpanAt): Slips {
  return text.length > MAX_LENGTH ? none : told(text, lineSlips(text, vocabulary), spanAt);
}

/** The slips by which a text reads as other than was meant: in keys that are none, and in text where a group belongs. */
export function slipsInReadable(
  text: string,
  { value, root }: { readonly value: unknown; readonly root: PositionTree },
  vocabulary: Vocabulary,
  spanAt: SpanAt,
): Slips {
  const { ranges, slips: misplaced } = misreadRanges(text, value, root, vocabulary.root);
  if (ranges.length === 0 || text.length > MAX_LENGTH) return told(text, misplaced, spanAt);
  const slips = lineSlips(text, vocabulary).filter(
    ({ kind, start, end }) =>
      !ONLY_BROKEN.has(kind) && ranges.some(([from, to]) => start < to && end > from),
  );
  return told(text, slips.length > 0 ? slips : misplaced, spanAt);
}

/** Slips that a text which YAML can read has not. */
const ONLY_BROKEN: ReadonlySet<SlipKind> = new Set(['out-of-line', 'block-line', 'hash-in-text']);

const none: Slips = { findings: [], edits: [] };

function told(text: string, slips: readonly Slip[], spanAt: SpanAt): Slips {
  if (slips.length === 0) return none;
  const edits = slips.map(({ edit }) => edit);
  const kinds = new Map<SlipKind, Slip[]>();
  for (const slip of slips) {
    const alike = kinds.get(slip.kind);
    if (alike) alike.push(slip);
    else kinds.set(slip.kind, [slip]);
  }
  return {
    findings: [...kinds.values()].map(alike => findingOf(text, alike, edits, spanAt)),
    edits: slips.filter(({ isCertain }) => isCertain).map(({ edit }) => edit),
  };
}

/** One finding for all slips of a kind, at the first of them. */
function findingOf(
  text: string,
  alike: readonly Slip[],
  edits: readonly Edit[],
  spanAt: SpanAt,
): Finding {
  const [first] = alike;
  if (!first) throw new RangeError('a kind without slips');
  const message = slipSentences[first.kind](quotable(first.subject));
  const lines = [...new Set(alike.map(({ start }) => spanAt(start, start).line))];
  return {
    rule:
      first.kind === 'hash-in-text' || first.kind === 'wide-block-mark'
        ? 'text-kept'
        : 'yaml-readable',
    severity: 'error',
    structural: true,
    path: [],
    message: lines.length > 1 ? withLines(message, lines) : message,
    help: slipHelp(first, mendedLine(text, first, edits)),
    ...(alike.every(({ isCertain }) => isCertain) && { fixable: true }),
    span: spanAt(first.start, first.end),
  };
}

/** Lines that a message names; of more it says how many. */
const MAX_LINES = 10;

function withLines({ zh, en }: Localized, lines: readonly number[]): Localized {
  const named = lines.slice(0, MAX_LINES).join('、');
  const more = lines.length > MAX_LINES;
  return {
    zh: `${zh}（第 ${named}${more ? ' …' : ''} 行，共 ${lines.length} 行都是这样）`,
    en: `${en} (${lines.length} lines: ${lines.slice(0, MAX_LINES).join(', ')}${more ? ' …' : ''})`,
  };
}

/** The line of a slip with all that is wrong with it mended. */
function mendedLine(text: string, { edit }: Slip, edits: readonly Edit[]): string {
  const start = text.lastIndexOf('\n', edit.start - 1) + 1;
  const feed = text.indexOf('\n', edit.end);
  const end = feed === -1 ? text.length : feed;
  const inLine = edits
    .filter(each => each.start >= start && each.end <= end)
    .map(each => ({ ...each, start: each.start - start, end: each.end - start }));
  return quotable(withEdits(text.slice(start, end), inLine).trim(), 80);
}
