import { describe, expect, test } from 'vitest';
import { located } from '../../src/source/located.ts';
import { MAX_DEPTH, MAX_VALUES } from '../../src/source/plain-value.ts';
import { readYaml, type Source } from '../../src/source/read-yaml.ts';

const read = (text: string) => readYaml('甲.yaml', text);

/** The value as JSON sees it; prototypes are not compared. */
const plainOf = (text: string): unknown => JSON.parse(JSON.stringify(read(text).value ?? null));

/** line:column and sentence of each finding. */
function complaints(text: string): readonly string[] {
  return complaintsOf(read(text));
}

function complaintsOf(source: Source): readonly string[] {
  return located(source.findings, source).map(
    ({ span, message }) => `${span?.line}:${span?.column} ${message.zh}`,
  );
}

describe('a scalar is the text as written', () => {
  test.each([
    ['032001', '032001'],
    ['13989958975', '13989958975'],
    ['4.50', '4.50'],
    ['1e3', '1e3'],
    ['0x1F', '0x1F'],
    ['2023-01-01', '2023-01-01'],
    ['是', '是'],
    ['no', 'no'],
    ['true', 'true'],
    ['100%', '100%'],
    ['≥95%', '≥95%'],
    ['"null"', 'null'],
    ["'~'", '~'],
    ['"a\\nb"', 'a\nb'],
    ['!!str 4.50', '4.50'],
    ['|\n  一\n  二\n', '一\n二\n'],
    ['~', null],
    ['null', null],
    ['Null', null],
    ['', null],
    ['""', null],
    ['# 注', null],
  ])('%s', (yaml, value) => {
    expect(plainOf(`a: ${yaml}`)).toEqual({ a: value });
    expect(complaints(`a: ${yaml}`)).toEqual([]);
  });
});

describe('places', () => {
  const text =
    '项目: # 说明\n  名称: 昌都市   # 中文之后\n  列表: [甲, {乙: 丙}]\n空:\n同: &a {子: 值}\n名: *a\n';
  const source = read(text);
  const at = (path: (string | number)[], which?: 'key') => {
    const span = source.locate(path, which);
    return span && `${span.line}:${span.column} ${text.slice(span.start, span.end)}`;
  };

  test.each([
    [['项目', '名称'], undefined, '2:7 昌都市'],
    [['项目', '名称'], 'key' as const, '2:3 名称'],
    [['项目'], undefined, '1:1 项目'],
    [['项目', '列表', 0], undefined, '3:8 甲'],
    [['项目', '列表', 1, '乙'], undefined, '3:15 丙'],
    [['项目', '列表', 0], 'key' as const, '3:8 甲'],
    [['项目', '列表', 1], 'key' as const, '3:12 乙'],
    [['空'], undefined, '4:1 空'],
    [['名', '子'], undefined, '5:11 值'],
    [['名'], undefined, '6:1 名'],
    [['项目', '没有'], undefined, '1:1 项目'],
    [['没有'], undefined, '1:1 项目'],
    [['项目', '列表', 7], 'key' as const, '3:3 列表'],
  ])('%j %s', (path, which, expected) => {
    expect(at(path, which)).toBe(expected);
  });

  test('count columns after characters beyond the basic plane as editors do', () => {
    expect(read('a: 𫖯\nb: [𬭩, 甲]').locate(['b', 1])).toMatchObject({ line: 2, column: 9 });
  });
});

describe('comments', () => {
  test.each([
    ['# 一\na: 甲 # 二\n  # 三\n', ['1:1 # 一 alone', '2:6 # 二', '3:3 # 三 alone']],
    ['a: [ # 一\n  甲 ] # 二', ['1:6 # 一', '2:7 # 二']],
    ['a: | # 一\n  # 甲\n# 二\n', ['1:6 # 一', '3:1 # 二 alone']],
    ['a: "#甲" #\nb: 乙#丙', ['1:9 #']],
    ['--- |\n# 甲\n', []],
    ['\uFEFF# 一\na: 1', ['1:2 # 一 alone']],
  ])('%j', (text, expected) => {
    const told = read(text).comments.map(
      ({ text: comment, span, alone }) =>
        `${span.line}:${span.column} ${comment}${alone ? ' alone' : ''}`,
    );
    expect(told).toEqual(expected);
  });
});

describe('what is not one YAML document', () => {
  test.each([
    ['tab', 'a:\n\tb: 1', '2:1 缩进里有制表符（Tab），YAML 只能用空格缩进'],
    ['two keys on a line', '名: 称: 甲', '1:5 文字里有半角冒号和空格，被 YAML 当作又一个键'],
    ['two documents', 'a: 1\n---\nb: 2', '2:1 一个文件只能有一份申报，多出了 --- 分隔线'],
    ['an unknown tag', 'a: !foo 1', '1:4 值不能直接以“!”开头，它是 YAML 的符号'],
    ['a directive', '%YAML 3.0\n---\na: 1', '1:7 以 % 开头的 YAML 指令不正确'],
    ['an escape', 'a: "\\q"', '1:5 双引号里的反斜杠写法不正确'],
    ['an open quote', 'a: "b', '1:4 从这里开始的引号没有闭合'],
    ['an indentation', 'a:\n    b: 1\n  c: 2', '3:3 「c」没有和同一层的键左对齐'],
    ['brackets', '['.repeat(100_000), `1:${MAX_DEPTH + 2} 嵌套超过 ${MAX_DEPTH} 层`],
    ['dashes', '- '.repeat(100_000), `1:${2 * MAX_DEPTH + 3} 嵌套超过 ${MAX_DEPTH} 层`],
    ['braces', '{a: '.repeat(100_000), `1:${4 * MAX_DEPTH + 5} 嵌套超过 ${MAX_DEPTH} 层`],
  ])('%s', (_, text, complaint) => {
    const source = read(text);
    expect(complaintsOf(source)[0]).toBe(complaint);
    expect(source.value).toBeUndefined();
  });

  test('is told in its line, though lines were skipped before', () => {
    expect(complaints('a: "b\n  d"\ne: "\\q"')).toEqual(['3:5 双引号里的反斜杠写法不正确']);
  });

  test('is told once, since what follows follows from it', () => {
    expect(complaints('a: "\\q"\n'.repeat(500))).toHaveLength(1);
  });

  test('but keys given twice up to twenty times', () => {
    expect(complaints('a: 1\n'.repeat(500))).toHaveLength(20);
  });
});

describe('what is YAML but no filing', () => {
  test.each([
    ['a key twice', 'a: 1\n乙: {a: 2, a: 3}', '2:11 同一个键写了两次', { a: '1', 乙: { a: '2' } }],
    ['a key that is a list', '? [a]\n: b\nc: d', '1:3 键必须是文字', { c: 'd' }],
    [
      'an alias to nothing',
      'a: *b',
      '1:4 “*b”被 YAML 当作引用，却没有对应的锚点（&）',
      { a: '*b' },
    ],
    [
      'an alias to itself',
      'a: &a [*a]',
      '1:8 引用（*）没有写对，或没有对应的锚点（&）',
      { a: [null] },
    ],
    ['bytes', 'a: !!binary AAAA', '1:13 不支持这种标签（!）', { a: null }],
    ['a point in time', 'a: !!timestamp 2023-01-01', '1:16 不支持这种标签（!）', { a: null }],
    ['an ordered map', 'a: !!omap [b: 1]', '1:11 不支持这种标签（!）', { a: null }],
  ])('%s', (_, text, complaint, value) => {
    expect(complaints(text)).toEqual([complaint]);
    expect(plainOf(text)).toEqual(value);
  });

  test.each([
    ['NUL', 'a: "x\\0"', 'U+0000', 4],
    ['NUL as it is', 'a: x\u0000y', 'U+0000', 5],
    ['a bell', 'a: "\\a"', 'U+0007', 4],
    ['half a surrogate pair', 'a: "\\ud800"', 'U+D800', 5],
    ['the other half', 'a: "\\udc00x"', 'U+DC00', 5],
    ['no character', 'a: "\\uffff"', 'U+FFFF', 5],
    ['a zero-width space', 'a: 昌\u200b都', 'U+200B', 5],
    ['a direction mark', 'a: "\\u202e"', 'U+202E', 5],
  ])('%s', (_, text, name, column) => {
    expect(complaints(text)).toEqual([`1:${column} 文字里有看不见、不能印在表上的字符 ${name}`]);
  });

  test('a hidden character in a key is told at the key', () => {
    expect(complaints('甲:\n  "b\\u200b": c')).toEqual([
      '2:5 文字里有看不见、不能印在表上的字符 U+200B',
    ]);
  });

  test('a pair of surrogates and Tibetan are text', () => {
    expect(complaints('a: "\\ud83d\\ude00 ལྷ་ས་"\nb: 甲\u3000乙')).toEqual([]);
  });
});

describe('keys that every object has', () => {
  test('are keys like others', () => {
    const { value, locate } = read('__proto__: {a: 1}\nconstructor: 2\ntoString:\n  __proto__: 3');
    expect(Object.keys(value as object)).toEqual(['__proto__', 'constructor', 'toString']);
    expect(Object.getPrototypeOf(value)).toBeNull();
    expect(locate(['toString', '__proto__'])).toMatchObject({ line: 4, column: 14 });
    expect(locate(['valueOf'])).toMatchObject({ line: 1, column: 1 });
    expect(({} as { a?: unknown }).a).toBeUndefined();
  });
});

describe('limits', () => {
  const tooMuch = '内容过多或嵌套过深（引用 * 按展开后计）';

  test('an alias counts as often as it is used', () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
    for (let level = 1; level < 12; level++)
      lines.push(
        `a${level}: &a${level} [${Array(10)
          .fill(`*a${level - 1}`)
          .join(', ')}]`,
      );
    const source = read(lines.join('\n'));
    expect(complaintsOf(source)).toContain(`5:9 ${tooMuch}`);
    expect(JSON.stringify(source.value).length).toBeLessThan(10 * MAX_VALUES);
  });

  test('levels of aliases count', () => {
    const nest = (inner: string) => `${'['.repeat(10)}${inner}${']'.repeat(10)}`;
    const lines = ['a0: &a0 甲'];
    for (let level = 1; level <= 400; level++)
      lines.push(`a${level}: &a${level} ${nest(`*a${level - 1}`)}`);
    expect(complaints(lines.slice(0, 4).join('\n'))).toEqual([]);
    expect(complaints(lines.join('\n'))[0]).toBe(`5:19 ${tooMuch}`);
  });

  test('as many values as allowed are read, one more is not', () => {
    const list = (items: number) => `[${'1,'.repeat(items)}]`;
    expect(complaints(list(MAX_VALUES - 1))).toEqual([]);
    const source = read(list(MAX_VALUES));
    expect(complaintsOf(source)).toEqual([`1:1 ${tooMuch}`]);
    expect(source.value).toBeNull();
  });

  test(`${MAX_DEPTH} levels are read`, () => {
    const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
    expect(complaints(nested(MAX_DEPTH))).toEqual([]);
    expect(complaints(nested(MAX_DEPTH + 2))).toHaveLength(1);
  });
});
