/** Keys as the form prints them: 项目名称 for name. Both spellings are one filing; positions stay those of the text. */
import type { Finding, Path } from '../finding.ts';
import type { Source } from '../source/read-yaml.ts';
import { childOf, resolve, type SchemaNode, schemaAt } from './fields.ts';

/** The source with every key in its English spelling; a key given in both spellings is a finding. */
export function withEnglishKeys(source: Source): Source {
  const spelling = new Map<string, string>();
  const findings = [...source.findings];

  function rename(
    value: unknown,
    node: SchemaNode | undefined,
    path: Path,
    written: Path,
  ): unknown {
    if (Array.isArray(value)) {
      return value.map((item, index) =>
        rename(item, node && childOf(node, index), [...path, index], [...written, index]),
      );
    }
    if (typeof value !== 'object' || value === null) return value;
    const keys = keysByTitle(node);
    const result: Record<string, unknown> = Object.create(null);
    for (const [key, child] of Object.entries(value)) {
      const english = keys.get(key) ?? key;
      const place = [...path, english];
      if (english in result) {
        const span = source.locate([...written, key], 'key');
        findings.push({ ...twice(key), path: place, ...(span && { span }) });
        continue;
      }
      if (english !== key) spelling.set(JSON.stringify(place), key);
      result[english] = rename(child, node && childOf(node, english), place, [...written, key]);
    }
    return result;
  }

  const value = rename(source.value, schemaAt([]), [], []);
  const asWritten = (path: Path): Path =>
    spelling.size === 0
      ? path
      : path.map((key, index) => spelling.get(JSON.stringify(path.slice(0, index + 1))) ?? key);
  return { ...source, value, findings, locate: (path, at) => source.locate(asWritten(path), at) };
}

/** Chinese title → English key of the properties of a group. */
function keysByTitle(node: SchemaNode | undefined): ReadonlyMap<string, string> {
  if (!node) return new Map();
  const known = keysOf.get(node);
  if (known) return known;
  const { properties = {} } = resolve(node);
  const keys = new Map(Object.entries(properties).map(([key, { title }]) => [title ?? key, key]));
  keysOf.set(node, keys);
  return keys;
}

const keysOf = new WeakMap<SchemaNode, ReadonlyMap<string, string>>();

const twice = (key: string): Omit<Finding, 'path'> => ({
  rule: 'yaml-readable',
  severity: 'error',
  structural: true,
  message: {
    zh: `「${key}」这个键写了两次（中文和英文写法是同一个键）`,
    en: `the key “${key}” is given twice (its Chinese and English spellings are one key)`,
  },
  help: { zh: '留下其中一个。', en: 'Keep one of them.' },
});
