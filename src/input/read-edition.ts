/** The bytes of sources and of the files beside them → one edition; chooses the reader of each by its name. No file access. */
import { type Checked, type Diagnostic, errorAt, warningAt } from '../base/diagnostic.ts'
import type { SourceFile, Span } from '../base/span.ts'
import { checkEdition } from '../edition/check.ts'
import type { DocumentMetadata, Edition, EditionDocument } from '../edition/model.ts'
import { checkText } from './check-text.ts'
import { decodeSource } from './decode.ts'
import { readMarkdown } from './markdown.ts'
import { readSeed } from './seed.ts'
import { readSideFile, type SideFile } from './side-file.ts'
import { readTei } from './tei.ts'
import { readWord, type WordOptions } from './word.ts'
import type { Changes } from './word-changes.ts'

export interface InputBytes {
  readonly name: string
  readonly bytes: Uint8Array
}

export interface InputFile extends InputBytes {
  /** `NAME.yaml` that stands beside it. */
  readonly sideFile?: InputBytes
  /** Files that the source names: a list of persons, a picture. Without it there are none. */
  readonly beside?: FilesBeside
}

/**
 * Gives the bytes of a file that a source names, by its path from the source's folder. Whoever makes it keeps to that
 * folder, and to a limit of size, and says why there are no bytes.
 */
export type FilesBeside = (path: string) => Uint8Array | 'missing' | 'outside' | 'too-large'

export interface ReadOptions {
  /** The title of the volume. */
  readonly title?: string
  /** BCP 47; goes before what the text looks like, and behind the side file. */
  readonly language?: string
  /** A WHATWG label, when the sources are known not to be UTF-8. */
  readonly encoding?: string
  /** Which text of Word files with tracked changes; `final` unless said otherwise. */
  readonly changes?: Changes
  /** Comments of Word files become notes of a series of their own. */
  readonly comments?: boolean
}

/** An edition with what printing its diagnostics and choosing its style takes. */
export interface ReadSources {
  readonly edition: Edition
  /** Every file that was read, side files too, by name: what spans point into. */
  readonly sources: ReadonlyMap<string, SourceFile>
  /** Styles that side files ask for, by the name of the source. */
  readonly styles: ReadonlyMap<string, string>
  /** By the name of the source: what gives the pictures that its documents name, inside it or beside it. */
  readonly pictures: ReadonlyMap<string, FilesBeside>
  /** Documents whose language nobody stated. */
  readonly guessedLanguages: ReadonlySet<string>
  /** By the name of the source, what its markup refers to outside of its texts too. */
  readonly references: ReadonlyMap<string, SourceReferences>
}

/** What stands behind the keys of a source whose markup can say it. */
export interface SourceReferences {
  /** Ids of the source: a reference to one leads somewhere. */
  readonly defined: ReadonlySet<string>
  /** What anything outside of the lists of persons refers to: the header, who speaks, who is a hand. */
  readonly pointed: ReadonlySet<string>
  /** What a reference by an address, or into a file that was not read, leads to. */
  readonly outside: ReadonlySet<string>
  /** Keys that are plain words: whatever list they mean, they do not say which. */
  readonly words: ReadonlySet<string>
}

/**
 * What a reader of one format must do: the documents of a source, numbered from `firstDocument`, and the texts that spans
 * point into. Never throws on any bytes.
 */
export type SourceReader = (
  input: InputFile,
  context: {
    readonly firstDocument: number
    readonly language: string | null
    readonly encoding: string | null
    readonly word: WordOptions
  },
) => Checked<ReadSource>

export interface ReadSource {
  readonly documents: readonly EditionDocument[]
  readonly files: readonly SourceFile[]
  /** The title of a source that is a volume. */
  readonly title?: string | null
  readonly shortTitle?: string | null
  /** The style that the source itself asks for. */
  readonly style?: string | null
  /** Does the source say in which language it is; otherwise that is a guess, unless somebody else has said it. */
  readonly languageStated?: boolean
  readonly references?: SourceReferences
  /** Gives what is packed in the source itself, by the names that its figures have. */
  readonly inside?: FilesBeside
}

const readText: SourceReader = (input, { firstDocument, language, encoding }) => {
  const decoded = decodeSource(input.name, input.bytes, encoding === null ? {} : { encoding })
  const seed = readSeed(decoded.value, { firstDocument, language })
  return {
    value: { documents: seed.value, files: [decoded.value] },
    diagnostics: [...decoded.diagnostics, ...seed.diagnostics],
  }
}

/** Readers by the ending of the name. */
const READERS: Readonly<Record<string, SourceReader>> = {
  txt: readText,
  text: readText,
  docx: (input, context) => readWord(input, context, context.word),
  docm: (input, context) => readWord(input, context, context.word),
  xml: readTei,
  tei: readTei,
  md: readMarkdown,
  markdown: readMarkdown,
}

export const READABLE_ENDINGS: readonly string[] = Object.keys(READERS)

/** Reads all sources into one edition. A source that cannot be read costs only itself. Never throws on any bytes. */
export function readEdition(files: readonly InputFile[], options: ReadOptions = {}): Checked<Edition> {
  const { value, diagnostics } = readSources(files, options)
  return { value: value.edition, diagnostics }
}

/** As `readEdition`, with the decoded sources and what the side files say beside the edition. */
export function readSources(files: readonly InputFile[], options: ReadOptions = {}): Checked<ReadSources> {
  const read: ReadOne[] = []
  let count = 0
  for (const input of files) {
    const one = readOne(input, options, count + 1)
    read.push(one)
    count += one.documents.length
  }
  const documents = read.flatMap(each => each.documents)
  const titled = read.find(each => each.title !== null)
  const short = options.title === undefined ? (titled?.shortTitle ?? null) : null
  const edition: Edition = {
    title: options.title ?? titled?.title ?? null,
    ...(short === null ? {} : { shortTitle: short }),
    language: options.language ?? documents[0]?.language ?? 'en-US',
    documents,
  }
  const guessed = read.flatMap(each =>
    each.languageGuessed ? each.documents.map(document => document.id) : [],
  )
  return {
    value: {
      edition,
      sources: new Map(read.flatMap(each => each.files.map(file => [file.name, file] as const))),
      styles: new Map(read.flatMap(each => (each.style === null ? [] : [[each.name, each.style] as const]))),
      pictures: new Map(read.map(each => [each.name, each.pictures] as const)),
      guessedLanguages: new Set(guessed),
      references: new Map(
        read.flatMap(each => (each.references === undefined ? [] : [[each.name, each.references] as const])),
      ),
    },
    diagnostics: [...read.flatMap(each => each.diagnostics), ...checkEdition(edition)],
  }
}

/** One source and what stands beside it. */
interface ReadOne {
  readonly name: string
  readonly files: readonly SourceFile[]
  readonly documents: readonly EditionDocument[]
  readonly style: string | null
  readonly title: string | null
  readonly shortTitle?: string | null
  readonly languageGuessed: boolean
  readonly pictures: FilesBeside
  readonly references?: SourceReferences
  readonly diagnostics: readonly Diagnostic[]
}

function readOne(input: InputFile, options: ReadOptions, firstDocument: number): ReadOne {
  const side = input.sideFile === undefined ? null : readSide(input.sideFile)
  const beside = side?.value ?? null
  const language = beside?.language ?? options.language ?? null
  const known = {
    name: input.name,
    style: beside?.style ?? null,
    title: null,
    languageGuessed: language === null,
    pictures: input.beside ?? (() => 'missing'),
  }
  const reader = readerFor(input.name)
  if (reader === null)
    return {
      ...known,
      files: side === null ? [] : [side.file],
      documents: [],
      diagnostics: [...(side?.diagnostics ?? []), unknownFormat(input.name)],
    }
  const read = reader(input, {
    firstDocument,
    language,
    encoding: options.encoding ?? null,
    word: { changes: options.changes ?? 'final', comments: options.comments ?? false },
  })
  const dressed = applySideFile(read.value.documents, beside, input.sideFile?.name ?? '')
  const said = [...(side?.diagnostics ?? []), ...read.diagnostics, ...dressed.diagnostics]
  return {
    ...known,
    style: known.style ?? read.value.style ?? null,
    languageGuessed: known.languageGuessed && read.value.languageStated !== true,
    files: side === null ? read.value.files : [...read.value.files, side.file],
    documents: dressed.value,
    title: read.value.title ?? null,
    shortTitle: read.value.shortTitle ?? null,
    pictures: read.value.inside ?? known.pictures,
    ...(read.value.references === undefined ? {} : { references: read.value.references }),
    diagnostics: [...said, ...dressed.value.flatMap(document => checkText(document, said))],
  }
}

function readerFor(name: string): SourceReader | null {
  const ending = /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
  return Object.hasOwn(READERS, ending) ? READERS[ending]! : null
}

const unknownFormat = (name: string): Diagnostic =>
  errorAt(
    'input/unknown-format',
    { file: name, start: 0, end: 0 },
    'there is no reader for this kind of file',
    `save it as a file that ends in ${READABLE_ENDINGS.map(ending => `.${ending}`).join(', ')}`,
  )

function readSide(input: InputBytes): Checked<SideFile | null> & { readonly file: SourceFile } {
  const decoded = decodeSource(input.name, input.bytes)
  const side = readSideFile(decoded.value)
  return {
    value: side.value,
    file: decoded.value,
    diagnostics: [...decoded.diagnostics, ...side.diagnostics],
  }
}

/** What the side file says goes before what the text says. Persons and titles hold for all documents of the source. */
function applySideFile(
  documents: readonly EditionDocument[],
  side: SideFile | null,
  sideName: string,
): Checked<readonly EditionDocument[]> {
  if (side === null) return { value: documents, diagnostics: [] }
  const dressed = documents.map(document => ({
    ...document,
    persons: [...side.persons, ...document.persons],
    shortTitles: [...side.shortTitles, ...document.shortTitles],
  }))
  const [only] = dressed
  if (dressed.length === 1 && only !== undefined)
    return { value: [{ ...only, metadata: mergeMetadata(only.metadata, side.metadata) }], diagnostics: [] }
  const described = Object.values(side.metadata).some(value => value !== null)
  const diagnostics =
    described && dressed.length > 1
      ? [
          warningAt(
            'side-file/many-documents',
            { file: sideName, start: 0, end: 0 },
            `title, number, date and the like cannot be of all ${dressed.length} documents of this source; they are not used`,
            'put each document into a file of its own',
          ),
        ]
      : []
  return { value: dressed, diagnostics }
}

const mergeMetadata = (text: DocumentMetadata, side: DocumentMetadata): DocumentMetadata => ({
  ...text,
  ...side,
  title: side.title ?? text.title,
  number: side.number ?? text.number,
  date: side.date ?? text.date,
  place: side.place ?? text.place,
  sender: side.sender ?? text.sender,
  addressee: side.addressee ?? text.addressee,
  archiveReference: side.archiveReference ?? text.archiveReference,
})

/** What nobody has said of a document: warnings for `check`, at its beginning. */
export function missingMetadata(document: EditionDocument, languageGuessed = false): readonly Diagnostic[] {
  const start = document.blocks[0]?.source
  const span: Span = { file: document.source, start: start?.start ?? 0, end: start?.end ?? 0 }
  const { metadata } = document
  const hasHeading = document.blocks.some(block => block.kind === 'heading' && block.level === 1)
  const missing: readonly (readonly [boolean, string, string])[] = [
    [metadata.title === null && !hasHeading, 'meta/missing-title', 'title'],
    [metadata.date === null, 'meta/missing-date', 'date'],
    [metadata.place === null, 'meta/missing-place', 'place'],
    [metadata.sender === null, 'meta/missing-sender', 'sender'],
    [metadata.addressee === null, 'meta/missing-addressee', 'addressee'],
    [metadata.archiveReference === null, 'meta/missing-archive-reference', 'archive'],
  ]
  const found = missing.flatMap(([isMissing, code, key]) =>
    isMissing
      ? [
          warningAt(
            code,
            span,
            `neither the text nor a file beside it gives the ${key === 'archive' ? 'archive reference' : key}`,
            `write “${key}: …” into ${placeOfMetadata(document.source)}`,
          ),
        ]
      : [],
  )
  if (!languageGuessed) return found
  const guessed = warningAt(
    'meta/guessed-language',
    span,
    `the text looks like ${document.language} and is treated so`,
    `write “language: ${document.language}” into ${placeOfMetadata(document.source)}`,
  )
  return [...found, guessed]
}

/** A Markdown file has a place for metadata of its own. */
const placeOfMetadata = (source: string): string =>
  /\.(?:md|markdown)$/i.test(source)
    ? `the front matter of ${source}`
    : `${source.replace(/\.[^./\\]+$/, '')}.yaml`
