/** What the pages of check and of merge-reports have in common: escaped text, tiles of counts, folding parts, colours. */
import { escapeMarkup } from '../../internal.ts';
import { visible } from '../visible.ts';

/** Characters of a text that a page shows. */
const MAX_TEXT = 600;

/** Text from outside as HTML: marks escaped, unseen characters named, cut where it is very long. */
export const safeHtml = (text: string): string =>
  escapeMarkup(visible(text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text));

/** A count in a frame, grey where it is none; `kind` is a class of the style. */
export const tile = (count: number, label: string, kind: string): string =>
  `<div class="tile ${count > 0 ? kind : 'none'}"><b>${count}</b> ${label}</div>`;

/** A part under a heading that can be folded. */
export const folding = (
  title: string,
  count: number,
  content: string,
  state: 'open' | 'folded',
): string =>
  `<details class="part"${state === 'open' ? ' open' : ''}><summary><h2>${title} <small>${count}</small></h2></summary>${content}</details>`;

/** A table; cells are HTML, those of the columns from `numbersFrom` on are numbers. */
export function table(
  heads: readonly string[],
  rows: readonly (readonly (string | number)[])[],
  numbersFrom: number,
): string {
  const number = (index: number) => (index >= numbersFrom ? ' class="number"' : '');
  const head = heads.map((text, index) => `<th scope="col"${number(index)}>${text}</th>`).join('');
  const body = rows.map(
    cells => `<tr>${cells.map((cell, index) => `<td${number(index)}>${cell}</td>`).join('')}</tr>`,
  );
  return `<table><thead><tr>${head}</tr></thead><tbody>${body.join('\n')}</tbody></table>`;
}

/** CSS beside that of every page (html-page.ts). */
export const partsStyle = `
:root { --page: 72rem; --bad: #b3261e; --warn: #8a5a00; --note: #0b63c5; --good: #1a7f37; }
@media (prefers-color-scheme: dark) { :root { --bad: #ff9a92; --warn: #e0b45a; --note: #79b8ff; --good: #56d364; } }
summary { cursor: pointer; } summary:focus-visible { outline: 2px solid var(--soft); outline-offset: 2px; } summary h2 { display: inline; } .part { margin: 1rem 0; }
.tiles { display: flex; flex-wrap: wrap; gap: .75rem; } .tile { padding: .5rem 1rem; border: 1px solid var(--line); border-radius: 8px; } .tile b { margin-right: .25rem; font-size: 1.4rem; font-variant-numeric: tabular-nums; } .tile.none b { color: var(--soft); }
.error b, .tile.failed b, .tile.left b { color: var(--bad); } .warning b { color: var(--warn); } .info b { color: var(--note); } .tile.rendered b, .tile.passed b { color: var(--good); }
ul { margin: 0; padding: 0; list-style: none; } .place { color: var(--soft); font-variant-numeric: tabular-nums; white-space: nowrap; } code { color: var(--soft); font-size: .85em; }
table { border-collapse: collapse; font-size: .9rem; } th, td { border: 1px solid var(--line); padding: .3rem .6rem; text-align: left; vertical-align: top; } th { background: var(--head); white-space: nowrap; } td.number, th.number { text-align: right; }
@media (max-width: 30rem) { th { white-space: normal; } th, td { padding: .3rem .4rem; } dd li { grid-template-columns: 3.5em 1fr; } dd li > :last-child { grid-column: 1 / -1; } }
@media print {
:root { --bad: #000; --warn: #000; --note: #000; --good: #000; }
@page { size: A4; margin: 15mm; }
table { font-size: 8pt; line-height: 1.4; } th, td { padding: .5mm 1.5mm; } summary { break-after: avoid; list-style: none; } li { break-inside: avoid; } details::details-content { content-visibility: visible; block-size: auto; }
}
`;
