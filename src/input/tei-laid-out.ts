/** The elements of a TEI file → did a program lay it out, so that each tag and each text has a line of its own. */
import type { XmlElement } from './xml-tree.ts'

/** Fewer texts say nothing of a habit. */
const FEWEST = 20

/**
 * True when nowhere in the file text stands on the line of a tag, as some pretty-printers leave it. There every end of line may
 * be of the layout; elsewhere white is what its author wrote.
 */
export function isLaidOut(roots: readonly XmlElement[]): boolean {
  let texts = 0
  const visit = (element: XmlElement): boolean => {
    let text = ''
    const { children } = element
    for (const [index, child] of children.entries()) {
      if (child.kind === 'element') {
        if (!visit(child)) return false
        text = ''
        continue
      }
      text += child.text
      if (children[index + 1]?.kind === 'text' || !/\S/.test(text)) continue
      if (!BEGINS_WITH_LINE.test(text) || !ENDS_WITH_LINE.test(text)) return false
      texts++
    }
    return true
  }
  return roots.every(visit) && texts >= FEWEST
}

const BEGINS_WITH_LINE = /^[ \t]*[\r\n]/
const ENDS_WITH_LINE = /[\r\n][ \t]*$/
