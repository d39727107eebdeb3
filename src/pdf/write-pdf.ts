/** Display list and fonts → the bytes of a tagged PDF file; equal input gives equal bytes. */
import { createHash } from 'node:crypto'
import { roundedPoints } from '../base/length.ts'
import type { DisplayList, DisplayPage } from '../display/display-list.ts'
import type { FontSet } from '../fonts/font.ts'
import { type Attachment, writeAttachments } from './attachments.ts'
import { type EmbeddedFonts, embedFonts } from './embed-fonts.ts'
import { type EmbeddedPictures, embedPictures } from './embed-pictures.ts'
import { identificationSchemas } from './identification.ts'
import { type DestinationOf, destinationsIn, writeLink } from './links.ts'
import { fileFacts, informationEntries, type PressFacts, xmpPacket } from './metadata.ts'
import { writeOutline } from './outline.ts'
import { writeOutputIntents } from './output-intent.ts'
import { pageContent } from './page-content.ts'
import { pageLabels } from './page-labels.ts'
import { type PdfReference, textString } from './pdf-value.ts'
import { newPdfObjects, type PdfObjects } from './pdfkit.ts'
import { type PressOptions, pressBlack, pressSheet, registrationColour, type Sheet } from './press-sheet.ts'
import { type Profile, type ProfileRules, profileRules } from './profile.ts'
import { type StructureNodes, structureNodes } from './structure-nodes.ts'
import { openStructure, type StructureWriter, type TaggedPiece } from './tags.ts'

export interface PdfOptions {
  /** The date of the edition, from the caller; null leaves it out. Never the clock. */
  readonly creationDate: Date | null
  readonly profile: Profile
  /** How the press wants it; for `press` it must be there, for others it is not looked at. */
  readonly press?: PressOptions
  /** The sources of the edition, to be kept inside: the file is then PDF/A-3. */
  readonly attachments?: readonly Attachment[]
  /** The program's version, for `Producer`. */
  readonly version: string
}

/**
 * Throws when the display list contradicts itself: a link or outline entry to a place that does not exist, content of
 * an unknown structure node, a font that is not in the set, no pages; and without press options for the press.
 */
export async function writePdf(
  display: DisplayList,
  fonts: FontSet,
  options: PdfOptions,
): Promise<Uint8Array> {
  if (display.pages.length === 0) throw new Error('a PDF file has at least one page')
  const attachments = options.attachments ?? []
  const rules = profileRules(options.profile, attachments.length > 0)
  const press = rules.pdfx ? (options.press ?? null) : null
  if (rules.pdfx && press === null) throw new Error('the press needs to know its sheet and its colours')
  // PDF/X-4 is made of PDF 1.6.
  const objects = await newPdfObjects(rules.pdfx ? '1.6' : '1.7')
  const pages = display.pages.map(() => objects.reserve())
  const tree = structureNodes(display.structure)
  const writing: Writing = {
    objects,
    pages,
    resources: objects.reserve(),
    fonts: embedFonts(objects, fonts),
    pictures: embedPictures(objects),
    tree,
    structure: openStructure(objects, tree, display.pages),
    destinationOf: destinationsIn(display, pages, sheetOf(display.pages[0]!, press)?.edge ?? 0),
    rules,
    press,
    digest: createHash('sha256'),
    // Keys of the parent tree: first the pages, by their index, then the annotations.
    nextKey: pages.length,
  }
  display.pages.forEach((page, index) => {
    writePage(page, index, writing)
  })
  const ColorSpace = press?.marks === true ? { All: registrationColour(objects, press) } : undefined
  objects.write(writing.resources, {
    Font: writing.fonts.finish(),
    XObject: writing.pictures.finish(),
    ColorSpace,
  })
  const structure = writing.structure.finish()
  const outline = writeOutline(objects, display.outline, writing.destinationOf)
  const intents = writeOutputIntents(objects, rules, press)
  const facts = fileFacts(
    display.information,
    options.creationDate ?? (rules.pdfx ? EPOCH : null),
    options.version,
    rules.pdfx ? pressFacts(options.creationDate ?? EPOCH, writing) : null,
  )
  const metadata = objects.reserve()
  const packet = Buffer.from(xmpPacket(facts, identificationSchemas(rules)), 'utf8')
  objects.writeStream(metadata, { Type: '/Metadata', Subtype: '/XML' }, packet, 'plain')
  return objects.finish(
    {
      ...writeAttachments(objects, attachments),
      Lang: facts.language === '' ? undefined : textString(facts.language),
      MarkInfo: { Marked: true },
      Metadata: metadata,
      OutputIntents: intents.length === 0 ? undefined : intents,
      Outlines: outline ?? undefined,
      PageLabels: pageLabels(display.pages.map(page => page.folio)),
      PageMode: outline === null ? undefined : '/UseOutlines',
      StructTreeRoot: structure,
      ViewerPreferences: facts.title === '' ? undefined : { DisplayDocTitle: true },
    },
    informationEntries(facts),
  )
}

/** A file for the press must have a date, and the clock would make each another: without one it is the first there is. */
const EPOCH = new Date(0)

const pressFacts = (date: Date, { digest }: Writing): PressFacts => ({
  modificationDate: date,
  document: `uuid:${digest.digest('hex').slice(0, 32)}`,
})

const sheetOf = (page: DisplayPage, press: PressOptions | null): Sheet | null =>
  press === null ? null : pressSheet(page.width, page.height, press)

interface Writing {
  readonly objects: PdfObjects
  readonly pages: readonly PdfReference[]
  readonly resources: PdfReference
  readonly fonts: EmbeddedFonts
  readonly pictures: EmbeddedPictures
  readonly tree: StructureNodes
  readonly structure: StructureWriter
  readonly destinationOf: DestinationOf
  nextKey: number
  readonly rules: ProfileRules
  readonly press: PressOptions | null
  /** Of all that is drawn. */
  readonly digest: ReturnType<typeof createHash>
}

function writePage(page: DisplayPage, index: number, writing: Writing): void {
  const { objects, tree } = writing
  const pieces: TaggedPiece[] = []
  const reference = writing.pages[index]!
  const { stream, items } = pageContent(
    page,
    writing.fonts,
    of => tree.nodes[tree.placeOf.get(of)!]!.tag,
    writing.rules.links === 'coloured',
    writing.pictures.nameOf,
  )
  const sheet = sheetOf(page, writing.press)
  const content = objects.reserve()
  const drawn = Buffer.from(sheet === null ? stream : onSheet(stream, sheet, writing.press!), 'latin1')
  writing.digest.update(drawn)
  objects.writeStream(content, {}, drawn)
  const annotations: PdfReference[] = []
  for (const item of items) {
    if (item.kind === 'marked') {
      pieces.push(item)
      continue
    }
    if (writing.rules.links === 'none') continue
    const { link } = item
    const key = link.belongs.kind === 'content' ? writing.nextKey++ : null
    const annotation = writeLink(objects, link, page, reference, writing.destinationOf, key)
    annotations.push(annotation)
    if (key !== null && link.belongs.kind === 'content') {
      pieces.push({ kind: 'annotation', of: link.belongs.of, key, annotation })
    }
  }
  writing.structure.addPage(reference, pieces)
  objects.write(reference, {
    Type: '/Page',
    Parent: objects.pageTree,
    ...(sheet?.boxes ?? { MediaBox: [0, 0, roundedPoints(page.width), roundedPoints(page.height)] }),
    Resources: writing.resources,
    Contents: content,
    Annots: annotations.length === 0 ? undefined : annotations,
    StructParents: items.some(item => item.kind === 'marked') ? index : undefined,
    Tabs: '/S',
  })
  objects.addPage(reference)
}

/** The marks, then the page moved to where it is trimmed. */
const onSheet = (stream: string, { edge, marks }: Sheet, press: PressOptions): string =>
  [marks, `q ${pressBlack(press)} 1 0 0 1 ${edge} ${edge} cm`, stream, 'Q']
    .filter(part => part !== '')
    .join('\n')
