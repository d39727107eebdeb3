/** Blocks in document order → which lines of verse are one poem, and where its stanzas begin and end. */
import type { Block } from '../edition/model.ts'
import { containersOf } from './surroundings.ts'

export interface VersePlace {
  /** Names the lines that are set together. */
  readonly run: string
  readonly opens: boolean
  readonly closes: boolean
  readonly opensStanza: boolean
  /** White stands around it; the verse of a speech follows its speaker. */
  readonly apart: boolean
  /** A poem stands in the middle; the verse of a speech or a list begins where the others begin. */
  readonly centred: boolean
  /** The price of a page end before this line. */
  readonly parting: number
}

/** A page end that leaves a line of a stanza alone costs as much as a widow does; between other lines of a stanza, less. */
const LONE_LINE = 9000
const WITHIN_STANZA = 1500

export function versePlaces(blocks: readonly Block[]): ReadonlyMap<number, VersePlace> {
  const places = new Map<number, VersePlace>()
  for (let from = 0; from < blocks.length; from++) {
    if (!isVerse(blocks[from])) continue
    let to = from
    while (to < blocks.length && isVerse(blocks[to]) && sameRun(blocks[from]!, blocks[to]!)) to++
    addRun(blocks, from, to, places)
    from = to - 1
  }
  return places
}

const isVerse = (block: Block | undefined): boolean => block?.kind === 'paragraph' && block.role === 'verse'

/** The containers that part one poem from another. */
const outsideStanza = (block: Block): string =>
  containersOf(block)
    .filter(({ kind }) => kind !== 'stanza')
    .map(({ id }) => id)
    .join(' ')

const sameRun = (one: Block, other: Block): boolean => outsideStanza(one) === outsideStanza(other)

const stanzaOf = (block: Block): string =>
  containersOf(block).findLast(({ kind }) => kind === 'stanza')?.id ?? ''

function addRun(blocks: readonly Block[], from: number, to: number, places: Map<number, VersePlace>): void {
  const within = containersOf(blocks[from]!)
  const centred = !within.some(({ kind }) => kind === 'speech' || kind === 'item' || kind === 'cell')
  for (let start = from; start < to; ) {
    const stanza = stanzaOf(blocks[start]!)
    let end = start
    while (end < to && stanzaOf(blocks[end]!) === stanza) end++
    for (let index = start; index < end; index++) {
      places.set(index, {
        run: `verse ${blocks[from]!.id}`,
        opens: index === from,
        closes: index === to - 1,
        opensStanza: index === start && index > from,
        apart: !within.some(({ kind }) => kind === 'speech'),
        centred,
        parting: partingOf(index - start, end - start),
      })
    }
    start = end
  }
}

function partingOf(line: number, lines: number): number {
  if (line === 0) return 0
  return line === 1 || line === lines - 1 ? LONE_LINE : WITHIN_STANZA
}
