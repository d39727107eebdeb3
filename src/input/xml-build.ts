/** Tags and stretches of an XML source, one after the other → its tree, under caps; what is not well-formed is reported. */
import { type Diagnostic, errorAt } from '../base/diagnostic.ts'
import type { SourceFile } from '../base/span.ts'
import { XML_NAMESPACE, type XmlAttribute, type XmlElement, type XmlNode } from './xml-tree.ts'

/** Below this, elements are not told apart any more; their text is kept. No edition is a tenth as deep. */
const MOST_DEPTH = 256
/** Beyond this, likewise. A volume of 4 MB has 100,000. */
const MOST_ELEMENTS = 1_000_000
const MOST_ATTRIBUTES = 256

interface OpenElement {
  /** With its prefix, as the end tag must repeat it. */
  readonly qualified: string
  readonly namespace: string
  readonly name: string
  readonly attributes: readonly XmlAttribute[]
  readonly start: number
  readonly nodes: XmlNode[]
  /** Prefix → namespace; shared with the parent when the element declares none. */
  readonly scope: ReadonlyMap<string, string>
}

/** What one parse has built so far; it never leaves this file unfinished. */
export interface Building {
  readonly file: SourceFile
  readonly open: OpenElement[]
  readonly diagnostics: Diagnostic[]
  readonly declared: Set<string>
  /** Where the text or the markup that comes next begins. */
  mark: number
  elements: number
  /** Names of open elements that are too deep, or too many, to be kept. */
  readonly unkept: string[]
  /** Faults that are reported once for a file. */
  readonly once: Set<string>
  faults: number
  /** What the parser is given for an `&` that begins no reference. */
  readonly standIn: string
  ampersands: number
  ended: boolean
}

export const newBuilding = (file: SourceFile): Building => ({
  file,
  open: [
    {
      qualified: '',
      namespace: '',
      name: '',
      attributes: [],
      start: 0,
      nodes: [],
      scope: new Map([['xml', XML_NAMESPACE]]),
    },
  ],
  diagnostics: [],
  declared: new Set(),
  mark: 0,
  elements: 0,
  unkept: [],
  once: new Set(),
  faults: 0,
  standIn: STAND_INS.find(sign => !file.text.includes(sign)) ?? STAND_INS[0]!,
  ampersands: 0,
  ended: false,
})

export function openElement(
  building: Building,
  qualified: string,
  values: Readonly<Record<string, string>>,
  end: number,
): void {
  const parent = building.open[building.open.length - 1]!
  const { unkept, open, elements } = building
  if (unkept.length > 0 || open.length > MOST_DEPTH || elements >= MOST_ELEMENTS) {
    reportUnkept(building)
    unkept.push(qualified)
    return
  }
  building.elements++
  if (open.length === 1 && parent.nodes.some(node => node.kind === 'element'))
    faultOnce(
      building,
      'xml/not-well-formed',
      'a second element stands outside of the first',
      'put both into one, or each into a file of its own',
    )
  let keys = Object.keys(values)
  if (keys.length > MOST_ATTRIBUTES) {
    const message = `an element has ${keys.length} attributes; ${MOST_ATTRIBUTES} of them are read`
    const hint = 'leave out those that the text does not need'
    fault(building, building.mark, 'xml/too-many-attributes', message, hint)
    keys = keys.slice(0, MOST_ATTRIBUTES)
  }
  if (keys.some(key => values[key]!.includes(building.standIn)))
    reportAmpersands(building, building.file.text.slice(building.mark, end), building.mark)
  const scope = scopeOf(parent.scope, keys, values)
  const [prefix, name] = splitName(qualified)
  building.open.push({
    qualified,
    namespace: namespaceOf(building, scope, prefix),
    name,
    attributes: keys.map(key => {
      const [own, local] = splitName(key)
      return {
        namespace: own === '' ? '' : namespaceOf(building, scope, own),
        name: local,
        value: values[key]!.replaceAll(building.standIn, '&'),
      }
    }),
    start: building.mark,
    nodes: [],
    scope,
  })
}

/** An `&` that begins no reference: what follows it is no name and semicolon, nor a number. */
export const BARE_AMPERSAND = /&(?!(?:#[0-9]+|#x[0-9a-fA-F]+|[\p{L}_:][\p{L}\p{N}\p{M}_.:\u00b7-]*);)/gu
/** Signs that no standard assigns: one that the text does not have stands for a bare ampersand while it is parsed. */
const STAND_INS = ['\uee26', '\uee27', '\uee28', '\uee29']

/** No more than these tell the editor something new. */
const MOST_AMPERSANDS = 100

function reportAmpersands(building: Building, raw: string, offset: number): void {
  if (!raw.includes('&')) return
  for (const { index } of raw.matchAll(BARE_AMPERSAND)) {
    if (++building.ampersands > MOST_AMPERSANDS) return
    fault(building, offset + index, 'xml/not-well-formed', 'an “&” stands by itself', 'write “&amp;”')
  }
}

function reportUnkept(building: Building): void {
  if (building.open.length > MOST_DEPTH)
    faultOnce(
      building,
      'xml/too-deep',
      `elements are nested deeper than ${MOST_DEPTH} levels; what is below is read as plain text`,
      'put fewer elements into one another',
    )
  else
    faultOnce(
      building,
      'xml/too-many-elements',
      `the file has more than ${MOST_ELEMENTS} elements; what follows is read as plain text`,
      'divide it into several files',
    )
}

function scopeOf(
  parent: ReadonlyMap<string, string>,
  keys: readonly string[],
  values: Readonly<Record<string, string>>,
): ReadonlyMap<string, string> {
  const declaring = keys.filter(key => key === 'xmlns' || key.startsWith('xmlns:'))
  if (declaring.length === 0) return parent
  const scope = new Map(parent)
  for (const key of declaring)
    scope.set(key === 'xmlns' ? '' : key.slice('xmlns:'.length), values[key]!.trim())
  return scope
}

function splitName(qualified: string): readonly [string, string] {
  const colon = qualified.indexOf(':')
  return colon < 0 ? ['', qualified] : [qualified.slice(0, colon), qualified.slice(colon + 1)]
}

/** An undeclared prefix stands for itself, so that what it marks is not taken for something else. */
function namespaceOf(building: Building, scope: ReadonlyMap<string, string>, prefix: string): string {
  const namespace = scope.get(prefix)
  if (namespace !== undefined) return namespace
  if (prefix !== '' && prefix !== 'xmlns')
    fault(
      building,
      building.mark,
      'xml/not-well-formed',
      `the prefix “${prefix}” is declared nowhere`,
      `declare it where the file begins, with xmlns:${prefix}="…", or leave it out`,
    )
  return prefix
}

export function closeElement(building: Building, end: number): void {
  const { namespace, name, attributes, start, nodes } = building.open.pop()!
  const element: XmlElement = { kind: 'element', namespace, name, attributes, children: nodes, start, end }
  building.open[building.open.length - 1]!.nodes.push(element)
}

/** Closes the innermost open element that an end tag names, and those inside it that nothing closes. */
export function readEndTag(building: Building, position: number): void {
  const { file, open, unkept, mark } = building
  const qualified = /^<\/([^\s>]*)/.exec(file.text.slice(mark, position))?.[1] ?? ''
  const shallow = unkept.lastIndexOf(qualified)
  if (shallow >= 0) {
    unkept.length = shallow
    return
  }
  const index = open.findLastIndex(each => each.qualified === qualified)
  if (index < 1) {
    fault(building, mark, 'xml/not-well-formed', `the end tag “${qualified}” closes nothing`, 'take it out')
    return
  }
  unkept.length = 0
  while (open.length > index + 1) closeUnclosed(building, mark)
  closeElement(building, position)
}

function closeUnclosed(building: Building, end: number): void {
  const { qualified, start } = building.open[building.open.length - 1]!
  const text = `the element “${qualified}” is not closed`
  fault(building, start, 'xml/not-well-formed', text, 'close it where it ends')
  closeElement(building, end)
}

export function closeAll(building: Building): void {
  while (building.open.length > 1) closeUnclosed(building, building.file.text.length)
}

function reportStrayText(building: Building, at: number): void {
  const message = 'text stands outside of all elements'
  if (building.once.has(message)) return
  building.once.add(message)
  fault(building, at, 'xml/not-well-formed', message, 'move it into the element that it belongs to')
}

const REFERENCE = /&(?:#x([0-9a-fA-F]{1,8})|#([0-9]{1,8})|(amp|lt|gt|quot|apos));|\r\n?/g
const NAMED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
])

/** Adds a stretch of the source as texts: literal ones, and one for each reference and each line end that is not LF. */
export function addText(building: Building, raw: string, offset: number, references: boolean): void {
  const { nodes } = building.open[building.open.length - 1]!
  if (building.open.length === 1 && /\S/.test(raw)) reportStrayText(building, offset + raw.search(/\S/))
  const add = (text: string, start: number, end: number): void => {
    if (text !== '') nodes.push({ kind: 'text', text, start: offset + start, end: offset + end })
  }
  if (references) reportAmpersands(building, raw, offset)
  let from = 0
  for (const match of raw.matchAll(REFERENCE)) {
    const [whole, hex, decimal, name] = match
    const text = whole.startsWith('&') ? (references ? referenced(hex, decimal, name) : null) : '\n'
    if (text === null) continue
    add(raw.slice(from, match.index), from, match.index)
    from = match.index + whole.length
    add(text, match.index, from)
  }
  add(raw.slice(from), from, raw.length)
}

/** The character that a reference stands for; null where XML has no such character. */
function referenced(hex?: string, decimal?: string, name?: string): string | null {
  if (name !== undefined) return NAMED.get(name)!
  const code = hex === undefined ? Number.parseInt(decimal!, 10) : Number.parseInt(hex, 16)
  const allowed =
    code === 9 ||
    code === 10 ||
    code === 13 ||
    (code >= 0x20 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd) ||
    (code >= 0x10000 && code <= 0x10ffff)
  return allowed ? String.fromCodePoint(code) : null
}

/** What is left when the file ends: text, or markup that was cut off. A tag without its end has nothing to print. */
export function addRest(building: Building): void {
  const rest = building.file.text.slice(building.mark)
  if (/^<[/!?A-Za-z_:]/.test(rest))
    faultOnce(
      building,
      'xml/not-well-formed',
      'the file ends inside of markup',
      'it was not copied completely: take it from its source again',
    )
  if (/^<[/A-Za-z_:][^<>]*$/.test(rest)) return
  const cdata = rest.startsWith('<![CDATA[') ? '<![CDATA['.length : 0
  addText(building, rest.slice(cdata), building.mark + cdata, cdata === 0)
}

export function faultOnce(building: Building, code: string, message: string, ...hints: string[]): void {
  const key = `${code} ${message}`
  if (!building.once.has(key)) fault(building, building.mark, code, message, ...hints)
  building.once.add(key)
}

export function fault(
  building: Building,
  at: number,
  code: string,
  message: string,
  ...hints: string[]
): void {
  const start = Math.min(at, building.file.text.length)
  const end = Math.min(start + 1, building.file.text.length)
  building.diagnostics.push(errorAt(code, { file: building.file.name, start, end }, message, ...hints))
}
