/** Small capitals and italics of the source, in lines that have a look of their own. */
import { expect, test } from 'vitest'
import { styleEdition } from '../../../src/style/style-edition.ts'
import type { StyledInline } from '../../../src/style/styled-document.ts'
import { type Content, editionOf, heading, line, text, type Unnamed } from '../../support/block-builder.ts'
import { builtInStylesheet } from '../../support/real-tools.ts'

const stylesheet = builtInStylesheet('appendix')

/** The words of a block, each with its look. */
function looks(block: Unnamed): readonly string[] {
  const [document] = styleEdition(editionOf({ blocks: [block] }), stylesheet, new Map())
  const inlines: readonly StyledInline[] = document!.flow[0]!.paragraph.inlines
  return inlines.flatMap(inline => {
    if (inline.kind !== 'text') return []
    const { italic, features, letterspacing } = inline.style
    const names = [italic ? 'italic' : 'upright', features.includes('smcp') ? 'small capitals' : '']
    return `${inline.text.trim()}: ${names.filter(name => name !== '').join(' ')}${letterspacing > 0 ? ', spaced' : ''}`
  })
}

const italic = (words: string) => text(words, ['italic'])
const smallCaps = (words: string) => text(words, ['small-caps'])
const dateline = (content: Content) => line(content, 'dateline')

test('a title in italics under a name in small capitals is in lower case', () => {
  expect(looks(line([smallCaps('B. B. Seat, '), italic('Consular Agent')], 'signature'))).toEqual([
    'B. B. Seat,: upright small capitals, spaced',
    'Consular Agent: italic',
  ])
  expect(looks(heading([italic('Mr. Herbert to Mr. Gresham.')], 2))).toEqual([
    'Mr. Herbert to Mr. Gresham.: italic',
  ])
})

test('small capitals are upright in a line of italics', () => {
  expect(looks(dateline([smallCaps('Bluefields'), ', January 25']))).toEqual([
    'Bluefields: upright small capitals',
    ', January 25: italic',
  ])
})

test('where the source has most of the line in italics, its italics stay', () => {
  expect(
    looks(dateline([smallCaps('Legation, '), italic('Managua, February 9, 1894.'), ' (Received March 5.)'])),
  ).toEqual([
    'Legation,: upright small capitals',
    'Managua, February 9, 1894.: italic',
    '(Received March 5.): upright',
  ])
})

test('and where it has one word in italics, that is emphasis, and upright among italics', () => {
  expect(looks(dateline(['On board the ', italic('Kearsarge'), ', January 25']))).toEqual([
    'On board the: italic',
    'Kearsarge: upright',
    ', January 25: italic',
  ])
})
