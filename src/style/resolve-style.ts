/** A complete style as written → a Stylesheet: lengths in scaled points, sections in the order of the type. */
import { pt, type Sp } from '../base/length.ts'
import { parseLength } from './style-length.ts'
import type {
  CompleteStyle,
  DisplaySource,
  NoteSeriesSource,
  RegisterSource,
  TypeSource,
} from './style-schema.ts'
import type { DisplayStyle, NoteSeriesStyle, RegisterStyle, Stylesheet, TypeStyle } from './stylesheet.ts'

/** A length that the schema has accepted. */
function length(written: string, emSize: Sp): Sp {
  const value = parseLength(written, emSize)
  if (value === null) throw new Error(`the schema accepted “${written}” as a length`)
  return value
}

/** Type sizes are never in ems, so that everything else can be. */
const sizeOf = (source: { readonly size: string }): Sp => length(source.size, pt(0))

function typeStyle(source: TypeSource): TypeStyle {
  const size = sizeOf(source)
  const { italic, bold, smallCaps, figures, align, letterspacing } = source
  return {
    size,
    leading: length(source.leading, size),
    italic,
    bold,
    smallCaps,
    figures,
    align,
    letterspacing,
  }
}

const displayStyle = (source: DisplaySource): DisplayStyle => ({
  ...typeStyle(source),
  above: source.above,
  below: source.below,
})

function noteSeriesStyle(series: string, source: NoteSeriesSource): NoteSeriesStyle {
  const size = sizeOf(source)
  const { place, layout, columns, marks, restart, markStyle, rule, minimumFragment } = source
  return {
    ...typeStyle(source),
    series,
    place,
    layout,
    columns,
    marks,
    restart,
    markStyle,
    indent: length(source.indent, size),
    separation: length(source.separation, size),
    rule: rule === null ? null : { width: length(rule.width, size), thickness: length(rule.thickness, size) },
    minimumFragment,
  }
}

function registerStyle(source: RegisterSource): RegisterStyle {
  const size = sizeOf(source)
  const { shown, columns, startsPage, boldIdentification } = source
  return {
    ...typeStyle(source),
    shown,
    columns,
    columnGap: length(source.columnGap, size),
    hanging: length(source.hanging, size),
    title: displayStyle(source.title),
    startsPage,
    boldIdentification,
  }
}

/** Ems of the page and its furniture are the body's, all others those of their own section. */
export function resolveStyle(name: string, style: CompleteStyle): Stylesheet {
  const { page, body, headings, lines, runningHead, folio } = style
  const size = sizeOf(body)
  return {
    name,
    page: {
      width: length(page.width, size),
      height: length(page.height, size),
      inner: length(page.inner, size),
      outer: length(page.outer, size),
      top: length(page.top, size),
      lines: page.lines,
      marginColumn: length(page.marginColumn, size),
      marginGap: length(page.marginGap, size),
    },
    fonts: { text: style.fonts.text },
    body: {
      ...typeStyle(body),
      indent: length(body.indent, size),
      itemIndent: length(body.itemIndent, size),
    },
    headings: {
      title: displayStyle(headings.title),
      level1: displayStyle(headings.level1),
      level2: displayStyle(headings.level2),
      level3: displayStyle(headings.level3),
      documentStart: headings.documentStart,
    },
    lines: {
      classification: displayStyle(lines.classification),
      reference: displayStyle(lines.reference),
      dateline: displayStyle(lines.dateline),
      salutation: displayStyle(lines.salutation),
      signature: displayStyle(lines.signature),
      plain: displayStyle(lines.plain),
    },
    notes: Object.entries(style.notes).map(([series, source]) => noteSeriesStyle(series, source)),
    runningHead: {
      ...typeStyle(runningHead),
      shown: runningHead.shown,
      distance: length(runningHead.distance, size),
      verso: runningHead.verso,
      recto: runningHead.recto,
      onOpening: runningHead.onOpening,
    },
    folio: {
      ...typeStyle(folio),
      place: folio.place,
      onOpening: folio.onOpening,
      distance: length(folio.distance, size),
      first: folio.first,
    },
    index: registerStyle(style.index),
    bibliography: registerStyle(style.bibliography),
    lineBreaking: style.lineBreaking,
    pageBreaking: style.pageBreaking,
    words: Object.fromEntries(
      Object.entries(style.words).map(([language, words]) => [language, given(words)]),
    ),
  }
}

/** Without the words that a language leaves to English. */
const given = (words: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(words).flatMap(([key, word]) => (word === undefined ? [] : [[key, word]])),
  )
