/** A template's YAML to a FormTemplate; what is wrong with it is found with its line. */
import { type Demands, EACH, type FieldDemand } from '../filing/demands.ts';
import { levelsOf } from '../filing/fields.ts';
import type { Finding, Path } from '../finding.ts';
import { validateTemplate } from '../generated/validators.js';
import type { Source } from '../source/read-yaml.ts';
import { schemaFindings } from '../source/schema-findings.ts';
import { checkTemplate } from './check-template.ts';
import { fieldPiece, parsePieces, pathOf } from './pieces.ts';
import type { RawCell, RawRow, RawTemplate, RawText } from './raw-template.ts';
import type { Font, Style } from './sheet.ts';
import type { FormTemplate, Piece, TemplateCell, TemplateLine, TemplateRow } from './template.ts';

/** Either the template or the findings that say why there is none. */
export function readTemplate(
  id: string,
  source: Source,
): { readonly template?: FormTemplate; readonly findings: readonly Finding[] } {
  if (source.findings.length > 0) return { findings: source.findings };
  if (!validateTemplate(source.value)) {
    return {
      findings: schemaFindings(validateTemplate.errors ?? [], source.value, {
        rule: 'template-valid',
        placeName: path => ({ zh: `「${path.join('.')}」`, en: path.join('.') || 'the template' }),
        keysAt: () => [],
        formats: {},
      }),
    };
  }
  const raw = source.value as RawTemplate;
  const findings = checkTemplate(raw);
  return findings.length > 0 ? { findings } : { template: build(id, raw), findings };
}

function build(id: string, raw: RawTemplate): FormTemplate {
  const styles = Object.fromEntries(
    Object.entries(raw.styles).map(([name, style]) => [name, buildStyle(style, raw.fonts)]),
  );
  const fields: FieldDemand[] = [];
  const { paper } = raw;
  const lines = (given: RawTemplate['above']): readonly TemplateLine[] =>
    (given ?? []).map(line => {
      const segments = paragraphsOf(line.text);
      fields.push(...segments.flatMap(pieces => demandsOf(pieces, [], {})));
      return { style: line.style, segments };
    });
  const template = {
    id,
    title: raw.title,
    origin: raw.origin ?? '',
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
    columns: raw.columns.map(Number),
    padding: { x: Number(raw.padding?.x ?? 1.5), y: Number(raw.padding?.y ?? 1) },
    lineWidth: Number(raw.lineWidth ?? 0.5),
    choiceMarks: raw.choiceMarks ?? { open: '□', ticked: '☑' },
    above: lines(raw.above),
    rows: raw.rows.map(row => buildRow(row, fields)),
    below: lines(raw.below),
  };
  return { ...template, demands: buildDemands(id, raw, fields) };
}

function buildDemands(id: string, raw: RawTemplate, fields: readonly FieldDemand[]): Demands {
  return {
    form: id,
    fields,
    ...(raw.classification && { classification: raw.classification }),
    requiredLevels: raw.requiredLevels ?? [],
    expectedLevels: raw.expectedLevels ?? [],
    severities: raw.severities ?? {},
    ...(raw.weightTotal !== undefined && { weightTotal: Number(raw.weightTotal) }),
  };
}

function buildStyle(raw: RawTemplate['styles'][string], fonts: RawTemplate['fonts']): Style {
  const font = fonts[raw.font];
  if (!font) throw new Error(`unchecked font ${raw.font}`);
  const inset = Number(raw.insetRight ?? 0);
  return {
    font: {
      role: raw.font,
      office: font.office,
      alternatives: font.alternatives ?? [],
      face: font.face,
    } satisfies Font,
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

function buildRow(raw: RawRow, fields: FieldDemand[]): TemplateRow {
  if (raw.label !== undefined) {
    const label = buildCell(raw.label, [], fields);
    return { kind: 'block', label, rows: (raw.rows ?? []).map(row => buildRow(row, fields)) };
  }
  const layout = {
    height: Number(raw.height ?? 0),
    head: isTrue(raw.head),
    keep: isTrue(raw.keep) || isTrue(raw.head),
    split: isTrue(raw.split),
  };
  if (raw.each === undefined) {
    return {
      kind: 'cells',
      cells: (raw.cells ?? []).map(cell => buildCell(cell, [], fields)),
      ...layout,
    };
  }
  const list = pathOf(raw.each);
  const levels = levelsOf(list) ?? 0;
  fields.push({ path: list, required: isTrue(raw.required) });
  const item = [...list, ...Array.from({ length: levels + 1 }, () => EACH)];
  const cells = (raw.cells ?? []).map(cell => buildCell(cell, item, fields));
  return { kind: 'each', list, levels, least: Number(raw.least ?? 1), cells, ...layout };
}

function buildCell(raw: RawCell, item: Path, fields: FieldDemand[]): TemplateCell {
  if (typeof raw === 'string') return buildCell({ text: raw }, item, fields);
  const span = Number(raw.span ?? 1);
  if (raw.level !== undefined) {
    return {
      content: { kind: 'level', level: Number(raw.level) },
      span,
      style: raw.style ?? 'value',
    };
  }
  if (raw.choice !== undefined) {
    const field = fieldPiece(raw.choice);
    const options = raw.options ?? [];
    fields.push(...demandsOf([field], item, raw).map(demand => ({ ...demand, choices: options })));
    return { content: { kind: 'choice', field, options }, span, style: raw.style ?? 'value' };
  }
  const paragraphs =
    raw.field === undefined ? paragraphsOf(raw.text ?? '') : [[fieldPiece(raw.field)]];
  fields.push(...paragraphs.flatMap(pieces => demandsOf(pieces, item, raw)));
  const style = raw.style ?? (raw.field === undefined ? 'label' : 'value');
  return { content: { kind: 'pieces', paragraphs }, span, style };
}

function demandsOf(
  pieces: readonly Piece[],
  item: Path,
  { required, limit }: { readonly required?: string; readonly limit?: string },
): readonly FieldDemand[] {
  return pieces.flatMap(piece =>
    piece.kind === 'literal'
      ? []
      : [
          {
            path: piece.relative ? [...item, ...piece.path] : piece.path,
            required: isTrue(required),
            ...(limit !== undefined && { limit: Number(limit) }),
          },
        ],
  );
}

const isTrue = (flag: string | undefined) => flag === 'true';

const paragraphsOf = (text: RawText) => (typeof text === 'string' ? [text] : text).map(parsePieces);
