/** The bytes of a TEI P5 file → its documents: what its markup says as the model says it, and what could not be understood. */
import { type Diagnostic, errorAt } from '../base/diagnostic.ts'
import type { EditionDocument } from '../edition/model.ts'
import { plainText } from '../edition/visit.ts'
import { guessLanguage, isGuessable, sameLanguage } from './guess-language.ts'
import { limitRepeats } from './limit-repeats.ts'
import type { SourceReader } from './read-edition.ts'
import { readBeside, rootsOf } from './tei-beside.ts'
import { checkTeiDates } from './tei-dates.ts'
import { divide, type TeiDocument, textsOf } from './tei-documents.ts'
import {
  headerLanguages,
  headerMetadata,
  headerTitle,
  isOurs,
  lineOf,
  mergedMetadata,
  shortHead,
  shortTitle,
  statedMetadata,
  textMetadata,
  titleOfType,
} from './tei-header.ts'
import { indexTei } from './tei-index.ts'
import { isLaidOut } from './tei-laid-out.ts'
import { isData } from './tei-lists.ts'
import { readMapping } from './tei-mapping.ts'
import { referencesIn } from './tei-pointers.ts'
import { languageTag } from './tei-read.ts'
import { readRegisters, type TeiRegisters } from './tei-registers.ts'
import { rulesByElement } from './tei-rules.ts'
import { readTeiText, type TextSetting } from './tei-text.ts'
import { newReport, reportDiagnostics } from './tei-walk.ts'
import { decodeXml, parseXml } from './xml.ts'
import {
  attributeOf,
  childElements,
  textOf,
  XML_NAMESPACE,
  type XmlElement,
  type XmlNode,
} from './xml-tree.ts'

/** Reads a TEI file. Files beside it are asked for only by names that stand in it, and for a mapping. Never throws. */
export const readTei: SourceReader = (input, { firstDocument, language, encoding }) => {
  const decoded = decodeXml(input.name, input.bytes, encoding)
  const xml = parseXml(decoded.value)
  const mapping = readMapping(input.beside)
  const roots = rootsOf(xml.value.nodes)
  const rules = rulesByElement(mapping.value.rules)
  const index = indexTei(roots)
  const report = newReport()
  const laidOut = isLaidOut(roots)
  const beside = readBeside(roots, input.beside, rules)
  const parts = roots
    .flatMap(root => textsOf(root))
    .flatMap(text => {
      const header = text.headers[0] ?? null
      const ours = isOurs(header)
      // In a file of ours each document has its own ids.
      const own = ours ? indexTei([text.root, ...text.shared]) : index
      const setting: TextSetting = { file: input.name, rules, index: own, report, ours, laidOut }
      const lists = readRegisters(setting, [...text.shared, text.root], language ?? 'en', printedList)
      const registers = joined(lists, beside.value.registers)
      return divide(rules, text.root, header).map(document => ({ setting, document, header, registers }))
    })
  const read = parts.map((part, at) =>
    readDocument(part, `d${firstDocument + at}`, language, parts.length > roots.length),
  )
  const hasText = read.some(({ blocks, notes }) => blocks.length > 0 || notes.length > 0)
  const empty = hasText ? [] : [nothingToPrint(input.name)]
  return {
    value: {
      documents: hasText ? read : [],
      files: [decoded.value, ...mapping.value.files, ...beside.value.files],
      title: volumeTitle(roots, read.length),
      shortTitle: volumeShortTitle(roots, read.length),
      references: referencesIn(roots, new Set(beside.value.files.map(file => file.name))),
      languageStated: parts.every(
        ({ document, header }) => document.language !== null || headerLanguages(header).languages.length > 0,
      ),
    },
    diagnostics: [
      ...decoded.diagnostics,
      ...xml.diagnostics,
      ...mapping.diagnostics,
      ...beside.diagnostics,
      ...empty,
      ...limitRepeats(reportDiagnostics(report)),
      ...limitRepeats(checkTeiDates(input.name, roots)),
    ],
  }
}

const nothingToPrint = (file: string): Diagnostic =>
  errorAt(
    'tei/no-text',
    { file, start: 0, end: 0 },
    'this file has no text',
    'write the text into it, or leave the file out',
  )

/** Does the text print a list that stands here? */
const printedList = (_: XmlElement, parent: XmlElement | null): boolean =>
  parent !== null && !isData(parent) && !IN_HEADER.has(parent.name)

const IN_HEADER = new Set([
  'sourceDesc',
  'particDesc',
  'settingDesc',
  'profileDesc',
  'standOff',
  'listPerson',
  'listBibl',
])

/** A document with all that reading it takes. */
interface Part {
  readonly setting: TextSetting
  readonly document: TeiDocument
  readonly header: XmlElement | null
  readonly registers: TeiRegisters
}

function readDocument(
  { setting, document, header, registers }: Part,
  id: string,
  stated: string | null,
  isVolume: boolean,
): EditionDocument {
  const inHeader = headerLanguage(document, header)
  const language = stated ?? (setting.ours ? inHeader : null) ?? mainLanguage(document, inHeader)
  const head = document.element === null || setting.ours ? null : shortHead(document.element)
  const parts = document.parts.map(part => ({
    ...part,
    node: head === null ? part.node : without(head, part.node),
    language: part.language || language,
  }))
  const text = readTeiText(setting, id, language, parts, notesIn(setting, document))
  const fromHeader = headerMetadata(header)
  const fromText = textMetadata(document.element ?? bodyOf(document))
  const title = titleOf(text.blocks, header, document, isVolume && document.element === null)
  // A header over several documents names all of them.
  const short = document.element === null ? shortTitle(header) : lineOf(head)
  const { persons, shortTitles, entities, works, witnesses } = registers
  return {
    id,
    source: setting.file,
    language,
    metadata: setting.ours
      ? statedMetadata(header)
      : { ...mergedMetadata(fromText, fromHeader), title, ...(short === null ? {} : { shortTitle: short }) },
    blocks: text.blocks,
    notes: text.notes,
    persons,
    shortTitles,
    ...(witnesses.length > 0 ? { witnesses } : {}),
    ...(text.variants.length > 0 ? { variants: text.variants } : {}),
    ...(entities.length > 0 ? { entities } : {}),
    ...(works.length > 0 ? { listedWorks: works } : {}),
  }
}

/** The same without one of its children. */
const without = (child: XmlElement, node: XmlNode): XmlNode =>
  node.kind === 'element' && node.children.includes(child)
    ? { ...node, children: node.children.filter(each => each !== child) }
    : node

/** The language that a header gives a document: of several without a share, the one that the text looks like. */
function headerLanguage(document: TeiDocument, header: XmlElement | null): string | null {
  const { languages, certain } = headerLanguages(header)
  const [first = null] = languages
  if (certain) return first
  const guess = guessLanguage(sampleOf(document))
  if (!guess.certain) return first
  const listed = languages.find(language => sameLanguage(language, guess.language))
  // Lists of languages often name only the foreign ones.
  return listed ?? (languages.every(isGuessable) ? guess.language : first)
}

/** The language that most of a document's text says it is in; without any word about it, the one that it looks like. */
function mainLanguage(document: TeiDocument, header: string | null): string {
  const lengths = new Map<string, number>()
  const count = (node: XmlNode, language: string): void => {
    if (node.kind === 'text') lengths.set(language, (lengths.get(language) ?? 0) + node.text.trim().length)
    else {
      const own = languageTag(attributeOf(node, 'lang', XML_NAMESPACE)) ?? language
      for (const child of node.children)
        if (child.kind === 'text' || !ASIDE.has(child.name)) count(child, own)
    }
  }
  for (const { node, language } of document.parts) count(node, language || document.language || header || '')
  const [main] = [...lengths].sort(([, a], [, b]) => b - a)
  if (main !== undefined && main[0] !== '') return main[0]
  return guessLanguage(sampleOf(document)).language
}

const sampleOf = ({ parts }: TeiDocument): string =>
  parts
    .map(part => textOf(part.node))
    .join(' ')
    .slice(0, LONGEST_SAMPLE)

/** Characters by which a language can be told. */
const LONGEST_SAMPLE = 20_000

/** Of another language as often as not. */
const ASIDE = new Set([
  'note',
  'rdg',
  'witDetail',
  'listPerson',
  'listPlace',
  'listBibl',
  'listOrg',
  'listEvent',
  'teiHeader',
])

/** The header's title stands over a text that has no heading over all of it. */
function titleOf(
  blocks: EditionDocument['blocks'],
  header: XmlElement | null,
  document: TeiDocument,
  isBetween: boolean,
): string | null {
  const tops = blocks.filter(block => block.kind === 'heading' && block.level === 1)
  const isWhole = document.element === null || document.element.name === 'text'
  if (isBetween && blocks.some(block => block.kind === 'heading')) return null
  if (tops.length === 1 && plainText(tops[0]!.content) !== '') return null
  return isWhole || tops.length === 0 ? headerTitle(header) : null
}

const bodyOf = ({ parts }: TeiDocument): XmlElement => {
  const nodes = parts.map(part => part.node)
  return { kind: 'element', namespace: '', name: 'body', attributes: [], children: nodes, start: 0, end: 0 }
}

/** Notes of a document that are called elsewhere, so that those that nothing calls can be set all the same. */
function notesIn({ index }: TextSetting, document: TeiDocument): ReadonlySet<XmlElement> {
  const found = new Set<XmlElement>()
  if (index.elsewhere.size === 0) return found
  const visit = (node: XmlNode): void => {
    if (node.kind === 'text') return
    if (index.elsewhere.has(node)) found.add(node)
    for (const child of node.children) visit(child)
  }
  for (const { node } of document.parts) visit(node)
  return found
}

function volumeTitle(roots: readonly XmlElement[], documents: number): string | null {
  const stated = roots
    .map(root => titleOfType(headersIn(root)[0] ?? null, 'volume'))
    .find(title => title !== null)
  if (stated !== undefined) return stated
  if (documents < 2 || roots[0] === undefined) return null
  return headerTitle(headersIn(roots[0])[0] ?? null)
}

function volumeShortTitle(roots: readonly XmlElement[], documents: number): string | null {
  const headers = roots.map(root => headersIn(root)[0] ?? null)
  const stated = headers.map(header => titleOfType(header, 'volume-short')).find(title => title !== null)
  if (stated !== undefined) return stated
  const [first] = headers
  return documents < 2 || first === undefined || isOurs(first) ? null : shortTitle(first)
}

const joined = (own: TeiRegisters, others: readonly TeiRegisters[]): TeiRegisters => {
  const all = [own, ...others]
  return {
    persons: all.flatMap(each => each.persons),
    entities: all.flatMap(each => each.entities),
    shortTitles: all.flatMap(each => each.shortTitles),
    works: all.flatMap(each => each.works),
    witnesses: all.flatMap(each => each.witnesses),
  }
}

const headersIn = (root: XmlElement): readonly XmlElement[] =>
  childElements(root).filter(child => child.name === 'teiHeader')
