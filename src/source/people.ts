/** Keeps names and phone numbers out of what is told of a text: findings go into reports that are kept and handed on. */
import type { Finding, Localized } from '../finding.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The findings, with … for what stands behind the keys of people where a message or help repeats the line. */
export function withoutPeople(
  findings: readonly Finding[],
  text: string,
  vocabulary: Vocabulary,
): readonly Finding[] {
  return findings.map(finding => {
    const { span, message, help } = finding;
    if (!span) return finding;
    const line = lineAt(text, span.start);
    if (!isOfPeople(text, span.start, line, vocabulary)) return finding;
    const hidden = wordsOf(line).filter(word => word.length > 1 && !vocabulary.isKey(word));
    const hide = ({ zh, en }: Localized) => ({ zh: without(zh, hidden), en: without(en, hidden) });
    return { ...finding, message: hide(message), ...(help && { help: hide(help) }) };
  });
}

/** Whether a line, or a key that it stands under, is about a person. */
function isOfPeople(text: string, offset: number, line: string, vocabulary: Vocabulary): boolean {
  if (wordsOf(line).some(vocabulary.isPersonal)) return true;
  let indent = indentOf(line);
  let start = text.lastIndexOf('\n', offset - 1);
  while (start > 0 && indent > 0) {
    const above = lineAt(text, start - 1);
    if (above.trim() !== '' && indentOf(above) < indent) {
      indent = indentOf(above);
      if (wordsOf(above).slice(0, 1).some(vocabulary.isPersonal)) return true;
    }
    start = text.lastIndexOf('\n', start - 1);
  }
  return false;
}

function lineAt(text: string, offset: number): string {
  const end = text.indexOf('\n', offset);
  return text.slice(text.lastIndexOf('\n', offset - 1) + 1, end === -1 ? text.length : end);
}

const indentOf = (line: string) => line.search(/[^\s\u3000]|$/);

const wordsOf = (line: string) =>
  line.split(/[\s:：,，[\]{}｛｝"'“”‘’#&*!>]+/).filter(word => word !== '');

const without = (sentence: string, hidden: readonly string[]) =>
  hidden
    .toSorted((a, b) => b.length - a.length)
    .reduce((shown, word) => shown.replaceAll(word, '…'), sentence);
