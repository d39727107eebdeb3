/** Files that the names of a TEI text refer to → the lists in them, if they lie beside the source. */
import { type Checked, type Diagnostic, warningAt } from '../base/diagnostic.ts'
import type { SourceFile } from '../base/span.ts'
import type { FilesBeside } from './read-edition.ts'
import { indexTei } from './tei-index.ts'
import { isLaidOut } from './tei-laid-out.ts'
import { readRegisters, type TeiRegisters } from './tei-registers.ts'
import type { TeiRules } from './tei-rules.ts'
import { newReport } from './tei-walk.ts'
import { decodeXml, parseXml } from './xml.ts'
import { childElements, type XmlElement, type XmlNode } from './xml-tree.ts'

/** Text outside of all elements is text of a faulty file: it is kept in an element of its own. */
export function rootsOf(nodes: readonly XmlNode[]): readonly XmlElement[] {
  const elements = nodes.filter(node => node.kind === 'element')
  const stray = nodes.filter(node => node.kind === 'text' && /\S/.test(node.text))
  const [first] = stray
  if (first === undefined) return elements
  const end = stray[stray.length - 1]!.end
  const text = { kind: 'element', namespace: '', name: 'text', attributes: [], children: stray } as const
  return [...elements, { ...text, start: first.start, end }]
}

/** Most personographies are one file; more than these no reference should make us read. */
const MOST_FILES_BESIDE = 20

/** The lists in the files that names of this one refer to: `persons.xml#p1`. */
export function readBeside(
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
    const setting = {
      file: name,
      rules,
      index: indexTei(elements),
      report: newReport(),
      ours: false,
      laidOut: isLaidOut(elements),
    }
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
    why === 'outside' ? 'copy it into that folder' : 'leave only those names in it that the text has',
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
