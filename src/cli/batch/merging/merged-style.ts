/** How the page of a merged report looks: on screens, light and dark, and in print. */

/** Its style sheet. */
export const style = `
:root { color-scheme: light dark; --ink: #1f2328; --soft: #59636e; --line: #d1d9e0; --ground: #fff; --head: #f6f8fa; --bad: #b3261e; --warn: #8a5a00; --good: #1a7f37; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --soft: #9198a1; --line: #3d444d; --ground: #0d1117; --head: #161b22; --bad: #ff9a92; --warn: #e0b45a; --good: #56d364; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 72rem; padding: 1.5rem; background: var(--ground); color: var(--ink); font: 15px/1.6 "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; overflow-wrap: anywhere; }
h1 { margin: 0; font-size: 1.5rem; } h2 { font-size: 1.1rem; } summary h2 { display: inline; } details { margin: 1rem 0; } small, p { color: var(--soft); font-weight: normal; } p { display: flex; flex-wrap: wrap; gap: 0 1.5em; margin: .25rem 0 1.25rem; } dl { margin: .25rem 0 1rem; }
.tiles { display: flex; flex-wrap: wrap; gap: .75rem; } .tile { padding: .5rem 1rem; border: 1px solid var(--line); border-radius: 8px; } .tile b { margin-right: .25rem; font-size: 1.4rem; font-variant-numeric: tabular-nums; }
.tile.failed b, .tile.left b, li.error b { color: var(--bad); } .tile.rendered b { color: var(--good); } li.warning b { color: var(--warn); } .tile.none b { color: var(--soft); }
summary { cursor: pointer; } summary:focus-visible { outline: 2px solid var(--soft); outline-offset: 2px; }
dt { margin-top: .75rem; font-weight: bold; break-after: avoid; } dd { margin: 0; } ul { margin: 0; padding: 0; list-style: none; } li { display: grid; grid-template-columns: 3.5em max-content 1fr; column-gap: .5em; }
.place { color: var(--soft); font-variant-numeric: tabular-nums; } code { color: var(--soft); font-size: .85em; }
table { border-collapse: collapse; font-size: .9rem; } th, td { border: 1px solid var(--line); padding: .3rem .6rem; text-align: left; vertical-align: top; } th { background: var(--head); } th, .status { white-space: nowrap; } .number { text-align: right; font-variant-numeric: tabular-nums; }
@media print {
:root { color-scheme: light; --ink: #000; --soft: #333; --line: #999; --ground: #fff; --head: #fff; --bad: #000; --warn: #000; --good: #000; }
@page { size: A4; margin: 15mm; @bottom-center { content: counter(page) " / " counter(pages); font: 8pt sans-serif; } }
body { padding: 0; max-width: none; font-size: 9pt; } table { font-size: 8pt; line-height: 1.4; } th, td { padding: .5mm 1.5mm; } h1 { font-size: 14pt; } h2 { font-size: 11pt; } h2, summary { break-after: avoid; } tr, li { break-inside: avoid; }
summary { list-style: none; } details::details-content { content-visibility: visible; }
}
`;
