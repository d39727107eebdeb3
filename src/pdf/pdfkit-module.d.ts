/** The few members of pdfkit 0.20.2 that the adapter uses, private ones among them; pdfkit brings no types of its own. */
declare module 'pdfkit' {
  interface PdfkitReference {
    readonly id: number
    data: unknown
    compress: boolean
    write(chunk: Uint8Array): void
    end(): void
  }
  /** What is no plain object is written as it prints. */
  interface PrintedValue {
    readonly [Symbol.toStringTag]: string
    toString(): string
  }
  interface PdfkitDictionary extends PdfkitReference {
    data: Record<string, unknown>
  }
  export default class PDFDocument {
    constructor(options: { pdfVersion: '1.6' | '1.7'; autoFirstPage: false; font: null })
    /** Replaced by us before `end`; each value becomes an object of its own. */
    info: Record<string, string | Date | PrintedValue>
    /** The file identifier of the trailer. */
    _id: Uint8Array
    _root: PdfkitReference & {
      data: Record<string, unknown> & { Names: PdfkitDictionary; Pages: PdfkitDictionary }
    }
    /** How many references are not ended yet. */
    _waiting: number
    ref(data: Record<string, unknown>): PdfkitReference
    /** Writes pdfkit's own metadata packet; we shadow it. */
    endMetadata: () => void
    end(): void
    /** All that has been written since the last call. */
    read(): Uint8Array | null
  }
}
