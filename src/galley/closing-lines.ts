/** The flow of a document → the same flow, in which what closes a letter takes two lines of its text along to the next page. */
import type { StyledBlock, StyledParagraph } from '../style/styled-document.ts'
import type { SetOne } from './build-galley.ts'

/**
 * `I have, etc.,` is kept with the signature under it; alone with it over a page it would say nothing of the letter. Lines
 * before it are kept too, until there are two; the last two of a longer paragraph stay together anyway.
 */
export function keepClosings(flow: readonly StyledBlock[], setOne: SetOne): readonly StyledBlock[] {
  const kept = new Set<number>()
  flow.forEach(({ paragraph: { role } }, index) => {
    const closing = flow[index - 1]
    if (role !== 'signature' || closing === undefined || !isText(closing)) return
    if (linesOf(closing.paragraph, setOne) > 1) return
    let lines = 0
    for (let at = index - 2; at >= 0 && lines < 2; at--) {
      const before = flow[at]!
      if (!isText(before)) return
      kept.add(at)
      lines += linesOf(before.paragraph, setOne)
    }
  })
  return kept.size === 0
    ? flow
    : flow.map((block, index) => (kept.has(index) ? { ...block, keepWithNext: true } : block))
}

const isText = ({ paragraph: { role }, table, picture, rule }: StyledBlock): boolean =>
  role !== 'signature' && table === undefined && picture === undefined && rule === undefined

const linesOf = (paragraph: StyledParagraph, setOne: SetOne): number =>
  setOne(paragraph).variants[0]!.lines.length
