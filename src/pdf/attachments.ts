/** Source files → embedded files of a PDF/A-3: the only thing that is ever attached. */
import { createHash } from 'node:crypto'
import {
  type PdfDictionary,
  type PdfName,
  type PdfReference,
  type PdfValue,
  textString,
} from './pdf-value.ts'
import type { PdfObjects } from './pdfkit.ts'

export interface Attachment {
  /** A plain name without a folder: where the file stood is nobody's business. */
  readonly name: string
  /** `text/plain`. */
  readonly mediaType: string
  /** For people: `the source of this edition`. */
  readonly description: string
  readonly bytes: Uint8Array
}

/** The entries of the catalog that make them known: `AF` and the tree of names. Empty without attachments. */
export function writeAttachments(objects: PdfObjects, attachments: readonly Attachment[]): PdfDictionary {
  if (attachments.length === 0) return {}
  const files = attachments.map(attachment => writeFileSpecification(objects, attachment))
  // The tree is sorted by keys of equal length, in the order given; viewers show the name of the file.
  const names = files.flatMap((file, index): PdfValue[] => [textString(String(index).padStart(6, '0')), file])
  return { AF: files, Names: { EmbeddedFiles: { Names: names } } }
}

/** ISO 32000-1, 7.11.3, with what ISO 19005-3, 6.8 and annex E ask of it. */
function writeFileSpecification(objects: PdfObjects, attachment: Attachment): PdfReference {
  const { name, mediaType, description, bytes } = attachment
  if (/[/\\]/.test(name)) throw new Error(`the attachment “${name}” has a folder in its name`)
  const stream = objects.reserve()
  const subtype: PdfName = `/${mediaType}`
  objects.writeStream(
    stream,
    {
      Type: '/EmbeddedFile',
      Subtype: subtype,
      Params: { Size: bytes.length, CheckSum: createHash('md5').update(bytes).digest() },
    },
    bytes,
  )
  const file = objects.reserve()
  objects.write(file, {
    Type: '/Filespec',
    F: textString(asciiName(name)),
    UF: textString(name),
    Desc: textString(description),
    AFRelationship: '/Source',
    EF: { F: stream, UF: stream },
  })
  return file
}

/** `F` is for programs that know no Unicode. */
const asciiName = (name: string): string => name.replace(/[^\x20-\x7e]/g, '_')
