/** pdfkit, compressing in our own way, so that no byte hangs on the machine. */
import PDFDocument from 'pdfkit';
import { deflate } from '../deflate.ts';

/** What pdfkit keeps of an object until it is written; its types leave it out. */
interface Reference {
  compress: boolean;
  buffer: readonly Uint8Array[];
  finalize(): void;
}

/** A hundredth more bytes than 6 gives; what is compressed is mostly outlines, which hardly get smaller. */
const LEVEL = 3;

/** A document of pdfkit. */
export class PdfDocument extends PDFDocument {
  // Without a value: pdfkit's constructor writes already.
  declare private chunks?: Uint8Array[];

  /** Keeps what pdfkit writes: its build for browsers, which is the one in dist/, has no stream to read from. */
  override push(chunk: Uint8Array | null): boolean {
    this.chunks ??= [];
    if (chunk) this.chunks.push(chunk);
    return true;
  }

  override ref(data: object): PDFKit.PDFKitReference {
    const made = super.ref(data);
    const reference = made as unknown as Reference;
    const finalize = reference.finalize.bind(made);
    reference.finalize = () => {
      if (reference.compress && reference.buffer.length > 0) {
        const content = Buffer.concat(reference.buffer);
        reference.compress = false;
        reference.buffer = [deflate(content, { container: 'zlib', level: LEVEL })];
      }
      finalize();
    };
    return made;
  }

  /** Ends the document; gives its bytes. */
  finished(): Uint8Array {
    this.end();
    return Buffer.concat(this.chunks ?? []);
  }
}
