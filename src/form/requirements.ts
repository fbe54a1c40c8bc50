/** What a form requires of a filing, read off its cells, so that what is printed and what is checked agree. */
import { kindOf, schemaAt } from '../filing/fields.ts';
import { rowKindIn } from '../filing/funding-rows.ts';
import type { FieldRequirement, Requirements } from '../filing/requirements.ts';
import type { Path } from '../finding.ts';
import { memoize } from '../source/memoize.ts';
import {
  type CellContent,
  type FormTemplate,
  type Items,
  itemPattern,
  type ListReference,
  OUTSIDE,
  type Reference,
  resolvePath,
  type TemplateCell,
  type TemplateLine,
  type TemplateRow,
} from './template.ts';

/** The fields that a form prints, in its order, and what its template says of them and of filings. */
export const requirementsOf = memoize(
  ({ id, above, rows, below, constraints }: FormTemplate): Requirements => {
    const fields = [
      ...above.flatMap(fieldsOfLine),
      ...fieldsOfRows(rows),
      ...below.flatMap(fieldsOfLine),
      ...(constraints.money?.unit ? [{ path: ['funding', 'unit'], required: true }] : []),
    ];
    const severities = { ...severitiesBy(fields), ...constraints.severities };
    const rowKinds = new Set(fields.flatMap(({ path }) => rowKindIn(path) ?? []));
    return { form: id, fields, ...constraints, severities, rowKinds };
  },
);

/** A value without an operator leaves a hole in a form that has a column for it; in other forms it is usual. */
const severitiesBy = (fields: readonly FieldRequirement[]): Requirements['severities'] =>
  fields.some(({ isOperator }) => isOperator) ? { 'value-has-operator': 'warning' } : {};

/** The fields that rows print, lists before their items; paths begin at `items`. */
export const fieldsOfRows = (
  rows: readonly TemplateRow[],
  items: Items = OUTSIDE,
): readonly FieldRequirement[] => rows.flatMap(row => fieldsOfRow(row, items));

function fieldsOfRow(row: TemplateRow, items: Items): readonly FieldRequirement[] {
  switch (row.kind) {
    case 'cells':
      return row.cells.flatMap((cell, index) =>
        fieldsOfCell(cell, items).map(field => labelled(field, row.cells.slice(0, index + 1))),
      );
    case 'block':
      return [...fieldsOfCell(row.label, items), ...fieldsOfRows(row.rows, items)];
    case 'each': {
      const lists = row.lists.map(list => listField(list, items));
      const [item = [], beside = []] = lists.map(({ path }) => itemPattern(path, row.levels));
      return [...lists, ...row.cells.flatMap(cell => fieldsOfCell(cell, { item, beside }))];
    }
    case 'group': {
      const list = listField(row.list, items);
      return [list, ...fieldsOfRows(row.rows, { ...OUTSIDE, item: itemPattern(list.path, 0) })];
    }
  }
}

/** A field of one row of a list, with the label in its cell or the nearest before it; others are called by what they are. */
function labelled(field: FieldRequirement, upToIt: readonly TemplateCell[]): FieldRequirement {
  if (rowKindIn(field.path) === undefined && !field.path.some(key => typeof key === 'number'))
    return field;
  const label = upToIt.map(labelText).findLast(text => text !== '');
  return label === undefined ? field : { ...field, label };
}

/** What a cell says before its first field, without a colon or the bracket of a unit behind it; empty where that is nothing. */
function labelText({ content }: TemplateCell): string {
  if (content.kind !== 'text') return '';
  const segments = content.paragraphs.flat();
  const end = segments.findIndex(({ kind }) => kind !== 'literal');
  return (end === -1 ? segments : segments.slice(0, end))
    .map(segment => (segment.kind === 'literal' ? segment.text : ''))
    .join('')
    .replace(/[\s：:（(]+$/, '');
}

const listField = (list: ListReference, items: Items): FieldRequirement => ({
  path: resolvePath(list, items),
  required: list.required,
});

const fieldsOfLine = ({ paragraphs }: TemplateLine): readonly FieldRequirement[] =>
  fieldsOfCell({ content: { kind: 'text', paragraphs }, required: false }, OUTSIDE);

function fieldsOfCell(
  { content, required, limit }: Pick<TemplateCell, 'content' | 'required' | 'limit'>,
  items: Items,
): readonly FieldRequirement[] {
  return referencesIn(content).map(reference => {
    const printed = resolvePath(reference, items);
    const path = valuePath(printed);
    return {
      path,
      required,
      ...(limit !== undefined && { limit }),
      ...(content.kind === 'choice' && {
        choices: content.options,
        ...(content.takesOther && { takesOther: true }),
      }),
      ...(path !== printed && printed.at(-1) === 'operator' && { isOperator: true }),
    };
  });
}

function referencesIn(content: CellContent): readonly Reference[] {
  switch (content.kind) {
    case 'level':
      return [];
    case 'choice':
      return [content.field];
    case 'text':
      return content.paragraphs.flat().filter(segment => segment.kind === 'field');
  }
}

/** The path of the value itself where a field is a part of it: an indicator's value is written in one or in parts. */
function valuePath(path: Path): Path {
  const above = path.slice(0, -1);
  const node = schemaAt(above);
  return node && kindOf(node) === 'indicator-value' ? above : path;
}
