/** The single values of a filing by the names that people give them: project.name or 项目名称. */
import { isoText } from './filing/dates.ts';
import { childOf, kindOf, resolve, type SchemaNode, schemaAt } from './filing/fields.ts';
import type { Filing, Value } from './filing/filing.ts';
import type { Path } from './finding.ts';
import { valueAt } from './source/path.ts';

interface NamedField {
  readonly path: Path;
  readonly title: string | undefined;
}

let known: readonly NamedField[] | undefined;

/** The path that a dotted name or a title of the form leads to; undefined for none, a group, or a title of two fields. */
export function fieldNamed(name: string): Path | undefined {
  const fields = fieldsOf();
  const dotted = fields.find(({ path }) => path.join('.') === name);
  if (dotted) return dotted.path;
  const titled = fields.filter(({ title }) => title === name);
  return titled.length === 1 ? titled[0]?.path : undefined;
}

/** The dotted names of all single values that stand in no list. */
export const fieldNames = (): readonly string[] => fieldsOf().map(({ path }) => path.join('.'));

/** The value at a path as written, dates as 2023-01-31, 2023-01 or 2023; undefined where it is not stated. */
export function fieldText(filing: Filing, path: Path): string | undefined {
  const value = valueAt(filing, path) as Value | undefined;
  if (value === undefined || typeof value === 'string') return value;
  return value.kind === 'date' ? isoText(value) : value.text;
}

function fieldsOf(): readonly NamedField[] {
  known ??= below(schemaAt([]), []);
  return known;
}

function below(node: SchemaNode | undefined, path: Path): readonly NamedField[] {
  const { properties = {} } = node ? resolve(node) : {};
  return Object.keys(properties).flatMap(key => {
    const child = node && childOf(node, key);
    if (!child) return [];
    const place = [...path, key];
    if (kindOf(child) !== undefined) return [{ path: place, title: resolve(child).title }];
    return below(child, place);
  });
}
