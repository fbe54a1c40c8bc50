/** pdfkit, writing at once and into memory of our own; compressed in our own way, so that no byte hangs on the machine. */
import PDFDocument from 'pdfkit';
import { deflate } from '../deflate.ts';
import { byteWriter } from './byte-writer.ts';

/** What pdfkit keeps of an object until it is written; its types leave it out. */
interface Reference {
  compress: boolean;
  buffer: readonly Uint8Array[];
  finalize(): void;
}

/** A hundredth more bytes than 6 gives; what is compressed is mostly outlines, which hardly get smaller. */
const LEVEL = 3;

/** Of the document that is being written: there is only one at a time, since nothing waits until it is ended. */
const written = byteWriter();

/** A document of pdfkit. From when it is made to its end no other may be. */
export class PdfDocument extends PDFDocument {
  /** Where the next object is to stand, for the table of objects; called so by pdfkit. */
  declare _offset: number;

  constructor(options: PDFKit.PDFDocumentOptions) {
    written.clear();
    super(options);
  }

  /** What pdfkit writes with: a line, or bytes. */
  _write(data: string | Uint8Array): void {
    if (data instanceof Uint8Array) written.bytes(data);
    else written.text(`${data}\n`);
    this._offset = written.length();
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
    return written.taken();
  }
}
