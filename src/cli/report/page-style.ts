/** The style of the page of findings beside what pages share, and by which a choice hides the findings of other kinds. */

/** CSS; `reasons` are the ids that can be chosen. */
export const findingsStyle = (reasons: readonly string[]): string => `
.verdict { margin: 0 0 1rem; font-size: 1.25rem; color: var(--good); } .verdict.bad { color: var(--bad); } .verdict b { font-size: 2rem; font-variant-numeric: tabular-nums; } b.bad { color: var(--bad); }
.tables { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr)); gap: 0 2rem; align-items: start; } .tables table { width: 100%; margin-bottom: .75rem; } .tables h2 { margin: 1.25rem 0 .5rem; }
.tables th, .tables td { border-width: 0 0 1px; padding: .3rem .5rem; } .tables td { overflow-wrap: break-word; } .tables td.number { white-space: nowrap; } .tables td:first-child { width: 99%; }
.rules code { display: block; }
.choices { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; margin: 1.25rem 0 0; padding: .6rem 1rem; border-radius: 8px; background: var(--head); } select { max-width: 100%; padding: .2rem .4rem; border: 1px solid var(--line); border-radius: 6px; background: var(--ground); color: var(--ink); font: inherit; }
.filing { margin: .75rem 0; border: 1px solid var(--line); border-radius: 8px; } .filing > summary { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 1rem; padding: .5rem 1rem; border-radius: 8px; background: var(--head); list-style: none; }
.filing > summary::before { content: "▸" / ""; margin-right: -.5rem; color: var(--soft); } .filing[open] > summary::before { content: "▾" / ""; }
.about { flex: 1 1 12rem; color: var(--soft); font-size: .9rem; } .badges { display: flex; gap: .75rem; white-space: nowrap; font-variant-numeric: tabular-nums; }
.filing > ul > li { display: grid; grid-template-columns: 2.6em 1fr; column-gap: .75rem; padding: .6rem 1rem; border-top: 1px solid var(--line); } .filing:lang(en) > ul > li { grid-template-columns: 4.2em 1fr; } .filing > ul > li.more { display: block; color: var(--soft); }
.filing p { margin: 0; color: inherit; } .filing .help { color: var(--soft); } .filing .also, .filing .rule { color: var(--soft); font-size: .875rem; } .filing .rule { margin-top: .15rem; } .fix { color: var(--good); }
.filing ul ul { padding-left: 1rem; } .filing ul ul .place { display: inline-block; min-width: 4em; } .filing ul ul .help::before { content: "— "; }
body:has(option[value=s-error]:checked) .filing > ul > li:not(.error, .more), body:has(option[value=s-warning]:checked) .filing > ul > .info { display: none; }
body:has(option[value=s-error]:checked) .filing:not(:has(> ul > .error)), body:has(option[value=s-warning]:checked) .filing:not(:has(> ul > .error, > ul > .warning)) { display: none; }
${reasons.map(id => `body:has(option[value=r-${id}]:checked) .filing > ul > li:not(.r-${id}), body:has(option[value=r-${id}]:checked) .filing:not(:has(> ul > .r-${id})) { display: none; }`).join('\n')}
@supports not selector(:has(*)) { .choices { display: none; } }
@media (max-width: 30rem) { .tables th, .tables td { padding: .3rem .2rem; } .tables table { font-size: .8rem; } .tables th { white-space: normal; } body { padding: 1rem; } .tile { padding: .3rem .75rem; } .filing > ul > li, .filing:lang(en) > ul > li { grid-template-columns: 1fr; padding: .6rem .75rem; } .filing > summary { padding: .5rem .75rem; } }
@media print { .choices { display: none; } .filing { break-inside: auto; } .filing > summary::before { content: none; } .tables { grid-template-columns: 1fr 1fr; gap: 0 6mm; } .tables .number { width: auto; } }
`;
