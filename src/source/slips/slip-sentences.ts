/** What a person is told of a slip: the character in question, and what belongs there. */
import type { Localized } from '../../finding.ts';
import { codePointName } from '../characters.ts';
import type { Slip, SlipKind } from './slip.ts';

const say = (zh: string, en: string): Localized => ({ zh, en });

/** A blank by its name, since it cannot be seen. */
const code = (character: string) => codePointName(character.codePointAt(0) ?? 0);

/** The message for a slip; `what` is its subject as it may be shown. */
export const slipSentences: Readonly<Record<SlipKind, (what: string) => Localized>> = {
  'wide-colon': what =>
    say(
      `「${what}」后面的冒号不是半角的“:”，YAML 不当作键`,
      `the colon after “${what}” is not the ASCII colon, so YAML does not read a key`,
    ),
  'tight-colon': what =>
    say(`「${what}:」的冒号后面缺少空格`, `a blank is missing after the colon of “${what}:”`),
  'wide-blank': what =>
    say(
      `「${what}」后面的空格是全角或不间断空格，不是普通空格`,
      `the blank after “${what}” is a full-width or no-break space, not an ordinary one`,
    ),
  'missing-colon': what =>
    say(`「${what}」后面缺少冒号“:”`, `the colon after “${what}” is missing`),
  'wide-comma': what =>
    say(
      `花括号里用了“${what}”分隔，应是半角逗号“,”`,
      `“${what}” separates the values in braces; it must be an ASCII comma`,
    ),
  'missing-comma': what =>
    say(`「${what}」前面缺少逗号“,”`, `the comma before “${what}” is missing`),
  'wide-dash': what =>
    say(
      `这一项前面的“${what}”不是半角的短横“-”`,
      `the dash “${what}” before this item is not the ASCII “-”`,
    ),
  'tight-dash': () => say('列表的“-”后面缺少空格', 'a blank is missing after the “-” of the list'),
  'wide-brace': what =>
    say(`括号“${what}”是全角的，应是半角的`, `the bracket “${what}” is full-width, not ASCII`),
  'wide-quote': what =>
    say(
      `「${what}」用的是中文引号，YAML 只认半角引号 "`,
      `${what}: these quotes are Chinese ones; YAML takes only ASCII quotes`,
    ),
  'open-quote': () => say('从这里开始的引号没有闭合', 'the quote that opens here is not closed'),
  'open-brace': what =>
    say(`从这里开始的“${what}”没有闭合`, `the “${what}” that opens here is not closed`),
  'behind-quote': what =>
    say(`引号结束后还有文字“${what}”`, `text after the closing quote: “${what}”`),
  'behind-brace': what =>
    say(`括号结束后还有文字“${what}”`, `text after the closing bracket: “${what}”`),
  'tab-indent': () =>
    say(
      '缩进里有制表符（Tab），YAML 只能用空格缩进',
      'a tab in the indentation; YAML indents with spaces only',
    ),
  'wide-indent': what =>
    say(
      `缩进里有全角或不间断空格 ${code(what)}，YAML 只能用普通空格缩进`,
      `${code(what)} in the indentation; YAML indents with ordinary spaces only`,
    ),
  'out-of-line': what =>
    say(
      `「${what}」没有和同一层的键左对齐`,
      `“${what}” does not line up with the other keys of its level`,
    ),
  'block-line': () =>
    say(
      '这一行是上面 | 引出的文字，缩进不够，YAML 不当作它的一行',
      'this line belongs to the block of text above but is not indented as far',
    ),
  'block-mark': what =>
    say(
      `“${what.slice(0, 1)}”在值的开头，被 YAML 当作一段文字的记号`,
      `the “${what.slice(0, 1)}” at the beginning of the value reads as the mark of a block of text`,
    ),
  'wide-block-mark': what =>
    say(
      `“${what}”是全角的，YAML 不当作分段的记号，会印在表上`,
      `“${what}” is full-width: it begins no block of text and would be printed`,
    ),
  'first-mark': what =>
    say(
      `值不能直接以“${what}”开头，它是 YAML 的符号`,
      `a value cannot begin with “${what}” without quotes`,
    ),
  'dash-value': () => say('“-”不能单独作为值', 'a lone “-” cannot be a value'),
  'list-value': () =>
    say(
      '键后面的同一行里不能用“- ”开始列表',
      'a list cannot begin with “- ” on the line of its key',
    ),
  'colon-in-text': () =>
    say(
      '文字里有半角冒号和空格，被 YAML 当作又一个键',
      'a colon and a blank in the text read as another key',
    ),
  'bracket-in-text': what =>
    say(
      `花括号里的文字含有“${what}”，被 YAML 当作括号`,
      `“${what}” in a text in braces reads as a bracket`,
    ),
  'hash-in-text': what =>
    say(
      `“${what}”被 YAML 当作注释，不会印在表上`,
      `“${what}” reads as a comment and would not be printed`,
    ),
  'wide-hash': () => say('注释前的“＃”是全角的', 'the “＃” before the comment is full-width'),
};

/** How to mend it; `line` is the line as it should be. */
export function slipHelp({ kind, edit }: Slip, line: string): Localized {
  const spaces = edit.text.length;
  switch (kind) {
    case 'tab-indent':
    case 'wide-indent':
    case 'out-of-line':
    case 'block-line':
      return spaces === 0
        ? say(`这一行不缩进：${line}`, `Do not indent this line: ${line}`)
        : say(`这一行前面写 ${spaces} 个空格：${line}`, `Put ${spaces} spaces before it: ${line}`);
    case 'wide-block-mark':
      return say(
        `写作 ${line}，文字从下一行开始并缩进`,
        `Write: ${line}, and the text below it, indented`,
      );
    case 'block-mark':
      return say(
        `写作 ${line}；要分段写，“|”后面换行，文字缩进`,
        `Write: ${line}. For paragraphs, put a line break after “|” and indent the text`,
      );
    case 'dash-value':
      return say(
        `没有就留空：${line}；要印出短横，写作 "-"`,
        `Leave it empty: ${line}. To print a dash write "-"`,
      );
    case 'hash-in-text':
      return hashHelp;
    case 'colon-in-text':
    case 'bracket-in-text':
    case 'first-mark':
    case 'behind-quote':
      return say(`给文字加引号：${line}`, `Quote the text: ${line}`);
    default:
      return say(`写作 ${line}`, `Write: ${line}`);
  }
}

/** A comment needs a blank; a text needs quotes or a block. */
export const hashHelp: Localized = say(
  '是文字，就给整个值加引号，或用“|”分段写；是注释，就在 # 后面空一格。',
  'If it is text, quote the whole value or write it as a block (|); if it is a comment, put a blank after the #.',
);
