/** What the YAML parser complains of, in sentences for people; keyed on its error codes. */
import type { ErrorCode } from 'yaml';
import type { Localized } from '../finding.ts';

const say = (zh: string, en: string): Localized => ({ zh, en });

const structure = say(
  '这里的写法不符合 YAML 格式，可能缺少冒号、引号或缩进不对',
  'this is not valid YAML here: a colon or quote is missing, or the indentation is off',
);
const quoting = say(
  '这里的文字要加引号，否则会被当作 YAML 的符号',
  'this text must be quoted, or it reads as YAML syntax',
);

export const yamlSentences: Readonly<Record<ErrorCode, Localized>> = {
  ALIAS_PROPS: say('引用（*）不能再带锚点或标签', 'an alias (*) cannot carry an anchor or a tag'),
  BAD_ALIAS: say(
    '引用（*）没有写对，或没有对应的锚点（&）',
    'the alias (*) is malformed or has no anchor (&)',
  ),
  BAD_COLLECTION_TYPE: structure,
  BAD_DIRECTIVE: say('以 % 开头的 YAML 指令不正确', 'the YAML directive (%) is malformed'),
  BAD_DQ_ESCAPE: say(
    '双引号里的反斜杠写法不正确',
    'the backslash escape in double quotes is not valid',
  ),
  BAD_INDENT: say(
    '缩进不对：同一层的键要左对齐',
    'the indentation is off: keys of one level must line up',
  ),
  BAD_PROP_ORDER: structure,
  BAD_SCALAR_START: quoting,
  BLOCK_AS_IMPLICIT_KEY: say(
    '一行里出现了两个“键: 值”，文字里的半角冒号要加引号',
    'two “key: value” on one line; quote text that contains a colon',
  ),
  BLOCK_IN_FLOW: say(
    '花括号或方括号里不能换成缩进写法',
    'no indented block inside braces or brackets',
  ),
  DUPLICATE_KEY: say('同一个键写了两次', 'duplicate key'),
  IMPOSSIBLE: structure,
  KEY_OVER_1024_CHARS: say('键太长', 'the key is too long'),
  MISSING_CHAR: structure,
  MULTILINE_IMPLICIT_KEY: say(
    '键不能跨行，可能缺少冒号',
    'a key cannot span lines; a colon may be missing',
  ),
  MULTIPLE_ANCHORS: structure,
  MULTIPLE_DOCS: say(
    '一个文件只能有一份申报，多出了 --- 分隔线',
    'a file must contain one filing, but there is a second document (---)',
  ),
  MULTIPLE_TAGS: structure,
  NON_STRING_KEY: say('键必须是文字', 'a key must be text'),
  RESOURCE_EXHAUSTION: say(
    '内容过多或嵌套过深（引用 * 按展开后计）',
    'too many values or levels (an alias counts each time it is used)',
  ),
  TAB_AS_INDENT: say(
    '缩进里有制表符（Tab），YAML 只能用空格缩进',
    'a tab in the indentation; YAML indents with spaces only',
  ),
  TAG_RESOLVE_FAILED: say('不支持这种标签（!）', 'this tag (!) is not supported'),
  UNEXPECTED_TOKEN: structure,
};
