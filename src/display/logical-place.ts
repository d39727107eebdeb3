/** Paragraphs and the segments of their lines → their nodes in the logical tree, made when their first line is painted. */
import type { Container, NoteId } from '../edition/model.ts'
import type { StyledParagraph } from '../style/styled-document.ts'
import { containerNode, labelNode, type TablePaths } from './containers.ts'
import type { StructureId } from './display-list.ts'
import type { LineSegment } from './line-segments.ts'
import type { Structure } from './structure.ts'

/** What the tree must know of a paragraph. */
export interface ParagraphFacts
  extends Pick<StyledParagraph, 'role' | 'level' | 'language' | 'labelLength' | 'note'> {
  /** The document or register that it belongs to, and its language. */
  readonly section: string
  readonly sectionLanguage: string
  /** What it stands in; names of containers are those of its document, also where its note is gathered elsewhere. */
  readonly within: readonly Container[]
  readonly document: string
  /** Repeats a heading after a page turn: read once, it is enough. */
  readonly repeated: boolean
  /** A note that stands in the flow of a section of notes, not where it is called. */
  readonly gathered: boolean
  /** Of a note: its series. */
  readonly series: string | null
}

export interface LogicalPlaces {
  /** The node of a paragraph, in which its text stands. */
  paragraph(id: string, facts: ParagraphFacts): StructureId
  /** The node of the picture over a caption, which is said by `alternative`. */
  figure(id: string, facts: ParagraphFacts, alternative: string): StructureId
  /** The node of a segment of a line of it. */
  segment(id: string, facts: ParagraphFacts, segment: LineSegment): StructureId
  /** Tells that a line of a paragraph calls notes, so that they are read after it; after a whole note, when it is a note's. */
  calls(id: string, facts: ParagraphFacts, notes: readonly NoteId[]): void
}

interface State {
  readonly structure: Structure
  readonly tables: TablePaths
  readonly noteFacts: ReadonlyMap<NoteId, ParagraphFacts>
  /** The list that the next item goes on with, when it stands in the same place. */
  list: { readonly parent: StructureId; readonly role: string; readonly node: StructureId } | null
  /** The levels of the headings above: what they want, not what they get. */
  readonly headings: number[]
  /** The link in which the last segment stood. */
  link: { readonly paragraph: string; readonly to: string; readonly node: StructureId } | null
}

/** `noteFacts` knows all notes, so that one can be put behind the paragraph that calls it before it is painted. */
export function logicalPlaces(
  structure: Structure,
  tables: TablePaths,
  noteFacts: ReadonlyMap<NoteId, ParagraphFacts>,
): LogicalPlaces {
  const state: State = { structure, tables, noteFacts, list: null, headings: [], link: null }
  const paragraph = (id: string, facts: ParagraphFacts): StructureId =>
    structure.named(`p ${id}`, () => newParagraph(facts, state))
  return {
    paragraph,
    figure: (id, facts, alternative) =>
      structure.named(`figure ${id}`, () => {
        const section = structure.named(`section ${facts.section}`, () =>
          structure.add(structure.root, 'Sect', facts.sectionLanguage),
        )
        const place = { structure, prefix: facts.document, tables }
        const parent = containerNode(facts.within, section, place)
        return structure.add(parent, 'Figure', facts.language, { alternative })
      }),
    segment: (id, facts, segment) => segmentNode(id, facts, paragraph(id, facts), segment, state),
    calls(id, calling, notes) {
      const own = paragraph(id, calling)
      const before = (calling.note === null ? undefined : structure.known(`note ${calling.note}`)) ?? own
      for (const note of notes) {
        const facts = noteFacts.get(note)
        if (facts === undefined || facts.gathered) continue
        structure.named(`note ${note}`, () => newNote(facts, made => structure.follow(before, ...made)))
      }
    },
  }
}

function newParagraph(facts: ParagraphFacts, state: State): StructureId {
  const { structure } = state
  const section = structure.named(`section ${facts.section}`, () =>
    structure.add(structure.root, 'Sect', facts.sectionLanguage),
  )
  const place = { structure, prefix: facts.document, tables: state.tables }
  if (facts.note !== null) {
    const note = structure.named(`note ${facts.note}`, () =>
      newNote(facts, made => structure.add(section, ...made)),
    )
    // The mark is read before the text, whichever of them is painted first.
    structure.named(`mark ${facts.note}`, () => structure.add(note, 'Lbl'))
    const text = structure.add(containerNode(facts.within, note, place), 'P', facts.language)
    nameLabel(text, labelNode(facts.within, place), structure)
    return text
  }
  const parent = containerNode(facts.within, registerParent(facts, section, structure), place)
  const inItem = labelNode(facts.within, place)
  const inList = LISTED[facts.role]
  if (inList === undefined || inItem !== undefined) {
    state.list = null
    const text = structure.add(parent, tagOf(facts, state), facts.language)
    nameLabel(text, inItem, structure)
    return text
  }
  if (state.list === null || state.list.parent !== parent || state.list.role !== facts.role) {
    const node = structure.add(parent, 'L', null, { numbering: inList.numbering })
    state.list = { parent, role: facts.role, node }
  }
  const item = structure.add(state.list.node, 'LI', facts.language)
  const label = facts.labelLength > 0 ? structure.add(item, 'Lbl') : null
  const text = structure.add(structure.add(item, 'LBody'), inList.tag)
  nameLabel(text, label ?? undefined, structure)
  return text
}

/** Where the label at the head of a text goes. */
function nameLabel(text: StructureId, label: StructureId | undefined, structure: Structure): void {
  if (label !== undefined) structure.named(`label ${text}`, () => label)
}

type Made = [tag: string, language: string]

/** The one place that decides how a note is tagged: PDF/UA-2 will want `FENote` here, with `Ref` to and from its call. */
const newNote = (facts: ParagraphFacts, put: (made: Made) => StructureId): StructureId =>
  put([facts.series === 'apparatus' ? 'Apparatus' : 'Note', facts.language])

/** Paragraphs that stand in lists of their own making, and the element that holds the text of each. */
const LISTED: Readonly<
  Partial<Record<ParagraphFacts['role'], { readonly tag: string; readonly numbering: 'numbered' | 'plain' }>>
> = {
  item: { tag: 'P', numbering: 'numbered' },
  'index-entry': { tag: 'P', numbering: 'plain' },
  'bibliography-entry': { tag: 'BibEntry', numbering: 'plain' },
}

function registerParent(facts: ParagraphFacts, section: StructureId, structure: Structure): StructureId {
  const { role } = facts
  if (role === 'index-entry' || role === 'index-letter')
    return structure.named(`index ${facts.section}`, () => structure.add(section, 'Index'))
  if (role !== 'contents-entry') return section
  const contents = structure.named(`contents ${facts.section}`, () => structure.add(section, 'TOC'))
  return structure.add(contents, 'TOCI')
}

function tagOf(facts: ParagraphFacts, state: State): string {
  if (facts.role !== 'title' && facts.role !== 'heading') return 'P'
  const wanted = facts.role === 'title' ? 1 : Math.max(2, facts.level)
  const { headings } = state
  while (headings.length > 0 && headings[headings.length - 1]! >= wanted) headings.pop()
  headings.push(wanted)
  return `H${Math.min(MOST_LEVELS, headings.length)}`
}

/** PDF 1.7 has six levels; none may be skipped on the way down (PDF/UA-1, 7.4.2), whatever the source has. */
const MOST_LEVELS = 6

function segmentNode(
  id: string,
  facts: ParagraphFacts,
  paragraph: StructureId,
  segment: LineSegment,
  state: State,
): StructureId {
  const { structure } = state
  const { kind, link, language } = segment
  const goesOn = link !== null && state.link?.paragraph === id && state.link.to === link.to
  if (goesOn && kind === 'text') return state.link!.node
  state.link = null
  let parent = paragraph
  if (kind === 'label') parent = structure.known(`label ${paragraph}`) ?? paragraph
  else if (kind === 'mark') parent = structure.known(`mark ${facts.note}`) ?? paragraph
  else if (language !== facts.language) parent = structure.add(parent, 'Span', language)
  if (link === null) return parent
  if (kind === 'call' || REFERRING.has(facts.role)) parent = structure.add(parent, 'Reference')
  const node = structure.add(parent, 'Link')
  if (kind === 'text') state.link = { paragraph: id, to: link.to, node }
  return node
}

/** Links of registers refer to pages of the volume. */
const REFERRING: ReadonlySet<string> = new Set(['contents-entry', 'index-entry', 'bibliography-entry'])
