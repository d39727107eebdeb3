/** Citations brought together: one work for all that mean it, one tree for all archives. */
import { describe, expect, test } from 'vitest'
import { deriveRegisters } from '../../../src/editorial/derive-registers.ts'
import { type DocumentSketch, edition } from '../../support/edition-builder.ts'
import { placePrinter, printArchival, printEntry } from '../../support/print-registers.ts'

/** A document of one paragraph that calls these notes. */
const citing = (...notes: readonly string[]): DocumentSketch => ({
  blocks: [`Text${notes.map((_, at) => `‹${at + 1}›`).join('')}`],
  notes: Object.fromEntries(notes.map((text, at) => [at + 1, text])),
})

function printed(...documents: readonly DocumentSketch[]): readonly string[] {
  const built = edition(...documents)
  return deriveRegisters(built).value.bibliography.printed.map(
    source =>
      `${source.unresolved ? '? ' : ''}${printEntry(source)} ← ${source.places.map(place => place.paragraph).join(' ')}`,
  )
}

function archival(...documents: readonly DocumentSketch[]): readonly string[] {
  const built = edition(...documents)
  return printArchival(
    deriveRegisters(built).value.bibliography.archival,
    place => placePrinter(built)(place).split(' ')[0]!,
  )
}

const unresolved = (sketch: DocumentSketch): readonly string[] =>
  deriveRegisters(edition(sketch))
    .diagnostics.filter(({ code }) => code === 'bibliography/unresolved-short-title')
    .map(({ message }) => message)

describe('archival sources', () => {
  test('each level stands once, sorted by number, with the notes that cite it', () => {
    expect(
      archival(
        citing(
          'RGASPI. F. 558. Op. 11. D. 284. L. 7-9.',
          'See: RGASPI. F. 558. Op. 11. D. 31. L. 1; TNA, FO 371/36956',
          'rgaspi, and RGASPI, f. 82, op. 2, d. 5, l. 3; RGASPI. F. 558. Op. 11. D. 284. L. 7–9',
        ),
      ),
    ).toEqual([
      'RGASPI',
      '  f. 82',
      '    op. 2',
      '      d. 5',
      '        l. 3 ← n3',
      '  F. 558',
      '    Op. 11',
      '      D. 31',
      '        L. 1 ← n2',
      '      D. 284',
      '        L. 7–9 ← n1; n3',
      'TNA',
      '  FO 371',
      '    36956 ← n2',
    ])
  })

  test('`Ibid.` and short forms go on from the citation before, not over the end of the document', () => {
    const first = citing('РГАСПИ. Ф. 558. Оп. 11. Д. 281. Л. 11–26.', 'Там же. Д. 284. Л. 7.', 'Там же.')
    expect(archival(first, citing('Там же. Д. 300. Л. 1.'))).toEqual([
      'РГАСПИ',
      '  Ф. 558',
      '    Оп. 11',
      '      Д. 281',
      '        Л. 11–26 ← d1.n1',
      '      Д. 284',
      '        Л. 7 ← d1.n2; d1.n3',
    ])
  })

  test('the side file says what an archive is called', () => {
    const sketch = {
      ...citing('TNA, FO 371/1.'),
      shortTitles: [{ short: 'TNA', full: 'The National Archives, Kew', kind: 'archival' as const }],
    }
    expect(archival(sketch)[0]).toBe('TNA – The National Archives, Kew')
  })
})

describe('printed sources', () => {
  test('one work has one entry, whatever pages are cited', () => {
    expect(
      printed(
        citing(
          'Churchill W.S. The Second World War. Vol. V. Boston, 1951. p. 258.',
          'See: Churchill W.S. The Second World War. Vol. V. Boston, 1951. P. 3-4; Churchill W.S. The Second World War. Vol. IV. Boston, 1950. p. 9.',
        ),
      ),
    ).toEqual([
      'Churchill W.S., _The Second World War_, Vol. IV, Boston, 1950 ← d1.n2.1',
      'Churchill W.S., _The Second World War_, Vol. V, Boston, 1951 ← d1.n1.1 d1.n2.1',
    ])
  })

  test('a short title is the work given in full elsewhere, before or after', () => {
    expect(
      printed(
        citing(
          'See: Perepiska. T. 1. P. 16.',
          'Pechatnov V.O. Perepiska I.V. Stalina s Ruzveltom. T. 1. Moscow, 2015. p. 584.',
          '(Pechatnov V.O. Perepiska. T. 1. p. 9)',
        ),
      ),
    ).toEqual([
      'Pechatnov V.O., _Perepiska I.V. Stalina s Ruzveltom_, T. 1, Moscow, 2015 ← d1.n1.1 d1.n2.1 d1.n3.1',
    ])
  })

  test('a short title that is given nowhere is reported once', () => {
    const sketch = citing('See: Sano T. 2. P. 16.', 'See: Sano T. 2. P. 18.')
    expect(printed(sketch)).toEqual(['? _Sano_, T. 2 ← d1.n1.1 d1.n2.1'])
    expect(unresolved(sketch)).toEqual(['“Sano” is never given in full'])
  })

  test('unless the side file gives it', () => {
    const sketch = {
      ...citing('See: Sano T. 2. P. 16.'),
      shortTitles: [
        {
          short: 'Sano',
          full: 'Sovetsko-angliiskie otnosheniya. T. 1–2. Moscow, 1983',
          kind: 'printed' as const,
        },
      ],
    }
    expect(printed(sketch)).toEqual(['_Sovetsko-angliiskie otnosheniya_, T. 1–2, Moscow, 1983 ← d1.n1.1'])
    expect(unresolved(sketch)).toEqual([])
  })

  test('`Ibid.` and `Op. cit.` are the works cited before', () => {
    expect(
      printed(
        citing(
          'Butler J.R.M. Grand Strategy. Vol. III. London, 1964. p. 5.',
          'Ibid. P. 12.',
          'French D. Armies. London, 2001. p. 1.',
          'Butler J.R.M. Op. cit. P. 12.',
          'Ibid., p. 14',
        ),
      ),
    ).toEqual([
      'Butler J.R.M., _Grand Strategy_, Vol. III, London, 1964 ← d1.n1.1 d1.n2.1 d1.n4.1 d1.n5.1',
      'French D., _Armies_, London, 2001 ← d1.n3.1',
    ])
  })

  test('are sorted by author, a title by its first word that is no article', () => {
    const works = citing(
      'See: The Zimmermann Telegram, 1917, p. 4; Young A. Bread. London, 1900. P. 1; Adams B. Corn. London, 1900. P. 1',
    )
    expect(printed(works).map(entry => entry.slice(0, 5))).toEqual(['Adams', 'Young', '_The '])
  })

  test('a note that cites nothing makes no entry', () => {
    expect(printed(citing('None printed.', 'Ibid.'))).toEqual([])
  })
})
