/** A checked template to a FormTemplate: its styles, its lines, its rows, and what it demands of a filing. */
import type { Demands, FieldDemand, MoneyFormat } from '../../filing/demands.ts';
import type { Style } from '../sheet.ts';
import type { ChoiceMarks, FormTemplate, TemplateLine } from '../template.ts';
import { rounded } from './grid.ts';
import { parseText } from './pieces.ts';
import { isTrue, type RawLine, type RawStyle, type RawTemplate } from './raw.ts';
import { demandsOf } from './resolve-cell.ts';
import { buildRows } from './resolve-rows.ts';
import { edgesOfTable } from './rows.ts';

/** Builds a template in which checkTemplate found no error. */
export function buildTemplate(id: string, raw: RawTemplate): FormTemplate {
  const { paper } = raw;
  const styles = Object.fromEntries(
    Object.entries(raw.styles).map(([name, style]) => [name, buildStyle(style, raw.fonts)]),
  );
  const fields: FieldDemand[] = [];
  const above = buildLines(raw.above, fields);
  const rows = buildRows(raw, fields);
  const below = buildLines(raw.below, fields);
  return {
    id,
    title: raw.title,
    origin: raw.origin ?? '',
    status: raw.status ?? 'unverified',
    paper: {
      width: Number(paper.width ?? 210),
      height: Number(paper.height ?? 297),
      top: Number(paper.top),
      right: Number(paper.right),
      bottom: Number(paper.bottom),
      left: Number(paper.left),
    },
    styles,
    pageNumber:
      styles['page-number'] ?? buildStyle({ ...raw.styles.value, align: 'center' }, raw.fonts),
    columns: widthsOf(edgesOfTable(raw)),
    padding: { x: Number(raw.padding?.x ?? 1.5), y: Number(raw.padding?.y ?? 1) },
    lineWidth: Number(raw.lineWidth ?? 0.5),
    choiceMarks: buildMarks(raw.choiceMarks),
    above,
    rows,
    below,
    demands: buildDemands(id, raw, fields),
  };
}

const widthsOf = (edges: readonly number[]) =>
  edges.slice(1).map((edge, index) => rounded(edge - (edges[index] ?? 0)));

function buildLines(
  given: readonly RawLine[] | undefined,
  fields: FieldDemand[],
): readonly TemplateLine[] {
  return (given ?? []).map(line => {
    const segments = parseText(line.text);
    for (const pieces of segments)
      for (const demand of demandsOf(pieces, { item: [], beside: [] }, {})) fields.push(demand);
    return { style: line.style, segments };
  });
}

function buildDemands(id: string, raw: RawTemplate, fields: readonly FieldDemand[]): Demands {
  const unit = raw.money?.unit && [{ path: ['funding', 'unit'], required: true }];
  return {
    form: id,
    fields: [...fields, ...(unit ?? [])],
    ...(raw.classification && { classification: raw.classification }),
    requiredLevels: raw.requiredLevels ?? [],
    expectedLevels: raw.expectedLevels ?? [],
    severities: raw.severities ?? {},
    ...(raw.money && { money: buildMoney(raw.money) }),
    subtotals: raw.subtotals ?? {},
    partialSources: raw.partialSources ?? [],
    ...(raw.weightTotal !== undefined && { weightTotal: Number(raw.weightTotal) }),
  };
}

function buildMoney({ unit, decimals, grouping }: NonNullable<RawTemplate['money']>): MoneyFormat {
  return {
    ...(unit && { unit }),
    ...(decimals !== undefined && { decimals: Number(decimals) }),
    grouping: isTrue(grouping),
  };
}

function buildMarks(raw: RawTemplate['choiceMarks']): ChoiceMarks {
  const { open = '□', ticked = '☑', before, gap = '1' } = raw ?? {};
  return { open, ticked, before: isTrue(before), gap: Number(gap) };
}

function buildStyle(raw: RawStyle, fonts: RawTemplate['fonts']): Style {
  const font = fonts[raw.font];
  if (!font) throw new Error(`unchecked font ${raw.font}`);
  const inset = Number(raw.insetRight ?? 0);
  return {
    font: {
      role: raw.font,
      office: font.office,
      alternatives: font.alternatives ?? [],
      face: font.face,
    },
    size: Number(raw.size),
    align: raw.align ?? 'left',
    valign: raw.valign ?? 'middle',
    indent: Number(raw.indent ?? 0),
    ...(inset > 0 && { insetRight: inset }),
    leading: Number(raw.leading ?? 1.3),
    spaceBefore: Number(raw.before ?? 0),
    spaceAfter: Number(raw.after ?? 0),
  };
}
