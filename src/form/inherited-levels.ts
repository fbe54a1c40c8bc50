/** A template that narrows its classification does not go on asking for the levels that it has taken out. */
import type { Path } from '../finding.ts';

/** The value with the lists of levels that it inherits cut down to the levels that it has; its own lists stay. */
export function fitInheritedLevels(value: unknown, isInherited: (path: Path) => boolean): unknown {
  if (!isGroup(value) || !isGroup(value.classification)) return value;
  const { classification } = value;
  const levels = [...Object.keys(classification), ...Object.values(classification).flat()];
  const fitted = (key: string): object => {
    const list = value[key];
    if (!Array.isArray(list) || !isInherited([key])) return {};
    return { [key]: list.filter(level => levels.includes(level)) };
  };
  return { ...value, ...fitted('requiredLevels'), ...fitted('expectedLevels') };
}

function isGroup(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
