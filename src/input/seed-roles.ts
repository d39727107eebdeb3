/** The lines of one document → the role of each: heading, display line or paragraph, by wording, place and neighbours. */
import type { DisplayLine, Label, Paragraph } from '../edition/model.ts'
import type { SeedLine } from './seed-lines.ts'
import {
  isAllCapitals,
  isBracketed,
  isChapterHeading,
  isClassificationWord,
  isEnclosure,
  isNameLike,
  isReference,
  isSalutation,
  readDateline,
  readDocumentNumber,
  readItemMark,
  readLabel,
  readRoute,
  smallWords,
} from './seed-patterns.ts'

export type Role =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3 }
  | { readonly kind: 'line'; readonly role: DisplayLine['role'] }
  | { readonly kind: 'paragraph'; readonly role: Paragraph['role']; readonly label: Label | null }

/** Where the reading stands: what may come next depends on what has come. */
interface State {
  /** No paragraph yet since the beginning or since the last enclosure. */
  readonly inHead: boolean
  readonly hasTitle: boolean
  readonly afterEnclosure: boolean
  /** A numbered paragraph is open, and whether items have followed it. */
  readonly numbered: boolean
  readonly items: boolean
  /** Lines of a letterhead have come: what looks like “X to Y” under them is an address. */
  readonly letterhead: boolean
}

const START: State = {
  inHead: true,
  hasTitle: false,
  afterEnclosure: false,
  numbered: false,
  items: false,
  letterhead: false,
}

/** One role a line, in order. */
export function assignRoles(lines: readonly SeedLine[]): readonly Role[] {
  const facts = surveyHead(lines)
  const roles: Role[] = []
  let state = START
  for (const [index, line] of lines.entries()) {
    const role = line.indented ? indentedRole(line, state) : flushRole(lines, index, state, facts)
    roles.push(role)
    state = advance(state, role, line)
  }
  return roles
}

function advance(state: State, role: Role, line: SeedLine): State {
  if (role.kind === 'paragraph') {
    const items = role.role === 'item'
    const numbered = role.label !== null && !items ? true : items ? state.numbered : false
    return { ...state, inHead: false, afterEnclosure: false, numbered, items }
  }
  if (role.kind === 'heading') {
    const afterEnclosure = role.level === 2 && isEnclosure(line.text)
    return { ...START, hasTitle: true, afterEnclosure }
  }
  const letterhead = state.letterhead || (role.role === 'plain' && !isBracketed(line.text))
  return { ...state, numbered: false, items: false, letterhead }
}

/** What the head as a whole tells about its lines. */
interface HeadFacts {
  /** Index of the line that is the title because no other could be; -1 for none. */
  readonly title: number
  /** Capital lines in the head are marks of secrecy and haste, not a title. */
  readonly classified: boolean
  /** No line of the document is indented, so that paragraphs are flush. */
  readonly flushParagraphs: boolean
  /** Nothing looks like running text, so that the plain lines must be the text. */
  readonly linesAreText: boolean
}

function surveyHead(lines: readonly SeedLine[]): HeadFacts {
  const flushParagraphs = !lines.some(line => line.indented)
  const head: number[] = []
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!
    if (line.indented || isProse(line, flushParagraphs && specialRole(line.text) === null, false)) break
    head.push(index)
  }
  const capitals = head.filter(
    index => isAllCapitals(lines[index]!.text) && specialRole(lines[index]!.text) === null,
  )
  const classified =
    capitals.some(index => isClassificationWord(lines[index]!.text)) ||
    capitals.length > 1 ||
    capitals.some(index => !lines[index]!.text.includes(' '))
  const candidates = head.filter(index => isTitleCandidate(lines[index]!.text, classified))
  const named = head.some(index => isDocumentHeading(lines[index]!.text))
  const followed = head.length < lines.length
  const title = !named && followed && candidates.length === 1 ? candidates[0]! : -1
  const linesAreText =
    flushParagraphs && !lines.some(line => specialRole(line.text) === null && isProse(line, true, false))
  return { title, classified, flushParagraphs, linesAreText }
}

const isTitleCandidate = (text: string, classified: boolean): boolean =>
  specialRole(text) === null &&
  !isBracketed(text) &&
  text.length <= 200 &&
  !(classified && isAllCapitals(text))

const isDocumentHeading = (text: string): boolean => {
  const { number, rest } = readDocumentNumber(text)
  return (
    (number !== null && rest !== '' && text.length <= 200) ||
    isChapterHeading(text) ||
    readRoute(text) !== null
  )
}

/** Roles that the wording alone decides. */
function specialRole(text: string): Role | null {
  if (isEnclosure(text)) return { kind: 'heading', level: 2 }
  if (isChapterHeading(text)) return { kind: 'heading', level: 1 }
  if (isReference(text)) return { kind: 'line', role: 'reference' }
  if (isSalutation(text)) return { kind: 'line', role: 'salutation' }
  if (isDocumentHeading(text)) return { kind: 'heading', level: 1 }
  if (readDateline(text) !== null) return { kind: 'line', role: 'dateline' }
  return null
}

function indentedRole(line: SeedLine, state: State): Role {
  const label = readLabel(line.text)
  if (label !== null) return { kind: 'paragraph', role: 'paragraph', label }
  const item = readItemMark(line.text)
  if (item !== null) return { kind: 'paragraph', role: 'item', label: item }
  return {
    kind: 'paragraph',
    role: state.numbered && state.items ? 'continuation' : 'paragraph',
    label: null,
  }
}

function flushRole(lines: readonly SeedLine[], index: number, state: State, facts: HeadFacts): Role {
  const line = lines[index]!
  const { text } = line
  const item = readItemMark(text)
  if (item !== null && !state.inHead) return { kind: 'paragraph', role: 'item', label: item }
  if (/^\[?\d{1,3}[.)\]]+$/.test(text)) return { kind: 'line', role: 'plain' }
  if (index === facts.title) return { kind: 'heading', level: 1 }
  const special = specialRole(text)
  if (special !== null) return placed(special, line, lines[index + 1], state)
  if (state.inHead && facts.classified && isAllCapitals(text) && !state.hasTitle)
    return { kind: 'line', role: 'classification' }
  if (/^\p{Lu}\.?$/u.test(text) && !state.inHead) return { kind: 'heading', level: 2 }
  const called = line.parts.some(part => part.kind === 'call')
  const mayBeText = facts.linesAreText && !isBracketed(text) && (called || !isAllCapitals(text))
  if (mayBeText || isProse(line, facts.flushParagraphs, state.afterEnclosure)) {
    const label = readLabel(text)
    const continues = label === null && state.numbered && state.items
    return { kind: 'paragraph', role: continues ? 'continuation' : 'paragraph', label }
  }
  if (isBracketed(text)) return { kind: 'line', role: 'plain' }
  if (state.inHead && state.afterEnclosure) return { kind: 'heading', level: 3 }
  if (!state.inHead)
    return isSubheading(lines, index, facts)
      ? { kind: 'heading', level: 2 }
      : { kind: 'line', role: 'signature' }
  return { kind: 'line', role: 'plain' }
}

/** Where paragraphs are flush, a short line between two of them is a heading; at the end it is a signature. */
function isSubheading(lines: readonly SeedLine[], index: number, facts: HeadFacts): boolean {
  const before = lines[index - 1]
  const after = lines[index + 1]
  if (!facts.flushParagraphs || before === undefined || after === undefined) return false
  return isProse(before, true, false) && isProse(after, true, false) && lines[index]!.text.length <= 100
}

/** A heading's level and right depend on where it stands; a title of office after the text is a signature. */
function placed(role: Role, line: SeedLine, next: SeedLine | undefined, state: State): Role {
  if (role.kind === 'line' && role.role === 'salutation' && !state.inHead)
    return { kind: 'line', role: 'plain' }
  if (role.kind !== 'heading' || role.level !== 1) return role
  const numbered = readDocumentNumber(line.text).number !== null || isChapterHeading(line.text)
  if (!state.hasTitle && state.inHead)
    return state.letterhead && !numbered ? { kind: 'line', role: 'plain' } : role
  if (state.afterEnclosure) return { kind: 'heading', level: 3 }
  const startsAnew =
    /^(?:The|From|Mr|Mrs|Miss|Sir|Lord|No|Nr|№|M|MM|General|Captain|Count|Baron|Prince|Herr)\b/.test(
      line.text,
    )
  const dated =
    next !== undefined &&
    !next.indented &&
    ((isBracketed(next.text) && !isEnclosure(next.text)) || readDateline(next.text) !== null)
  return state.inHead || startsAnew || dated || isChapterHeading(line.text)
    ? { kind: 'heading', level: 2 }
    : { kind: 'line', role: 'signature' }
}

/** Running text rather than a line by itself. `loose` where flush lines are the only paragraphs there are. */
function isProse(line: SeedLine, loose: boolean, underEnclosure: boolean): boolean {
  const { text } = line
  if (text.length > 160) return true
  if (underEnclosure) return false
  const sentence = /[.!?…:;]["”’»)\]]*$/.test(text)
  if (text.length > 80 && sentence && smallWords(text) >= 6) return true
  if (!loose || isAllCapitals(text)) return false
  const words = text.split(' ')
  return (
    line.parts.some(part => part.kind === 'call') || (sentence && (words.length > 6 || !isNameLike(words)))
  )
}
