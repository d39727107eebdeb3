/** Sections of a style about blocks, tables, figures and signs, as written → the same in scaled points. */
import { displayStyle, length, sizeOf, typeStyle } from './resolve-type.ts'
import type { CompleteStyle } from './style-schema.ts'
import type { BlockStyle, BlocksStyle, Stylesheet } from './stylesheet.ts'

type BlocksSource = CompleteStyle['blocks']

function blockStyle(source: BlocksSource['quotation']): BlockStyle {
  const size = sizeOf(source)
  return {
    ...displayStyle(source),
    left: length(source.left, size),
    right: length(source.right, size),
    indent: length(source.indent, size),
  }
}

/** @param bodySize the em of what has no type of its own */
function blocksStyle(source: BlocksSource, bodySize: ReturnType<typeof sizeOf>): BlocksStyle {
  const { list, verse, rule } = source
  return {
    quotation: blockStyle(source.quotation),
    list: { ...list, indent: length(list.indent, bodySize) },
    verse: {
      ...displayStyle(verse),
      left: length(verse.left, sizeOf(verse)),
      turnover: length(verse.turnover, sizeOf(verse)),
      centred: verse.centred,
      stanzas: verse.stanzas,
    },
    preformatted: blockStyle(source.preformatted),
    'editorial-note': blockStyle(source['editorial-note']),
    postscript: blockStyle(source.postscript),
    enclosure: blockStyle(source.enclosure),
    rule: {
      ...displayStyle(rule),
      ornament: rule.ornament,
      width: length(rule.width, sizeOf(rule)),
      thickness: length(rule.thickness, sizeOf(rule)),
    },
  }
}

export function resolveBlocks(
  style: CompleteStyle,
): Pick<Stylesheet, 'blocks' | 'table' | 'figure' | 'editorialSigns' | 'sourcePages'> {
  const { table, sourcePages } = style
  return {
    blocks: blocksStyle(style.blocks, sizeOf(style.body)),
    table: {
      ...displayStyle(table),
      columnGap: length(table.columnGap, sizeOf(table)),
      turnover: length(table.turnover, sizeOf(table)),
      heavyRule: length(table.heavyRule, sizeOf(table)),
      lightRule: length(table.lightRule, sizeOf(table)),
      leastSize: table.leastSize,
    },
    figure: style.figure,
    editorialSigns: style.editorialSigns,
    sourcePages: {
      ...typeStyle(sourcePages),
      place: sourcePages.place,
      open: sourcePages.open,
      close: sourcePages.close,
      distance: length(sourcePages.distance, sizeOf(sourcePages)),
    },
  }
}
