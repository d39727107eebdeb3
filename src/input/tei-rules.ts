/** The table that says what an element of TEI means here: element and conditions → role. A user's file may go before it. */
import type { DisplayLine, Mark, NameReference } from '../edition/model.ts'
import type { XmlElement } from './xml-tree.ts'

/** What an element can be. `docs/tei.md` describes each; a mapping file names them so. */
export const TEI_ROLES = [
  // parts of a text
  'document',
  'section',
  'enclosure',
  'loose-part',
  'postscript',
  'editorial-note',
  'quotation',
  'stanza',
  'speech',
  'preformatted',
  'through',
  // blocks
  'heading',
  'paragraph',
  'verse',
  'classification',
  'reference-line',
  'dateline',
  'address',
  'salutation',
  'valediction',
  'signature',
  'source-note',
  'speaker',
  'stage-direction',
  'caption',
  'line',
  'group',
  'closer',
  'list',
  'table',
  'figure',
  'rule',
  // stretches of text
  'inline',
  'name',
  'link',
  'choice',
  'supplied',
  'unclear',
  'deleted',
  'added',
  'sic',
  'label',
  'number',
  'character',
  'description',
  // points
  'line-break',
  'space',
  'page',
  'anchor',
  'gap',
  // beside the text
  'note',
  'inline-note',
  'apparatus',
  'witnesses',
  'persons',
  'entities',
  'works',
  'omit',
  'silent',
] as const

export type TeiRole = (typeof TEI_ROLES)[number]

export interface TeiRule {
  readonly element: string
  /** Attribute → values of which it must have one, as a whole or as one of its words. `*`: any value. */
  readonly when?: Readonly<Record<string, readonly string[]>>
  /** Names of which the parent must have one. */
  readonly parent?: readonly string[]
  readonly role: TeiRole
  readonly marks?: readonly Mark[]
  /** For notes. */
  readonly series?: string
  /** For names and entities. */
  readonly name?: NameReference['kind']
}

/** Roles that are a line of their own. */
export const LINE_ROLES: Readonly<Partial<Record<TeiRole, DisplayLine['role']>>> = {
  classification: 'classification',
  'reference-line': 'reference',
  dateline: 'dateline',
  address: 'address',
  salutation: 'salutation',
  valediction: 'valediction',
  signature: 'signature',
  'source-note': 'source-note',
  speaker: 'speaker',
  'stage-direction': 'stage-direction',
  caption: 'caption',
  line: 'plain',
}

const rule = (element: string, role: TeiRole, more: Omit<TeiRule, 'element' | 'role'> = {}): TeiRule => ({
  element,
  role,
  ...more,
})

/** One rule for each of several elements. */
const rules = (
  elements: string,
  role: TeiRole,
  more: Omit<TeiRule, 'element' | 'role'> = {},
): readonly TeiRule[] => elements.split(' ').map(element => rule(element, role, more))

const DIVISIONS = ['div', 'div0', 'div1', 'div2', 'div3', 'div4', 'div5', 'div6', 'div7']
const DOCUMENT_TYPES = [
  ...['document', 'letter', 'lettre', 'lettera', 'carta', 'brief', 'Brief', 'письмо', 'letter-text'],
  ...['telegram', 'telegramm', 'télégramme', 'телеграмма', 'dispatch', 'despatch', 'memorandum', 'charter'],
]
const LISTS = [
  'list',
  'listPerson',
  'listPlace',
  'listOrg',
  'listBibl',
  'listWit',
  'listEvent',
  'castList',
  'castGroup',
]

const STRUCTURE: readonly TeiRule[] = [
  ...DIVISIONS.map(name => rule(name, 'document', { when: { type: DOCUMENT_TYPES } })),
  rule('text', 'document', { parent: ['group'] }),
  ...DIVISIONS.map(name =>
    rule(name, 'enclosure', { when: { type: ['enclosure', 'attachment', 'inclosure'] } }),
  ),
  ...DIVISIONS.map(name => rule(name, 'postscript', { when: { type: ['postscript'] } })),
  ...DIVISIONS.map(name => rule(name, 'section')),
  ...rules('include fallback', 'through'),
  ...rules('msDesc msIdentifier msContents physDesc objectDesc supportDesc handDesc history', 'through'),
  ...rules('msItem support extent origin provenance handNote repository explicit incipit', 'inline'),
  ...rules('TEI TEI.2 teiCorpus text group front body back standOff titlePage docTitle set', 'through'),
  ...rules('sourceDoc surfaceGrp surface zone', 'through'),
  rule('floatingText', 'loose-part', { when: { type: ['list', 'item', 'table', 'row', 'cell'] } }),
  rule('floatingText', 'stanza', { when: { type: ['stanza'] } }),
  rule('floatingText', 'speech', { when: { type: ['speech'] } }),
  rule('floatingText', 'postscript', { when: { type: ['postscript'] } }),
  ...rules('attachment floatingText', 'enclosure'),
  rule('postscript', 'postscript'),
  rule('quote', 'preformatted', { when: { rend: ['preformatted'] } }),
  ...rules('argument epigraph', 'quotation'),
  rule('opener', 'group'),
  rule('closer', 'closer'),
  rule('address', 'group'),
  rule('lg', 'stanza'),
  rule('sp', 'speech'),
  rule('spGrp', 'through'),
  ...rules('eg egXML', 'preformatted'),
  // Of the Tolstoy edition: what the editors say under a letter.
  rule('comments', 'editorial-note'),
]

const BLOCKS: readonly TeiRule[] = [
  rule('head', 'caption', { parent: ['figure', 'table', ...LISTS] }),
  ...rules('p figDesc', 'description', { parent: ['figDesc'] }),
  rule('p', 'caption', { parent: ['figure'] }),
  rule('p', 'through', { parent: ['figDesc', 'witness', 'person'] }),
  rule('head', 'heading'),
  rule('titlePart', 'heading'),
  rule('ab', 'classification', { when: { type: ['classification'] } }),
  rule('ab', 'reference-line', { when: { type: ['reference'] } }),
  rule('ab', 'address', { when: { type: ['address'] } }),
  rule('ab', 'caption', { when: { type: ['caption'] } }),
  rule('ab', 'line', { when: { type: ['line'] } }),
  // Where TEI does not allow the element that is made for a line, its type says what it is.
  rule('ab', 'heading', { when: { type: ['heading'] } }),
  rule('ab', 'dateline', { when: { type: ['dateline'] } }),
  rule('ab', 'salutation', { when: { type: ['salutation'] } }),
  rule('ab', 'valediction', { when: { type: ['valediction'] } }),
  rule('ab', 'signature', { when: { type: ['signature'] } }),
  rule('ab', 'speaker', { when: { type: ['speaker'] } }),
  ...rules('p ab', 'paragraph'),
  ...rules('l', 'verse'),
  ...rules('docAuthor docDate docEdition', 'inline', { parent: ['byline', 'docImprint', 'docEdition'] }),
  ...rules('byline docAuthor docImprint docDate docEdition imprimatur trailer', 'line'),
  rule('line', 'line', { parent: ['zone', 'surface'] }),
  ...rules('dateline', 'dateline'),
  rule('addrLine', 'address'),
  ...rules('street postCode postBox', 'inline'),
  rule('salute', 'valediction', { parent: ['closer'] }),
  rule('salute', 'salutation'),
  rule('signed', 'signature'),
  rule('idno', 'reference-line', { parent: ['opener'] }),
  rule('seg', 'line', { parent: ['opener', 'closer'] }),
  rule('seg', 'line', { when: { rend: ['left', 'right', 'center'] }, parent: ['seg'] }),
  rule('speaker', 'speaker'),
  rule('stage', 'stage-direction'),
  rule('castItem', 'line'),
  ...rules('role roleDesc actor', 'inline'),
  rule('list', 'list'),
  ...rules('castList castGroup', 'list'),
  rule('table', 'table'),
  ...rules('figure', 'figure'),
  rule('graphic', 'figure'),
  rule('figDesc', 'description'),
  ...rules('quote cit q said', 'quotation'),
  rule('milestone', 'rule', { when: { rend: ['rule', 'stars', 'line', 'asterisks', 'hr'] } }),
  rule('milestone', 'rule', { when: { rendition: ['#hr', '#hrRed', '#hrBlue', '#asterism'] } }),
]

const INLINES: readonly TeiRule[] = [
  ...rules('c g', 'character'),
  rule('hi', 'inline', { when: { rend: ['*'] } }),
  rule('hi', 'inline', { when: { rendition: ['*'] } }),
  rule('hi', 'inline', { when: { style: ['*'] } }),
  // What does not say how it stands out is in italics.
  rule('hi', 'inline', { marks: ['italic'] }),
  rule('emph', 'inline', { marks: ['italic'] }),
  ...rules(
    'foreign seg w pc s phr cl m orig reg corr abbr expan am ex term mentioned soCalled gloss',
    'inline',
  ),
  rule('num', 'number', { when: { type: ['paragraph'] } }),
  ...rules('date time num measure measureGrp origDate locus dim width height extent desc', 'inline'),
  ...rules('forename surname roleName genName nameLink addName', 'inline'),
  ...rules(
    'bibl biblStruct biblFull author editor publisher pubPlace biblScope citedRange edition title idno',
    'inline',
  ),
  ...rules('analytic monogr imprint series respStmt resp relatedItem', 'inline'),
  ...rules('distinct damage restore retrace secl surplus formula ident code email att gi tag val', 'inline'),
  ...rules('occupation affiliation birth death note', 'inline', { parent: ['person', 'persName'] }),
  rule('ruby', 'inline'),
  ...rules('rb rt', 'inline'),
  ...rules('ref ptr', 'link'),
  rule('choice', 'choice'),
  ...rules('subst lem rdg rdgGrp witDetail wit', 'inline'),
  rule('supplied', 'supplied'),
  rule('unclear', 'unclear'),
  ...rules('del', 'deleted'),
  ...rules('add addSpan', 'added'),
  rule('sic', 'sic'),
  rule('lb', 'line-break'),
  rule('space', 'space'),
  rule('pb', 'page'),
  ...rules('anchor', 'anchor'),
  rule('gap', 'gap'),
  ...rules('cb gb milestone handShift delSpan damageSpan metamark divGen span spanGrp', 'inline'),
  ...rules('lacunaStart lacunaEnd witStart witEnd caesura', 'inline'),
]

const NAMES: readonly TeiRule[] = [
  ...rules('name rs', 'name', { when: { type: ['person', 'pers', 'persName', 'people'] }, name: 'person' }),
  ...rules('name rs', 'name', {
    when: { type: ['place', 'geog', 'placeName', 'city', 'country'] },
    name: 'place',
  }),
  ...rules('name rs', 'name', {
    when: { type: ['org', 'organisation', 'organization'] },
    name: 'organisation',
  }),
  ...rules('name rs', 'name', { when: { type: ['work', 'bibl', 'title'] }, name: 'work' }),
  ...rules('name rs', 'name', { when: { type: ['event'] }, name: 'event' }),
  ...rules('name rs objectName', 'name', { name: 'other' }),
  rule('persName', 'name', { name: 'person' }),
  ...rules('placeName geogName district settlement region country bloc', 'name', { name: 'place' }),
  rule('orgName', 'name', { name: 'organisation' }),
  rule('eventName', 'name', { name: 'event' }),
  rule('title', 'name', { when: { ref: ['*'] }, name: 'work' }),
  rule('title', 'name', { when: { key: ['*'] }, name: 'work' }),
]

const BESIDE: readonly TeiRule[] = [
  rule('label', 'label'),
  rule('note', 'source-note', { when: { type: ['source'], rend: ['inline'] } }),
  rule('note', 'source-note', { when: { type: ['source'], place: ['inline'] } }),
  rule('note', 'inline-note', { when: { place: ['inline'] } }),
  rule('note', 'inline-note', { when: { rend: ['inline'] } }),
  rule('note', 'editorial-note', { when: { place: ['display', 'block'] } }),
  rule('note', 'note', { when: { place: ['end'] }, series: 'endnotes' }),
  rule('note', 'note', {
    when: { place: ['margin', 'left', 'right', 'marginLeft', 'marginRight', 'marginOuter', 'marginInner'] },
    series: 'margin',
  }),
  rule('note', 'note', {
    when: { type: ['textConst', 'textual', 'text-critical', 'crit'] },
    series: 'textual',
  }),
  rule('note', 'note', { series: 'notes' }),
  ...rules('noteGrp', 'through'),
  rule('app', 'apparatus'),
  rule('listApp', 'through'),
  rule('listWit', 'witnesses'),
  rule('listPerson', 'persons'),
  rule('listPlace', 'entities', { name: 'place' }),
  rule('listOrg', 'entities', { name: 'organisation' }),
  ...rules('listEvent', 'entities', { name: 'event' }),
  ...rules('listObject listNym', 'entities', { name: 'other' }),
  rule('listBibl', 'works'),
  ...rules('fw index', 'omit'),
  ...rules('teiHeader facsimile xenoData listRelation listChange linkGrp join listRef', 'silent'),
  ...rules('fs interp interpGrp listTranspose', 'silent'),
]

/** In the order in which they are tried; the first that fits an element holds. */
export const DEFAULT_RULES: readonly TeiRule[] = [...BESIDE, ...NAMES, ...STRUCTURE, ...BLOCKS, ...INLINES]

export type TeiRules = ReadonlyMap<string, readonly TeiRule[]>

/** Rules by the name of their element; those of `first` go before the others. */
export function rulesByElement(first: readonly TeiRule[] = []): TeiRules {
  const byElement = new Map<string, TeiRule[]>()
  for (const each of [...first, ...DEFAULT_RULES]) {
    const known = byElement.get(each.element)
    if (known === undefined) byElement.set(each.element, [each])
    else known.push(each)
  }
  return byElement
}

/** The rule for an element under its parent; null when the table does not know it. */
export function ruleFor(rules: TeiRules, element: XmlElement, parent: XmlElement | null): TeiRule | null {
  for (const each of rules.get(element.name) ?? []) if (fits(each, element, parent)) return each
  return null
}

function fits({ when, parent: parents }: TeiRule, element: XmlElement, parent: XmlElement | null): boolean {
  if (parents !== undefined && !parents.includes(parent?.name ?? '')) return false
  if (when === undefined) return true
  return Object.entries(when).every(([name, values]) => {
    const attribute = element.attributes.find(each => each.name === name)
    if (attribute === undefined) return false
    return (
      values.includes('*') ||
      values.includes(attribute.value.trim()) ||
      attribute.value.split(/\s+/).some(word => values.includes(word))
    )
  })
}
