/** Link operations and the places they point at → annotations with explicit destinations, or with addresses. */
import { roundedPoints } from '../base/length.ts'
import type { AnchorName, DisplayList, DisplayPage } from '../display/display-list.ts'
import type { LinkOp } from './page-content.ts'
import { type PdfDictionary, type PdfReference, type PdfValue, textString, thousandths } from './pdf-value.ts'
import type { PdfObjects } from './pdfkit.ts'

/** Points left free above and before a place that is jumped to, so that its first line is not cut by the window's edge. */
const HEADROOM = 14
const SIDE_ROOM = 28

/** A name → the destination array of its place. Throws for a name that has no place: who draws a link must draw its end. */
export type DestinationOf = (name: AnchorName) => PdfValue

export const destinationsIn =
  (display: DisplayList, pages: readonly PdfReference[], edge: number): DestinationOf =>
  name => {
    const destination = display.destinations.get(name)
    if (destination === undefined) throw new Error(`nothing is placed at “${name}”, which is pointed at`)
    const page = pages[destination.page]
    const height = display.pages[destination.page]?.height
    if (page === undefined || height === undefined) {
      throw new Error(`“${name}” is placed on page ${destination.page} of ${pages.length}`)
    }
    const left = Math.max(0, roundedPoints(destination.at.x) - SIDE_ROOM)
    const top = roundedPoints(height) - Math.max(0, roundedPoints(destination.at.y) - HEADROOM)
    return [page, '/XYZ', thousandths(edge + left), thousandths(edge + top), null]
  }

/** Print it (ISO 32000-1, table 165). */
const PRINT = 4

/** Whatever a display list holds, no other action gets into a file. */
const SAFE_ADDRESS = /^(?:https?:\/\/|mailto:)[\x21-\x7e]+$/

function targetOf(link: LinkOp, destinationOf: DestinationOf): PdfDictionary {
  if (link.outside !== true) return { Dest: destinationOf(link.to) }
  if (!SAFE_ADDRESS.test(link.to)) throw new Error(`“${link.to}” is no address that may be in a file`)
  return { A: { Type: '/Action', S: '/URI', URI: textString(link.to) } }
}

/** Writes a link annotation; `structParent` is its key in the parent tree, null when it is an artifact's. */
export function writeLink(
  objects: PdfObjects,
  link: LinkOp,
  page: DisplayPage,
  pageReference: PdfReference,
  destinationOf: DestinationOf,
  structParent: number | null,
): PdfReference {
  const [left, width] = [roundedPoints(link.rect.x), roundedPoints(link.rect.width)]
  const top = roundedPoints(page.height) - roundedPoints(link.rect.y)
  const bottom = top - roundedPoints(link.rect.height)
  const annotation = objects.reserve()
  objects.write(annotation, {
    Type: '/Annot',
    Subtype: '/Link',
    Rect: [left, bottom, left + width, top].map(thousandths),
    Border: [0, 0, 0],
    F: PRINT,
    P: pageReference,
    ...targetOf(link, destinationOf),
    Contents: textString(link.description),
    StructParent: structParent ?? undefined,
  })
  return annotation
}
