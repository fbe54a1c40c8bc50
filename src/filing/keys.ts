/** Keys as the form prints them: 项目名称 for name. Both spellings are one filing; positions stay those of the text. */
import type { Finding, Path } from '../finding.ts';
import { withKeyOrder } from '../source/key-order.ts';
import { childAt, type LazyPath, toPath } from '../source/path.ts';
import type { Source } from '../source/read-yaml.ts';
import { type CompiledNode, filingSchema, nodeBelow } from './schema-node.ts';

/** The source with every key in its English spelling; a key given in both spellings is a finding. */
export function withEnglishKeys(source: Source): Source {
  const node = filingSchema();
  if (isEnglish(source.value, node)) return { ...source, locate: locatingEnds(source) };
  /** By group of the value, how its keys are spelt in the text. */
  const spelling = new Map<unknown, ReadonlyMap<string, string>>();
  const doubles: { readonly key: string; readonly lazyPath: LazyPath }[] = [];

  function rename(
    value: unknown,
    node: CompiledNode | undefined,
    lazyPath: LazyPath | undefined,
  ): unknown {
    if (Array.isArray(value))
      return value.map((item, key) => rename(item, node?.item, { above: lazyPath, key }));
    if (typeof value !== 'object' || value === null) return value;
    const result: Record<string, unknown> = Object.create(null);
    const spelt = new Map<string, string>();
    const order: string[] = [];
    for (const [key, child] of Object.entries(value)) {
      const english = node?.keys.get(key) ?? key;
      const place = { above: lazyPath, key: english };
      if (english in result) {
        doubles.push({ key, lazyPath: place });
        continue;
      }
      if (english !== key) spelt.set(english, key);
      order.push(english);
      result[english] = rename(child, node && nodeBelow(node, english), place);
    }
    if (spelt.size > 0) spelling.set(result, spelt);
    return withKeyOrder(result, order);
  }

  const value = rename(source.value, node, undefined);

  function asWritten(path: Path): Path {
    let place = value;
    return path.map(key => {
      const spelt = spelling.get(place)?.get(String(key));
      place = childAt(place, key);
      return spelt ?? key;
    });
  }

  const findings = doubles.map(({ key, lazyPath }): Finding => {
    const span = source.locate([...asWritten(toPath(lazyPath.above)), key], 'key');
    return { ...twice(key), path: toPath(lazyPath), ...(span && { span }) };
  });
  return {
    ...source,
    value,
    findings: [...source.findings, ...findings],
    locate: locatingEnds({
      ...source,
      value,
      locate: (path, at) => source.locate(asWritten(path), at),
    }),
  };
}

/** What is missing as a whole is told at the end of the filing, where it can be added, not at its first line. */
function locatingEnds({ value, text, spanAt, locate }: Source): Source['locate'] {
  const isGroup = typeof value === 'object' && value !== null && !Array.isArray(value);
  const end = text.trimEnd().length;
  const [last = ''] = [...text.slice(Math.max(0, end - 2), end)].slice(-1);
  return (path, at) => {
    const [first] = path;
    if (!isGroup || first === undefined || Object.hasOwn(value, first)) return locate(path, at);
    return spanAt(end - last.length, end);
  };
}

/** Whether no key is spelt as the form prints it. */
function isEnglish(value: unknown, node: CompiledNode | undefined): boolean {
  if (!node || typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every(item => isEnglish(item, node.item));
  for (const key in value) {
    const property = node.properties.get(key);
    if (!property && node.keys.has(key)) return false;
    const child = (value as Record<string, unknown>)[key];
    if (typeof child === 'object' && !isEnglish(child, property ?? node.other)) return false;
  }
  return true;
}

const twice = (key: string): Omit<Finding, 'path'> => ({
  rule: 'yaml-readable',
  severity: 'error',
  structural: true,
  message: {
    zh: `「${key}」这个键写了两次（中文和英文写法是同一个键）`,
    en: `duplicate key “${key}” (its Chinese and English spellings are the same key)`,
  },
  help: { zh: '留下其中一个。', en: 'Keep one of them.' },
});
