/** A title that is too long for its place → what could be shown of it, from little to much. */

/** Its beginnings at the end of a sentence or a clause, without the mark that parts clauses; no bracket is left open. */
export function clauseCuts(head: string): readonly string[] {
  const cuts: string[] = []
  for (const { index, 0: mark } of head.matchAll(CLAUSE_END)) {
    const cut = head.slice(0, index + (SENTENCE_END.test(mark) ? mark.trimEnd().length : 0)).trimEnd()
    if (isWhole(cut) && cut !== cuts[cuts.length - 1]) cuts.push(cut)
  }
  return cuts
}

/** A comma, colon or dash, or an opening bracket; or a full stop after a word, not after `Mr.`, `No.` or an initial. */
const CLAUSE_END = /[,;:·] (?!\p{N}{4}\b)|\s[–—-]\s|\s(?=[([])|(?<=\p{L}{4}|\p{N}|\])[.!?] (?=\P{Ll})/gu
const SENTENCE_END = /[.!?]/

const isWhole = (cut: string): boolean => {
  const count = (sign: string): number => cut.split(sign).length - 1
  return cut.length >= LEAST && count('(') === count(')') && count('[') === count(']')
}

/** Less than this says nothing: `No. 1`. */
const LEAST = 12

/** Its beginnings at a word, with an ellipsis; not after an article or another little word, nor after a comma. */
export function wordCuts(head: string): readonly string[] {
  const words = head.split(' ')
  const cuts: string[] = []
  for (let count = 1; count < words.length; count++) {
    if (count > 1 && LITTLE_WORD.test(words[count - 1]!)) continue
    cuts.push(
      `${words
        .slice(0, count)
        .join(' ')
        .replace(/[\s,;:–—([-]+$/u, '')} …`,
    )
  }
  return cuts
}

const LITTLE_WORD = /^\P{L}*\p{L}{1,3}$/u

/** The title if it is no longer than `most` characters, else the longest of its cuts that is. */
export function shortened(title: string, most: number): string {
  if (title.length <= most) return title
  const start = title.slice(0, most + 1)
  const clause = clauseCuts(start).findLast(cut => cut.length <= most) ?? ''
  const word = wordCuts(start).findLast(cut => cut.length <= most) ?? `${title.slice(0, most - 1)}…`
  return isLongEnough(clause, word) ? clause : word
}

/** A cut at the end of a clause says more than one at a word that is not much longer. */
export const isLongEnough = (clause: string, word: string): boolean =>
  clause !== '' && clause.length >= word.length * LEAST_CLAUSE

const LEAST_CLAUSE = 0.4
