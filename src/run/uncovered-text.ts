/** Styled documents → the characters that no face of their looks has, found without setting a line. */
import { addAll } from '../base/arrays.ts'
import { isIgnorable, segmentEnd } from '../fonts/composed-text.ts'
import type { FontSet } from '../fonts/font.ts'
import { type FaceList, faceList } from '../shape/face-list.ts'
import { canSet } from '../shape/itemize.ts'
import {
  paragraphsOf,
  type StyledDocument,
  type StyledInline,
  type StyledParagraph,
  type TextStyle,
} from '../style/styled-document.ts'
import type { MissingInParagraph } from './compositor.ts'

/** The faces that some text may be set in, and what is known already of the letters that they can set. */
interface Faces {
  readonly list: FaceList
  /** A letter with its marks → the characters of it that no face has. */
  readonly lacking: Map<string, readonly string[]>
}

/**
 * What `RememberingCompositor.missing` would say of the text and its notes, each paragraph looked at once. Linear in the
 * length of the text: a letter is looked up once for each set of faces.
 */
export function uncoveredText(
  documents: readonly StyledDocument[],
  fonts: FontSet,
): readonly MissingInParagraph[] {
  const faces = new Map<string, Faces>()
  const facesOf = ({ families, weight, italic }: TextStyle): Faces => {
    const key = JSON.stringify([families, weight, italic])
    const known = faces.get(key) ?? {
      list: faceList({ families, weight, italic }, fonts),
      lacking: new Map(),
    }
    faces.set(key, known)
    return known
  }
  const found: MissingInParagraph[] = []
  for (const paragraph of paragraphsIn(documents))
    for (const inline of paragraph.inlines)
      addAll(found, uncoveredIn(paragraph, inline, facesOf(inline.style)))
  return found
}

/** Every paragraph of text and notes once: notes at the end of a document stand in its flow too. */
function paragraphsIn(documents: readonly StyledDocument[]): Iterable<StyledParagraph> {
  const paragraphs = new Map<string, StyledParagraph>()
  for (const { flow, notes } of documents) {
    for (const block of flow)
      for (const paragraph of paragraphsOf(block)) paragraphs.set(paragraph.id, paragraph)
    for (const note of notes.values())
      for (const paragraph of note.paragraphs) paragraphs.set(paragraph.id, paragraph)
  }
  return paragraphs.values()
}

function uncoveredIn(
  { id }: StyledParagraph,
  inline: StyledInline,
  { list, lacking }: Faces,
): readonly MissingInParagraph[] {
  if (inline.kind !== 'text' && inline.kind !== 'call') return []
  const text = inline.kind === 'text' ? inline.text : inline.mark
  const from = inline.kind === 'text' ? inline.offset : null
  const found: MissingInParagraph[] = []
  for (let start = 0; start < text.length; ) {
    const end = segmentEnd(text, start, LONGEST_LETTER)
    const letter = text.slice(start, end)
    let missing = lacking.get(letter)
    if (missing === undefined) {
      missing = charactersWithout(letter, list)
      lacking.set(letter, missing)
    }
    let searched = 0
    for (const character of missing) {
      const at = letter.indexOf(character, searched)
      searched = at + character.length
      found.push({
        paragraph: id,
        offset: from === null ? null : from + start + at,
        codePoint: character.codePointAt(0)!,
      })
    }
    start = end
  }
  return found
}

/** Where text is itemised, letters with more marks are cut too. */
const LONGEST_LETTER = 64

function charactersWithout(letter: string, faces: FaceList): readonly string[] {
  if (faces.first(face => canSet(face, letter)) !== null) return []
  return [...letter].filter(
    character =>
      !isIgnorable(character.codePointAt(0)!) && faces.first(face => canSet(face, character)) === null,
  )
}
