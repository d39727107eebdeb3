/** A content stream → where each glyph stands, as a reader of PDF computes it (ISO 32000-1, 9.4.4), for tests. */

export interface ShownGlyph {
  readonly cid: number
  readonly x: number
  readonly y: number
  readonly font: string
  readonly size: number
  /** Innermost first: `P 0`, `Artifact`, `Span`. */
  readonly within: readonly string[]
}

export interface ShownContent {
  readonly glyphs: readonly ShownGlyph[]
  readonly rules: readonly (readonly number[])[]
  readonly actualTexts: readonly string[]
}

/** `width` gives what the font's W array states. Throws for operators that are unknown or stand where they may not. */
export function readContent(stream: string, width: (font: string, cid: number) => number): ShownContent {
  const glyphs: ShownGlyph[] = []
  const rules: number[][] = []
  const actualTexts: string[] = []
  const marks: string[] = []
  const state = { font: '', size: 0, scale: 1, rise: 0, x: 0, y: 0, text: false }
  for (const row of stream.split('\n')) {
    const [operands, operator] = splitRow(row)
    const numbers = operands.split(' ').map(Number)
    if (['Tm', 'TJ'].includes(operator) && !state.text) throw new Error(`${operator} outside a text object`)
    if (operator === 'BT' || operator === 'ET') {
      if (state.text === (operator === 'BT')) throw new Error('text objects are nested')
      state.text = operator === 'BT'
    } else if (operator === 'Tm') {
      if (!operands.startsWith('1 0 0 1 ')) throw new Error(`turned text: ${row}`)
      state.x = numbers[4]!
      state.y = numbers[5]!
    } else if (operator === 'Tf') {
      state.font = operands.split(' ')[0]!.slice(1)
      state.size = numbers[1]!
    } else if (operator === 'Tz') state.scale = numbers[0]! / 100
    else if (operator === 'Ts') state.rise = numbers[0]!
    else if (operator === 'TJ') {
      for (const [item] of operands.slice(1, -1).matchAll(/<[0-9a-f]*>|-?[\d.]+/g)) {
        if (!item.startsWith('<')) {
          state.x -= (Number(item) / 1000) * state.size * state.scale
          continue
        }
        for (const [code] of item.slice(1, -1).matchAll(/.{4}/g)) {
          const cid = Number.parseInt(code, 16)
          const within = [...marks].reverse()
          glyphs.push({
            cid,
            x: state.x,
            y: state.y + state.rise,
            font: state.font,
            size: state.size,
            within,
          })
          state.x += (width(state.font, cid) / 1000) * state.size * state.scale
        }
      }
    } else if (operator === 'BDC') {
      const mcid = /\/MCID (\d+)/.exec(operands)?.[1]
      const actual = /ActualText <feff([0-9a-f]*)>/.exec(operands)?.[1]
      if (actual !== undefined) actualTexts.push(Buffer.from(actual, 'hex').swap16().toString('utf16le'))
      marks.push(/^\/(\w+)/.exec(operands)![1]! + (mcid === undefined ? '' : ` ${mcid}`))
    } else if (operator === 'EMC') {
      if (marks.pop() === undefined) throw new Error('EMC without beginning')
    } else if (row.endsWith(' re f')) rules.push(row.split(' ').slice(0, 4).map(Number))
    else throw new Error(`unknown operator: ${row}`)
  }
  if (state.text || marks.length > 0) throw new Error('the stream ends in the middle')
  return { glyphs, rules, actualTexts }
}

function splitRow(row: string): readonly [string, string] {
  const at = row.lastIndexOf(' ')
  return at < 0 ? ['', row] : [row.slice(0, at), row.slice(at + 1)]
}
