/** XML is read as saxes, the judge, reads it; only what has a document type or is no XML for one of them is refused. */
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import { walkXml } from '../../src/archive/xml.ts';
import { wordFile } from '../../src/word/errors.ts';
import { cases } from '../random.ts';

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const USUAL: Readonly<Record<string, string>> = { [W]: 'w:', '': '' };
const named = (uri: string, local: string) => `${USUAL[uri] ?? '?:'}${local}`;

/** What is told of a text, neighbouring pieces joined; undefined where it is refused. */
type Told = readonly string[] | undefined;

function joined(events: readonly string[]): readonly string[] {
  const told: string[] = [];
  for (const event of events) {
    const last = told.at(-1);
    if (event.startsWith('=') && last?.startsWith('='))
      told[told.length - 1] = last + event.slice(1);
    else told.push(event);
  }
  return told;
}

function bySaxes(xml: string): Told {
  const events: string[] = [];
  const parser = new SaxesParser({ xmlns: true });
  let depth = 0;
  let isWrong = false;
  parser.on('error', () => {
    isWrong = true;
  });
  parser.on('doctype', () => {
    isWrong = true;
  });
  parser.on('opentag', ({ uri, local, attributes }) => {
    depth++;
    const known = Object.values(attributes)
      .map(one => [named(one.uri, one.local), one.value])
      .filter(([name]) => !name?.startsWith('?:'));
    events.push(`<${named(uri, local)} ${JSON.stringify(known.sort())}`);
  });
  const add = (text: string) => {
    if (depth > 0) events.push(`=${text}`);
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('closetag', ({ uri, local }) => {
    depth--;
    events.push(`>${named(uri, local)}`);
  });
  parser.write(xml).close();
  return isWrong ? undefined : joined(events);
}

function byWalking(xml: string): Told {
  const events: string[] = [];
  try {
    walkXml('part.xml', Buffer.from(xml), wordFile, {
      open: (name, attributes) =>
        events.push(`<${name} ${JSON.stringify(Object.entries(attributes).sort())}`),
      text: text => events.push(`=${text}`),
      close: name => events.push(`>${name}`),
    });
  } catch {
    return undefined;
  }
  return joined(events);
}

/** Pieces of XML, whole and broken, of which a text is put together. */
const piece = fc.constantFrom(
  ...[
    '<w:a>',
    '</w:a>',
    '<b>',
    '</b>',
    '<w:c/>',
    '<c w:x="1" y=\'2\'/>',
    '<q:a xmlns:q="urn:q" q:b="c">',
  ],
  ...[
    '</q:a>',
    `<v:a xmlns:v="${W}" v:b="&lt;">`,
    '</v:a >',
    '<n xmlns="urn:n">',
    '</n>',
    '<w:c w:v="a\tb\nc"/>',
  ],
  ...[
    '文字',
    ' ',
    '\r\n',
    'a &amp; b',
    '&#x41;&#66;',
    '&#x0;',
    '&nbsp;',
    '&',
    '<',
    '>',
    ']]>',
    ']] >',
  ],
  ...[
    '<!-- -->',
    '<!-- -- -->',
    '<!--',
    '-->',
    '<![CDATA[<x>&amp;]]>',
    '<![CDATA[',
    '<?pi x?>',
    '<?xml version="1.0"?>',
  ],
  ...[
    '<!DOCTYPE w:a>',
    '<w:c x="1" x="2"/>',
    '<w:c x=1/>',
    '<w:c x/>',
    '<w:c x="1"y="2"/>',
    '<w:c x="<"/>',
    '<z:c/>',
  ],
  ...[
    '<1/>',
    '<w:a:b/>',
    '< a/>',
    '<c / >',
    '<c x = "&quot;"/>',
    '\u0007',
    '\uFFFE',
    '\u{20000}',
    '<c xmlns:e="" e:f="1"/>',
  ],
);

const root = `xmlns:w="${W}"`;

test('pieces of XML are read or refused as saxes does', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), fc.boolean(), (pieces, isWrapped) => {
      const inner = pieces.join('');
      const xml = isWrapped ? `<r ${root}>${inner}</r>` : inner;
      expect(byWalking(xml)).toEqual(bySaxes(xml));
    }),
    { numRuns: cases(3000) },
  );
});

/** An element that is well-formed, with others in it. */
const { element } = fc.letrec<{ element: string; content: string }>(tie => ({
  element: fc
    .tuple(
      fc.constantFrom('w:a', 'b', 'w:c'),
      fc.constantFrom('', ' w:x="&#10;1"', ` xmlns="urn:n"`, ` xmlns:w="urn:w" w:y='"'`),
      fc.array(tie('content'), { maxLength: 4 }),
    )
    .map(([name, attributes, content]) => `<${name}${attributes}>${content.join('')}</${name}>`),
  content: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom('文', ' \n', '&gt;', '<!-- x -->', '<![CDATA[&]]>', '<?p ?>', '<w:d/>'),
    tie('element'),
  ),
}));

test('whatever is well-formed is read as saxes reads it', () => {
  fc.assert(
    fc.property(element, inner => {
      const xml = `<?xml version="1.0" encoding="UTF-8"?>\r\n<r ${root}>${inner}</r>\n`;
      const told = byWalking(xml);
      expect(told).toBeDefined();
      expect(told).toEqual(bySaxes(xml));
    }),
    { numRuns: cases(600) },
  );
});

test('tens of thousands of prefixes, and of tags that are not closed, take no time', () => {
  const many = Array.from({ length: 30_000 }, (_, index) => `xmlns:p${index}="u"`).join(' ');
  const nested = `<a ${many}>${'<b xmlns:c="d"/>'.repeat(30_000)}</a>`;
  expect(byWalking(nested)?.length).toBe(60_002);
  for (const open of ['<a', '<a ', '<a b', '<a b=', '<a b="', '<!--', '<![CDATA[', '<?', '&#'])
    expect(byWalking(`<r>${open.repeat(200_000)}`)).toBeUndefined();
});
