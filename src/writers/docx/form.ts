/** What the documents of a form have in common, made once by the plain path and kept, already deflated. */
import type { Sheet } from '../../form/sheet.ts';
import { CORE, DOCUMENT, plainParts } from './package.ts';
import { deflated, type ZipEntry } from './zip.ts';

/** The package of a form without its filing. */
export interface Form {
  /** In the order of the package; of parts that change with the filing only the path. */
  readonly parts: readonly (ZipEntry | typeof CORE | typeof DOCUMENT)[];
  /** What stands before and after the body in the document. */
  readonly head: string;
  readonly tail: string;
}

/** Forms that one run is likely to need, each in 10 kB. */
const KEPT = 32;
const forms = new Map<string, Promise<Form>>();

/** The form of a sheet; sheets that differ only in text, columns and table lines share one. */
export function formOf(sheet: Sheet): Promise<Form> {
  const { paper, styles, pageNumber, mark } = sheet;
  const key = JSON.stringify([paper, styles, pageNumber, mark]);
  const known = forms.get(key);
  if (known) return known;
  const made = makeForm(sheet);
  // A failure is kept too: the same sheet would fail again.
  forms.set(key, made);
  const [oldest] = forms.keys();
  if (forms.size > KEPT && oldest !== undefined) forms.delete(oldest);
  return made;
}

async function makeForm(sheet: Sheet): Promise<Form> {
  const blank: Sheet = { ...sheet, title: '', above: [], sections: [], below: [] };
  const parts = await plainParts(blank, new Date(0));
  const [, head, tail] =
    /^(.*<w:body>).*(<w:sectPr>.*)$/s.exec(
      parts.find(({ path }) => path === DOCUMENT)?.data ?? '',
    ) ?? [];
  if (head === undefined || tail === undefined) throw new Error('docx wrote no body');
  return {
    parts: parts.map(({ path, data }) =>
      path === CORE || path === DOCUMENT ? path : deflated(path, data, 9),
    ),
    head,
    tail,
  };
}
