/** The documents of a filing on their way to their places. */
import type { Document } from '../drawing.ts';
import { writeChunks } from '../files/write.ts';
import type { Job, WritingFault, WrittenDocument } from '../render/job.ts';
import { packedError } from '../render/plain-error.ts';

/** What became of them. */
export interface Delivery {
  readonly documents: readonly WrittenDocument[];
  readonly fault?: WritingFault;
  /** The bytes of the one for standard output. */
  readonly handed?: Uint8Array;
}

/** A document before it is written, with what is kept of it. */
export type DrawnDocument = Document & Pick<WrittenDocument, 'hash' | 'template'>;

/** Writes the documents that have a place, as far as it can be done; hands over the one that has none. */
export async function deliver(
  drawn: readonly DrawnDocument[],
  { outputs }: Job,
): Promise<Delivery> {
  const documents: WrittenDocument[] = [];
  for (const { bytes, ...about } of drawn) {
    const { format } = about;
    const target = outputs.find(output => output.format === format)?.target;
    if (!target) return { documents, handed: bytes };
    try {
      const changed = await writeChunks(target, [bytes]);
      documents.push({ ...about, bytes: bytes.length, changed });
    } catch (error) {
      return { documents, fault: { format, error: packedError(error) } };
    }
  }
  return { documents };
}
