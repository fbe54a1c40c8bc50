/** What a filing states, as plain texts: for comparing filings that may be written in other ways. */
import { dateText } from '../../src/filing/dates.ts';
import type { CalendarDate, Filing } from '../../src/filing/filing.ts';

/** Values as texts, paragraphs without blanks around; without groups and lists that say nothing. */
export function stated(value: Filing | unknown): unknown {
  if (typeof value === 'string')
    return value
      .split('\n')
      .map(line => line.trim())
      .filter(line => line !== '')
      .join('\n');
  if (typeof value !== 'object' || value === null) return undefined;
  if ('kind' in value) {
    if (value.kind === 'date') return dateText(value as CalendarDate);
    if ('text' in value && typeof value.text === 'string') return stated(value.text);
  }
  const entries = Object.entries(value)
    .map(([key, inner]) => [key, stated(inner)] as const)
    .filter(([, inner]) => inner !== undefined && inner !== '');
  if (entries.length === 0) return undefined;
  return Array.isArray(value) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
}
