/** The text of templates: literal text with {fields} in braces. */
import type { Path } from '../../finding.ts';
import type { Reference, Segment } from '../template.ts';
import type { RawText } from './raw.ts';

/** The paragraphs of a text, one for each item of a list. */
export const parseText = (text: RawText): readonly (readonly Segment[])[] =>
  (typeof text === 'string' ? [text] : text).map(parseParagraph);

/** Splits text at its {fields}; {#} is the number of the item, {title} the title of the form. */
function parseParagraph(text: string): readonly Segment[] {
  return text
    .split(/(\{[^{}]*\})/)
    .filter(part => part !== '')
    .map(part => {
      if (!part.startsWith('{') || !part.endsWith('}')) return { kind: 'literal', text: part };
      if (part === '{title}') return { kind: 'title' };
      if (part === '{#}') return { kind: 'number' };
      return { kind: 'field', ...parseReference(part.slice(1, -1)) };
    });
}

/** A field or list as templates name it; a leading dot makes it relative to the item of an `each`. */
export const parseReference = (text: string): Reference =>
  text.startsWith('.')
    ? { path: parsePath(text.slice(1)), from: 'item' }
    : { path: parsePath(text), from: 'filing' };

/** project.period.start → its keys; funding.rows.0.total → its keys and the index. A source of funds may be named 2024. */
const parsePath = (text: string): Path =>
  text
    .split('.')
    .map((key, index, keys) =>
      /^\d+$/.test(key) && keys[index - 1] !== 'sources' ? Number(key) : key,
    );
