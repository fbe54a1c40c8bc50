/** What the summary page looks like and how its table sorts; inlined, so that the page stands alone. */

export const style = `
:root { color-scheme: light dark; --ink: #1f2328; --soft: #59636e; --line: #d1d9e0; --ground: #fff; --head: #f6f8fa; --bar: #b3261e; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --soft: #9198a1; --line: #3d444d; --ground: #0d1117; --head: #161b22; --bar: #f2b8b5; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 90rem; padding: 1.5rem; background: var(--ground); color: var(--ink); font: 15px/1.6 "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
h1 { margin: 0; font-size: 1.5rem; } h2 { font-size: 1.1rem; } small, header p { color: var(--soft); font-weight: normal; }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(22rem, 1fr)); gap: 1rem; }
figure { margin: 0; padding: 1rem; border: 1px solid var(--line); border-radius: 8px; }
figcaption { margin-bottom: .5rem; font-weight: bold; }
svg { width: 100%; height: auto; } svg text { fill: var(--ink); font-size: 13px; } svg rect { fill: var(--bar); }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
th, td { border: 1px solid var(--line); padding: .3rem .5rem; text-align: left; vertical-align: top; }
th { background: var(--head); position: sticky; top: 0; }
td.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
button { all: unset; cursor: pointer; font-weight: bold; } button:focus-visible { outline: 2px solid var(--bar); }
th[aria-sort=ascending] button::after { content: " ▲"; } th[aria-sort=descending] button::after { content: " ▼"; }
@media print { :root { --ink: #000; --soft: #333; --line: #999; --ground: #fff; --head: #fff; --bar: #666; } body { padding: 0; max-width: none; } small { display: none; } th { position: static; } figure, tr { break-inside: avoid; } @page { size: A4 landscape; margin: 12mm; } table { font-size: 7.5pt; } }
`;

export const script = `
for (const button of document.querySelectorAll('th button')) {
  button.addEventListener('click', () => {
    const head = button.closest('th');
    const down = head.getAttribute('aria-sort') === 'ascending';
    for (const other of head.parentElement.children) other.setAttribute('aria-sort', 'none');
    head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
    const index = [...head.parentElement.children].indexOf(head);
    const text = row => row.children[index].textContent;
    const compare = button.dataset.kind === 'text'
      ? (a, b) => text(a).localeCompare(text(b), 'zh')
      : (a, b) => Number(text(a)) - Number(text(b));
    const body = document.querySelector('tbody');
    const rows = [...body.rows].sort((a, b) => (down ? compare(b, a) : compare(a, b)));
    body.append(...rows);
  });
}
`;
