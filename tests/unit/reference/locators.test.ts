/** Locators as an index prints them. */

import { describe, expect, test } from 'vitest'
import { formatLocators, type LocatorRun, type Mention } from '../../../src/reference/locators.ts'
import fc from '../../support/fast-check.ts'

/** `12`, `12n3`, `12n3!` for the identifying note; roman pages come first: `xii` is page index 11, `12` is 111. */
function mention(sketch: string): Mention {
  const [, page, note, bold] = /^([ivxl]+|\d+)(?:n([^!]+))?(!?)$/.exec(sketch)!
  const roman = [
    'i',
    'ii',
    'iii',
    'iv',
    'v',
    'vi',
    'vii',
    'viii',
    'ix',
    'x',
    'xi',
    'xii',
    'xiii',
    'xiv',
  ].indexOf(page!)
  return {
    page: page!,
    pageIndex: roman >= 0 ? roman : Number(page) + 13,
    note: note ?? null,
    noteId: note === undefined ? null : `d1.n${note}`,
    bold: bold === '!',
  }
}

const format = (sketch: string, boldIdentification = false, language = 'en'): readonly LocatorRun[] =>
  formatLocators(
    sketch
      .split(' ')
      .filter(each => each !== '')
      .map(mention),
    { boldIdentification },
    language,
  )

/** Bold between asterisks, no-break spaces as ~. */
const print = (runs: readonly LocatorRun[]): string =>
  runs
    .map(({ text, bold }) => (bold ? `*${text}*` : text))
    .join('')
    .replaceAll('\u00a0', '~')

describe('locators', () => {
  test.each([
    ['', ''],
    ['12', '12'],
    ['12 12 12', '12'],
    ['14 12 13 15', '12–15'],
    ['12 13', '12–13'],
    ['12 14 15', '12, 14–15'],
    ['217n3', '217~n.3'],
    ['217n3 217n3', '217~n.3'],
    ['217n5 217n3', '217~n.3, 217~n.5'],
    ['217n10 217n9 217n11', '217~n.9, 217~n.10, 217~n.11'],
    ['217 217n3', '217, 217~n.3'],
    ['12 13 14 13n2', '12–14, 13~n.2'],
    ['12n1 13n1', '12~n.1, 13~n.1'],
    ['9 10', '9–10'],
    ['xii xiii', 'xii–xiii'],
    ['xiv 1', 'xiv, 1'],
    ['5n* 5n†', '5~n.*, 5~n.†'],
  ])('%s → %s', (sketch, expected) => {
    expect(print(format(sketch))).toBe(expected)
  })

  test('name notes in the language of the edition', () => {
    expect(print(format('7n1', false, 'de-AT'))).toBe('7~Anm.~1')
    expect(print(format('7n1 7n2', false, 'ru'))).toBe('7~прим.~1, 7~прим.~2')
    expect(print(format('7n1 7n2', false, 'tlh'))).toBe('7~n.1, 7~n.2')
  })

  test('set the identifying note in bold where the style says so', () => {
    expect(print(format('217n3! 217n5 218', true))).toBe('*217~n.3*, 217~n.5, 218')
    expect(print(format('217n3! 217n5 218', false))).toBe('217~n.3, 217~n.5, 218')
  })

  test('lead to the first page of a range, and to each note', () => {
    expect(
      format('12 13 20n3 20n4').map(({ text, pageIndex, note }) => [
        text.replaceAll('\u00a0', ' '),
        pageIndex,
        note,
      ]),
    ).toEqual([
      ['12–13', 25, null],
      [', ', null, null],
      ['20 n.3', 33, 'd1.n3'],
      [', ', null, null],
      ['20 n.4', 33, 'd1.n4'],
    ])
  })
})

describe('for any mentions', () => {
  const sketches = fc.array(
    fc.tuple(fc.integer({ min: 1, max: 30 }), fc.option(fc.integer({ min: 1, max: 9 }))),
    { maxLength: 40 },
  )
  test('every page is named, none that has no mention, in rising order', () => {
    fc.assert(
      fc.property(sketches, pairs => {
        const text = print(
          format(pairs.map(([page, note]) => (note === null ? `${page}` : `${page}n${note}`)).join(' ')),
        )
        const bodies = [...new Set(pairs.filter(([, note]) => note === null).map(([page]) => page))].sort(
          (a, b) => a - b,
        )
        const named = text
          .split(', ')
          .filter(locator => /^\d+(?:–\d+)?$/.test(locator))
          .flatMap(locator => {
            const [first, last] = locator.split('–').map(Number)
            return Array.from({ length: (last ?? first!) - first! + 1 }, (_, at) => first! + at)
          })
        expect(named).toEqual(bodies)
        const notes = new Set(
          pairs.filter(([, note]) => note !== null).map(([page, note]) => `${page} ${note}`),
        )
        const cited = text.split(', ').flatMap(locator => {
          const match = /^(\d+)~n\.(.*)$/.exec(locator)
          return match === null ? [] : [`${match[1]} ${match[2]}`]
        })
        expect(new Set(cited)).toEqual(notes)
        expect(cited).toHaveLength(notes.size)
        const starts = text.split(', ').map(locator => Number.parseInt(locator, 10))
        if (text !== '') expect(starts).toEqual([...starts].sort((a, b) => a - b))
      }),
    )
  })
})
