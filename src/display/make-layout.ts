/** A volume's pages → the layout file, with notes, registers and places in the sources. */
import { roundedPoints } from '../base/length.ts'
import type { SourceFile } from '../base/span.ts'
import type { Block, Edition } from '../edition/model.ts'
import { allTextParts, sourceFinder } from '../edition/visit.ts'
import type { MadeRegisters } from '../page/make-registers.ts'
import type { Page, PlacedLine } from '../page/page.ts'
import { measureOf } from '../style/measures.ts'
import type { StyledDocument } from '../style/styled-document.ts'
import type { Stylesheet } from '../style/stylesheet.ts'
import { type LayoutFile, layoutNotes, layoutPages } from './layout-file.ts'

export function makeLayout(
  edition: Edition,
  documents: readonly StyledDocument[],
  registers: MadeRegisters,
  pages: readonly Page[],
  stylesheet: Stylesheet,
  sources: ReadonlyMap<string, SourceFile>,
): LayoutFile {
  const blocks = new Map<string, Block>()
  for (const part of allTextParts(edition)) blocks.set(part.id, part.block)
  const finders = new Map<Block, ReturnType<typeof sourceFinder>>()
  const spanOf = ({ line }: PlacedLine) => {
    const block = blocks.get(line.paragraph)
    if (block === undefined || line.end <= line.start) return null
    const find = finders.get(block) ?? sourceFinder(block.content)
    finders.set(block, find)
    return find(line.start, line.end)
  }
  return {
    version: 1,
    source: [...new Set(edition.documents.map(document => document.source))],
    style: stylesheet.name,
    measure: roundedPoints(measureOf(stylesheet)),
    pages: layoutPages(pages, sources, spanOf),
    notes: layoutNotes(
      pages,
      documents.flatMap(document => [...document.notes.values()]),
    ),
    registers: { ...registers.printed, places: [] },
    diagnostics: [],
  }
}
