/** A drawing or an old picture of Word → the picture it shows, the texts in its boxes, or the rule that it is. */
import { attribute, descendantNamed, type WordElement } from './word-xml.ts'

export interface Drawing {
  /** The relationship that names the picture, inside the file or outside; null for none. */
  readonly picture: { readonly relationship: string } | null
  readonly description: string | null
  /** The contents of text boxes, in order. */
  readonly boxes: readonly WordElement[]
  readonly isRule: boolean
  /** A chart or diagram, which cannot be set. */
  readonly other: 'chart' | 'diagram' | null
}

export function readDrawing(element: WordElement): Drawing {
  const boxes: WordElement[] = []
  collectBoxes(element, boxes)
  const blip = outsideBoxes(element, 'a:blip')
  const data = outsideBoxes(element, 'v:imagedata')
  const relationship =
    attribute(blip, 'r:embed') ?? attribute(blip, 'r:link') ?? attribute(data, 'r:id') ?? null
  const rule = descendantNamed(element, 'v:rect')
  const chart = relationship === null && boxes.length === 0 ? graphicKind(element) : null
  return {
    picture: relationship === null ? null : { relationship },
    description: describe(element),
    boxes,
    isRule: /^(?:t|true|1)$/.test(attribute(rule, 'o:hr') ?? ''),
    other: chart,
  }
}

/** Of an alternative, the branch that has something to print; the newer where both have. */
export function chosenBranch(element: WordElement): WordElement | null {
  const branches = element.children.filter(child => typeof child !== 'string')
  const choice = branches.find(({ name }) => name === 'mc:Choice') ?? null
  const fallback = branches.find(({ name }) => name === 'mc:Fallback') ?? null
  const prints = (branch: WordElement | null): boolean =>
    ['w:txbxContent', 'a:blip', 'w:t', 'v:imagedata'].some(name => descendantNamed(branch, name) !== null)
  return prints(choice) || !prints(fallback) ? (choice ?? fallback) : fallback
}

function collectBoxes(element: WordElement, boxes: WordElement[]): void {
  for (const child of element.children) {
    if (typeof child === 'string') continue
    if (child.name === 'w:txbxContent') boxes.push(child)
    else if (child.name === 'mc:AlternateContent') {
      const branch = chosenBranch(child)
      if (branch !== null) collectBoxes(branch, boxes)
    } else collectBoxes(child, boxes)
  }
}

/** As `descendantNamed`; what a text box holds is found when its text is read. */
function outsideBoxes(element: WordElement, name: string): WordElement | null {
  for (const child of element.children) {
    if (typeof child === 'string' || child.name === 'w:txbxContent') continue
    const found = child.name === name ? child : outsideBoxes(child, name)
    if (found !== null) return found
  }
  return null
}

/** What its author wrote for those who cannot see it; a name that Word gave (`Picture 1`) says nothing. */
function describe(element: WordElement): string | null {
  const properties = descendantNamed(element, 'wp:docPr')
  const shape = descendantNamed(element, 'v:shape')
  const written = [
    attribute(properties, 'descr'),
    attribute(shape, 'alt'),
    attribute(properties, 'title'),
  ].find(text => text !== null && text.trim() !== '')
  return written?.trim() ?? null
}

function graphicKind(element: WordElement): 'chart' | 'diagram' | null {
  const uri = attribute(descendantNamed(element, 'a:graphicData'), 'uri') ?? ''
  return uri.endsWith('/chart') || uri.endsWith('/chartex')
    ? 'chart'
    : uri.endsWith('/diagram')
      ? 'diagram'
      : null
}
