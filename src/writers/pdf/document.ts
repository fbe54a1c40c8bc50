/**
 * A document of pdfkit that is compressed in our own way, so that no byte hangs on the machine, and whose objects
 * stand in object streams, so that the tags of a form take a tenth of a PDF and not half of it.
 */
import PDFDocument from 'pdfkit';
import { deflate, type Level } from '../deflate.ts';
import {
  crossReferences,
  FIELD_BYTES,
  type ObjectPlace,
  objectStreams,
  type PdfObject,
  ROW_BYTES,
} from './object-streams.ts';

/** What pdfkit keeps of an object until it is written; its types leave it out. */
interface OpenReference {
  readonly id: number;
  readonly data: Record<string, unknown>;
  compress: boolean;
  buffer: readonly Uint8Array[];
  finalize(): void;
  end(content: Uint8Array): void;
}

/** Half the time of the usual 6, at the price of a thirtieth more bytes: most are outlines, which hardly get smaller. */
const LEVEL: Level = 1;

/** A document of pdfkit. */
export class PdfDocument extends PDFDocument {
  // Without values: pdfkit's constructor writes already.
  declare private chunks?: Uint8Array[];
  declare private written?: number;
  /** What pdfkit writes of an object that goes into an object stream. */
  declare private aside?: Uint8Array[] | undefined;
  /** Where each object is, by its number. */
  declare private places?: (ObjectPlace | undefined)[];
  declare private objects?: PdfObject[];
  declare readonly _root: { readonly data: Record<string, unknown> };
  declare private readonly _info: object;
  declare private readonly _id: Uint8Array;

  /** Keeps what pdfkit writes: its build for browsers, which is the one in dist/, has no stream to read from. */
  override push(chunk: Uint8Array | null): boolean {
    if (!chunk) return true;
    this.chunks ??= [];
    if (!this.aside) this.written = (this.written ?? 0) + chunk.length;
    (this.aside ?? this.chunks).push(chunk);
    return true;
  }

  override ref(data: object): PDFKit.PDFKitReference {
    const made = super.ref(data);
    const reference = made as unknown as OpenReference;
    const finalize = reference.finalize.bind(made);
    reference.finalize = () => {
      if (reference.buffer.length === 0) {
        this.aside = [];
        finalize();
        // The number, the object, the end.
        const text = Buffer.from(this.aside[1] ?? []).toString('latin1');
        this.aside = undefined;
        this.addObject(made, text.trimEnd());
        return;
      }
      if (reference.compress) {
        const content = Buffer.concat(reference.buffer);
        reference.compress = false;
        reference.buffer = [deflate(content, { container: 'zlib', level: LEVEL })];
      }
      this.places ??= [];
      this.places[reference.id] = { offset: this.written ?? 0 };
      finalize();
    };
    return made;
  }

  /** A reference to an object that `addObject` writes. */
  reserve(): PDFKit.PDFKitReference {
    return super.ref({});
  }

  /** Writes an object that is no stream; `text` is what stands between obj and endobj, a character a byte. */
  addObject(reference: PDFKit.PDFKitReference, text: string): void {
    const { id } = reference as unknown as OpenReference;
    this.objects ??= [];
    this.objects.push({ id, text });
  }

  /** Nothing: `finished` writes the table of objects. */
  protected _finalize(): void {}

  /** Nothing: metadata.ts makes them, since pdfkit's escape no text. */
  override endMetadata(): void {}

  /** Ends the document; gives its bytes. */
  finished(): Uint8Array {
    this.end();
    const places = this.places ?? [];
    for (const { ids, first, text } of objectStreams(this.objects ?? [])) {
      const data = { Type: 'ObjStm', N: ids.length, First: first };
      const reference = this.stream(data, Buffer.from(text, 'latin1'), { compress: true });
      const { id: stream } = reference as unknown as OpenReference;
      for (const [index, id] of ids.entries()) places[id] = { stream, index };
    }
    const start = this.written ?? 0;
    const { id } = this.reserve() as unknown as OpenReference;
    places[id] = { offset: start };
    const table = deflate(crossReferences(Array.from(places)), { container: 'zlib', level: LEVEL });
    const fileId = `<${Buffer.from(this._id).toString('hex')}>`;
    this.pushText(
      `${id} 0 obj\n<</Type /XRef /Size ${id + 1} /W [${FIELD_BYTES.join(' ')}] /Root ${this._root} /Info ${this._info} ` +
        `/ID [${fileId} ${fileId}] /Length ${table.length} /Filter /FlateDecode ` +
        `/DecodeParms <</Predictor 12 /Columns ${ROW_BYTES}>>>>\nstream\n`,
    );
    this.push(table);
    this.pushText(`\nendstream\nendobj\nstartxref\n${start}\n%%EOF\n`);
    return Buffer.concat(this.chunks ?? []);
  }

  /** Writes a stream. */
  stream(
    data: object,
    content: Uint8Array,
    { compress }: { readonly compress: boolean },
  ): PDFKit.PDFKitReference {
    const reference = this.ref(data);
    (reference as unknown as OpenReference).compress = compress;
    (reference as unknown as OpenReference).end(content);
    return reference;
  }

  private pushText(text: string): void {
    this.push(Buffer.from(text, 'latin1'));
  }
}
