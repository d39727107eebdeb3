import { describe, expect, it } from 'vitest'
import { sp, toPoints } from '../../../src/base/length.ts'
import { furniture } from '../../../src/page/furniture.ts'
import { setParagraph } from '../../../src/paragraph/set-paragraph.ts'
import type { StyledParagraph } from '../../../src/style/styled-document.ts'
import { builtInStylesheet, packagedTypesetter } from '../../support/real-tools.ts'

const stylesheet = builtInStylesheet('appendix')
const typesetter = packagedTypesetter()
const AREA = { x: sp(0), y: sp(40 * 65536), width: sp(326 * 65536), height: sp(500 * 65536) }

function head(title: string) {
  let set = 0
  const areas = furniture(
    { head: title, folio: '7', language: 'en-GB', opening: false },
    AREA,
    'recto',
    stylesheet,
    (paragraph: StyledParagraph) => {
      set++
      return setParagraph(paragraph, typesetter)
    },
  )
  const line = areas.find(area => area.role === 'running-head')?.lines[0]?.line ?? null
  return { line, set }
}

describe('a running head', () => {
  it('is the title where there is room for it', () => {
    expect(head('Eden to Churchill').line?.text).toBe('Eden to Churchill')
  })

  it('is cut at the last word that leaves room for an ellipsis', () => {
    const words =
      'the telegram of that day was repeated to Washington and to Ankara and to nobody else at all'.split(' ')
    const { line } = head(words.join(' '))
    const count = line!.text.split(' ').length - 1
    expect(line?.text).toBe(`${words.slice(0, count).join(' ')} …`)
    expect(toPoints(line!.width)).toBeLessThan(toPoints(AREA.width))
    // One word more, and it would no longer be itself.
    const longer = `${words.slice(0, count + 1).join(' ')} …`
    expect(head(longer).line?.text).not.toBe(longer)
  })

  it('of a title as long as a book is the same, and costs hardly more', () => {
    const sentence =
      'the telegram of that day was repeated to Washington and to Ankara and to nobody else at all, '
    const short = head(sentence.repeat(3))
    const long = head(sentence.repeat(10_000))
    expect(long.line?.text).toBe(short.line?.text)
    expect(long.set).toBeLessThan(20)
  })

  it('is left out where not even its first word fits', () => {
    expect(head('a'.repeat(500)).line).toBeNull()
    expect(head('a'.repeat(100_000)).line).toBeNull()
  })
})
