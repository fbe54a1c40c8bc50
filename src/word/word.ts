/** A Word file as its parts: where they stand in the package, and the blocks of the document. */
import type { ReadPart } from '../archive/archive.ts';
import { once } from '../source/memoize.ts';
import { noDocument } from './errors.ts';
import { formAmong, type WordBlock, type WordForm } from './word-form.ts';
import { type FormatOf, readStyles, withoutFormats } from './word-styles.ts';
import { readTable, seen } from './word-table.ts';
import { readParagraphs } from './word-text.ts';
import { child, descend, readXml } from './xml.ts';

/**
 * Reads the form in a document: its main table, the one with the most cells, and what stands around it; the path
 * is the document's in the package. Throws UserError.
 */
export function readWord(
  readPart: ReadPart,
  { formats }: { readonly formats: boolean },
): WordForm & { readonly path: string } {
  const path = documentPath(readPart);
  const bytes = readPart(path);
  if (!bytes) throw noDocument();
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const part = (name: string) => {
    const data = readPart(`${folder}${name}`);
    return data && readXml(name, data);
  };
  const body = child(readXml(path, bytes), 'w:body');
  const readFormat = once(() => readStyles(part('styles.xml'), part('theme/theme1.xml')));
  const formatOf: FormatOf = formats
    ? (paragraph, run) => () => readFormat()(paragraph, run)
    : withoutFormats;
  const blocks = seen(body?.children ?? [], 'w:p', 'w:tbl').flatMap(
    (element): readonly WordBlock[] => {
      if (element.name === 'w:tbl') return [{ kind: 'table', table: readTable(element, formatOf) }];
      const section = descend(element, 'w:pPr', 'w:sectPr');
      return readParagraphs({ ...element, children: [element] }, formatOf).map(
        (paragraph, index) => ({
          kind: 'paragraph',
          paragraph,
          ...(section && index === 0 && { section }),
        }),
      );
    },
  );
  const last = body?.children.findLast(element => element.name === 'w:sectPr');
  return { ...formAmong(blocks, last), path };
}

/** Where the document stands: some programs name it otherwise and say so in the package's relationships. */
function documentPath(readPart: ReadPart): string {
  const usual = 'word/document.xml';
  const relationships = readPart('_rels/.rels');
  if (!relationships) return usual;
  const target = readXml('_rels/.rels', relationships).children.find(one =>
    one.attributes.Type?.endsWith('/officeDocument'),
  )?.attributes.Target;
  const path = target?.replace(/^\//, '');
  return path?.startsWith('word/') && path.endsWith('.xml') ? path : usual;
}
