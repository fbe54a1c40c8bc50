/** The style of the summary page, and the script that sorts its table. */

/** CSS beside that of every page (html-page.ts). */
export const summaryStyle = `
:root { --page: 100rem; --bar: #3b6ea5; --failed: #fdeceb; --warned: #fff8e1; }
@media (prefers-color-scheme: dark) { :root { --bar: #7aa7d9; --failed: #3a1d1d; --warned: #322a10; } }
header span:first-child { color: var(--ink); font-weight: bold; } h2 { margin: 1.5rem 0 .5rem; } small { margin-left: .5em; font-size: .85rem; }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr)); gap: 1rem; align-items: start; }
figure { margin: 0; padding: .75rem 1rem; border: 1px solid var(--line); border-radius: 8px; } figure p { margin: .5rem 0 0; }
figcaption { padding-bottom: .4rem; font-size: .95rem; font-weight: bold; text-align: left; }
table { width: 100%; border-collapse: separate; border-spacing: 0; font-size: .875rem; }
th { font-weight: normal; text-align: left; } td.number, td.date, li .number, .unit { white-space: nowrap; } .number i { visibility: hidden; }
figure ul { margin: 0; padding: 0; list-style: none; font-size: .875rem; line-height: 1.4; } li { display: grid; grid-template-columns: 1fr auto; column-gap: 1rem; margin-bottom: .5rem; break-inside: avoid; } li:last-child { margin-bottom: 0; }
li > i { grid-column: 1 / -1; height: .3rem; margin-top: .05rem; border-radius: 2px; background: var(--bar); print-color-adjust: exact; forced-color-adjust: none; }
.scroll { overflow: auto; max-height: 90vh; border: 1px solid var(--line); border-radius: 8px; }
.projects th, .projects td { padding: .4rem .6rem; border-bottom: 1px solid var(--line); background: var(--ground); vertical-align: top; } .projects .failed > * { background: var(--failed); } .projects .warned > * { background: var(--warned); } .projects tfoot > tr > * { border-bottom: 0; }
.projects thead th { position: sticky; top: 0; z-index: 1; min-width: var(--width); border-bottom: 1px solid var(--soft); background: var(--head); vertical-align: bottom; word-break: keep-all; overflow-wrap: break-word; }
.projects tbody tr:last-child > * { border-bottom: 1px solid var(--soft); } .projects tfoot > tr > * { font-weight: bold; }
@media (min-width: 48rem) { .projects tr > :first-child { position: sticky; left: 0; border-right: 1px solid var(--line); } .projects thead tr > :first-child { z-index: 2; } }
button { all: unset; display: block; width: 100%; cursor: pointer; font-weight: bold; } button:hover { text-decoration: underline; } button:focus-visible, .scroll:focus-visible { outline: 2px solid var(--bar); outline-offset: 2px; }
th:not(.number) button::after { content: "\\a0▲" / ""; } .number button::before { content: "▲\\a0" / ""; } thead button::before, thead button::after { font-size: .7em; visibility: hidden; }
[aria-sort=descending]:not(.number) button::after { content: "\\a0▼" / ""; } .number[aria-sort=descending] button::before { content: "▼\\a0" / ""; } [aria-sort]:not([aria-sort=none]) button::before, [aria-sort]:not([aria-sort=none]) button::after { visibility: visible; }
@media print {
:root { --line: #aaa; --bar: #777; --failed: #fff; --warned: #fff; }
@page { size: A4 landscape; margin: 12mm 12mm 14mm; }
small, thead button::after, thead button::before { display: none !important; } button { display: contents; }
.charts { grid-template-columns: repeat(3, 1fr); gap: 4mm; } figure { padding: 2mm 3mm; } figure, thead { break-inside: avoid; } table, figure ul { font-size: calc(7pt * var(--fit, 1)); line-height: 1.35; } li { margin-bottom: 1.2mm; } li > i { height: 1mm; margin: 0; } figcaption { font-size: 8pt; }
.scroll { overflow: visible; max-height: none; border: 0; } .projects th, .projects td { padding: .25em .5em; } .projects thead th { min-width: calc(var(--width) * .55); } .projects thead th.short { min-width: calc(var(--width) * .85); } .projects thead th.number { min-width: 4em; word-break: normal; } .projects tr > * { position: static !important; border-right: 0 !important; }
tfoot { display: table-row-group; }
}
`;

/** Sorts the table by the heading that is clicked. */
export const sortScript = `
const order = new Intl.Collator('zh', { numeric: true });
for (const button of document.querySelectorAll('th button')) {
  button.addEventListener('click', () => {
    const head = button.closest('th');
    const heads = [...head.parentElement.children];
    const down = head.getAttribute('aria-sort') === 'ascending';
    for (const other of heads) other.setAttribute('aria-sort', 'none');
    head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
    const index = heads.indexOf(head);
    const [compare, keyOf] = button.dataset.kind === 'text'
      ? [order.compare, text => text]
      : [(a, b) => a - b, text => Number(text.replaceAll(',', ''))];
    const body = head.closest('table').tBodies[0];
    const rows = [...body.rows].map(row => ({ row, text: row.children[index].textContent }));
    // Empty cells go last either way.
    rows.sort((a, b) => !a.text - !b.text || (down ? -1 : 1) * compare(keyOf(a.text), keyOf(b.text)));
    for (const { row } of rows) body.append(row);
  });
}
`;

/** The hash of the script, by which the page's policy lets no other run; its test tells what it must be. */
export const sortScriptHash = 'sha256-njkfsxS4SAlX/AdUMt/PLv4ZVQKtGk/IU30DEkVNmrg=';
