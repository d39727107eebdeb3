/** Pages of gathered notes → running heads that name the pages whose calls they answer. */
import type { NoteId } from '../edition/model.ts'
import type { Stylesheet } from '../style/stylesheet.ts'
import { word } from '../style/words.ts'
import type { PageContent } from './cut-pages.ts'

/** For each page the head of its gathered notes, `Notes to pages 12–15`; null where the page is one of text. */
export function endNoteHeads(
  contents: readonly PageContent[],
  firstPage: number,
  stylesheet: Stylesheet,
  language: string,
): readonly (string | null)[] {
  const calledOn = new Map<NoteId, number>()
  contents.forEach((content, index) => {
    for (const { line } of content.lines) {
      for (const call of line.line.calls) {
        if (line.line.note === null && !calledOn.has(call)) calledOn.set(call, firstPage + index)
      }
    }
  })
  return contents.map(content => {
    const notes = content.lines.flatMap(({ line }) => (line.line.note === null ? [] : [line.line.note]))
    if (notes.length * 2 <= content.lines.length) return null
    const pages = notes.flatMap(note => calledOn.get(note) ?? [])
    if (pages.length === 0) return null
    const first = Math.min(...pages)
    const last = Math.max(...pages)
    if (first === last) return `${word(stylesheet, language, 'notes-to-page')} ${first}`
    return `${word(stylesheet, language, 'notes-to-pages')} ${first}–${last}`
  })
}
