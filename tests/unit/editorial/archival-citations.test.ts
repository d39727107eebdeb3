/** Archival citations in the manners of several archives, level by level. */
import { describe, expect, test } from 'vitest'
import { readArchivalCitations } from '../../../src/editorial/archival-citations.ts'

const read = (text: string): readonly string[] =>
  readArchivalCitations(text).map(
    ({ levels, continues }) => `${continues ? '… › ' : ''}${levels.join(' › ')}`,
  )

describe('one citation', () => {
  test.each([
    ['See: RGASPI. F. 558. Op. 11. D. 281. L. 11-26.', 'RGASPI › F. 558 › Op. 11 › D. 281 › L. 11–26'],
    ['RGASPI, f. 558, op. 11, d. 281, ll. 11–26', 'RGASPI › f. 558 › op. 11 › d. 281 › ll. 11–26'],
    ['(РГАСПИ. Ф. 558. Оп. 11. Д. 281. Л. 11–26 об.)', 'РГАСПИ › Ф. 558 › Оп. 11 › Д. 281 › Л. 11–26 об.'],
    ['AVP RF. F. 059. Op. 1. P. 407. D. 2773. L. 23', 'AVP RF › F. 059 › Op. 1 › P. 407 › D. 2773 › L. 23'],
    [
      'АВП РФ. Ф. 06. Оп. 5. П. 28. Д. 327. Л. 1, 3–5.',
      'АВП РФ › Ф. 06 › Оп. 5 › П. 28 › Д. 327 › Л. 1, 3–5',
    ],
    ['TsAMO. F.3.Op.1', 'TsAMO › F. 3 › Op. 1'],
    ['GARF. F. R-9401. Op. 2', 'GARF › F. R-9401 › Op. 2'],
    ['TNA, FO 371/36956', 'TNA › FO 371 › 36956'],
    ['TNA: PREM 3/172/5, ff. 23–25', 'TNA › PREM 3 › 172/5 › ff. 23–25'],
    ['see CAB 120/113.', 'CAB 120 › 113'],
    ['NARA, RG 59, Box 12, 861.00/1634', 'NARA › RG 59 › Box 12 › 861.00/1634'],
    ['BL, Add. MS 44061, f. 23v', 'BL › Add. MS 44061 › f. 23v'],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual([expected])
  })
})

describe('several', () => {
  test('later ones leave out what they share with the first', () => {
    expect(read('RGASPI. F. 558. Op. 11. D. 281. L. 11; D. 284. L. 7-9; F. 82. Op. 2. D. 1107.')).toEqual([
      'RGASPI › F. 558 › Op. 11 › D. 281 › L. 11',
      '… › D. 284 › L. 7–9',
      '… › F. 82 › Op. 2 › D. 1107',
    ])
  })

  test('after a semicolon the British archive goes on', () => {
    expect(read('TNA, FO 371/36956; PREM 3/172/5; CAB 120/113')).toEqual([
      'TNA › FO 371 › 36956',
      'TNA › PREM 3 › 172/5',
      'TNA › CAB 120 › 113',
    ])
  })

  test('the place is that of the citation alone', () => {
    const text = 'Record, see: RGASPI. F. 558. Op. 11. D. 281. L. 11-26. End.'
    const [citation] = readArchivalCitations(text)
    expect(text.slice(citation?.start, citation?.end)).toBe('RGASPI. F. 558. Op. 11. D. 281. L. 11-26')
  })
})

describe('no citation', () => {
  test.each([
    'Vol. 14. No. 2. p. 271-294',
    'Ibid. P. 12',
    'On 5/6 June',
    'A/RES/217',
    'Extra 143',
    'L. D. Emory & Co.',
    'F. 5',
    'H. J. Res. 491',
    'No. 131',
    'the OSS, NKVD 5',
  ])('%s', text => {
    expect(read(text)).toEqual([])
  })
})

test('a long word of letters that open a citation is read once, not from each of them', () => {
  // Read from each to the end, a hundred thousand of them take a minute.
  expect(readArchivalCitations('F'.repeat(100_000))).toEqual([])
  expect(readArchivalCitations(`F. ${'CXL'.repeat(30_000)}`)).toEqual([])
  expect(read('RGASPI, f. XVIII-558, op. 11, d. 281')).toEqual(['RGASPI › f. XVIII-558 › op. 11 › d. 281'])
})
