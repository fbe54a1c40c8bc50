/** Compresses what pdfkit writes in our own way, so that its bytes do not hang on the machine. */
import { deflate } from '../deflate.ts';

/** What pdfkit keeps of an object until it is written; its types leave it out. */
interface Reference {
  compress: boolean;
  buffer: readonly Uint8Array[];
  finalize(): void;
}

/** A hundredth more bytes than 6 gives; what is compressed is mostly outlines, which hardly get smaller. */
const LEVEL = 3;

/** Makes every stream of a document begun from now on come out the same on any machine. */
export function deflateStreams(kit: PDFKit.PDFDocument): void {
  const ref = kit.ref.bind(kit);
  kit.ref = data => {
    const made = ref(data);
    const reference = made as unknown as Reference;
    const finalize = reference.finalize.bind(made);
    reference.finalize = () => {
      if (reference.compress && reference.buffer.length > 0) {
        reference.compress = false;
        reference.buffer = [
          deflate(Buffer.concat(reference.buffer), { container: 'zlib', level: LEVEL }),
        ];
      }
      finalize();
    };
    return made;
  };
}
