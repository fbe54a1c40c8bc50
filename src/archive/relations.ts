/** Which parts of a package belong to one of them: a workbook's worksheets, a document's comments. */
import type { ReadPart } from './archive.ts';
import type { OfficeFile } from './office-file.ts';
import { walkXml, type XmlAttributes } from './xml.ts';

export interface Relation {
  /** The last word of its type. */
  readonly type: string;
  readonly path: string;
}

/**
 * The parts that a part is related to, by the names of the relations; those outside of the file are left out. The package
 * itself is the part ''. Throws UserError like `walkXml`.
 */
export function relationsOf(
  readPart: ReadPart,
  part: string,
  file: OfficeFile,
): ReadonlyMap<string, Relation> {
  const slash = part.lastIndexOf('/') + 1;
  const folder = part.slice(0, slash);
  const path = `${folder}_rels/${part.slice(slash)}.rels`;
  const relations = new Map<string, Relation>();
  const bytes = readPart(path);
  if (!bytes) return relations;
  const open = (name: string, { Id, Type, Target, TargetMode }: XmlAttributes) => {
    if (name !== 'rel:Relationship' || !Id || !Type || !Target) return;
    if (TargetMode === 'External') return;
    const type = Type.slice(Type.lastIndexOf('/') + 1);
    relations.set(Id, { type, path: pathFrom(folder, Target) });
  };
  walkXml(path, bytes, file, { open, text: () => {}, close: () => {} });
  return relations;
}

/** A target as a path of the package: ../comments1.xml from xl/worksheets/ is xl/comments1.xml. */
function pathFrom(folder: string, target: string): string {
  const path: string[] = [];
  for (const step of (target.startsWith('/') ? target : `${folder}${target}`).split('/'))
    if (step === '..') path.pop();
    else if (step !== '' && step !== '.') path.push(step);
  return path.join('/');
}
