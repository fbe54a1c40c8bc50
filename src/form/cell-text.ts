/** What stands in a cell: its pieces with the fields of the filing filled in, its choices ticked. */
import type { Filing } from '../filing/filing.ts';
import type { Path } from '../finding.ts';
import type { Line, Paragraph, Part } from './sheet.ts';
import type {
  CellContent,
  ChoiceMarks,
  FieldPiece,
  FormTemplate,
  Piece,
  TemplateLine,
} from './template.ts';
import { printField } from './values.ts';

/** A filing on its way into a form, and where relative paths begin. */
export interface Composer {
  readonly filing: Filing;
  readonly template: FormTemplate;
  /** The item of the `each` that the cell stands in; empty outside. */
  readonly item: Path;
  /** The item of the table beside it. */
  readonly beside: Path;
}

/** The paragraphs of a cell. */
export function textOfCell(
  composer: Composer,
  content: Exclude<CellContent, { kind: 'level' }>,
): readonly Paragraph[] {
  if (content.kind === 'choice') return choiceLines(composer, content).map(parts => ({ parts }));
  const known = labels.get(content);
  if (known) return known;
  const paragraphs = content.paragraphs.flatMap(pieces => paragraphsOf(partsOf(composer, pieces)));
  if (content.paragraphs.every(isLabel)) labels.set(content, paragraphs);
  return paragraphs;
}

/** What labels say, made once: it is the same in every filing. */
const labels = new WeakMap<CellContent, readonly Paragraph[]>();

const isLabel = (pieces: readonly Piece[]) => pieces.every(({ kind }) => kind === 'literal');

/** A line outside the table; a line end in a value is a blank there. */
export function textOfLine(composer: Composer, line: TemplateLine): Line {
  const segments = line.segments.map(pieces => ({
    parts: partsOf(composer, pieces).map(part => ({
      ...part,
      text: part.text.replaceAll('\n', ' '),
    })),
  }));
  return { role: line.style, segments };
}

function partsOf(composer: Composer, pieces: readonly Piece[]): readonly Part[] {
  return pieces.map(piece => partOf(composer, piece));
}

function partOf(composer: Composer, piece: Piece): Part {
  switch (piece.kind) {
    case 'literal':
      return { text: piece.text };
    case 'number':
      return { text: String(Number(composer.item.at(-1)) + 1) };
    case 'title':
      return { text: composer.template.title };
    case 'field':
      return fieldPart(composer, piece);
  }
}

function fieldPart({ filing, template, item, beside }: Composer, piece: FieldPiece): Part {
  const start = { filing: [], item, beside }[piece.from];
  const path = [...start, ...piece.path];
  return { text: printField(filing, path, template.demands.money), field: path };
}

/** Every option with its box; a choice that is none of them (in a draft) is ticked at the end, so that it is not lost. */
function choiceLines(
  composer: Composer,
  { field, options, perLine }: Extract<CellContent, { kind: 'choice' }>,
): readonly (readonly Part[])[] {
  const chosen = fieldPart(composer, field);
  const marks = composer.template.choiceMarks;
  const text = chosen.text.replaceAll('\n', ' ');
  const all = text === '' || options.includes(text) ? options : [...options, text];
  const width = all.reduce((most, option) => Math.max(most, ems(option)), 0);
  const lines: Part[][] = [];
  for (const [index, option] of all.entries()) {
    const first = index % (perLine ?? all.length) === 0;
    if (first) lines.push([]);
    const line = lines.at(-1);
    // Hanzi and the blank are one em wide, so that blanks set options below one another.
    const short = perLine === undefined ? 0 : width - ems(all[index - 1] ?? '');
    if (!first && marks.gap + short > 0) line?.push({ text: '　'.repeat(marks.gap + short) });
    line?.push(...optionParts(option === text ? { ...chosen, text } : { text: option }, marks));
  }
  return lines;
}

function optionParts(option: Part, { open, ticked, before }: ChoiceMarks): readonly Part[] {
  if (!option.field) return [{ text: before ? `${open}${option.text}` : `${option.text}${open}` }];
  return before ? [{ text: ticked }, option] : [option, { text: ticked }];
}

/** Width in em, two letters or digits for one hanzi. */
const ems = (text: string) =>
  Math.ceil([...text].reduce((sum, one) => sum + (/[ -~]/.test(one) ? 0.5 : 1), 0));

/** Parts cut into paragraphs at their line ends; empty paragraphs are left out unless nothing else is there. */
export function paragraphsOf(parts: readonly Part[]): readonly Paragraph[] {
  if (!parts.some(part => part.text.includes('\n'))) return [{ parts }];
  const paragraphs: Part[][] = [[]];
  for (const part of parts) {
    for (const [index, text] of part.text.split('\n').entries()) {
      if (index > 0) paragraphs.push([]);
      paragraphs.at(-1)?.push({ ...part, text });
    }
  }
  const filled = paragraphs.filter(paragraph => paragraph.some(part => part.text !== ''));
  return (filled.length > 0 ? filled : paragraphs.slice(0, 1)).map(paragraph => ({
    parts: paragraph,
  }));
}
