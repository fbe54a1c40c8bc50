/** Follows `extends` from a template to the shipped ones that it builds on. */
import type { Finding, Localized } from '../../finding.ts';
import { valueAt } from '../../source/path.ts';
import type { Source } from '../../source/read-yaml.ts';
import { suggestion } from '../../source/suggest.ts';

/** The templates that may be extended. */
export interface Shipped {
  /** Their ids; nothing else is ever read. */
  readonly ids: readonly string[];
  readonly read: (id: string) => Source;
}

/** What a template extends, nearest first; or why that cannot be followed, with the file that says so. */
export function parentsOf(
  source: Source,
  shipped: Shipped,
):
  | { readonly parents: readonly Source[]; readonly fault?: undefined }
  | { readonly fault: Finding; readonly source: Source } {
  const parents: Source[] = [];
  const seen: string[] = [];
  for (let child = source; ; ) {
    const parent = valueAt(child.value, ['extends']);
    // The schema says what is wrong with one that is no text.
    if (typeof parent !== 'string') return { parents };
    if (seen.includes(parent))
      return { source: child, fault: faultOf(inCircle([...seen, parent])) };
    if (!shipped.ids.includes(parent))
      return { source: child, fault: faultOf(unknown(parent), suggestion(parent, shipped.ids)) };
    seen.push(parent);
    child = shipped.read(parent);
    parents.push(child);
  }
}

const faultOf = (message: Localized, help?: Localized): Finding => ({
  rule: 'template-valid',
  severity: 'error',
  structural: true,
  path: ['extends'],
  message,
  ...(help && { help }),
});

const unknown = (id: string): Localized => ({
  zh: `没有自带的表样「${id}」，不能继承`,
  en: `unknown form “${id}” in extends`,
});

const inCircle = (ids: readonly string[]): Localized => ({
  zh: `表样互相继承，绕成一圈：${ids.join(' → ')}`,
  en: `circular extends: ${ids.join(' → ')}`,
});
