/**
 * PDF values and streams → the bytes of a PDF 1.6 or 1.7 file, by pdfkit used as an object writer and nothing more.
 *
 * Traps of pdfkit 0.20.2 that are kept in here:
 * - Without `pdfVersion` the file says 1.3, and unknown versions fall back to it silently.
 * - Without `font: null` Helvetica is put in; without `autoFirstPage: false` an empty page.
 * - Its pages turn the y axis over and carry their own resources: the page tree is filled with pages of ours instead.
 * - A reference that is never ended means that nothing is written, without an error. Ours are counted before `end`.
 * - Its metadata packet is not escaped and wants a creation date, which it takes from the clock: `endMetadata` is
 *   shadowed and `info` replaced.
 * - `end` ends what the catalog names as MarkInfo, StructTreeRoot and ViewerPreferences, which ours are already: the
 *   catalog is filled in the shadowed `endMetadata`, after the first two; the third is left open for it.
 * - The file identifier is a hash of `info` alone, so two editions with one title share it: ours is a hash of the file.
 * - Names and keys are written unescaped: names are escaped here, keys are ours.
 * - The information dictionary takes texts and dates alone; what is none of the kinds it knows is written as it prints.
 * - A stream that was never written to has no `stream` keyword: even an empty one is written once.
 * - The catalog gets a tree of names with an empty one of destinations: ours replaces it, links carry explicit destinations.
 * - The stream has no back-pressure; it holds all that was pushed, in pieces of a few bytes each that take far more than
 *   those, and `read()` hands it over at once: it is emptied again and again.
 * - A reference keeps its data after it has ended: it is forgotten then, and pointed at by a value that prints as it would.
 */
import { createHash } from 'node:crypto'
import { createRequire } from 'node:module'
import type PDFDocument from 'pdfkit'
import type { PdfkitReference, PrintedValue } from 'pdfkit'
import {
  type PdfDictionary,
  type PdfName,
  type PdfReference,
  type PdfValue,
  wellFormed,
} from './pdf-value.ts'

/** Entries of the document information dictionary. */
export type InformationEntries = Readonly<Record<string, string | Date | InformationName>>
/** A name, not a text. */
export interface InformationName {
  readonly name: PdfName
}

/** `Names` and `ViewerPreferences` become objects of their own. */
export interface PdfCatalog extends PdfDictionary {
  readonly Names?: PdfDictionary | undefined
  readonly ViewerPreferences?: PdfDictionary | undefined
}

export interface PdfObjects {
  /** The root of the page tree, for the `Parent` of a page. */
  readonly pageTree: PdfReference
  /** An object number for what is written later, or points at itself. */
  reserve(): PdfReference
  /** Writes a reserved object. Throws when it has been written already. */
  write(reference: PdfReference, value: PdfValue): void
  /** Writes a reserved object as a stream. `plain` leaves it uncompressed. */
  writeStream(
    reference: PdfReference,
    dictionary: PdfDictionary,
    bytes: Uint8Array,
    encoding?: 'deflated' | 'plain',
  ): void
  /** Appends a reserved object to the page tree. */
  addPage(page: PdfReference): void
  /** Closes the file and returns it. Throws when a reserved object was never written. */
  finish(catalog: PdfCatalog, information: InformationEntries): Uint8Array
}

/** A new file. pdfkit is loaded only now, because commands that write no PDF need not wait for it. */
export async function newPdfObjects(pdfVersion: '1.6' | '1.7' = '1.7'): Promise<PdfObjects> {
  const Document: typeof PDFDocument = createRequire(import.meta.url)('pdfkit')
  const document = new Document({ pdfVersion, autoFirstPage: false, font: null })
  const unwritten = new Map<number, PdfkitReference>()
  const pages: PdfReference[] = []
  const treeReference = document._root.data.Pages
  const body: Uint8Array[] = []
  let written = 0

  const takeForWriting = (reference: PdfReference): PdfkitReference => {
    const object = unwritten.get(reference.id)
    if (object === undefined) throw new Error(`PDF object ${reference.id} is not waiting to be written`)
    unwritten.delete(reference.id)
    return object
  }
  const close = (object: PdfkitReference): void => {
    object.end()
    if (++written % OBJECTS_HELD === 0) body.push(document.read() ?? new Uint8Array())
  }
  return {
    pageTree: new Reference(treeReference.id),
    reserve() {
      const reference = document.ref({})
      unwritten.set(reference.id, reference)
      return new Reference(reference.id)
    },
    write(reference, value) {
      const object = takeForWriting(reference)
      object.data = forPdfkit(value)
      close(object)
    },
    writeStream(reference, dictionary, bytes, encoding = 'deflated') {
      const object = takeForWriting(reference)
      object.data = forPdfkit(dictionary)
      object.compress = encoding === 'deflated'
      object.write(bytes)
      close(object)
    },
    addPage(page) {
      pages.push(page)
    },
    finish(catalog, information) {
      if (unwritten.size > 0)
        throw new Error(`PDF objects never written: ${[...unwritten.keys()].join(', ')}`)
      treeReference.data['Kids'] = forPdfkit(pages)
      treeReference.data['Count'] = pages.length
      document.endMetadata = () => {
        const { Names, ViewerPreferences, ...entries } = catalog
        document._root.data.Names.data = Names === undefined ? {} : convertedEntries(Names)
        Object.assign(document._root.data, convertedEntries(entries))
        if (ViewerPreferences !== undefined) {
          const preferences = document.ref({})
          preferences.data = forPdfkit(ViewerPreferences)
          document._root.data['ViewerPreferences'] = preferences
        }
      }
      return closeDocument(document, body, information, JSON.stringify([catalog, information]))
    },
  }
}

/** Prints as pdfkit's own do, which are twenty times as large: a long book holds a million of these. */
class Reference implements PdfReference {
  readonly id: number
  constructor(id: number) {
    this.id = id
  }
  get [Symbol.toStringTag](): string {
    return 'Reference'
  }
  toString(): string {
    return `${this.id} 0 R`
  }
}

/** So many finished objects may wait in the stream; each is half a dozen pieces there. */
const OBJECTS_HELD = 256

/** `body` is what has been taken out of the stream; `rest`, what the identifier depends on besides the objects written. */
function closeDocument(
  document: PDFDocument,
  body: Uint8Array[],
  information: InformationEntries,
  rest: string,
): Uint8Array {
  document.info = Object.fromEntries(
    Object.entries(information).map(([key, value]) => [key, informationValue(value)]),
  )
  body.push(document.read() ?? new Uint8Array())
  const hash = createHash('sha256')
  for (const piece of body) hash.update(piece)
  document._id = hash.update(rest).digest().subarray(0, 16)
  document.end()
  if (document._waiting !== 0) throw new Error('pdfkit holds references that were never ended')
  return Buffer.concat([...body, document.read() ?? new Uint8Array()])
}

function informationValue(value: string | Date | InformationName): string | Date | PrintedValue {
  if (typeof value === 'string') return wellFormed(value)
  if (value instanceof Date) return value
  return printed('Name', `/${escapedName(value.name.slice(1))}`)
}

const printed = (kind: string, written: string): PrintedValue => ({
  [Symbol.toStringTag]: kind,
  toString: () => written,
})

/** A string is a name to pdfkit, a `Uint8Array` a string in hexadecimal. */
function forPdfkit(value: PdfValue): unknown {
  if (typeof value === 'string') return escapedName(value.slice(1))
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value
  if (isList(value)) return value.map(forPdfkit)
  if (isReference(value)) return value
  return convertedEntries(value)
}

function convertedEntries(dictionary: PdfDictionary): Record<string, unknown> {
  const converted: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(dictionary)) {
    if (value !== undefined) converted[key] = forPdfkit(value)
  }
  return converted
}

const isList = (value: object): value is readonly PdfValue[] => Array.isArray(value)
const isReference = (value: PdfReference | PdfDictionary): value is PdfReference => 'id' in value

/** All but letters, digits and a few signs as `#` and two digits (ISO 32000-1, 7.3.5). */
const escapedName = (name: string): string =>
  Buffer.from(name, 'utf8')
    .toString('latin1')
    .replace(
      /[^A-Za-z0-9+._-]/g,
      sign => `#${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
    )
