/** The lists of a TEI file, or of one beside it → persons, places, bodies and works with their keys, and the witnesses. */
import { addAll } from '../base/arrays.ts'
import type { Entity, Inline, ListedWork, PersonEntry, ShortTitle, Witness } from '../edition/model.ts'
import { lineOf } from './tei-header.ts'
import { siglumOf } from './tei-index.ts'
import { readChildren } from './tei-read.ts'
import { finishStream } from './tei-stream.ts'
import { startContext, startWalk, type TextSetting } from './tei-text.ts'
import { addGenerated, idOf, nameAt, nameOf, spanOf } from './tei-walk.ts'
import {
  attributeOf,
  childElements,
  childNamed,
  descendantsNamed,
  statedText,
  textOf,
  type XmlElement,
} from './xml-tree.ts'

export interface TeiRegisters {
  readonly persons: readonly PersonEntry[]
  readonly shortTitles: readonly ShortTitle[]
  readonly entities: readonly Entity[]
  readonly works: readonly ListedWork[]
  readonly witnesses: readonly Witness[]
}

const ENTITIES: Readonly<
  Record<string, { readonly kind: Entity['kind']; readonly names: readonly string[] }>
> = {
  place: { kind: 'place', names: ['placeName', 'settlement', 'country', 'region', 'name'] },
  org: { kind: 'organisation', names: ['orgName', 'name'] },
  event: { kind: 'event', names: ['eventName', 'label', 'head', 'name', 'desc'] },
  object: { kind: 'other', names: ['objectName', 'name'] },
}

const KEPT = new Set([
  'person',
  'personGrp',
  'place',
  'org',
  'event',
  'object',
  'witness',
  'bibl',
  'biblStruct',
  'item',
])

/** Everything that lists of a file define, in its order; `printed` tells the lists that the text prints itself. */
export function readRegisters(
  setting: TextSetting,
  roots: readonly XmlElement[],
  language: string,
  printed: (list: XmlElement, parent: XmlElement | null) => boolean,
): TeiRegisters {
  const persons: PersonEntry[] = []
  const entities: Entity[] = []
  const works: ListedWork[] = []
  const shortTitles: ShortTitle[] = []
  const witnesses: Witness[] = []
  const visit = (element: XmlElement, parent: XmlElement | null, inPrinted: boolean): void => {
    const { name } = element
    const nowPrinted = inPrinted || (name.startsWith('list') && printed(element, parent))
    if (KEPT.has(name)) {
      if (name === 'person' || name === 'personGrp' || name === 'item')
        addAll(persons, personIn(setting, element))
      else if (name === 'witness') addAll(witnesses, witnessIn(setting, element))
      else if (name === 'bibl' || name === 'biblStruct') {
        if (parent?.name === 'listBibl' && attributeOf(parent, 'type') === 'short-titles')
          addAll(shortTitles, shortTitleIn(setting, element))
        else if (parent?.name === 'listBibl') works.push(workIn(setting, element, language, nowPrinted))
      } else addAll(entities, entityIn(setting, element))
    }
    if (name === 'listWit') addAll(witnesses, groupIn(setting, element))
    for (const child of childElements(element)) visit(child, element, nowPrinted)
  }
  for (const root of roots) visit(root, null, false)
  return { persons, shortTitles, entities, works, witnesses }
}

/** In a file of ours, an entry whose id stands in the text names it so. */
const keyOf = (setting: TextSetting, element: XmlElement): string | null =>
  nameOf(setting, element) ??
  (setting.ours && attributeOf(element, 'corresp') !== null
    ? nameAt(setting, attributeOf(element, 'corresp')!.replace(/^#/, ''))
    : null)

/** A person of a list, or an item of a list that begins with a name that has an id. */
function personIn(setting: TextSetting, element: XmlElement): readonly PersonEntry[] {
  if (element.name === 'item') return listedName(setting, element)
  const key = keyOf(setting, element)
  if (setting.ours) return statedPerson(setting, element, key)
  const names = descendantsNamed(element, new Set(['persName', 'name']))
  const main = names.find(name => /pref|main|reg/.test(attributeOf(name, 'type') ?? '')) ?? names[0]
  const name = main === undefined ? lineOf(element) : headingOf(main)
  if (key === null || name === null) return []
  const forms = names.filter(each => each !== main).flatMap(each => naturalForms(each))
  const dates = lifeDates(element)
  const gloss = lineOf(childNamed(element, 'occupation')) ?? lineOf(childNamed(element, 'note'))
  return [
    {
      key,
      name,
      forms: [...new Set(forms)],
      dates,
      ...(gloss === null ? {} : { gloss }),
      source: spanOf(setting, element),
    },
  ]
}

/** A person as a file of ours states it. */
function statedPerson(setting: TextSetting, element: XmlElement, key: string | null): readonly PersonEntry[] {
  const [name, ...forms] = childElements(element)
    .filter(child => child.name === 'persName')
    .map(statedText)
  const [dates, gloss] = [childNamed(element, 'floruit'), childNamed(element, 'note')]
  return [
    {
      ...(key === null ? {} : { key }),
      name: name ?? '',
      forms,
      dates: dates === null ? null : statedText(dates),
      ...(gloss === null ? {} : { gloss: statedText(gloss) }),
      source: spanOf(setting, element),
    },
  ]
}

function shortTitleIn(setting: TextSetting, element: XmlElement): readonly ShortTitle[] {
  const of = (type: string): string | undefined =>
    childElements(element)
      .filter(child => child.name === 'title' && attributeOf(child, 'type') === type)
      .map(statedText)[0]
  const [short, full] = [of('short'), of('full')]
  if (short === undefined || full === undefined) return []
  const kind = attributeOf(element, 'type') === 'archival' ? 'archival' : 'printed'
  return [{ short, full, kind, source: spanOf(setting, element) }]
}

function listedName(setting: TextSetting, item: XmlElement): readonly PersonEntry[] {
  const name = namedPerson(item)
  const heading = name === undefined ? null : lineOf(name)
  if (name === undefined || heading === null) return []
  const rest = (lineOf(item) ?? '').slice(heading.length).replace(/^[\s,;:.–—-]+|[\s.]+$/g, '')
  return [
    {
      key: idOf(name)!,
      name: heading.replace(/[,;:]$/, ''),
      forms: [],
      dates: null,
      ...(rest === '' ? {} : { gloss: rest }),
      source: spanOf(setting, item),
    },
  ]
}

/** The name with an id that an item has, in whatever look: `<item><hi rend="strong"><persName xml:id="p1">…`. */
function namedPerson(element: XmlElement): XmlElement | undefined {
  for (const child of childElements(element)) {
    if (child.name === 'persName' && idOf(child) !== null) return child
    const inside = LOOKS.has(child.name) ? namedPerson(child) : undefined
    if (inside !== undefined) return inside
  }
  return undefined
}

const LOOKS = new Set(['hi', 'emph', 'seg', 'term', 'p', 'ab'])

/** `Surname, Forename` where the parts are tagged, else the name as it is written. */
function headingOf(name: XmlElement): string | null {
  const part = (...names: readonly string[]): string =>
    childElements(name)
      .filter(child => names.includes(child.name))
      .map(child => lineOf(child))
      .filter(text => text !== null)
      .join(' ')
  const surname = part('surname')
  const given = [part('forename'), part('genName'), part('nameLink')].filter(text => text !== '').join(' ')
  if (surname === '') return given === '' ? lineOf(name) : (lineOf(name) ?? given)
  return given === '' ? surname : `${surname}, ${given}`
}

const naturalForms = (name: XmlElement): readonly string[] => {
  const text = headingOf(name)
  return text === null ? [] : [text]
}

function lifeDates(person: XmlElement): string | null {
  const year = (name: string): string | null => {
    const event = childNamed(person, name)
    if (event === null) return null
    const date = event.name === name ? (childNamed(event, 'date') ?? event) : event
    const when = attributeOf(date, 'when') ?? attributeOf(date, 'when-iso') ?? textOf(date)
    return /-?\d{3,4}(?=$|\D)/.exec(when)?.[0] ?? null
  }
  const [birth, death] = [year('birth'), year('death')]
  if (birth === null && death === null) return lineOf(childNamed(person, 'floruit'))
  return `${birth ?? ''}–${death ?? ''}`
}

function entityIn(setting: TextSetting, element: XmlElement): readonly Entity[] {
  const key = keyOf(setting, element)
  const { names, kind: usual } = ENTITIES[element.name]!
  const kind = element.name === 'object' && attributeOf(element, 'type') === 'work' ? 'work' : usual
  const inside = childNamed(element, 'objectIdentifier') ?? element
  const found = names.map(name => childNamed(inside, name)).find(child => lineOf(child) !== null)
  const named = setting.ours && found ? statedText(found) : lineOf(found ?? element)
  return key === null || named === null ? [] : [{ key, kind, name: named, source: spanOf(setting, element) }]
}

function witnessIn(setting: TextSetting, element: XmlElement): readonly Witness[] {
  const key = keyOf(setting, element)
  if (key === null) return []
  const siglum = siglumOf(element) ?? key
  const own = {
    ...element,
    children: element.children.filter(child => child.kind === 'text' || child.name !== 'listWit'),
  }
  const text = lineOf(own) ?? ''
  const description = text.startsWith(siglum) ? text.slice(siglum.length).trim() : text
  return [{ key, siglum, description, source: spanOf(setting, element) }]
}

/** A list of witnesses that has a siglum of its own is a family. */
function groupIn(setting: TextSetting, element: XmlElement): readonly Witness[] {
  const key = keyOf(setting, element)
  const siglum = siglumOf(element)
  if (key === null || siglum === null) return []
  return [
    { key, siglum, description: lineOf(childNamed(element, 'head')) ?? '', source: spanOf(setting, element) },
  ]
}

/** A description of a work as the source has it; one of parts only is put together from them. */
function workIn(setting: TextSetting, element: XmlElement, language: string, printed: boolean): ListedWork {
  const start = startWalk(setting, 'w', language)
  // Nothing can be called from a list that the text does not print: its notes are text of their entry.
  const walk = { ...start, handlers: { ...start.handlers, note: start.handlers.inline } }
  const context = { ...startContext(language, 1, element), inLine: true }
  const structured =
    !setting.ours && !element.children.some(child => child.kind === 'text' && /\S/.test(child.text))
  if (!structured) readChildren(walk, element, context)
  else
    for (const [index, { part, before }] of partsOf(element).entries()) {
      if (index > 0) addGenerated(walk, context, before, spanOf(setting, part))
      readChildren(walk, part, { ...context, parent: element })
    }
  const content: readonly Inline[] = finishStream(walk.stream)
    .flatMap(block => block.content)
    .filter(inline => inline.kind !== 'anchor')
  return {
    key: keyOf(setting, element),
    ...(printed || attributeOf(element, 'rend') === 'printed' ? { printed: true } : {}),
    content,
    source: spanOf(setting, element),
  }
}

interface WorkPart {
  readonly part: XmlElement
  readonly before: string
}

const LEFT_OUT = new Set(['idno', 'note', 'ref', 'ptr', 'relatedItem'])

/** Authors, then titles and imprint, in the order of the source. */
function partsOf(work: XmlElement): readonly WorkPart[] {
  const leaves: XmlElement[] = []
  const gather = (element: XmlElement): void => {
    for (const child of childElements(element)) {
      if (['analytic', 'monogr', 'imprint', 'series'].includes(child.name)) gather(child)
      else if (
        !LEFT_OUT.has(child.name) &&
        !/link|legacy/.test(attributeOf(child, 'type') ?? '') &&
        lineOf(child) !== null
      )
        leaves.push(child)
    }
  }
  gather(work)
  const authors = leaves.filter(({ name }) => name === 'author')
  const others = leaves.filter(({ name }) => name !== 'author')
  return [
    ...authors.map(part => ({ part, before: '; ' })),
    ...others.map((part, index) => ({ part, before: index === 0 ? ': ' : ', ' })),
  ]
}
