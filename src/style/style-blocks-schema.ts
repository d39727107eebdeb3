/** The schema of the sections about blocks, signs and the contents; style-schema.ts puts them together with the others. */
import { z } from '../input/schema.ts'
import { display, length, number, type, WHITE, whole } from './style-values.ts'

const inLines = (what: string) => number(0, 100).describe(`${what}, in lines of body leading`)

const block = z.strictObject({
  ...display.shape,
  left: length(WHITE),
  right: length(WHITE),
  indent: length(WHITE).describe('of the first line of all its paragraphs but the first'),
})

const list = z.strictObject({
  indent: length(WHITE).describe('left edge of the text of items, whose numbers and bullets hang in it'),
  above: inLines('white above'),
  below: inLines('white below'),
  bullets: z.array(z.string().min(1).max(8)).min(1).describe('before bulleted items, by depth'),
})

const verse = z.strictObject({
  ...display.shape,
  left: length(WHITE),
  turnover: length(WHITE).describe('indent of the rest of a line that is too long'),
  centred: z.boolean().describe('the longest line stands in the middle'),
  stanzas: inLines('white between stanzas'),
})

const ornament = z.strictObject({
  ...display.shape,
  ornament: z.string().min(1).max(40).nullable().describe('null for a drawn line'),
  width: length(WHITE),
  thickness: length([0, 100]),
})

export const blocks = z.strictObject({
  quotation: block,
  list,
  verse,
  preformatted: block,
  'editorial-note': block,
  postscript: block,
  enclosure: block,
  rule: ornament,
})

export const table = z.strictObject({
  ...display.shape,
  columnGap: length(WHITE),
  turnover: length(WHITE).describe(
    'indent of the second and further lines of a cell, which tells rows apart',
  ),
  heavyRule: length([0, 100]).describe('thickness of the rules above and below a table'),
  lightRule: length([0, 100]).describe('thickness of the rule under its header'),
  leastSize: number(0.3, 1).describe(
    'the part of its size to which a table that is too wide is made smaller',
  ),
})

export const figure = z.strictObject({
  above: inLines('white above'),
  below: inLines('white below'),
  captionGap: inLines('white between a picture and its caption'),
})

const sign = z.strictObject({
  open: z.string().max(20),
  close: z.string().max(20),
  look: z.enum(['plain', 'italic', 'underline', 'strikethrough']),
})

export const editorialSigns = z.strictObject({
  supplied: sign,
  unclear: sign,
  deleted: sign,
  added: sign,
  sic: sign,
  gap: z.strictObject({
    open: z.string().max(20),
    close: z.string().max(20),
    ellipsis: z.string().max(20),
    inWords: z.boolean().describe('how much is left out and why, where the source says so'),
  }),
})

export const sourcePages = z.strictObject({
  ...type,
  place: z.enum(['margin', 'text', 'none']).describe('where pages of the source are named'),
  open: z.string().max(20),
  close: z.string().max(20),
  distance: length(WHITE).describe('from the text, in the margin'),
})

export const contents = z.strictObject({
  ...type,
  shown: z.boolean(),
  fewest: whole(1, 1000).describe('documents of a volume that has contents; one of fewer has none'),
  title: display,
  levels: whole(1, 3).describe('the deepest level that is listed'),
  indent: length(WHITE).describe('of each further level'),
  hanging: length(WHITE),
  folioWidth: length(WHITE).describe('room for the number of the page'),
  leaders: z.boolean().describe('dots from the title to the number of the page'),
})
