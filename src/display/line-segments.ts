/** The glyphs of a line, or their outline → stretches that belong to one place in the logical tree each. */
import { sp } from '../base/length.ts'
import type { NoteId } from '../edition/model.ts'
import type { LineGlyphs, PlacedLineRun } from '../paragraph/set-line.ts'
import type { LinkTarget } from '../style/styled-document.ts'

export interface LineSegment {
  /** `label`: the number that opens an item; `mark`: that of a note, at its head; `call`: that of a note in the text. */
  readonly kind: 'text' | 'label' | 'mark' | 'call'
  readonly runs: readonly PlacedLineRun[]
  readonly link: LinkTarget | null
  readonly call: NoteId | null
  readonly language: string
}

/** `labelLength` characters at the head of the line are a label. `note` is the note whose text the line is. */
export function lineSegments(
  { runs, closing }: LineGlyphs,
  note: NoteId | null,
  labelLength: number,
): readonly LineSegment[] {
  const segments: (LineSegment & { readonly runs: PlacedLineRun[] })[] = []
  let label = labelLength
  const add = (run: PlacedLineRun, kind: LineSegment['kind']): void => {
    const { link, call, language } = run
    const last = segments[segments.length - 1]
    const goesOn = last?.kind === kind && last.call === call && last.language === language
    if (goesOn && last.link?.to === link?.to) last.runs.push(run)
    else segments.push({ kind, runs: [run], link, call, language })
  }
  for (const run of markApart(closing === null ? runs : [...runs, closing], note, labelLength)) {
    const kind = run.call === null ? 'text' : run.call === note ? 'mark' : 'call'
    const length = run.run.text.length
    // The white after a mark or a label is no beginning of what it marks.
    const afterMark =
      kind === 'text' && segments[segments.length - 1]?.kind === 'mark' && isWhite(run.run.text)
    if (afterMark) segments[segments.length - 1]!.runs.push(run)
    else if (label <= 0 || kind !== 'text') add(run, kind)
    else if (label >= length) add(run, 'label')
    else {
      const white = /^\s*/.exec(run.run.text.slice(label))![0].length
      const parts = splitRun(run, label + white)
      if (parts === null) add(run, kind)
      else {
        add(parts[0], 'label')
        add(parts[1], 'text')
      }
    }
    if (kind === 'text' && !afterMark) label -= length
  }
  return segments
}

/** The runs of a line, of which the one after the mark of a note that opens with a labelled item is parted from its white. */
function markApart(
  runs: readonly PlacedLineRun[],
  note: NoteId | null,
  labelLength: number,
): readonly PlacedLineRun[] {
  const [mark, next] = runs
  if (labelLength === 0 || mark === undefined || mark.call === null || mark.call !== note) return runs
  const white = /^\s*/.exec(next?.run.text ?? '')![0].length
  const parts = next === undefined || white === 0 ? null : splitRun(next, white)
  return parts === null ? runs : [mark, ...parts, ...runs.slice(2)]
}

const isWhite = (text: string): boolean => text.trim() === ''

/** A run cut before the character at `at`; null when a glyph stands for characters on both sides, or order is not that of reading. */
export function splitRun(placed: PlacedLineRun, at: number): readonly [PlacedLineRun, PlacedLineRun] | null {
  const { run, scale } = placed
  const first = run.glyphs.findIndex(glyph => glyph.cluster >= at)
  if (first <= 0 || run.glyphs[first]!.cluster !== at) return null
  let advance = 0
  for (let index = 0; index < run.glyphs.length; index++) {
    const { cluster } = run.glyphs[index]!
    if (index < first ? cluster >= at : cluster < at) return null
    if (index < first) advance += run.glyphs[index]!.advance
  }
  const width = sp((advance * scale) / 1000)
  const head = { ...run, text: run.text.slice(0, at), glyphs: run.glyphs.slice(0, first), width: sp(advance) }
  const tail = {
    ...run,
    text: run.text.slice(at),
    glyphs: run.glyphs.slice(first).map(glyph => ({ ...glyph, cluster: glyph.cluster - at })),
    width: sp(run.width - advance),
  }
  return [
    { ...placed, run: head, width, hyphen: 'none' },
    { ...placed, run: tail, x: sp(placed.x + width), width: sp(placed.width - width) },
  ]
}
