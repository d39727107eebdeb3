/** The names of classes and attributes of the Markdown dialect → what they mean in the model; the writer uses the same tables. */
import type { Alternative, DisplayLine, Mark, NameReference } from '../edition/model.ts'

/** `[words]{.supplied}`; the first name of a mark is the one that is written. */
export const MARK_CLASSES: Readonly<Record<string, Mark>> = {
  italic: 'italic',
  bold: 'bold',
  'small-caps': 'small-caps',
  smallcaps: 'small-caps',
  sc: 'small-caps',
  capitals: 'capitals',
  superscript: 'superscript',
  sup: 'superscript',
  subscript: 'subscript',
  sub: 'subscript',
  underline: 'underline',
  strikethrough: 'strikethrough',
  letterspaced: 'letterspaced',
  spaced: 'letterspaced',
  monospace: 'monospace',
  editorial: 'editorial',
  supplied: 'supplied',
  unclear: 'unclear',
  deleted: 'deleted',
  del: 'deleted',
  added: 'added',
  add: 'added',
  sic: 'sic',
  generated: 'generated',
}

/** `[Stalin]{.person key=stalin}` */
export const NAME_CLASSES: Readonly<Record<string, NameReference['kind']>> = {
  person: 'person',
  place: 'place',
  organisation: 'organisation',
  organization: 'organisation',
  work: 'work',
  event: 'event',
  name: 'other',
}

/** `[teh]{.sic corr=the}`: the attribute holds the half that is not printed. */
export const ALTERNATIVE_KEYS: Readonly<Record<string, Alternative['kind']>> = {
  sic: 'sic',
  corr: 'correction',
  orig: 'original',
  reg: 'regularised',
  abbr: 'abbreviation',
  expan: 'expansion',
}

/** `::: dateline`: every line in such a div is a line by itself. */
export const LINE_CLASSES: Readonly<Record<string, DisplayLine['role']>> = {
  classification: 'classification',
  reference: 'reference',
  dateline: 'dateline',
  address: 'address',
  salutation: 'salutation',
  salute: 'salutation',
  valediction: 'valediction',
  signature: 'signature',
  signed: 'signature',
  'source-note': 'source-note',
  speaker: 'speaker',
  'stage-direction': 'stage-direction',
  stage: 'stage-direction',
  caption: 'caption',
  line: 'plain',
  plain: 'plain',
}

/** `::: enclosure`: what stands together. */
export const CONTAINER_CLASSES: ReadonlySet<string> = new Set([
  ...['list', 'item', 'quotation', 'stanza', 'speech', 'postscript', 'enclosure', 'editorial-note'],
  ...['preformatted', 'table', 'row', 'cell'],
])

/** Divs that are neither a line nor a container. */
export const OTHER_DIVS: ReadonlySet<string> = new Set([
  ...['verse', 'verse-lines', 'figure', 'heading', 'continuation', 'item-paragraph'],
])

/** The name that is written for a meaning: the first of those that have it. */
export function nameOf<T>(table: Readonly<Record<string, T>>, meaning: T): string {
  const found = Object.entries(table).find(([, value]) => value === meaning)
  if (found === undefined) throw new Error(`nothing is written for ${String(meaning)}`)
  return found[0]
}

/** `BCP 47`, loosely: enough not to take any word for a language. */
export const isLanguage = (written: string): boolean => /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/.test(written)
