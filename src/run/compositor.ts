/** How paragraphs get set; never what comes out. */
import type { MissingCharacter, SetParagraph } from '../paragraph/set-line.ts'
import { setParagraph } from '../paragraph/set-paragraph.ts'
import type { Typesetter } from '../paragraph/typesetter.ts'
import type { StyledParagraph } from '../style/styled-document.ts'

/** A missing character and the paragraph it stands in. */
export interface MissingInParagraph extends MissingCharacter {
  readonly paragraph: string
}

export interface Compositor {
  setNow(paragraph: StyledParagraph): SetParagraph
}

/** Sets each paragraph when it is asked for. */
export const direct = (typesetter: Typesetter): Compositor => ({
  setNow: paragraph => setParagraph(paragraph, typesetter),
})

export interface RememberingCompositor extends Compositor {
  /** Everything that no face had, in the order in which it was met. */
  missing(): readonly MissingInParagraph[]
}

/**
 * Remembers what has been set, by value: another round, or a head that recurs, costs nothing.
 * The key is the paragraph itself, all of it, so that equal input and nothing else is found again.
 */
export function memo(inner: Compositor): RememberingCompositor {
  const known = new Map<string, SetParagraph>()
  const met: MissingInParagraph[] = []
  return {
    setNow: paragraph => {
      const key = JSON.stringify(paragraph)
      const remembered = known.get(key)
      if (remembered !== undefined) return remembered
      const set = inner.setNow(paragraph)
      known.set(key, set)
      for (const each of set.missing) met.push({ ...each, paragraph: paragraph.id })
      return set
    },
    missing: () => met,
  }
}
