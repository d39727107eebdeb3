/**
 * The one schema of style files: from it come the checks, the types and `styles/schema.json` for editors.
 * It holds the bounds of every value by itself; check-style.ts holds what values must be to one another.
 */
import { toJsonSchema, z } from '../input/schema.ts'
import { blocks, contents, editorialSigns, figure, sourcePages, table } from './style-blocks-schema.ts'
import {
  cost,
  demerits,
  display,
  length,
  number,
  PAGE_SIDE,
  rule,
  type,
  WHITE,
  whole,
} from './style-values.ts'

const BLEED = [0, 72] as const

const noteSeries = z.strictObject({
  ...type,
  place: z.enum(['foot', 'margin', 'end-of-document', 'end-of-volume']),
  layout: z.enum(['paragraphs', 'run-in', 'columns']),
  columns: whole(1, 10),
  order: whole(0, 99).describe('at the foot, a series stands under those of a lower order'),
  marks: z.enum(['number', 'letter', 'roman', 'symbol']),
  restart: z.enum(['page', 'document', 'volume']),
  markStyle: z.enum(['superior', 'on-line']),
  indent: length(WHITE),
  separation: length(WHITE).describe('the least white between text and notes'),
  rule: rule.nullable(),
  minimumFragment: whole(1, 100).describe('lines that a note keeps together on either side of a split'),
})

const register = z.strictObject({
  ...type,
  shown: z.boolean(),
  columns: whole(1, 10),
  columnGap: length(WHITE),
  hanging: length(WHITE),
  title: display,
  startsPage: z.boolean(),
  boldIdentification: z.boolean().describe('the page of the identifying note in bold; for the index'),
})

/** Words that a style prints of its own; English is taken for a language that lacks one. */
const words = z
  .strictObject({
    index: z.string(),
    bibliography: z.string(),
    archival: z.string(),
    printed: z.string(),
    continued: z.string(),
    note: z.string().describe('one note in a locator'),
    notes: z.string().describe('several notes in a locator'),
    see: z.string(),
    endnotes: z.string().describe('title of notes at the end'),
    'notes-to-page': z.string().describe('the same for a single page'),
    'notes-to-pages': z.string().describe('head over notes at the end, before the pages that they are for'),
    contents: z.string(),
    to: z.string().describe('between sender and addressee in a head'),
    number: z.string().describe('before the number of a document in a head'),
    illegible: z.string().describe('why text is left out'),
    omitted: z.string(),
    damaged: z.string(),
    character: z.string().describe('how much is left out: the forms for one, a few, many, parted by |'),
    word: z.string(),
    line: z.string(),
    page: z.string(),
  })
  .partial()

const footPlace = ['head-outer', 'foot-outer', 'foot-centre'] as const

/** A style in full: what all the files of a chain come to when they are merged. */
export const completeStyle = z.strictObject({
  page: z.strictObject({
    width: length(PAGE_SIDE, 'absolute'),
    height: length(PAGE_SIDE, 'absolute'),
    inner: length(WHITE),
    outer: length(WHITE),
    top: length(WHITE).describe('from the trim edge to the top of the first line'),
    lines: whole(1, 10_000).describe('lines of body text on a full page'),
    marginColumn: length(WHITE).describe('width of the column of margin notes'),
    marginGap: length(WHITE),
  }),
  fonts: z.strictObject({
    text: z.array(z.string().min(1)).min(1).describe('families in the order in which they are tried'),
    monospace: z.array(z.string().min(1)).min(1).describe('the same for text as it was typed'),
    monospaceSize: number(0.1, 2).describe('its size in parts of the size of the text'),
  }),
  body: z.strictObject({
    ...type,
    indent: length(WHITE),
    itemIndent: length(WHITE).describe('left edge of the text of items such as (1), whose mark hangs in it'),
    emphasisSpacing: number(0, 1000).describe(
      'between letters that the source has spaced, in thousandths of an em',
    ),
  }),
  headings: z.strictObject({
    title: display,
    level1: display,
    level2: display,
    level3: display,
    level4: display,
    level5: display,
    level6: display,
    documentStart: z.enum(['page', 'recto', 'run-on']),
  }),
  lines: z.strictObject({
    classification: display,
    reference: display,
    dateline: display,
    address: display,
    salutation: display,
    valediction: display,
    signature: display,
    'source-note': display,
    speaker: display,
    'stage-direction': display,
    caption: display,
    plain: display,
  }),
  blocks,
  table,
  figure,
  editorialSigns,
  sourcePages,
  notes: z
    .record(z.string().regex(/^[a-z][a-z0-9-]{0,63}$/), noteSeries, {
      error: issue =>
        issue.code === 'invalid_key' ? 'name a series in lower-case letters, digits and hyphens' : undefined,
    })
    .describe('series of notes by name; a series takes from the first what it does not say'),
  runningHead: z.strictObject({
    ...type,
    shown: z.boolean(),
    distance: length(WHITE).describe('baseline of the head above the top of the type area'),
    verso: z.enum(['volume', 'correspondents', 'title']),
    recto: z.enum(['document', 'date', 'title']),
    onOpening: z.boolean(),
  }),
  folio: z.strictObject({
    ...type,
    place: z.enum(footPlace),
    onOpening: z.enum([...footPlace, 'none']),
    distance: length(WHITE).describe('baseline of a folio at the foot below the type area'),
    first: whole(1, 100_000),
  }),
  contents,
  index: register,
  bibliography: register,
  press: z
    .strictObject({
      bleed: length(BLEED, 'absolute').describe('how far ink may reach over the trim'),
      marks: z.boolean().describe('crop and register marks outside the bleed'),
      colour: z.enum(['grey', 'cmyk']).describe('of all text and rules: pure black in either'),
      outputIntent: z.strictObject({
        condition: z.string().min(1).max(200).describe('the printing condition by its name, such as FOGRA52'),
        profile: z
          .string()
          .regex(/^[^/\\]{1,200}\.(?:icc|icm)$/, {
            error: 'write the name of an .icc file beside the style',
          })
          .nullable()
          .describe('an ICC profile beside the style file; null for black ink alone'),
      }),
    })
    .describe('what the profile press adds'),
  lineBreaking: z.strictObject({
    tolerance: number(1, 10_000).describe('greatest badness of a line, as TeX counts it'),
    linePenalty: number(0, 10_000),
    hyphenPenalty: number(-10_000, 10_000),
    explicitHyphenPenalty: number(-10_000, 10_000),
    adjDemerits: demerits,
    doubleHyphenDemerits: demerits,
    finalHyphenDemerits: demerits,
    expansion: whole(0, 100).describe(
      'greatest stretch or shrink of the letters, in thousandths; 0 turns it off',
    ),
    expansionStep: whole(1, 100),
    tracking: whole(0, 20),
    spaceStretch: number(0, 10).describe('parts of a word space by which it may grow'),
    spaceShrink: number(0, 0.9).describe('parts of a word space by which it may shrink'),
    protrusion: z.boolean().describe('hyphens, points and quotes hang in the margin'),
    hyphenate: z.boolean(),
  }),
  pageBreaking: z.strictObject({
    underfull: cost.describe('for each page, times the square of the lines it is short'),
    widow: cost,
    club: cost,
    hyphen: cost,
    hyphenTurn: cost,
    noteSplit: cost,
    noteDefer: cost.describe('for each page by which a note starts after its call'),
    facing: cost.describe('times the square of the lines by which facing pages differ'),
    variant: cost.describe('for a paragraph set a line longer or shorter'),
    spreadTolerance: whole(0, 1).describe('lines by which a spread may run short or long'),
    spread: cost,
    minimumLines: whole(1, 100),
    shortPage: cost,
    extraPage: cost,
  }),
  words: z.record(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$/), words, {
    error: issue =>
      issue.code === 'invalid_key' ? 'name a language as in BCP 47: en, de, en-GB' : undefined,
  }),
})

export type CompleteStyle = z.infer<typeof completeStyle>
export type TypeSource = z.infer<z.ZodObject<typeof type>>
export type DisplaySource = z.infer<typeof display>
export type NoteSeriesSource = z.infer<typeof noteSeries>
export type RegisterSource = z.infer<typeof register>

/** A style file says only what differs from the style that it extends. */
export const styleFile = z.strictObject({
  extends: z
    .string()
    .min(1)
    .nullable()
    .optional()
    .describe(
      'the style that this one changes: appendix, archive, press or FILE.yaml beside this file; appendix when left out, null for none',
    ),
  description: z.string().optional().describe('one line for the list of styles'),
  ...partialShape(completeStyle),
  withMarginNotes: z
    .strictObject(partialShape(completeStyle))
    .optional()
    .describe('what else changes when notes stand in the margin: the page they need'),
})

function partialShape(schema: z.ZodObject): Record<string, z.ZodOptional> {
  return Object.fromEntries(
    Object.entries(schema.shape).map(([key, field]) => [key, z.optional(everyPartOptional(field))]),
  )
}

/** The same schema with every key of every object optional, however deep. */
function everyPartOptional(schema: z.core.$ZodType): z.core.$ZodType {
  const partial = partialOf(schema)
  const { description } = z.globalRegistry.get(schema) ?? {}
  if (partial !== schema && description !== undefined) z.globalRegistry.add(partial, { description })
  return partial
}

function partialOf(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.ZodOptional) return everyPartOptional(schema.unwrap())
  if (schema instanceof z.ZodNullable) return z.nullable(everyPartOptional(schema.unwrap()))
  if (schema instanceof z.ZodObject) return z.strictObject(partialShape(schema))
  if (schema instanceof z.ZodRecord) {
    return schema.clone({ ...schema._zod.def, valueType: everyPartOptional(schema.valueType) })
  }
  return schema
}

/** What `styles/schema.json` holds. */
export const styleJsonSchema = (): unknown => toJsonSchema(styleFile)
