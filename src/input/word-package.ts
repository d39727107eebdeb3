/** The bytes of a Word file → its XML parts, found through its relationships, each read once and under caps. */
import { addAll } from '../base/arrays.ts'
import { type Checked, type Diagnostic, errorAt, warningAt } from '../base/diagnostic.ts'
import type { SourceFile } from '../base/span.ts'
import type { FilesBeside } from './read-edition.ts'
import { attribute, childrenNamed, readWordXml, type WordElement } from './word-xml.ts'
import { openZip, type PartFault, readZipPart, type ZipFile } from './zip.ts'

/** The text of the longest book has 10 MB of Word's XML; a tree takes thirty times as much memory. */
const MOST_XML = 32 * 1024 * 1024

/** A scan of a page at 600 dots to the inch, uncompressed, has 30 MB. */
const MOST_PICTURE = 64 * 1024 * 1024

export interface Relationship {
  /** The last part of its type: `footnotes`, `hyperlink`, `image`. */
  readonly type: string
  /** The name of a part, or an address of something outside as it is written. */
  readonly target: string
  readonly external: boolean
}

export interface WordPart {
  readonly name: string
  readonly root: WordElement
  readonly relationships: ReadonlyMap<string, Relationship>
}

export interface WordPackage {
  readonly document: WordPart
  readonly footnotes: WordPart | null
  readonly endnotes: WordPart | null
  readonly comments: WordPart | null
  readonly styles: WordElement | null
  readonly numbering: WordElement | null
  readonly settings: WordElement | null
  /** Headers and footers, in the order of their relationships. */
  readonly furniture: readonly WordPart[]
  readonly properties: WordElement | null
}

/** What the parts that were read say of themselves: diagnostics, and the XML that they point into. */
interface Reading {
  readonly zip: ZipFile
  readonly diagnostics: Diagnostic[]
  readonly files: SourceFile[]
}

/**
 * Opens a Word file. Null, with an error, when it has no text that could be read.
 * Codes: those of `openZip` and `parseXml`, `zip/encrypted`, `/unknown-compression`, `/too-large`, `/damaged`,
 * `word/no-document`, `word/missing-part`.
 */
export function openWord(
  file: string,
  bytes: Uint8Array,
): Checked<WordPackage | null> & { readonly files: readonly SourceFile[]; readonly inside: FilesBeside } {
  const zip = openZip(file, bytes)
  if (zip.value === null) return { ...zip, value: null, files: [], inside: () => 'missing' }
  const reading: Reading = { zip: zip.value, diagnostics: [...zip.diagnostics], files: [] }
  const name = findDocument(reading)
  const document = name === null ? null : readPart(reading, name)
  const value = document === null ? null : gather(reading, document)
  if (value === null && !reading.diagnostics.some(({ severity }) => severity === 'error'))
    reading.diagnostics.push(
      errorAt(
        'word/no-document',
        { file, start: 0, end: 0 },
        'this zip file holds no text of Word',
        'save it in Word as .docx',
      ),
    )
  const archive = zip.value
  return {
    value,
    diagnostics: reading.diagnostics,
    files: reading.files,
    inside: part => {
      const { bytes, fault } = readZipPart(archive, part, MOST_PICTURE)
      return fault === null && bytes !== null ? bytes : fault === 'too-large' ? fault : 'missing'
    },
  }
}

function findDocument(reading: Reading): string | null {
  const related = [...readRelationships(reading, '').values()].find(
    ({ type, external }) => type === 'officeDocument' && !external,
  )
  const usual = 'word/document.xml'
  const named = related?.target ?? usual
  return has(reading, named) ? named : has(reading, usual) ? usual : null
}

const has = ({ zip }: Reading, name: string): boolean => zip.entries.has(name.toLowerCase())

function gather(reading: Reading, document: WordPart): WordPackage {
  const targets = (type: string): readonly string[] =>
    [...document.relationships.values()]
      .filter(each => each.type === type && !each.external)
      .map(({ target }) => target)
  const part = (type: string): WordPart | null => {
    const [name] = targets(type)
    return name === undefined ? null : readPart(reading, name)
  }
  const furniture = [...new Set([...targets('header'), ...targets('footer')])]
  const core = [...readRelationships(reading, '').values()].find(({ type }) => type === 'core-properties')
  return {
    document,
    footnotes: part('footnotes'),
    endnotes: part('endnotes'),
    comments: part('comments'),
    styles: part('styles')?.root ?? null,
    numbering: part('numbering')?.root ?? null,
    settings: part('settings')?.root ?? null,
    furniture: furniture.map(name => readPart(reading, name)).filter(each => each !== null),
    properties: core === undefined || core.external ? null : (readPart(reading, core.target)?.root ?? null),
  }
}

function readPart(reading: Reading, name: string): WordPart | null {
  const root = readXml(reading, name, true)
  return root === null ? null : { name, root, relationships: readRelationships(reading, name) }
}

function readXml(reading: Reading, name: string, expected: boolean): WordElement | null {
  const { zip, diagnostics, files } = reading
  const { bytes, fault } = readZipPart(zip, name, MOST_XML)
  if (fault !== null && (expected || fault !== 'missing')) diagnostics.push(partFault(zip.file, name, fault))
  if (bytes === null) return null
  const read = readWordXml(`${zip.file}/${name}`, bytes)
  if (read.diagnostics.length > 0) {
    addAll(diagnostics, read.diagnostics)
    files.push(read.file)
  }
  return read.value
}

const ANEW = 'open the file in Word and save it again'

const FAULTS: Readonly<Record<PartFault, readonly [code: string, does: string, hint?: string]>> = {
  missing: ['word/missing-part', 'is not in this file', ANEW],
  encrypted: ['zip/encrypted', 'is protected by a password', 'save the file without a password'],
  'unknown-compression': ['zip/unknown-compression', 'is packed in a way that Word does not use', ANEW],
  'too-large': [
    'zip/too-large',
    'unpacks to more than any document has; it is not read',
    'take pictures and embedded files out of it that need not be there',
  ],
  damaged: ['zip/damaged', 'is damaged: its check sum is another; what could be read of it is used', ANEW],
}

function partFault(file: string, name: string, fault: PartFault): Diagnostic {
  const [code, does, hint] = FAULTS[fault]
  return (fault === 'missing' ? warningAt : errorAt)(
    code,
    { file, start: 0, end: 0 },
    `the part ${name.replace(/\p{Cc}/gu, '\u00b7').slice(0, 80)} ${does}`,
    ...(hint === undefined ? [] : [hint]),
  )
}

/** The relationships of a part, or of the file for an empty name. */
function readRelationships(reading: Reading, part: string): ReadonlyMap<string, Relationship> {
  const slash = part.lastIndexOf('/')
  const folder = part.slice(0, slash + 1)
  const root = readXml(reading, `${folder}_rels/${part.slice(slash + 1)}.rels`, false)
  const found = new Map<string, Relationship>()
  for (const element of childrenNamed(root, 'rel:Relationship')) {
    const id = attribute(element, 'Id')
    const target = attribute(element, 'Target')
    const type = attribute(element, 'Type') ?? ''
    if (id === null || target === null || found.has(id)) continue
    const external = attribute(element, 'TargetMode') === 'External'
    found.set(id, {
      type: type.slice(type.lastIndexOf('/') + 1),
      target: external ? target : resolvePart(folder, target),
      external,
    })
  }
  return found
}

/** A part's name from where it is named; a name that leads out of the file finds nothing, for parts are keys, not paths. */
function resolvePart(folder: string, target: string): string {
  const path = target.startsWith('/') ? target.slice(1) : folder + target
  const parts: string[] = []
  for (const step of path.replaceAll('\\', '/').split('/')) {
    if (step === '..') parts.pop()
    else if (step !== '' && step !== '.') parts.push(step)
  }
  return parts.join('/')
}
