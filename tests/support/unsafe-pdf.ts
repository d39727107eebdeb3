/** The bytes of a PDF → everything in it that could act, load, or tell where it was made; empty when there is nothing. */
import { SaxesParser } from 'saxes'
import { type Dictionary, isReference, type PdfFile, type Read, readPdf } from '../unit/pdf/read-pdf.ts'

/** Keys and types of ISO 32000-1 by which a file does something of its own, or brings something with it. */
const FORBIDDEN = new Set(
  (
    '/JS /JavaScript /Launch /GoToR /GoToE /Thread /Sound /Movie /Rendition /RichMedia /SubmitForm /ResetForm ' +
    '/ImportData /Hide /Named /SetOCGState /Trans /GoTo3DView /AA /OpenAction /AcroForm /XFA /Encrypt /Widget ' +
    '/FileAttachment /Screen /3D /Collection /Perms /Requirements /PieceInfo /Ref /OPI /PS'
  ).split(' '),
)
const ATTACHED = new Set(['/EmbeddedFile', '/EmbeddedFiles', '/Filespec', '/EF'])
const SAFE_ADDRESS = /^(?:https?:\/\/|mailto:)[\x21-\x7e]+$/

export interface Allowed {
  /** How many files may be inside. */
  readonly attachments?: number
  /** What must not stand anywhere: folders, names of users and machines. */
  readonly traces?: readonly string[]
}

export function unsafeParts(bytes: Uint8Array, allowed: Allowed = {}): readonly string[] {
  const file = readPdf(bytes)
  const found: string[] = []
  let attachments = 0
  const visit = (value: Read, where: string): void => {
    if (typeof value === 'string') {
      if (FORBIDDEN.has(value)) found.push(`${where} is ${value}`)
      if (value === '/EmbeddedFile') attachments++
    } else if (Array.isArray(value)) for (const each of value) visit(each, where)
    else if (value instanceof Map) {
      for (const [key, each] of value) {
        if (FORBIDDEN.has(key)) found.push(`${where} has ${key}`)
        if (ATTACHED.has(key) && (allowed.attachments ?? 0) === 0) found.push(`${where} has ${key}`)
        visit(each, `${where} ${key}`)
      }
      checkAction(value, where, file, found)
    }
  }
  visit(file.trailer, 'the trailer')
  for (const [id, value] of file.objects) visit(value, `object ${id}`)
  if (attachments !== (allowed.attachments ?? 0)) found.push(`${attachments} files are inside`)
  return [
    ...found,
    ...checkEnvelope(bytes),
    ...checkPacket(file),
    ...checkTraces(bytes, file, allowed.traces ?? []),
  ]
}

/** The only action is to follow an address. */
function checkAction(value: Dictionary, where: string, file: PdfFile, found: string[]): void {
  const isAction = value.get('/Type') === '/Action' || value.has('/URI')
  if (!isAction) return
  if (value.get('/S') !== '/URI') found.push(`${where} is an action ${String(value.get('/S'))}`)
  else if (!SAFE_ADDRESS.test(file.text(value.get('/URI'))))
    found.push(`${where} leads to ${file.text(value.get('/URI'))}`)
}

/** Text that looks like the end of an object or of the file must not have become one. */
function checkEnvelope(bytes: Uint8Array): readonly string[] {
  const source = Buffer.from(bytes).toString('latin1')
  const ends = source.match(/^%%EOF$/gm)?.length
  const trailers = source.match(/^trailer$/gm)?.length
  return [
    ...(ends === 1 && source.trimEnd().endsWith('%%EOF') ? [] : [`${ends} ends of the file`]),
    ...(trailers === 1 ? [] : [`${trailers} trailers`]),
  ]
}

export const packetOf = (file: PdfFile): string => {
  const reference = file.catalog.get('/Metadata')
  if (!isReference(reference)) throw new Error('no XMP packet')
  return new TextDecoder('utf-8', { fatal: true }).decode(file.streams.get(reference.ref))
}

/** Title and others as the packet has them, by their names; a list is joined by `; `. */
export function packetEntries(file: PdfFile): ReadonlyMap<string, string> {
  const entries = new Map<string, string>()
  const path: string[] = []
  const parser = new SaxesParser()
  parser.on('error', error => {
    throw error
  })
  parser.on('opentag', tag => path.push(tag.name))
  parser.on('closetag', () => path.pop())
  parser.on('text', text => {
    const name = path.filter(each => !each.startsWith('rdf:') && each !== 'x:xmpmeta').join(' ')
    if (text.trim() === '') return
    const known = entries.get(name)
    entries.set(name, known === undefined ? text : `${known}; ${text}`)
  })
  parser.write(packetOf(file)).close()
  return entries
}

function checkPacket(file: PdfFile): readonly string[] {
  try {
    const entries = packetEntries(file)
    const information = file.dictionary(file.trailer.get('/Info'))
    const both = [
      ['/Title', 'dc:title'],
      ['/Author', 'dc:creator'],
      ['/Subject', 'dc:description'],
      ['/Producer', 'pdf:Producer'],
    ] as const
    return both.flatMap(([key, name]) => {
      const said = information.has(key) ? file.text(information.get(key)) : ''
      const packet = entries.get(name) ?? ''
      return said === packet ? [] : [`${key} is “${said}”, ${name} “${packet}”`]
    })
  } catch (error) {
    return [`the XMP packet cannot be read: ${String(error)}`]
  }
}

function checkTraces(bytes: Uint8Array, file: PdfFile, traces: readonly string[]): readonly string[] {
  const all = [Buffer.from(bytes), ...file.streams.values()].map(each => Buffer.from(each).toString('latin1'))
  const wide = (text: string): string => Buffer.from(text, 'utf16le').swap16().toString('latin1')
  return traces
    .filter(trace => all.some(each => each.includes(trace) || each.includes(wide(trace))))
    .map(trace => `“${trace}” stands in the file`)
}
