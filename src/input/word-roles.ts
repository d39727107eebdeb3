/** The name of a Word style → what its paragraphs or words are in the edition: a declarative table, under the user's own. */
import type { Container, DisplayLine, Mark, NameReference } from '../edition/model.ts'
import type { WordStyle } from './word-styles.ts'

type ContainerKind = Extract<
  Container['kind'],
  'quotation' | 'editorial-note' | 'postscript' | 'enclosure' | 'preformatted' | 'stanza'
>

export type StyleRole =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3 | 4 | 5 | 6 }
  /** The title of a whole; headings under it stand one level lower. */
  | { readonly kind: 'title' }
  /** A heading that begins a document of its own. */
  | { readonly kind: 'document' }
  | { readonly kind: 'line'; readonly role: DisplayLine['role'] }
  | {
      readonly kind: 'paragraph'
      readonly role: 'paragraph' | 'verse'
      readonly container: ContainerKind | null
    }

export type CharacterRole =
  | { readonly kind: 'mark'; readonly mark: Mark }
  | { readonly kind: 'name'; readonly name: NameReference['kind'] }
  /** Nothing: the style is only a look of Word's. */
  | { readonly kind: 'plain' }

const inside = (container: ContainerKind): StyleRole => ({ kind: 'paragraph', role: 'paragraph', container })
const line = (role: DisplayLine['role']): StyleRole => ({ kind: 'line', role })
const heading = (level: 1 | 2 | 3 | 4 | 5 | 6): StyleRole => ({ kind: 'heading', level })

/** What a mapping file may say of a paragraph style. */
export const PARAGRAPH_ROLES: Readonly<Record<string, StyleRole>> = {
  document: { kind: 'document' },
  title: { kind: 'title' },
  'heading-1': heading(1),
  'heading-2': heading(2),
  'heading-3': heading(3),
  'heading-4': heading(4),
  'heading-5': heading(5),
  'heading-6': heading(6),
  paragraph: { kind: 'paragraph', role: 'paragraph', container: null },
  verse: { kind: 'paragraph', role: 'verse', container: 'stanza' },
  quotation: inside('quotation'),
  'editorial-note': inside('editorial-note'),
  postscript: inside('postscript'),
  enclosure: inside('enclosure'),
  preformatted: inside('preformatted'),
  classification: line('classification'),
  reference: line('reference'),
  dateline: line('dateline'),
  address: line('address'),
  salutation: line('salutation'),
  valediction: line('valediction'),
  signature: line('signature'),
  'source-note': line('source-note'),
  speaker: line('speaker'),
  'stage-direction': line('stage-direction'),
  caption: line('caption'),
  line: line('plain'),
}

const mark = (name: Mark): CharacterRole => ({ kind: 'mark', mark: name })
const name = (kind: NameReference['kind']): CharacterRole => ({ kind: 'name', name: kind })

/** What a mapping file may say of a character style. */
export const CHARACTER_ROLES: Readonly<Record<string, CharacterRole>> = {
  italic: mark('italic'),
  bold: mark('bold'),
  'small-caps': mark('small-caps'),
  capitals: mark('capitals'),
  letterspaced: mark('letterspaced'),
  underline: mark('underline'),
  monospace: mark('monospace'),
  editorial: mark('editorial'),
  supplied: mark('supplied'),
  unclear: mark('unclear'),
  deleted: mark('deleted'),
  added: mark('added'),
  sic: mark('sic'),
  person: name('person'),
  place: name('place'),
  organisation: name('organisation'),
  work: name('work'),
  event: name('event'),
  plain: { kind: 'plain' },
}

/** Word's own styles, and words that editors name theirs with; those that `PARAGRAPH_ROLES` has are known as they are. */
const PARAGRAPH_NAMES: readonly (readonly [RegExp, string])[] = [
  [/^(?:document (?:title|heading|number)|dokumentkopf|dokumenttitel|заголовок документа)$/, 'document'],
  [/^(?:titel|titre|título|titolo|название|заголовок|tytuł|book title)$/, 'title'],
  [/^(?:author|byline|autor|verfasser|auteur|autore|автор)$/, 'line'],
  [/^(?:subtitle|untertitel|sous-?titre|subtítulo|sottotitolo|подзаголовок)$/, 'line'],
  [
    /^(?:(?:intense )?quote|quotations?|block ?(?:text|quote|quotation)|(?:intensives )?zitat|blockzitat|citation(?: intense)?|cita(?: destacada)?|citazione|цитата|выделенная цитата)$/,
    'quotation',
  ],
  [/^(?:verse|verses|poem|poetry|gedicht|verszeile|vers|poème|verso|стихи?)$/, 'verse'],
  [
    /^(?:editor(?:'|’)?s? note|editorial|herausgebernotiz|regest|vorbemerkung|note de l[’']éditeur|примечание редактора)$/,
    'editorial-note',
  ],
  [/^(?:source|quelle|überlieferung|fundort|источник)$/, 'source-note'],
  [/^(?:date|datum|datumszeile|ort und datum|place and date|date et lieu|дата)$/, 'dateline'],
  [/^(?:inside address|envelope (?:address|return)|adresse|anschrift|empfänger|адрес)$/, 'address'],
  [/^(?:anrede|salutations|обращение)$/, 'salutation'],
  [/^(?:closing|grußformel|formule de politesse)$/, 'valediction'],
  [/^(?:e-mail signature|unterschrift|подпись)$/, 'signature'],
  [/^(?:beschriftung|légende|epígrafe|didascalia|название объекта|illustration|table caption)$/, 'caption'],
  [/^(?:html preformatted|plain text|macro text|preformatted text|nur text|code)$/, 'preformatted'],
  [/^(?:sprecher|character name)$/, 'speaker'],
  [/^(?:bühnenanweisung|stage)$/, 'stage-direction'],
  [/^(?:geheimhaltung|vermerk|гриф)$/, 'classification'],
  [/^(?:aktenzeichen|signatur|archive reference|cote|шифр)$/, 'reference'],
]

/** `heading 1` in the languages of Word; ids of styles have lost their spaces and some of their letters. */
const HEADING =
  /^(?:heading|(?:ü)?berschrift|titre|t[íi]?tulo|titolo|kop|rubrik|overskrift|otsikko|nagłówek|nagwek|nadpis|címsor|cmsor|başlık|balk|заголовок|επικεφαλίδα|title)\s*([1-9])$/

const CHARACTER_NAMES: readonly (readonly [RegExp, string])[] = [
  [/^(?:person(?:en)?(?: ?name)?|personenname|nom de personne|имя)$/, 'person'],
  [/^(?:place ?name|ort(?:sname)?|lieu|место)$/, 'place'],
  [/^(?:organi[sz]ation(?: name)?|körperschaft|institution)$/, 'organisation'],
  [/^(?:html (?:code|typewriter|keyboard|sample)|source text|teletype)$/, 'monospace'],
]

/** Names are compared without capitals; Word adds “Char” to a character style that goes with one of paragraphs. */
const plainName = (written: string): string =>
  written
    .toLowerCase()
    .replace(/(?:\s*\((?:web|user|benutzer)\)|\s+(?:char|zchn|car))$/u, '')
    .trim()

export interface StyleMapping {
  /** By the name of the style in small letters. */
  readonly paragraphs: ReadonlyMap<string, StyleRole>
  readonly characters: ReadonlyMap<string, CharacterRole>
}

export const NO_MAPPING: StyleMapping = { paragraphs: new Map(), characters: new Map() }

/** The roles of the styles of one file, each looked up once. */
export interface StyleRoles {
  readonly paragraph: (style: WordStyle | null) => StyleRole | null
  readonly character: (style: WordStyle | null) => CharacterRole | null
}

export function styleRoles(mapping: StyleMapping): StyleRoles {
  return {
    paragraph: remembered(style => paragraphRole(style, mapping)),
    character: remembered(style => characterRole(style, mapping)),
  }
}

function remembered<T>(roleOf: (style: WordStyle) => T | null): (style: WordStyle | null) => T | null {
  const known = new Map<string, T | null>()
  return style => {
    if (style === null) return null
    const before = known.get(style.id)
    if (before !== undefined) return before
    const role = roleOf(style)
    known.set(style.id, role)
    return role
  }
}

/** The role of a paragraph style: of the nearest of its ancestors that has one; null for plain text such as `Normal`. */
function paragraphRole(style: WordStyle, mapping: StyleMapping): StyleRole | null {
  for (const written of [...style.names, style.id]) {
    const plain = plainName(written)
    const mapped = mapping.paragraphs.get(written.toLowerCase().trim()) ?? mapping.paragraphs.get(plain)
    if (mapped !== undefined) return mapped
    const level = HEADING.exec(plain)?.[1]
    if (level !== undefined) return headingOf(Number(level))
    const key = PARAGRAPH_NAMES.find(([pattern]) => pattern.test(plain))?.[1] ?? plain.replace(/ /g, '-')
    // What our own words call a plain paragraph is what many call their usual style.
    if (Object.hasOwn(PARAGRAPH_ROLES, key) && key !== 'paragraph' && key !== 'line')
      return PARAGRAPH_ROLES[key]!
    if (key === 'line' && plain !== 'line') return PARAGRAPH_ROLES[key]!
  }
  return null
}

export function headingOf(level: number): StyleRole {
  const levels = [1, 2, 3, 4, 5, 6] as const
  return heading(levels[Math.min(6, Math.max(1, level)) - 1]!)
}

function characterRole(style: WordStyle, mapping: StyleMapping): CharacterRole | null {
  for (const written of [...style.names, style.id]) {
    const plain = plainName(written)
    const mapped = mapping.characters.get(written.toLowerCase().trim()) ?? mapping.characters.get(plain)
    if (mapped !== undefined) return mapped
    const key = CHARACTER_NAMES.find(([pattern]) => pattern.test(plain))?.[1] ?? plain.replace(/ /g, '-')
    if (Object.hasOwn(CHARACTER_ROLES, key) && key !== 'plain') return CHARACTER_ROLES[key]!
  }
  return null
}
