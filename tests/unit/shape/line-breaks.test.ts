/** Where a line may end: one row a case. `|` a break, `~` one that costs more, `·` a hyphenation point, `^` a note call. */
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  type BreakOpportunity,
  breakOpportunities,
  type LanguageSpan,
} from '../../../src/shape/line-breaks.ts'
import fc from '../../support/fast-check.ts'

type Languages = string | readonly LanguageSpan[]

const signOf = ({ kind, penalty }: BreakOpportunity): string => {
  if (kind === 'hyphenation') return '·'
  if (kind === 'forced') return '‖'
  return penalty === 0 ? '|' : '~'
}

/** The text with a sign at each break; calls are given as `^` and shown where they stand. */
function marked(row: string, languages: Languages, withHyphens: boolean): string {
  const bare = row.replace(/[|~·‖]/gu, '')
  const calls: number[] = []
  let text = ''
  for (const character of bare) {
    if (character === '^') calls.push(text.length)
    else text += character
  }
  const signs = new Map(
    breakOpportunities(text, languages, calls)
      .filter(({ kind }) => withHyphens || kind !== 'hyphenation')
      .map(each => [each.offset, signOf(each)]),
  )
  let shown = ''
  for (let at = 0; at <= text.length; at++) {
    const call = calls.includes(at) ? '^' : ''
    // In the row a break at a call's place would stand after it.
    shown += call + (signs.get(at) ?? '') + text.charAt(at)
  }
  return shown
}

const breaksOf = (row: string, languages: Languages = 'en-GB') => marked(row, languages, false)
const hyphensOf = (row: string, languages: Languages = 'en-GB') => marked(row, languages, true)

function rows(title: string, language: string, cases: readonly string[]): void {
  describe(title, () => {
    it.each(cases)('%s', row => {
      expect(breaksOf(row, language)).toBe(row)
    })
  })
}

rows('running text breaks at its spaces', 'en-GB', [
  'I |opened |the |proceedings',
  'two  |spaces, |one |break',
  'a |(bracketed |phrase), |“quoted |words” |and |more',
  'he |said |"Overlord" |(1943) |and |‘Overlord’ |[sic] |again',
])

describe('white of other kinds', () => {
  it.each([
    ['a line feed is a space', 'one\n|two\r\n|three\t|four'],
    ['white at the head of the paragraph is no break', '  one |two  '],
    ['a no-break space never breaks', 'M.\u00a0Stalin |nodded\u202f; |ten\u00a0 km'],
  ])('%s', (_, row) => {
    expect(breaksOf(row)).toBe(row)
  })

  it('a line separator forces a break', () => {
    expect(breakOpportunities('one\u2028two', 'en')).toEqual([{ offset: 4, kind: 'forced', penalty: 0 }])
  })

  it('a soft hyphen is the only hyphenation point of its word', () => {
    expect(breakOpportunities('con\u00adference', 'en')).toEqual([
      { offset: 4, kind: 'hyphenation', penalty: 0 },
    ])
  })
})

rows('a locator stays with its number', 'en-GB', [
  'see |F. 558 |or |Op. 11 |or |D. 281 |or |L. 11–26 |there',
  'on |p. 584 |and |pp. 197–205 |and |pp 205-209 |there',
  'S. 12 |and |f. 23v |and |fol. 5 r. |there',
  'Vol. V. |Boston, |Vol. 14 |and |T. 1 |there',
  'No. 12 |and |Nr. 5 |and |Nos. 3 |and |№ 5 |and |§ 5 |there',
  'at |217 n. 3 |and |p. 12 ff. |there',
  'in |(p. 584) |and |[f. 23v] |there',
  'RG 59 |and |FO 371/36956 |there',
  'c. 1940 |and |ca. 1941 |there',
  'see |Document ~12 |and |note ~3 |there',
  'there |were |no |15 |men |in |Part |B',
])

rows('the parts of one locator part only at a cost', 'en-GB', [
  'See: |RGASPI. |F. 558. ~Op. 11. ~D. 281. ~L. 11-26.',
  'Diplomacy |& |Statecraft. |2003. |Vol. 14. ~No. 2. ~p. 271-294.',
  'Perepiska. |T. 1. ~p. 584',
])

rows('Russian locators and dates', 'ru', [
  'РГАСПИ. |Ф. 558. ~Оп. 11. ~Д. 281. ~Л. 5 об.',
  'Вопросы |истории // |Новый |журнал. |2015. |№ 5. ~С. 12–15.',
  '27 октября ~1943 г. |Сталин |и |т. Молотов',
  'в |XX в. |и |т. д.',
  'Печатнов В.О., |Магадеев И.Э. |писали',
])

describe('the costs', () => {
  const penalties = (text: string, language = 'en-GB') =>
    breakOpportunities(text, language)
      .filter(each => each.kind !== 'hyphenation')
      .map(({ kind, penalty }) => [kind, penalty])

  it('of a place within an archival locator is 80', () => {
    expect(penalties('F. 558. Op. 11.')).toEqual([['space', 80]])
  })
  it('of one after a slash is 100, of one in an address 200', () => {
    expect(penalties('word/word')).toEqual([['other', 100]])
    expect(penalties('https://example.org/paper')).toEqual([
      ['other', 200],
      ['other', 200],
    ])
  })
  it('of one between month and year is slight', () => {
    expect(penalties('June 1944')).toEqual([['space', 50]])
  })
  it('of an explicit hyphen and of a dash is left to the style', () => {
    expect(penalties('Anglo-American word—word')).toEqual([
      ['explicit-hyphen', 0],
      ['space', 0],
      ['dash', 0],
    ])
  })
})

rows('a day stays with its month', 'en-GB', [
  'on |27 October. |Published',
  'by |25th October^. |I',
  'on |4 June ~1944.',
  'on |4–5 June |and |March 15, |1943',
  'I |may |go |in |March',
])
rows('a day stays with its month in German', 'de', ['am |2. Dezember ~1943 |und |am |11.–13. Januar'])
rows('a day stays with its month in French', 'fr', ['le |27 octobre ~1943 |et |le |1er mai'])

rows('names stay with titles and initials', 'en-GB', [
  'M. Stalin |nodded, |Mr. Stalin |and |Mr Stalin |and |Dr. Hoare |nodded',
  'V.O. Pechatnov |and |V. O. Pechatnov |and |J.-P. Martin |wrote',
  'in: |Churchill W.S. ~The |Second |World |War',
  'See |more: |French D. ~Invading |Europe',
  '(Pechatnov V.O., |Magadeyev I.E. ~Perepiska.',
  'Churchill, W. S., |Memoirs',
  'from |General |G. Alexander |to |Winston ~S. Churchill |there',
  'vice-|consul |at |Bluefields; |W. H. Brown, |John |Taylor, |M. Taylor, |J. O. Thomas, |W. Glover |there',
  'on |shore |today, |Capt. ~A. G. C. ~Howe, R. N., |and |Mr. ~H. F. Bingham |with |one |John ~D. Thomas |there',
  'on |the |River |Po. |He |admitted',
  'the |U.S. |Army |and |the |U.S.S.R. |there',
])

rows('a ruler stays with the number', 'en-GB', [
  'of |Napoleon I |fought, |Charles II |and |Henry VIII |fought',
  'In |Rome |I |said',
])

rows('a figure stays with its unit', 'en-GB', [
  'some |15 km |and |50 per cent |and |20 % |there',
  'at |10 p.m. |and |£ 5 |and |15 000 |men',
  'some |3 ~million |men |in |1943 |150 |men',
])

rows('a dash', 'en-GB', [
  'stays |with |what |precedes |it – |Churchill — |and |“word” - |so',
  'in |life |dates |(1887 – 1965) |and |(1892 - 1975) |and |(1939 -. 1975)',
  'between |words—|allows |one |after |it, |Paris–|London',
  'never |in |a |range: |1789–1815, |11–26, |23v–25r, |xii–xiv, |1940–[45]',
  'as |March 15, |1943—|10 p.m. |has |it',
  'for |a |name |left |out: |Mr. B—— |of |C——shire',
  '1965) –|Lieutenant-|General',
])

rows('an explicit hyphen with two letters on either side', 'en-GB', [
  'Anglo-|American |re-|elect |battle-|field |Pisa-|Rimini',
  'x-ray |A-bomb |18-|year-|old |mid-1943 |1942-44',
  'so |-word |and |word- |and |typewriter--|dash',
])

rows('other joints', 'en-GB', [
  'journals // |more |and |and/~or |1/2 |1943/44 |w/o |893.20/773',
  'inside |[1] |and |[…] |and |end |[…] |again',
  'wait…what |yes?no |(s)he |wait...then',
  'mail |eden~@office~.example |and |www.exam~.org/~paper |there',
])

rows('French punctuation with ordinary spaces', 'fr', [
  '« Bonjour ! » |dit-|il ; |pourquoi ? |parce |que : |« oui »',
  '— Nous |partons, |dit-|il. — |Oui.',
])
rows('German quotation marks and abbreviations', 'de', [
  '»Wort« |und |„Wort“, |z. B. |auf |S. 12 f. |und |15 km',
  'Friedrich II. |war |§ 5',
])
rows('Czech words of one letter', 'cs', ['byl |v ~Praze |a ~psal'])
rows('Japanese breaks between its characters', 'ja', ['漢|字。|字'])

rows('a note call', 'en-GB', [
  'stays |with |Stalin^. |I |opened',
  'and |the |full |stop^ |after',
  'before |the |stop^. |And |“word”^, |and',
  'divides |no |word: |battle-^field |word—^word',
])

describe('hyphenation', () => {
  it.each([
    ['words of five letters and more', 'dis·ap·point·ment |but |ob·served |un·til |aloud'],
    ['not acronyms', 'on |OVERLORD |and |RGASPI'],
    ['not words with figures', 'the |division15 |there'],
    ['not addresses', 'at |www.conference~.org/~disappointment'],
    ['not names with stops', 'in |conference.txt'],
    ['not names tied to initials', 'V.O. Pechatnov |and |Pechatnov V.O.'],
    ['parts of compounds of five letters', 'Com·mander-|in-|Chief'],
    ['through an editor’s brackets, not at them', 'Am·bas·s[ador] |was'],
  ])('%s', (_, row) => {
    expect(hyphensOf(row)).toBe(row)
  })

  const penaltiesOf = (text: string, language = 'en-GB') =>
    breakOpportunities(text, language)
      .filter(each => each.kind === 'hyphenation')
      .map(each => each.penalty)

  it('of a part of a compound costs 300, of a piece of two letters 40, of a name in a sentence 50', () => {
    expect(penaltiesOf('the observed-by')).toEqual([340])
    expect(penaltiesOf('the Kremlin')).toEqual([50])
    expect(penaltiesOf('Kremlin. Kremlin')).toEqual([0, 0])
  })

  it('of a German noun costs nothing for its capital', () => {
    expect(penaltiesOf('der Minister', 'de')).toEqual([40, 0])
  })

  it('is that of the language of each word', () => {
    const text = 'record переписка Minister'
    const languages = [
      { start: 0, end: 7, language: 'en-GB' },
      { start: 7, end: 16, language: 'ru' },
      { start: 17, end: 25, language: 'und' },
    ]
    expect(hyphensOf(text, languages)).toBe('re·cord |пе·ре·пис·ка |Minister')
    expect(hyphensOf(text, [])).toBe('record |переписка |Minister')
  })

  it('of Greek leaves two letters on either side, though TeX leaves one', () => {
    expect(hyphensOf('ἀγαθός', 'grc')).toBe('ἀγα·θός')
  })

  it('divides no word at a note call', () => {
    expect(hyphensOf('dis^appointment', 'en-GB')).toBe('dis^ap·point·ment')
  })
})

const SEED = new URL('../../../../shared/seeds/eden-to-churchill-1943.txt', import.meta.url)
const hasSeed = existsSync(SEED)
if (!hasSeed) console.warn(`skipped: no seed text at ${SEED.pathname}`)

describe.skipIf(!hasSeed)('in the telegram', () => {
  const text = hasSeed ? readFileSync(SEED, 'utf8').replace(/\[footnoteRef:\d+\]/gu, '') : ''
  const offsets = new Set(breakOpportunities(text, 'en-GB').map(each => each.offset))

  it.each([
    'F. 558',
    'Op. 11',
    'D. 281',
    'L. 11-26',
    'D. 284',
    'L. 7-9',
    'pp.197-205',
    'pp 205-209',
    'pp. 198-199',
    'Vol. V',
    'p. 258',
    'Vol. 14',
    'No. 2',
    'p. 271-294',
    'T. 1',
    'p. 584',
    'T. 2',
    'P. 16-17',
    '27 October',
    '26 October',
    '4 October',
    '25th October',
    '4 June',
    'M. Stalin',
    'Mr. Stalin',
    'G. Alexander',
    'Churchill W.S.',
    'French D.',
    'Pechatnov V.O.',
    'Magadeyev I.E.',
    'Napoleon I',
    '(1887 – 1965)',
    '1939 -. 1975',
    '1942-44',
    'OVERLORD',
    '44 //',
  ])('%s is never broken', phrase => {
    let at = text.indexOf(phrase)
    expect(at).toBeGreaterThanOrEqual(0)
    for (; at >= 0; at = text.indexOf(phrase, at + 1)) {
      for (let within = at + 1; within < at + phrase.length; within++)
        expect(offsets.has(within), `${within - at}`).toBe(false)
    }
  })
})

describe('for any text', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      ' ',
      '\n',
      '\u00a0',
      '-',
      '–',
      '—',
      '/',
      '.',
      'F. 5',
      'A. ',
      '[',
      '»',
      '«',
      '\u00ad',
      '\u2028',
      '漢',
      '😀',
      'e\u0301',
      "'",
      '://',
      '@',
    ),
    fc.string({ maxLength: 6, unit: 'binary' }),
    fc.constantFrom('conference', 'Churchill', '1943', 'Октября'),
  )
  const text = fc.array(piece, { maxLength: 60 }).map(pieces => pieces.join(''))

  it('breaks ascend, lie inside the text, divide no character, and cost less than a prohibition', () => {
    fc.assert(
      fc.property(text, fc.constantFrom('en-GB', 'de', 'fr', 'ru', 'und'), (sample, language) => {
        let last = 0
        for (const { offset, penalty, kind } of breakOpportunities(sample, language)) {
          expect(offset).toBeGreaterThan(last)
          expect(offset).toBeLessThan(sample.length)
          expect(
            /[\udc00-\udfff]/.test(sample.charAt(offset)) &&
              /[\ud800-\udbff]/.test(sample.charAt(offset - 1)),
          ).toBe(false)
          if (kind === 'hyphenation') expect(/\p{M}/u.test(sample.charAt(offset))).toBe(false)
          expect(penalty).toBeLessThan(10000)
          expect(penalty).toBeGreaterThanOrEqual(0)
          last = offset
        }
      }),
      { numRuns: 500 },
    )
  })

  it('no break stands at a call that follows a word', () => {
    fc.assert(
      fc.property(text, fc.nat(), (sample, seed) => {
        const call = sample.length === 0 ? 0 : seed % sample.length
        const found = breakOpportunities(sample, 'en-GB', [call]).some(each => each.offset === call)
        if (found) expect(/[\s\u0085]/u.test(sample.charAt(call - 1))).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it('a chain of ties gives way before no line can be set', () => {
    const offsets = breakOpportunities('A. '.repeat(1000), 'en').map(each => each.offset)
    const gaps = offsets.map((offset, k) => offset - (offsets[k - 1] ?? 0))
    expect(Math.max(...gaps)).toBeLessThanOrEqual(64)
  })

  it.each([
    ...['a', 'ab-', 'ab\u00ad', '–', "a'", 'A. ', '1 ', '(', 'http://a.b/', 'a@', '漢', 'Wortteil ', '"'],
  ])('%j, repeated to 200,000 characters, comes to an end', unit => {
    const text = unit.repeat(Math.ceil(200_000 / unit.length))
    for (const { offset } of breakOpportunities(text, 'de')) expect(offset).toBeLessThanOrEqual(text.length)
  })
})
