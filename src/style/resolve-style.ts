/** A complete style as written → a Stylesheet: lengths in scaled points, sections in the order of the type. */
import { resolveBlocks } from './resolve-blocks.ts'
import { displayStyle, length, sizeOf, typeStyle } from './resolve-type.ts'
import type { CompleteStyle, NoteSeriesSource, RegisterSource } from './style-schema.ts'
import type { ContentsStyle, NoteSeriesStyle, RegisterStyle, Stylesheet } from './stylesheet.ts'

function noteSeriesStyle(series: string, source: NoteSeriesSource): NoteSeriesStyle {
  const size = sizeOf(source)
  const { place, layout, columns, order, marks, restart, markStyle, rule, minimumFragment } = source
  return {
    ...typeStyle(source),
    series,
    place,
    layout,
    columns,
    order,
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

function contentsStyle(source: CompleteStyle['contents']): ContentsStyle {
  const size = sizeOf(source)
  return {
    ...typeStyle(source),
    shown: source.shown,
    fewest: source.fewest,
    title: displayStyle(source.title),
    levels: source.levels,
    indent: length(source.indent, size),
    hanging: length(source.hanging, size),
    folioWidth: length(source.folioWidth, size),
    leaders: source.leaders,
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
    fonts: style.fonts,
    body: {
      ...typeStyle(body),
      indent: length(body.indent, size),
      itemIndent: length(body.itemIndent, size),
      emphasisSpacing: body.emphasisSpacing,
    },
    headings: {
      title: displayStyle(headings.title),
      level1: displayStyle(headings.level1),
      level2: displayStyle(headings.level2),
      level3: displayStyle(headings.level3),
      level4: displayStyle(headings.level4),
      level5: displayStyle(headings.level5),
      level6: displayStyle(headings.level6),
      documentStart: headings.documentStart,
    },
    lines: {
      classification: displayStyle(lines.classification),
      reference: displayStyle(lines.reference),
      dateline: displayStyle(lines.dateline),
      address: displayStyle(lines.address),
      salutation: displayStyle(lines.salutation),
      valediction: displayStyle(lines.valediction),
      signature: displayStyle(lines.signature),
      'source-note': displayStyle(lines['source-note']),
      speaker: displayStyle(lines.speaker),
      'stage-direction': displayStyle(lines['stage-direction']),
      caption: displayStyle(lines.caption),
      plain: displayStyle(lines.plain),
    },
    ...resolveBlocks(style),
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
    contents: contentsStyle(style.contents),
    index: registerStyle(style.index),
    bibliography: registerStyle(style.bibliography),
    press: { ...style.press, bleed: length(style.press.bleed, size) },
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
