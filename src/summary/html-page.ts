/**
 * The shell of the HTML pages that perfgoal writes: head, policy, title, and the style that they have in common. A page
 * stands alone: nothing comes from the network, and no script runs but its own.
 */
import type { Localized } from '../finding.ts';
import { escapeMarkup } from './escape-markup.ts';

export interface HtmlPage {
  readonly language: keyof Localized;
  readonly title: string;
  /** Short texts below the title. */
  readonly facts: readonly string[];
  /** CSS that only this page needs; it sets --page, the greatest width of the page. */
  readonly style: string;
  /** HTML. */
  readonly body: string;
  readonly script?: PageScript;
}

export interface PageScript {
  readonly text: string;
  /** Its hash as a Content Security Policy names it: sha256-… */
  readonly hash: string;
}

/** The page as text. */
export function htmlPage({ language, title, facts, style, body, script }: HtmlPage): string {
  const scripts = script ? ` script-src '${script.hash}';` : '';
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline';${scripts} base-uri 'none'; form-action 'none'">
<title>${escapeMarkup(title)}</title>
<style>${commonStyle}${style}</style>
</head>
<body>
<header>
<h1>${escapeMarkup(title)}</h1>
<p>${facts.map(fact => `<span>${escapeMarkup(fact)}</span>`).join(' ')}</p>
</header>
${body}${script ? `<script>${script.text}</script>\n` : ''}</body>
</html>
`;
}

const commonStyle = `
:root { color-scheme: light dark; --ink: #1f2328; --soft: #59636e; --line: #d1d9e0; --ground: #fff; --head: #f6f8fa; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --soft: #9198a1; --line: #3d444d; --ground: #0d1117; --head: #161b22; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: var(--page); padding: 1.5rem; background: var(--ground); color: var(--ink); font: 15px/1.6 "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; overflow-wrap: anywhere; }
h1 { margin: 0; font-size: 1.5rem; } h2 { font-size: 1.1rem; } small, p { color: var(--soft); font-weight: normal; } header p { display: flex; flex-wrap: wrap; gap: 0 1.5em; margin: .25rem 0 1.25rem; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
@media print {
:root { color-scheme: light; --ink: #000; --soft: #333; --line: #999; --ground: #fff; --head: #fff; }
@page { @bottom-center { content: counter(page) " / " counter(pages); font: 8pt sans-serif; } }
body { max-width: none; padding: 0; font-size: 9pt; } h1 { font-size: 14pt; } h2 { font-size: 11pt; break-after: avoid; } tr { break-inside: avoid; }
}
`;
