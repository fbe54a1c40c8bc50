/** A draft as YAML: the one place that knows how a template is written down. */
import { Document, isCollection, type Node, type YAMLMap, YAMLSeq } from 'yaml';
import type { DraftCell, DraftLine, DraftRow, TemplateDraft } from './template-draft.ts';

const HEAD = ` 由 Word 文件读入的表样草稿。请对照原表逐行核对，处理标有“待确认”的地方，
 再按填表说明补上必填（required: true）与字数上限（limit: 450）。`;

/** The template's YAML, with its notes as comments on the lines where they belong. */
export function writeTemplate(draft: TemplateDraft): string {
  const document = new Document({});
  const flow = (value: unknown): Node => inFlow(document.createNode(value));
  const block = (value: unknown): Node => document.createNode(value);
  const { paper, classification } = draft;
  const { open, ticked, before } = draft.choiceMarks;
  const isA4 = paper.width === 210 && paper.height === 297;
  const parts: readonly (readonly [string, Node | undefined, gap: boolean])[] = [
    ['title', block(draft.title), false],
    ['origin', block('由 Word 文件读入的草稿，未经核对。'), false],
    ['status', block('unverified'), false],
    [
      'paper',
      flow({
        ...(!isA4 && { width: paper.width, height: paper.height }),
        top: paper.top,
        right: paper.right,
        bottom: paper.bottom,
        left: paper.left,
      }),
      true,
    ],
    ['fonts', eachInFlow(draft.fonts), true],
    ['styles', eachInFlow(draft.styles), true],
    ['columns', flow(draft.columns), true],
    ['padding', flow({ x: 1.2, y: 1.1 }), false],
    ['lineWidth', block(0.5), false],
    ['choiceMarks', flow({ open, ticked, ...(before && { before }) }), false],
    [
      'classification',
      classification.size > 0
        ? eachInFlow(
            Object.fromEntries([...classification].map(([name, names]) => [name, [...names]])),
          )
        : undefined,
      true,
    ],
    ['above', draft.above.length > 0 ? lines(draft.above) : undefined, true],
    ['rows', rows(draft.rows), true],
    ['below', draft.below.length > 0 ? lines(draft.below) : undefined, true],
  ];
  const root = document.createNode({}) as YAMLMap;
  for (const [name, node, gap] of parts) {
    if (!node) continue;
    const key = document.createNode(name);
    key.spaceBefore = gap;
    root.add({ key, value: node });
  }
  document.contents = root as never;
  document.commentBefore = HEAD;
  return document.toString({ lineWidth: 0 });

  function eachInFlow(entries: Readonly<Record<string, unknown>>): Node {
    const map = document.createNode({}) as YAMLMap;
    for (const [name, value] of Object.entries(entries)) {
      const plain = value as { alternatives?: readonly string[] };
      const { alternatives, ...rest } = plain;
      map.add({
        key: document.createNode(name),
        value: flow(Array.isArray(value) || alternatives?.length ? value : rest),
      });
    }
    return map;
  }

  function lines(all: readonly DraftLine[]): Node {
    return sequence(
      all.map(({ style, segments, note }) =>
        noted(flow({ style, text: segments.length === 1 ? segments[0] : segments }), note),
      ),
    );
  }

  function rows(all: readonly DraftRow[]): YAMLSeq {
    return sequence(
      all.map((one, index) => {
        const node = row(one);
        const apart = one.kind === 'block' || all[index - 1]?.kind === 'block';
        if (apart && index > 0) node.spaceBefore = true;
        return node;
      }),
    );
  }

  function row(draftRow: DraftRow): Node {
    const map = document.createNode({}) as YAMLMap;
    const add = (name: string, node: Node) =>
      map.add({ key: document.createNode(name), value: node });
    if (draftRow.kind === 'block') {
      add('label', cell(draftRow.label));
      add('rows', rows(draftRow.rows));
      return noted(map, draftRow.label.note);
    }
    const { height, head, keep, split } = draftRow;
    if (draftRow.kind === 'each') {
      add('each', block(draftRow.list));
      if (draftRow.least > 1) add('least', block(draftRow.least));
    }
    for (const [name, value] of Object.entries({ height, head, keep, split }))
      if (value !== undefined) add(name, block(value));
    const cells = draftRow.cells.map(one => noted(cell(one), one.note));
    add('cells', sequence(cells));
    const short = cells.length <= 2 && draftRow.cells.every(one => one.note === undefined);
    if (short && draftRow.kind === 'cells') map.flow = true;
    return noted(map, draftRow.note);
  }

  function cell({ span, down, style, text, field, choice, level }: DraftCell): Node {
    const shown = text?.length === 1 ? text[0] : text;
    if (typeof shown === 'string' && span === 1 && down === undefined && style === undefined)
      return block(shown);
    return flow({
      ...(shown !== undefined && { text: shown }),
      ...(field !== undefined && { field }),
      ...(choice && { choice: choice.field, options: choice.options }),
      ...(level !== undefined && { level }),
      ...(span > 1 && { span }),
      ...(down !== undefined && { down }),
      ...(style !== undefined && { style }),
    });
  }
}

function sequence(items: readonly Node[]): YAMLSeq {
  const seq = new YAMLSeq();
  seq.items.push(...items);
  return seq;
}

function inFlow(node: Node): Node {
  if (isCollection(node)) node.flow = true;
  return node;
}

/** Puts a note on the line above a node. */
function noted(node: Node, note: string | undefined): Node {
  if (note !== undefined) node.commentBefore = ` ${note}`;
  return node;
}
