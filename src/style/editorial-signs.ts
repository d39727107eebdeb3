/** What the editor says of some text → the signs around it and its look; text that is left out → a sign for it. */
import type { Gap, Mark } from '../edition/model.ts'
import type { EditorialSign, EditorialSignsStyle, Stylesheet } from './stylesheet.ts'
import { word } from './words.ts'

export type EditorialMark = Exclude<keyof EditorialSignsStyle, 'gap'>

/** From the outermost sign to the innermost. */
const ORDER: readonly EditorialMark[] = ['added', 'deleted', 'supplied', 'unclear', 'sic']

/** The editor's marks of some text that the style shows, outermost first. */
export const editorialMarks = (marks: readonly Mark[]): readonly EditorialMark[] =>
  ORDER.filter(mark => marks.includes(mark))

/** Does the text bring its own signs: `[1].` of a source that has its brackets in the text. */
export function bringsSigns(text: string, { open, close }: EditorialSign): boolean {
  const sign = close.trim()
  return (open !== '' || sign !== '') && text.startsWith(open) && text.trimEnd().endsWith(sign)
}

/** The text of a gap's sign: `[…]`, `[illegible]`, `[3 words illegible]`. */
export function gapSign(gap: Gap, stylesheet: Stylesheet, language: string): string {
  const { open, close, ellipsis, inWords } = stylesheet.editorialSigns.gap
  const said = inWords ? [extent(gap, stylesheet, language), reason(gap, stylesheet, language)] : []
  const words = said.filter(each => each !== null).join(' ')
  return `${open}${words === '' ? ellipsis : words}${close}`
}

/** What has no word in the style is no reason that a reader should meet. */
function reason(gap: Gap, stylesheet: Stylesheet, language: string): string | null {
  if (gap.reason === null) return null
  const key = gap.reason.toLowerCase()
  // Left out by the editor: the ellipsis says as much, and how much only where it is known.
  if (!REASONS.includes(key) || (key === 'omitted' && gap.extent === null)) return null
  return word(stylesheet, language, key)
}

const REASONS: readonly string[] = ['illegible', 'omitted', 'damaged']

/** `3 words` in the language of the text; what is not a number and a unit stays as the source has it. */
function extent(gap: Gap, stylesheet: Stylesheet, language: string): string | null {
  if (gap.extent === null) return null
  const parts = /^(\d{1,6}) ?(char(?:acter)?|letter|word|line|page)s?$/.exec(gap.extent.trim())
  if (parts === null) return gap.extent.trim() === '' ? null : gap.extent.trim()
  const unit = parts[2]!.startsWith('char') || parts[2] === 'letter' ? 'character' : parts[2]!
  const count = Number(parts[1])
  const forms = word(stylesheet, language, unit).split('|')
  return `${count}\u00a0${forms[Math.min(formOf(count, forms.length), forms.length - 1)]!}`
}

/** Which form a noun has after a number: one and more; where there are three, one, a few and many as in Slavonic languages. */
function formOf(count: number, forms: number): number {
  if (forms < 3) return count === 1 ? 0 : 1
  const [tens, ones] = [count % 100, count % 10]
  if (tens >= 11 && tens <= 14) return 2
  return ones === 1 ? 0 : ones >= 2 && ones <= 4 ? 1 : 2
}
