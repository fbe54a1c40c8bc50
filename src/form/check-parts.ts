/** Whether parts of a template are used, exist where they are, and do not hold themselves. */
import type { Path } from '../finding.ts';
import type { RawRow } from './read/raw.ts';
import { type Checking, isKnown } from './read/report.ts';

/** Checks every `use` that the rows lead to, and warns of parts that none leads to. */
export function checkParts(checking: Checking): void {
  const { raw, report } = checking;
  const names = Object.keys(raw.parts ?? {});
  const used = new Set<string>();

  function walk(rows: readonly RawRow[], path: Path, within: readonly string[]): void {
    for (const [index, row] of rows.entries()) {
      const place = [...path, index];
      if (row.use !== undefined) walkPart(row.use, [...place, 'use'], within);
      walk(row.rows ?? [], [...place, 'rows'], within);
    }
  }

  function walkPart(name: string, path: Path, within: readonly string[]): void {
    if (!isKnown(checking, name, names, path, { zh: '部分', en: 'part' })) return;
    if (within.includes(name)) {
      report(path, {
        zh: `部分互相使用，绕成一圈：${[...within, name].join(' → ')}`,
        en: `the parts use each other in a circle: ${[...within, name].join(' → ')}`,
      });
      return;
    }
    used.add(name);
    walk(raw.parts?.[name] ?? [], ['parts', name], [...within, name]);
  }

  walk(raw.rows, ['rows'], []);
  for (const name of names) {
    if (used.has(name)) continue;
    report(
      ['parts', name],
      { zh: `部分「${name}」没有用到`, en: `the part “${name}” is not used` },
      undefined,
      'warning',
    );
  }
}
