/** Outline entries → the tree that viewers show beside the pages. */
import type { OutlineEntry } from '../display/display-list.ts'
import type { DestinationOf } from './links.ts'
import { oneLine, type PdfReference, textString } from './pdf-value.ts'
import type { PdfObjects } from './pdfkit.ts'

/** Writes the tree; null when there is nothing in it. The top level is shown, and what is below a lone top entry. */
export function writeOutline(
  objects: PdfObjects,
  entries: readonly OutlineEntry[],
  destinationOf: DestinationOf,
): PdfReference | null {
  if (entries.length === 0) return null
  const root = objects.reserve()
  const openTop = entries.length === 1
  const items = writeItems(objects, entries, root, destinationOf, openTop)
  const shown = entries.length + (openTop ? entries[0]!.children.length : 0)
  objects.write(root, { Type: '/Outlines', First: items[0], Last: items.at(-1), Count: shown })
  return root
}

/** `Count` is the number of entries shown below an open entry, and its negative for a closed one (ISO 32000-1, table 153). */
function writeItems(
  objects: PdfObjects,
  entries: readonly OutlineEntry[],
  parent: PdfReference,
  destinationOf: DestinationOf,
  open: boolean,
): readonly PdfReference[] {
  const references = entries.map(() => objects.reserve())
  entries.forEach((entry, index) => {
    const reference = references[index]!
    const children = writeItems(objects, entry.children, reference, destinationOf, false)
    objects.write(reference, {
      Title: textString(oneLine(entry.title)),
      Parent: parent,
      Prev: references[index - 1],
      Next: references[index + 1],
      First: children[0],
      Last: children.at(-1),
      Count: children.length === 0 ? undefined : open ? children.length : -children.length,
      Dest: destinationOf(entry.to),
    })
  })
  return references
}
