/**
 * The text of an XML file → a tree of elements and texts with their places, and what is not well-formed in it.
 * The only importer of `saxes`. Its traps: text comes with references already replaced, so texts are read from the source
 * between two tags here; a bare `&` swallows what follows it, so another sign is given it; a `<` that opens no tag disappears from its text; a comment is reported one character before its
 * end; an unmatched end tag closes all elements and comes back as text, so elements are closed here by the tags themselves;
 * looking up a namespace takes as long as the element is deep.
 */
import { SaxesParser } from 'saxes'
import { type Checked, errorAt, warningAt } from '../base/diagnostic.ts'
import type { SourceFile } from '../base/span.ts'
import { decodeSource } from './decode.ts'
import { limitRepeats } from './limit-repeats.ts'
import {
  addRest,
  addText,
  BARE_AMPERSAND,
  type Building,
  closeAll,
  closeElement,
  fault,
  newBuilding,
  openElement,
  readEndTag,
} from './xml-build.ts'
import type { XmlNode } from './xml-tree.ts'
import { xmlFault } from './xml-words.ts'

const MOST_CHARACTERS = 64 * 1024 * 1024
/** A file with so many faults is none of XML: what follows is one text. */
const MOST_FAULTS = 10_000

/** Top-level nodes; a well-formed file has one element and white around it. Empty when there is nothing at all. */
export interface XmlDocument {
  readonly nodes: readonly XmlNode[]
}

/**
 * Bytes → text, in the encoding of the byte order mark, the one that was asked for, or the one that the file declares,
 * in this order. Diagnostics are those of `decodeSource`.
 */
export function decodeXml(name: string, bytes: Uint8Array, encoding: string | null): Checked<SourceFile> {
  const asked = encoding ?? declaredEncoding(bytes)
  return decodeSource(name, bytes, asked === null ? {} : { encoding: asked })
}

/** Only what an 8-bit file can mean: UTF-16 has its mark, or is found by its zero bytes; UTF-8 is what is tried anyway. */
function declaredEncoding(bytes: Uint8Array): string | null {
  let head = ''
  for (const byte of bytes.subarray(0, 200)) head += String.fromCharCode(byte)
  const label = /^<\?xml[^>]{0,150}?\bencoding\s*=\s*["']([A-Za-z0-9._:-]+)["']/.exec(head)?.[1] ?? null
  return label === null || /^(?:utf-?8|utf-?16|iso-10646|ucs-?[24])/i.test(label) ? null : label
}

/**
 * Parses a file. Entities other than the five of XML and numeric ones stay as they are written, a document type
 * declaration is not read, and nothing outside the file is looked at. What is not well-formed is reported and its text kept.
 * Errors: `xml/not-well-formed`, `/entity`, `/no-element`, `/too-deep`, `/too-many-elements`, `/too-many-attributes`,
 * `/too-large`; warning: `/doctype`. Never throws.
 */
export function parseXml(file: SourceFile): Checked<XmlDocument> {
  if (file.text.length > MOST_CHARACTERS) {
    const span = { file: file.name, start: 0, end: 0 }
    return {
      value: { nodes: [] },
      diagnostics: [
        errorAt(
          'xml/too-large',
          span,
          `the file has more than ${MOST_CHARACTERS} characters`,
          'divide it into several files',
        ),
      ],
    }
  }
  const building = newBuilding(file)
  const parser = listen(building)
  try {
    parser.write(withoutBareAmpersands(building))
    addRest(building)
    building.ended = true
    parser.close()
  } catch (error) {
    if (!(error instanceof TooManyFaults)) throw error
    building.ended = true
    addText(building, file.text.slice(building.mark), building.mark, false)
  }
  closeAll(building)
  const { nodes } = building.open[0]!
  const empty = !nodes.some(node => node.kind === 'element')
  if (empty)
    fault(
      building,
      0,
      'xml/no-element',
      'this file has no element',
      'a TEI file begins with <TEI xmlns="http://www.tei-c.org/ns/1.0">',
    )
  return { value: { nodes }, diagnostics: limitRepeats(building.diagnostics) }
}

class TooManyFaults extends Error {}

/** The parser would take all that follows such a sign for the name of an entity, up to the next semicolon. */
const withoutBareAmpersands = ({ file, standIn }: Building): string =>
  file.text.includes('&') ? file.text.replace(BARE_AMPERSAND, standIn) : file.text

function listen(building: Building): SaxesParser<{ xmlns: false; position: false }> {
  const { file } = building
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false })
  parser.on('text', () => {
    if (building.ended) return
    const end = parser.position - 1
    addText(building, file.text.slice(building.mark, end), building.mark, true)
    building.mark = end
  })
  parser.on('cdata', () => {
    const start = building.mark + '<![CDATA['.length
    addText(building, file.text.slice(start, parser.position - ']]>'.length), start, false)
    building.mark = parser.position
  })
  parser.on('comment', () => {
    building.mark = parser.position + (file.text[parser.position] === '>' ? 1 : 0)
  })
  parser.on('processinginstruction', () => {
    building.mark = parser.position
  })
  parser.on('xmldecl', () => {
    building.mark = parser.position
  })
  parser.on('doctype', body => {
    readDoctype(building, body)
    building.mark = parser.position
  })
  parser.on('opentag', tag => {
    openElement(building, tag.name, tag.attributes, parser.position)
    building.mark = parser.position
  })
  parser.on('closetag', tag => {
    // One end tag may close several elements; after the first of them, the mark is behind it.
    if (building.mark === parser.position && !tag.isSelfClosing) return
    if (!tag.isSelfClosing) readEndTag(building, parser.position)
    else if (building.unkept.pop() === undefined) closeElement(building, parser.position)
    building.mark = parser.position
  })
  parser.on('error', ({ message }) => {
    const position = Math.min(parser.position, file.text.length)
    // With all elements closed, a stray end tag is only an error.
    if (message.startsWith('unmatched closing tag') && building.mark !== position) {
      readEndTag(building, position)
      building.mark = position
    } else report(building, message, position)
  })
  return parser
}

function readDoctype(building: Building, body: string): void {
  for (const [, name] of body.matchAll(/<!ENTITY\s+([^\s%"'<>]+)/g)) building.declared.add(name!)
  const span = { file: building.file.name, start: building.mark, end: building.mark + '<!DOCTYPE'.length }
  building.diagnostics.push(
    warningAt(
      'xml/doctype',
      span,
      building.declared.size > 0
        ? 'the document type declaration is not read, nor are the entities that it declares'
        : 'the document type declaration is not read',
      building.declared.size > 0
        ? 'write the characters themselves where the entities stand, and take it out'
        : 'take it out: nothing here needs it',
    ),
  )
}

/** Faults of structure are found here, by the tags themselves. */
const STRUCTURE =
  /^(?:unclosed tag|unexpected close tag|unmatched closing tag|document must contain|documents may contain|text data outside|unexpected end)/

function report(building: Building, message: string, position: number): void {
  building.faults++
  const stop = Math.max(0, position - 1)
  if (building.faults > MOST_FAULTS) throw new TooManyFaults()
  if (message.startsWith('undefined entity')) reportEntity(building, position)
  else if (!STRUCTURE.test(message))
    fault(building, stop, 'xml/not-well-formed', ...xmlFault(message, building.file.text[stop] ?? ''))
}

function reportEntity(building: Building, position: number): void {
  const start = building.file.text.lastIndexOf('&', position - 1)
  const name = building.file.text.slice(start + 1, position - 1)
  const known = building.declared.has(name)
  fault(
    building,
    Math.max(0, start),
    'xml/entity',
    known
      ? `the entity “${name}” is declared in this file, which is not followed; it stays as it is written`
      : `the entity “${name}” is none of XML; it stays as it is written`,
    'write the character itself',
  )
}
