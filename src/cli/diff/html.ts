/** Differences as one HTML page: no script, nothing from the network; light, dark and in print. */
import { escapeMarkup, htmlPage } from '../../internal.ts';
import { partsStyle, table } from '../report/page-parts.ts';
import { visible } from '../visible.ts';
import { blocksOf, countText, type DiffWriter, notesOf, words } from './report.ts';
import { tableCells, tableHeads } from './table-cells.ts';

export const htmlDiff: DiffWriter = (report, { language }) => {
  const { names, comparison } = report;
  const heads = tableHeads(report, language, safe);
  const blocks = blocksOf(comparison).map(({ title, changes }) => {
    const rows = changes.map(change => {
      const [kind, ...others] = tableCells(change, language, safe);
      return [`<span class="${change.kind}">${kind}</span>`, ...others];
    });
    return `<h2>${safe(title[language])}</h2>\n${table(heads, rows, heads.length - 1)}\n`;
  });
  const notes = notesOf(report, language).map(note => `<p>${safe(note)}</p>\n`);
  return htmlPage({
    language,
    title: words.title[language],
    facts: [visible(names.a), visible(names.b), countText(comparison, language)],
    style: partsStyle + style,
    body: [...notes, ...blocks].join(''),
  });
};

const safe = (text: string): string =>
  text
    .split('\n')
    .map(line => escapeMarkup(visible(line)))
    .join('<br>');

/** CSS beside that of pages of reports. */
const style = `
main table, table { width: 100%; table-layout: fixed; } th:nth-child(1) { width: 4.5em; } th:nth-child(2) { width: 18%; } th:nth-child(5) { width: 9em; } th { white-space: normal; } td.number { white-space: nowrap; }
del { color: var(--bad); } ins { color: var(--good); } .added { color: var(--good); } .removed { color: var(--bad); } .moved { color: var(--note); }
@media print { ins { font-weight: bold; } }
`;
