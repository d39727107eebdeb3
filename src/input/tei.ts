/** The bytes of a TEI P5 file → its documents: what its markup says as the model says it, and what could not be understood. */
import { type Checked, type Diagnostic, errorAt, warningAt } from '../base/diagnostic.ts'
import type { SourceFile } from '../base/span.ts'
import type { EditionDocument } from '../edition/model.ts'
import { plainText } from '../edition/visit.ts'
import { guessLanguage } from './guess-language.ts'
import { limitRepeats } from './limit-repeats.ts'
import type { FilesBeside, SourceReader } from './read-edition.ts'
import { divide, type TeiDocument, textsOf } from './tei-documents.ts'
import { headerLanguage, headerMetadata, headerTitle, mergedMetadata, textMetadata } from './tei-header.ts'
import { indexTei } from './tei-index.ts'
import { isData } from './tei-lists.ts'
import { readMapping } from './tei-mapping.ts'

import { languageTag } from './tei-read.ts'
import { readRegisters, type TeiRegisters } from './tei-registers.ts'
import { rulesByElement, type TeiRules } from './tei-rules.ts'
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
  const setting: TextSetting = {
    file: input.name,
    rules,
    index: indexTei(roots),
    report: newReport(),
  }
  const own = readRegisters(setting, roots, language ?? 'en', printedList)
  const beside = readBeside(roots, input.beside, rules)
  const registers = joined(own, beside.value.registers)
  const documents = roots
    .flatMap(root => textsOf(root))
    .flatMap(({ root, headers }) =>
      divide(rules, root, headers[0] ?? null).map(document => ({ document, headers })),
    )
  const read = documents.map(({ document, headers }, index) =>
    readDocument(
      setting,
      document,
      headers,
      `d${firstDocument + index}`,
      language,
      registers,
      document.element === null && documents.length > roots.length,
    ),
  )
  const empty = read.length === 0 ? [nothingToPrint(input.name)] : []
  return {
    value: {
      documents: read,
      files: [decoded.value, ...mapping.value.files, ...beside.value.files],
      title: volumeTitle(roots, read.length),
      languageStated: documents.every(
        ({ document, headers }) => document.language !== null || headerLanguage(headers[0] ?? null) !== null,
      ),
    },
    diagnostics: [
      ...decoded.diagnostics,
      ...xml.diagnostics,
      ...mapping.diagnostics,
      ...beside.diagnostics,
      ...empty,
      ...limitRepeats(reportDiagnostics(setting.report)),
    ],
  }
}

const nothingToPrint = (file: string): Diagnostic =>
  errorAt('tei/no-text', { file, start: 0, end: 0 }, 'this file has no text')

/** Text outside of all elements is text of a faulty file: it is kept in an element of its own. */
function rootsOf(nodes: readonly XmlNode[]): readonly XmlElement[] {
  const elements = nodes.filter(node => node.kind === 'element')
  const stray = nodes.filter(node => node.kind === 'text' && /\S/.test(node.text))
  const [first] = stray
  if (first === undefined) return elements
  const end = stray[stray.length - 1]!.end
  const text = { kind: 'element', namespace: '', name: 'text', attributes: [], children: stray } as const
  return [...elements, { ...text, start: first.start, end }]
}

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

function readDocument(
  setting: TextSetting,
  document: TeiDocument,
  headers: readonly XmlElement[],
  id: string,
  stated: string | null,
  registers: TeiRegisters,
  isBetween: boolean,
): EditionDocument {
  const header = headers[0] ?? null
  const language = stated ?? mainLanguage(document, headerLanguage(header))
  const parts = document.parts.map(part => ({ ...part, language: part.language || language }))
  const uncalled = notesIn(setting, document)
  const text = readTeiText(setting, id, language, parts, uncalled)
  const metadata = mergedMetadata(
    document.element === null ? textMetadata(bodyOf(document)) : textMetadata(document.element),
    headerMetadata(header),
  )
  const { persons, entities, works, witnesses } = registers
  return {
    id,
    source: setting.file,
    language,
    metadata: { ...metadata, title: titleOf(text.blocks, header, document, isBetween) },
    blocks: text.blocks,
    notes: text.notes,
    persons,
    shortTitles: [],
    ...(witnesses.length > 0 ? { witnesses } : {}),
    ...(text.variants.length > 0 ? { variants: text.variants } : {}),
    ...(entities.length > 0 ? { entities } : {}),
    ...(works.length > 0 ? { listedWorks: works } : {}),
  }
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
  return guessLanguage(
    document.parts
      .map(part => textOf(part.node))
      .join(' ')
      .slice(0, LONGEST_SAMPLE),
  ).language
}

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
  if (documents < 2 || roots[0] === undefined) return null
  return headerTitle(childElements(roots[0]).find(child => child.name === 'teiHeader') ?? null)
}

/** Most personographies are one file; more than these no reference should make us read. */
const MOST_FILES_BESIDE = 20

/** The lists in the files that names of this one refer to: `persons.xml#p1`. */
function readBeside(
  roots: readonly XmlElement[],
  beside: FilesBeside | undefined,
  rules: TeiRules,
): Checked<{ readonly registers: readonly TeiRegisters[]; readonly files: readonly SourceFile[] }> {
  if (beside === undefined) return { value: { registers: [], files: [] }, diagnostics: [] }
  const registers: TeiRegisters[] = []
  const files: SourceFile[] = []
  const diagnostics: Diagnostic[] = []
  for (const name of filesNamed(roots)) {
    const bytes = beside(name)
    if (typeof bytes === 'string') {
      if (bytes !== 'missing') diagnostics.push(refused(name, bytes))
      continue
    }
    const file = decodeXml(name, bytes, null)
    const xml = parseXml(file.value)
    const elements = rootsOf(xml.value.nodes)
    const setting: TextSetting = { file: name, rules, index: indexTei(elements), report: newReport() }
    registers.push(readRegisters(setting, elements, 'en', () => false))
    files.push(file.value)
    diagnostics.push(...file.diagnostics, ...xml.diagnostics)
  }
  return { value: { registers, files }, diagnostics }
}

const refused = (name: string, why: 'outside' | 'too-large'): Diagnostic =>
  warningAt(
    'tei/not-read',
    { file: name, start: 0, end: 0 },
    why === 'outside'
      ? 'the file lies outside of the folder of the source and is not read'
      : 'the file is too large',
  )

const REFERRING = new Set(['ref', 'corresp', 'key', 'who'])

/** Names of files that stand before `#` in references of names. */
function filesNamed(roots: readonly XmlElement[]): readonly string[] {
  const found = new Set<string>()
  const visit = (element: XmlElement): void => {
    for (const { name, value } of element.attributes)
      if (REFERRING.has(name))
        for (const word of value.split(/\s+/)) {
          const file = /^([^#:?]+\.xml)#/i.exec(word)?.[1]
          if (file !== undefined && found.size < MOST_FILES_BESIDE) found.add(file)
        }
    for (const child of childElements(element)) visit(child)
  }
  for (const root of roots) visit(root)
  return [...found]
}

const joined = (own: TeiRegisters, others: readonly TeiRegisters[]): TeiRegisters => {
  const all = [own, ...others]
  return {
    persons: all.flatMap(each => each.persons),
    entities: all.flatMap(each => each.entities),
    works: all.flatMap(each => each.works),
    witnesses: all.flatMap(each => each.witnesses),
  }
}
