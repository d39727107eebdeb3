/** Dates that differ and do not contradict each other; what does contradict has its rows in tests/catalogue/date-rows.ts. */
import { describe, expect, test } from 'vitest'
import { checkDatelines } from '../../../src/editorial/check-dates.ts'
import { checkLifeDates } from '../../../src/editorial/life-dates.ts'
import { readSources } from '../../../src/input/read-edition.ts'

function said(name: string, text: string, side = ''): readonly string[] {
  const bytes = (content: string): Uint8Array => new TextEncoder().encode(content)
  const sideFile = side === '' ? {} : { sideFile: { name: 'a.yaml', bytes: bytes(side) } }
  const { value, diagnostics } = readSources([{ name, bytes: bytes(text), ...sideFile }])
  const { edition } = value
  return [...diagnostics, ...edition.documents.flatMap(checkDatelines), ...checkLifeDates(edition)]
    .filter(({ code }) => code.startsWith('dates/'))
    .map(({ code }) => code)
}
const tei = (body: string, sent = ''): string =>
  `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><correspDesc><correspAction type="sent">${sent}</correspAction></correspDesc></teiHeader><text><body>${body}</body></text></TEI>`

describe('no contradiction is seen', () => {
  test.each([
    [
      'in a date of another calendar',
      '<p><date calendar="#julian" when="1943-10-25">12 October 1943</date></p>',
    ],
    [
      'in a date that the editor explains',
      '<p><date when="1943-01-04">4 January 1942<note>Recte 1943.</note></date></p>',
    ],
    ['in a date that is not certain', '<p><date when="1943-01-04" cert="low">4 January 1942</date></p>'],
    [
      'in a date with its correction',
      '<p><date when="1943-01-04">4 January <choice><sic>1942</sic><corr>1943</corr></choice></date></p>',
    ],
    ['in words that are no date', '<p><date when="1943-01-04">the day after Epiphany</date></p>'],
    ['in several days', '<p><date when="1943-01-04">4 and 5 January 1943</date></p>'],
    ['in a range of which one end is a year', '<p><date notBefore="1943-05" notAfter="1943">then</date></p>'],
    ['in both calendars', '<p><date when="1917-11-07">25 October 1917</date></p>'],
    [
      'between the header and one of two datelines',
      '<opener><dateline><date>4 May 1943</date></dateline></opener><p>A.</p><closer><dateline><date>6 May 1943</date></dateline></closer>',
      '<date when="1943-05-06"/>',
    ],
  ])('%s', (_, body, sent = '') => {
    expect(said('a.xml', tei(body, sent))).toEqual([])
  })

  test.each([
    ['that says less', 'October 1943'],
    ['of the other calendar', '12/25 October 1943'],
    ['in other words', '12. X. 1943'],
    ['that says nothing', 'autumn'],
  ])('between a dateline and a date %s', (_, date) => {
    expect(said('a.txt', 'Moscow, 12 October 1943\n\n\tHe came.\n', `date: ${date}\n`)).toEqual([])
  })

  test.each([
    [
      'two persons of one name',
      'Kerr, Archibald (1882–1951) – diplomat.',
      'Kerr, Archibald (1840–1912) – general.',
    ],
    ['brothers', 'Kerr, Archibald (1882–1951) – diplomat.', 'Kerr, Walter (1880–1951) – general.'],
    [
      'the same years',
      'Kerr, Archibald (1882–1951) – diplomat.',
      'Kerr, Archibald (1882 - 1951) – diplomat.',
    ],
    ['years before Christ', 'So it was (1792–1750 BC).', 'So it was (1792–1750) v. Chr.'],
  ])('in %s', (_, first, second) => {
    expect(said('a.md', `Kerr[^1] and Kerr[^2] came.\n\n[^1]: ${first}\n\n[^2]: ${second}\n`)).toEqual([])
  })
})
