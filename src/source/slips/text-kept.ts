/** Text that YAML drops or changes though it reads it: comments that were text, lines made one, commas, anchors, escapes. */
import { isAlias, isMap, isScalar, isSeq, type Node, type Pair } from 'yaml';
import type { Finding, Localized, Span } from '../../finding.ts';
import { type LazyPath, toPath } from '../path.ts';
import type { Meant, Range } from '../plain-value.ts';
import type { Shape, Vocabulary } from '../vocabulary.ts';
import { firstFold } from './folds.ts';
import { shortKeyAt } from './line-tokens.ts';
import { lostComments, type ValuePlace } from './lost-comments.ts';
import { type Edit, quotable, quoted } from './slip.ts';
import { hashHelp, slipSentences } from './slip-sentences.ts';
import { isLostText } from './text-after-hash.ts';

/** A loss, before it has its place in lines. */
export interface LostText {
  readonly path: LazyPath | undefined;
  readonly range: Range;
  readonly message: Localized;
  readonly help: Localized;
  /** What --fix may do. */
  readonly edit?: Edit;
}

export interface KeptText {
  readonly lost: readonly LostText[];
  readonly meant: Meant;
}

/** Looks through the contents of a document that YAML reads. */
export function lostTexts(
  text: string,
  contents: Node | null,
  comments: readonly (readonly [offset: number, comment: string])[],
  { isKey, root }: Vocabulary,
): KeptText {
  const lost: LostText[] = [];
  const pieces = new Set<Pair>();
  const places: ValuePlace[] | undefined = comments.some(([, comment]) => isLostText(comment))
    ? []
    : undefined;
  const texts = new Map<Node, string>();
  const known = new Set<string>();
  const anchors = new Map<string, LostText>();

  function visit(
    node: unknown,
    path: LazyPath | undefined,
    shape: Shape | undefined,
    key: Range | undefined,
    isInBraces: boolean,
  ): void {
    if (isAlias(node)) {
      anchors.delete(node.source);
      if (!known.has(node.source) && node.range)
        noteAlias(node, path, [node.range[0], node.range[1]]);
      return;
    }
    const range = rangeOf(node) ?? [key?.[1] ?? 0, key?.[1] ?? 0];
    const start = key?.[0] ?? range[0];
    if (isMap(node) || isSeq(node)) {
      if (node.anchor) known.add(node.anchor);
      places?.push({ path, start, value: range, kind: 'group', isInBraces });
      const isFlow = node.flow === true;
      if (isMap(node)) visitPairs(node.items as readonly Pair[], path, shape, isFlow);
      else
        for (const [index, item] of node.items.entries())
          visit(item, { above: path, key: index }, shape?.item, undefined, isFlow);
      return;
    }
    if (
      !isScalar(node) ||
      node.source === undefined ||
      (node.source === '' && node.type === 'PLAIN')
    ) {
      if (isScalar(node) && node.anchor) noteAnchor(node.anchor, path, range);
      places?.push({
        path,
        start,
        value: [key?.[1] ?? start, key?.[1] ?? start],
        kind: 'nothing',
        isInBraces,
      });
      return;
    }
    const isBlock = node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED';
    const isOneLine = !text.slice(range[0], range[1]).includes('\n');
    places?.push({
      path,
      start,
      value: range,
      kind: isBlock ? 'block' : isOneLine ? 'line' : 'lines',
      isInBraces,
    });
    if (node.anchor) noteAnchor(node.anchor, path, range);
    if (node.tag === '!' && node.type === 'PLAIN') noteTag(path, range);
    noteScalar(node, path, range);
  }

  function visitPairs(
    pairs: readonly Pair[],
    path: LazyPath | undefined,
    shape: Shape | undefined,
    isFlow: boolean,
  ): void {
    let before:
      | { readonly path: LazyPath | undefined; readonly key: Range; readonly value: Node }
      | undefined;
    for (const [index, pair] of pairs.entries()) {
      const key = rangeOf(pair.key);
      const name = isScalar(pair.key) ? String(pair.key.value ?? '') : '';
      const place = { above: path, key: shape?.nameOf(name) ?? name };
      if (isFlow && before && key && isPiece(pair, key, shape)) {
        if (!pieces.has(pairs[index - 1] as Pair)) noteComma(before, pairs, index, shape);
        pieces.add(pair);
        continue;
      }
      visit(pair.value, place, shape?.below(name), key, isFlow);
      before =
        key && isScalar(pair.value) && pair.value.source
          ? { path: place, key, value: pair.value }
          : undefined;
    }
  }

  /** Whether a key in braces is none: nothing stands behind it, no colon either, and it is not known. */
  function isPiece(
    { key: node, value }: Pair,
    [start, end]: Range,
    shape: Shape | undefined,
  ): boolean {
    if (value !== null || !isScalar(node) || node.type !== 'PLAIN') return false;
    if (shortKeyAt(text, start, end, isKey, false)) return false;
    if (!shape || shape.isOpen) return /^\d/.test(text.slice(start, end)) && shape !== undefined;
    return shape.below(String(node.value ?? '')) === undefined;
  }

  function noteComma(
    {
      path,
      key,
      value,
    }: { readonly path: LazyPath | undefined; readonly key: Range; readonly value: Node },
    pairs: readonly Pair[],
    index: number,
    shape: Shape | undefined,
  ): void {
    let last = rangeOf(pairs[index]?.key) ?? key;
    for (const pair of pairs.slice(index + 1)) {
      const next = rangeOf(pair.key);
      if (!next || !isPiece(pair, next, shape)) break;
      last = next;
    }
    const [start, end] = [rangeOf(value)?.[0] ?? key[1], last[1]];
    const comma = text.indexOf(',', rangeOf(value)?.[1]);
    const whole = text.slice(start, end).replace(/\s*\n\s*/g, ' ');
    texts.set(value, whole);
    const isNumber = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(whole);
    const isPlain = isScalar(value) && value.type === 'PLAIN';
    const written = isNumber ? whole.replaceAll(',', '') : quoted(whole);
    const line = `${text.slice(...key)}: ${quotable(written)}`;
    lost.push({
      path,
      range: [comma, comma + 1],
      message: {
        zh: `花括号里的半角逗号把“${quotable(whole)}”断成了两截`,
        en: `the comma ends the value: “${quotable(whole)}” is cut in two`,
      },
      help: isNumber
        ? { zh: `数字不写千位逗号：${line}`, en: `Leave out the thousands separator: ${line}` }
        : { zh: `给文字加引号：${line}`, en: `Quote the text: ${line}` },
      ...(isPlain && { edit: { start, end, text: quoted(whole) } }),
    });
  }

  function noteAnchor(name: string, path: LazyPath | undefined, [start]: Range): void {
    known.add(name);
    const from = text.lastIndexOf(`&${name}`, start);
    if (from === -1) return;
    const end = from + name.length + 1;
    anchors.set(name, {
      path,
      range: [from, end],
      message: {
        zh: `“&${quotable(name)}”被 YAML 当作锚点，不会印在表上`,
        en: `“&${quotable(name)}” reads as an anchor and would not be printed`,
      },
      help: {
        zh: '给整个值加引号；如果确是锚点，没有引用（*）就删去它。',
        en: 'Quote the whole value; if it is an anchor, delete it, since no alias (*) uses it.',
      },
    });
  }

  function noteAlias(node: Node, path: LazyPath | undefined, [start, end]: Range): void {
    const raw = text.slice(start, end);
    texts.set(node, raw);
    lost.push({
      path,
      range: [start, end],
      message: {
        zh: `“${quotable(raw)}”被 YAML 当作引用，却没有对应的锚点（&）`,
        en: `“${quotable(raw)}” reads as an alias, but no anchor (&) has its name`,
      },
      help: {
        zh: `给文字加引号：${quotable(quoted(raw))}`,
        en: `Quote the text: ${quotable(quoted(raw))}`,
      },
    });
  }

  function noteTag(path: LazyPath | undefined, [start]: Range): void {
    const from = text.lastIndexOf('!', start);
    lost.push({
      path,
      range: [from, from + 1],
      message: {
        zh: '值前面的“!”被 YAML 当作标签，不会印在表上',
        en: 'the “!” before the value reads as a tag and would not be printed',
      },
      help: { zh: '给整个值加引号。', en: 'Quote the whole value.' },
    });
  }

  function noteScalar(
    node: Node & { type?: string | null; value?: unknown },
    path: LazyPath | undefined,
    range: Range,
  ): void {
    const [start, end] = range;
    const raw = text.slice(start, end);
    if (node.type === 'PLAIN' && /^(?:[｜︱│]|＞(?=\s*\n))[^\S\n]*(?:\n|$)/.test(raw)) {
      const [mark = ''] = raw;
      const written = mark === '＞' ? '>' : '|';
      const isCertain = raw.includes('\n');
      lost.push({
        path,
        range: [start, start + 1],
        message: slipSentences['wide-block-mark'](mark),
        help: {
          zh: `写作半角的“${written}”，文字从下一行开始并缩进。`,
          en: `Write an ASCII “${written}”, and the text below it, indented.`,
        },
        ...(isCertain && { edit: { start, end: start + 1, text: written } }),
      });
      return;
    }
    if (/^[|>][-+]?\d/.test(raw) && String(node.value ?? '') === '') {
      const header = /^\S+/.exec(raw)?.[0] ?? '';
      lost.push({
        path,
        range: [start, start + header.length],
        message: {
          zh: `“${header}”被 YAML 当作一段文字的记号，不会印在表上`,
          en: `“${header}” reads as the mark of a block of text and would not be printed`,
        },
        help: { zh: `给文字加引号："${header}"`, en: `Quote the text: "${header}"` },
        edit: { start, end: start + header.length, text: quoted(header) },
      });
      return;
    }
    if (node.type === 'QUOTE_DOUBLE' && /(?:^|[^A-Za-z])[A-Za-z]:\\[A-Za-z]{2}/.test(raw)) {
      const at = start + raw.indexOf(':\\') + 1;
      lost.push({
        path,
        range: [at, at + 2],
        message: {
          zh: `双引号里的“${text.slice(at, at + 2)}”被 YAML 换成了别的字符`,
          en: `in double quotes “${text.slice(at, at + 2)}” stands for another character`,
        },
        help: { zh: '改用单引号。', en: 'Use single quotes.' },
      });
      return;
    }
    const fold = firstFold(text, node, range);
    if (fold === undefined) return;
    const first = node.type === 'BLOCK_FOLDED' ? lineAbove(fold) : start;
    lost.push({
      path,
      range: [first, text.indexOf('\n', first)],
      message: folded,
      help: foldedHelp(node),
    });
  }

  function lineAbove(fold: number): number {
    const end = text.lastIndexOf('\n', fold - 1);
    const from = text.lastIndexOf('\n', end - 1) + 1;
    return from + (/^\s*/.exec(text.slice(from, end))?.[0].length ?? 0);
  }

  visit(contents, undefined, root, undefined, false);
  for (const { path, start, end } of lostComments(text, comments, places ?? [], isKey)) {
    const message = slipSentences['hash-in-text'](quotable(text.slice(start, end)));
    lost.push({ path, range: [start, end], message, help: hashHelp });
  }
  return { lost: [...lost, ...anchors.values()], meant: { pieces, texts } };
}

/** A loss as a finding; for those of --fix `fixable`. */
export const lostFinding = (
  { path, range, message, help, edit }: LostText,
  spanAt: (start: number, end: number) => Span,
): Finding => ({
  rule: 'text-kept',
  severity: 'error',
  structural: true,
  path: toPath(path),
  message,
  help,
  ...(edit && { fixable: true }),
  span: spanAt(...range),
});

const folded: Localized = {
  zh: '下面的行会接到这一行后面，行间多出一个空格',
  en: 'the lines below are joined to this one, with a blank between them',
};

const foldedHelp = ({ type }: { type?: string | null }): Localized =>
  type === 'BLOCK_FOLDED'
    ? {
        zh: '分段写用“|”；不分段就写成一行。',
        en: 'Use “|” for paragraphs; write one paragraph on one line.',
      }
    : {
        zh: '分段写，先写“|”，文字从下一行开始并缩进；不分段就写成一行。',
        en: 'For paragraphs, write “|” and the text below it, indented; write one paragraph on one line.',
      };

function rangeOf(node: unknown): Range | undefined {
  const range = (isScalar(node) || isMap(node) || isSeq(node)) && node.range;
  return range ? [range[0], range[1]] : undefined;
}
