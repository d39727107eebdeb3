/** A TEI file → what its parts refer to each other by: ids, targets, notes and entries of an apparatus that stand elsewhere. */
import { attributeOf, textOf, XML_NAMESPACE, type XmlElement } from './xml-tree.ts'

export interface TeiIndex {
  readonly byId: ReadonlyMap<string, XmlElement>
  /** Ids that something refers to. */
  readonly targets: ReadonlySet<string>
  /** Notes that are called where an id stands, by that id. */
  readonly notesAt: ReadonlyMap<string, readonly XmlElement[]>
  /** Entries of an apparatus that end where an id stands, by that id. */
  readonly entriesAt: ReadonlyMap<string, readonly XmlElement[]>
  /** Notes and entries that are not set where they stand. */
  readonly elsewhere: ReadonlySet<XmlElement>
  /** References that are note calls, with the note that each calls. */
  readonly calls: ReadonlyMap<XmlElement, XmlElement>
  /** How witnesses and sources are named in an apparatus, by their key. */
  readonly sigla: ReadonlyMap<string, string>
}

/** The ids that an attribute with pointers names in this file. */
export const idsIn = (pointers: string | null): readonly string[] =>
  (pointers ?? '')
    .split(/\s+/)
    .filter(word => word.startsWith('#') && word.length > 1)
    .map(word => word.slice(1))

interface Indexing {
  readonly byId: Map<string, XmlElement>
  readonly pointing: { readonly element: XmlElement; readonly aside: boolean; readonly inEntry: boolean }[]
  readonly parents: Map<XmlElement, XmlElement>
  /** Notes that are gathered somewhere. */
  readonly gathered: Set<XmlElement>
}

const POINTING = new Set(['ref', 'ptr', 'note', 'app', 'rdg', 'witDetail', 'link'])
/** Where notes are gathered: what stands here is called from elsewhere. */
const ASIDE = new Set(['back', 'standOff', 'noteGrp', 'listApp', 'listAnnotation', 'notes'])

export function indexTei(roots: readonly XmlElement[]): TeiIndex {
  const indexing: Indexing = { byId: new Map(), pointing: [], parents: new Map(), gathered: new Set() }
  for (const root of roots) visit(indexing, root, false, false)
  const targets = new Set<string>()
  const notesAt = new Map<string, XmlElement[]>()
  const entriesAt = new Map<string, XmlElement[]>()
  const elsewhere = new Set<XmlElement>()
  const calls = new Map<XmlElement, XmlElement>()
  for (const { element, aside, inEntry } of indexing.pointing) {
    for (const name of ['target', 'from', 'to', 'corresp', 'targetEnd'])
      for (const id of idsIn(attributeOf(element, name))) targets.add(id)
    const { name } = element
    if (name === 'note' && aside && !inEntry)
      placeAt(indexing, notesAt, elsewhere, element, noteTargets(element))
    if (name === 'app') placeAt(indexing, entriesAt, elsewhere, element, entryTargets(element))
    if (name === 'ref' || name === 'ptr') {
      const note = calledNote(indexing, element)
      if (note !== null) {
        calls.set(element, note)
        if (indexing.gathered.has(note)) elsewhere.add(note)
      }
    }
  }
  return { byId: indexing.byId, targets, notesAt, entriesAt, elsewhere, calls, sigla: siglaOf(indexing.byId) }
}

function visit(indexing: Indexing, element: XmlElement, aside: boolean, inEntry: boolean): void {
  const id = attributeOf(element, 'id', XML_NAMESPACE)
  if (id !== null && !indexing.byId.has(id)) indexing.byId.set(id, element)
  const type = attributeOf(element, 'type') ?? ''
  const nowAside = aside || ASIDE.has(element.name) || (element.name.startsWith('div') && /notes/i.test(type))
  if (nowAside && element.name === 'note') indexing.gathered.add(element)
  if (POINTING.has(element.name)) indexing.pointing.push({ element, aside: nowAside, inEntry })
  const nowInEntry = inEntry || element.name === 'app' || element.name === 'bibl' || element.name === 'person'
  for (const child of element.children)
    if (child.kind === 'element') {
      indexing.parents.set(child, element)
      visit(indexing, child, nowAside, nowInEntry)
    }
}

/** Where a note is called: behind what it says it is about. */
function noteTargets(note: XmlElement): readonly string[] {
  const end = idsIn(attributeOf(note, 'targetEnd'))
  if (end.length > 0) return end
  const target = idsIn(attributeOf(note, 'target'))
  return target.length > 0 ? target : idsIn(attributeOf(note, 'corresp'))
}

function entryTargets(entry: XmlElement): readonly string[] {
  const to = idsIn(attributeOf(entry, 'to'))
  return to.length > 0 ? to : idsIn(attributeOf(entry, 'from'))
}

function placeAt(
  { byId, parents }: Indexing,
  places: Map<string, XmlElement[]>,
  elsewhere: Set<XmlElement>,
  element: XmlElement,
  ids: readonly string[],
): void {
  for (const id of ids) {
    const target = byId.get(id)
    if (target === undefined || isInside(parents, target, element) || isInside(parents, element, target))
      continue
    const known = places.get(id)
    if (known === undefined) places.set(id, [element])
    else known.push(element)
    elsewhere.add(element)
  }
}

function isInside(
  parents: ReadonlyMap<XmlElement, XmlElement>,
  element: XmlElement,
  of: XmlElement,
): boolean {
  for (let at: XmlElement | undefined = element; at !== undefined; at = parents.get(at))
    if (at === of) return true
  return false
}

/** A reference to a note is its call if it is nothing but a number or a sign. */
function calledNote({ byId, parents }: Indexing, reference: XmlElement): XmlElement | null {
  const [id, second] = idsIn(attributeOf(reference, 'target'))
  const note = id === undefined || second !== undefined ? undefined : byId.get(id)
  if (note?.name !== 'note' || isInside(parents, reference, note)) return null
  const type = attributeOf(reference, 'type') ?? ''
  const text = textOf(reference).trim()
  const isCall =
    /note|fn|anchor/i.test(type) || text === '' || /^[[(]?(?:\d{1,4}|[a-z]|[*†‡§‖¶]+)[\])]?$/.test(text)
  return isCall ? note : null
}

/** `<abbr type="siglum">`, else `@n`, else the key itself. */
function siglaOf(byId: ReadonlyMap<string, XmlElement>): ReadonlyMap<string, string> {
  const sigla = new Map<string, string>()
  for (const [id, element] of byId) {
    if (element.name === 'witness' || element.name === 'listWit') sigla.set(id, siglumOf(element) ?? id)
    else if (element.name === 'bibl' || element.name === 'biblStruct' || element.name === 'person') {
      const siglum = siglumOf(element)
      if (siglum !== null) sigla.set(id, siglum)
    }
  }
  return sigla
}

export function siglumOf(element: XmlElement): string | null {
  const named = (each: XmlElement): string | null => {
    for (const child of each.children) {
      if (child.kind !== 'element') continue
      if ((child.name === 'abbr' || child.name === 'idno') && attributeOf(child, 'type') === 'siglum')
        return textOf(child).replace(/\s+/g, ' ').trim()
      if (child.name === 'head' && element.name === 'listWit') {
        const inHead = named(child)
        if (inHead !== null) return inHead
      }
    }
    return null
  }
  const own = element.name === 'person' ? null : named(element)
  return own ?? attributeOf(element, 'n')
}
