/** The index of persons of documents made up for the purpose: other names, other archives, other languages than those at hand. */

import { describe, expect, test } from 'vitest'
import { deriveRegisters } from '../../../src/editorial/derive-registers.ts'
import { type DocumentSketch, edition, heading, line, para } from '../../support/edition-builder.ts'
import fc from '../../support/fast-check.ts'
import { placePrinter } from '../../support/print-registers.ts'

/** Heading → the stretches of text that mean the person. */
function persons(...documents: readonly DocumentSketch[]): Record<string, readonly string[]> {
  const built = edition(...documents)
  const show = placePrinter(built)
  const found = deriveRegisters(built).value.persons
  return Object.fromEntries(found.map(({ name, places }) => [name, places.map(show)]))
}

const names = (...blocks: readonly string[]): readonly string[] => Object.keys(persons({ blocks }))
const reports = (...documents: readonly DocumentSketch[]): readonly string[] =>
  deriveRegisters(edition(...documents)).diagnostics.map(({ code, message }) => `${code}: ${message}`)

const LONDON: DocumentSketch = {
  blocks: [
    line('MOST SECRET', 'classification'),
    line('Sir A. Cadogan to Lord Halifax (Washington)'),
    para(
      'I saw M. Maisky‹1› this morning at his request. He was accompanied by Novikov. Maisky said that Marshal Timoshenko had told General Martel that operation TORCH‹2› would not relieve the front, and that Admiral Kharlamov’s views were known to us. Bridges‹3› minuted the Prime Minister accordingly.',
      '1.',
    ),
    para(
      'I replied that Lord Beaverbrook’s visit to Moscow could not be repeated before Harriman’s arrival. Our Minister at Stockholm‹4› reports that Mme. Kollontai spoke to him about Finland. Sikorski‹5› and Beneš had been informed. Litvinov wrote to Halifax about it.',
      '2.',
    ),
  ],
  notes: {
    1: 'Maisky, Ivan Mikhailovich (1884 - 1975) – Soviet diplomat, Ambassador to the United Kingdom (1932 -1943).',
    2: 'Code name of the landing in North Africa. See: Butler J.R.M. Grand Strategy. Vol. III. London, 1964. pp. 617-645.',
    3: 'Edward Bridges (1892–1969), Secretary to the Cabinet (1938–1946).',
    4: 'Mallet, Victor (1893 – 1969) – British diplomat, Minister to Sweden (1940 – 1945).',
    5: 'Sikorski Władysław (1881 – 1943) – Polish general and statesman.',
  },
}

const BERLIN: DocumentSketch = {
  blocks: [
    heading('No. 12. Baron von Neurath to Herr von Hoesch'),
    'Yesterday Count Ciano‹1› called on me. Signor Mussolini had instructed him to speak of Austria; Goering, who was present, laughed. In Berlin and at Godesberg the talks with Chamberlain had led nowhere. Ribbentrop and Keitel‹2› were told by Hitler that Czechoslovakia would be dealt with.',
    'General Keitel telephoned to Colonel Beck. The Duke of Alba dined with Churchill. King Leopold III and Napoleon III were mentioned by Sir Nevile Henderson. Paul Schmidt, the interpreter, took the record.',
  ],
  notes: {
    1: 'Galeazzo Ciano, Italian Foreign Minister, son-in-law of Mussolini.',
    2: 'Wilhelm Keitel (1882–1946), Chief of the High Command.',
  },
}

const CALCUTTA: DocumentSketch = {
  blocks: [
    'My dear Clive,‹1› The Nabob’s letter reached Fort William on Tuesday. Mr. Watts writes that Mir Jaffier dined with Scrafton. I told Major Kilpatrick so. The Salisbury sails tomorrow for Madras.',
    line('Robt. Orme', 'signature'),
  ],
  notes: { 1: 'Robert Clive, afterwards 1st Baron Clive (1725–1774).' },
  persons: [{ name: 'Watts, William', forms: ['Mr. Watts'], dates: '1722–1764' }],
  metadata: { sender: 'Robert Orme', addressee: 'Robert Clive' },
}

const MOSCOW: DocumentSketch = {
  language: 'ru',
  blocks: [
    'Тов. Молотов принял Криппса‹1›. Маршал Сталин сказал послу, что маршал Тимошенко‹2› прибудет в Москву. Криппс передал Сталину письмо Черчилля.',
    'Г-н Иден и генерал Исмей беседовали с Молотовым‹3›.',
  ],
  notes: {
    1: 'Криппс, Ричард Стаффорд (1889–1952) – британский политик, посол в СССР (1940–1942).',
    2: 'Тимошенко Семён Константинович (1895–1970) – маршал Советского Союза.',
    3: 'Молотов В.М. (1890–1986), нарком иностранных дел.',
  },
}

describe('whole documents', () => {
  test('a telegram of the Foreign Office', () => {
    expect(persons(LONDON)).toEqual({
      'Beaverbrook, Lord': ['b4 “Beaverbrook”'],
      Beneš: ['b4 “Beneš”'],
      'Bridges, Edward': ['b3 “Bridges”', 'n3 “Edward Bridges”'],
      'Cadogan, Sir A.': ['b2 “A. Cadogan”'],
      'Halifax, Lord': ['b2 “Halifax”', 'b4 “Halifax”'],
      Harriman: ['b4 “Harriman”'],
      Kharlamov: ['b3 “Kharlamov”'],
      'Kollontai, Mme': ['b4 “Kollontai”'],
      Litvinov: ['b4 “Litvinov”'],
      'Maisky, Ivan Mikhailovich': ['b3 “Maisky”', 'n1 “Maisky, Ivan Mikhailovich”', 'b3 “Maisky”'],
      'Mallet, Victor': ['b4 “Our Minister at Stockholm”', 'n4 “Mallet, Victor”'],
      Martel: ['b3 “Martel”'],
      Sikorski: ['b4 “Sikorski”', 'n5 “Sikorski Władysław”'],
      Timoshenko: ['b3 “Timoshenko”'],
    })
  })

  test('a record of the Wilhelmstrasse', () => {
    expect(Object.keys(persons(BERLIN))).toEqual([
      'Alba, Duke of',
      'Beck',
      'Chamberlain',
      'Churchill',
      'Ciano, Galeazzo',
      'Goering',
      'Henderson, Sir Nevile',
      'Hitler',
      'Hoesch, von',
      'Keitel, Wilhelm',
      'Leopold III',
      'Mussolini',
      'Napoleon III',
      'Neurath, Baron von',
      'Ribbentrop',
      'Schmidt, Paul',
    ])
  })

  test('a letter from Bengal: no fort, no ship, no day of the week', () => {
    expect(Object.keys(persons(CALCUTTA))).toEqual([
      'Clive, Robert',
      'Jaffier, Mir',
      'Kilpatrick',
      'Orme, Robert',
      'Scrafton',
      'Watts, William',
    ])
  })

  test('a Russian record: names in every case of the declension', () => {
    expect(persons(MOSCOW)).toEqual({
      Иден: ['b2 “Иден”'],
      Исмей: ['b2 “Исмей”'],
      'Криппс, Ричард Стаффорд': ['b1 “Криппса”', 'n1 “Криппс, Ричард Стаффорд”', 'b1 “Криппс”'],
      'Молотов, В. М.': ['b1 “Молотов”', 'b2 “Молотовым”', 'n3 “Молотов В.М.”'],
      Сталин: ['b1 “Сталин”', 'b1 “Сталину”'],
      'Тимошенко, Семён Константинович': ['b1 “Тимошенко”', 'n2 “Тимошенко Семён Константинович”'],
    })
  })

  test('one index for a volume: who is named in two documents has one entry', () => {
    const second: DocumentSketch = { blocks: ['Maisky called again. Lord Halifax was away.'] }
    const index = persons(LONDON, second)
    expect(index['Maisky, Ivan Mikhailovich']?.at(-1)).toBe('d2.b1 “Maisky”')
    expect(index['Halifax, Lord']).toHaveLength(3)
  })
})

describe('the surroundings show a person', () => {
  test.each([
    ['a title', 'This was shown to Admiral Darlan at once.', 'Darlan'],
    ['an office with its field', 'I called on Secretary of State Hull.', 'Hull'],
    ['several under one title', 'I saw Messrs. Frazar, Preston, and Phelps.', 'Frazar Phelps Preston'],
    ['initials', 'The report of C. R. Watson is enclosed.', 'Watson, C. R.'],
    ['a verb of speech', 'Then Quisling replied that it was late.', 'Quisling'],
    ['a possessive', 'We discussed Laval’s conversations at length.', 'Laval'],
    ['a conversation', 'He had an interview with Gusev on Monday.', 'Gusev'],
    ['what only persons take part in', 'Darlan, who was present, agreed.', 'Darlan'],
    ['an office in apposition', 'Higley, the American consul, was absent.', 'Higley'],
    ['an office with the name in brackets', 'The Ambassador in Japan (Craigie) to the Secretary', 'Craigie'],
    ['a numeral', 'Under Frederick III the policy changed.', 'Frederick III'],
    ['a peerage', 'A note to the Earl of Kimberley.', 'Kimberley, Earl of'],
  ])('%s', (_, text, expected) => {
    expect(names(text).join(' ')).toBe(expected)
  })
})

describe('the surroundings show none', () => {
  test.each([
    [
      'countries act like persons',
      'Sweden’s position was clear. Turkey replied. Poland told us so. Spain and Portugal agreed.',
    ],
    ['cities too', 'London said no. A telegram from Tokyo told Washington.'],
    ['peoples', 'The Hungarians replied. Germans said so. The Anglo-American position.'],
    [
      'places unknown to any list',
      'In Bluefields and near Rama the troops of Greytown stood. A letter from Bluefields arrived.',
    ],
    ['code words in capitals', 'OVERLORD said much. The date of OVERLORD’s postponement.'],
    ['institutions', 'The Wehrmacht replied. Parliament said so. The Council told the Foreign Office.'],
    [
      'offices alone',
      'The Prime Minister told the Secretary of State for Foreign Affairs. General Staff said so.',
    ],
    [
      'words at the head of a sentence',
      'Perhaps he said so. Continuing, I said no. Referring to it, I asked. Oddly, he replied.',
    ],
    ['ships', 'The steamer Miranda left. H. B. M. S. Cleopatra sailed. The U.S.S. Columbia arrived.'],
    [
      'rivers, wars and parts of books',
      'River Po, Pearl Lagoon, World War I, Chapter IV, Vol. V, Article II.',
    ],
    ['months', 'In May he said so. March’s conversation with October.'],
    ['abbreviations', 'File No. 5. St. Luke’s Hospital. H. J. Res. 491.'],
  ])('%s', (_, text) => {
    expect(names(text)).toEqual([])
  })
})

describe('who is meant', () => {
  test('a bare surname is its only bearer', () => {
    expect(persons({ blocks: ['Mr. Lewis Baker wrote. Baker was late.'] })).toEqual({
      'Baker, Lewis': ['b1 “Lewis Baker”', 'b1 “Baker”'],
    })
  })

  test('the fullest form makes the heading', () => {
    expect(names('C. Wynne came.', 'Mr. Cyril Wynne said so. W. Wynne was another.')).toEqual([
      'Wynne, Cyril',
      'Wynne, W.',
    ])
  })

  test('a peer keeps his title wherever it is first said', () => {
    expect(names('Halifax said no. Lord Halifax said so.')).toEqual(['Halifax, Lord'])
  })

  test('husband and wife are two', () => {
    expect(names('Mr. Roosevelt and Mrs. Roosevelt came.')).toEqual(['Roosevelt', 'Roosevelt, Mrs'])
  })

  test('a bare surname of two bearers means the one named last', () => {
    const index = persons({
      blocks: [
        'Mr. John Smith wrote to Mr. Adam Smith. Smith said no.',
        'Mr. John Smith left. Smith said nothing.',
      ],
    })
    expect(index['Smith, Adam']).toEqual(['b1 “Adam Smith”', 'b1 “Smith”'])
    expect(index['Smith, John']).toEqual(['b1 “John Smith”', 'b2 “John Smith”', 'b2 “Smith”'])
  })

  test('a bare surname that may be two is kept apart and reported', () => {
    const sketch = { blocks: ['Smith said so. Mr. John Smith wrote to Mr. Adam Smith.'] }
    expect(Object.keys(persons(sketch))).toEqual(['Smith', 'Smith, Adam', 'Smith, John'])
    expect(reports(sketch)[0]).toBe(
      'persons/ambiguous-name: “Smith” may be “Smith, John” or “Smith, Adam”; the index keeps it apart',
    )
  })

  test('another initial is a slip where a note says who bears the name, and is reported', () => {
    const sketch = {
      blocks: ['General Wavell‹1› wrote. A note of General G. Wavell.'],
      notes: { 1: 'Wavell, Archibald (1883–1950) – British general.' },
    }
    expect(Object.keys(persons(sketch))).toEqual(['Wavell, Archibald'])
    expect(reports(sketch)).toEqual([
      'persons/initial-disagrees: “G. Wavell” is taken for “Wavell, Archibald”, whose initial is another',
    ])
  })

  test('another initial is another person where none does', () => {
    expect(names('S. C. Braida wrote to A. C. Braida.')).toEqual(['Braida, A. C.', 'Braida, S. C.'])
  })

  test('the name in the text is another name of the person whom the note names', () => {
    const built = edition({
      blocks: ['I saw Lord Halifax.‹1› Halifax said no.'],
      notes: { 1: 'Wood, Edward (1881–1959) – British statesman.' },
    })
    const [person, ...others] = deriveRegisters(built).value.persons
    expect(others).toEqual([])
    expect(person).toMatchObject({ name: 'Wood, Edward', seeFrom: ['Halifax, Lord'] })
    expect(person?.places).toHaveLength(3)
  })

  test('the word a note is called at means the person', () => {
    const sketch = {
      blocks: ['He told our Ambassador‹1› so.'],
      notes: { 1: 'Hoare, Samuel (1880 – 1959) – British statesman.' },
    }
    expect(persons(sketch)).toEqual({ 'Hoare, Samuel': ['b1 “our Ambassador”', 'n1 “Hoare, Samuel”'] })
  })

  test('an author who is cited is no person mentioned', () => {
    const sketch = {
      blocks: ['As Churchill said.‹1›'],
      notes: {
        1: 'See: Churchill W.S. The Second World War. Vol. V. Boston, 1951. p. 258; French D. Invading Europe // History. 2003. Vol. 14. P. 1-9.',
      },
    }
    expect(persons(sketch)).toEqual({ Churchill: ['b1 “Churchill”'] })
  })
})

test('a Russian preposition with its capital is no initial', () => {
  const sketch: DocumentSketch = {
    language: 'ru',
    blocks: ['О Молотове говорили. В Москве знали. Товарищ Молотов ушёл.'],
  }
  expect(persons(sketch)).toEqual({ Молотов: ['b1 “Молотове”', 'b1 “Молотов”'] })
})

describe('names without a comma', () => {
  const notes = {
    1: 'Ismay, Hastings (1887–1965) – British general.',
    2: 'Alexander, Harold (1891–1969) – British general.',
    3: 'Hoare Samuel (1880–1959) – British statesman.',
  }
  test('follow the habit of the edition, and are reported', () => {
    const sketch = { blocks: ['Ismay‹1› and Alexander‹2› saw our Ambassador‹3›.'], notes }
    expect(Object.keys(persons(sketch))).toEqual(['Alexander, Harold', 'Hoare', 'Ismay, Hastings'])
    expect(reports(sketch)).toContain(
      'persons/no-comma: “Hoare Samuel” has no comma between surname and given name; the index uses “Hoare”',
    )
  })
})

describe('the persons file', () => {
  test('gives headings, forms and dates, and goes before the grammar', () => {
    const sketch: DocumentSketch = {
      blocks: ['The Old Man told Eden so. Bluefields agreed.'],
      persons: [
        { name: 'Churchill, Winston', forms: ['The Old Man'], dates: '1874–1965' },
        { name: 'Fields, Blue', forms: ['Bluefields'], dates: null },
        { name: 'Eden, Anthony', forms: [], dates: null },
      ],
    }
    expect(persons(sketch)).toEqual({
      'Churchill, Winston': ['b1 “The Old Man”'],
      'Eden, Anthony': ['b1 “Eden”'],
      'Fields, Blue': ['b1 “Bluefields”'],
    })
    expect(reports(sketch)).toEqual([])
  })

  test('a form with a title is placed at the name; a part of a word is no form', () => {
    const sketch: DocumentSketch = {
      blocks: ['Marshal Stalin left. Stalingrad stood.'],
      persons: [{ name: 'Stalin, Joseph', forms: ['Marshal Stalin', 'Stalin'], dates: null }],
    }
    expect(persons(sketch)).toEqual({ 'Stalin, Joseph': ['b1 “Stalin”'] })
  })

  test('another name leads to the heading', () => {
    const built = edition({
      blocks: ['Lord Templewood came.'],
      persons: [{ name: 'Hoare, Samuel', forms: ['Lord Templewood'], dates: null }],
    })
    expect(deriveRegisters(built).value.persons).toMatchObject([
      { name: 'Hoare, Samuel', seeFrom: ['Templewood, Lord'] },
    ])
  })
})

test('whom nothing identifies is reported once, at the first mention', () => {
  expect(reports({ blocks: ['Kerr said so.', 'Kerr said no.'] })).toEqual([
    'persons/unidentified: nothing says who “Kerr” is; the index uses “Kerr”',
  ])
})

describe('for any text', () => {
  const word = fc.constantFrom(
    'Mr.',
    'Stalin',
    'said',
    'to',
    'of',
    'Duke',
    'I',
    'G.',
    '(1880–1950)',
    '–',
    ',',
    'de',
    '‹1›',
    '’s',
    'RGASPI.',
    'F. 5.',
    'Op. 1.',
    'p. 3',
    '“',
    '//',
    'Ibid.',
    'the',
    'T. 2',
    '',
    ';',
    'Vol. V.',
  )
  const text = fc
    .array(fc.oneof(word, fc.string({ maxLength: 6 })), { maxLength: 30 })
    .map(words => words.join(' '))

  test('places lie inside their texts, do not overlap and come in order', () => {
    fc.assert(
      fc.property(text, text, (body, note) => {
        const built = edition({
          blocks: [body.replaceAll('_', ' '), 'x‹1›'],
          notes: { 1: note.replaceAll(/[_‹›]/g, ' ') },
        })
        const { value } = deriveRegisters(built)
        const show = placePrinter(built)
        for (const person of value.persons) {
          expect(person.places.length).toBeGreaterThan(0)
          for (const place of person.places) {
            expect(place.start).toBeLessThan(place.end)
            expect(show(place)).not.toContain('undefined')
            expect(show(place)).not.toMatch(/“\s|\s”$/)
          }
        }
        const all = value.persons
          .flatMap(person => person.places)
          .sort((a, b) =>
            a.paragraph < b.paragraph ? -1 : a.paragraph > b.paragraph ? 1 : a.start - b.start,
          )
        all.forEach((place, at) => {
          const before = all[at - 1]
          if (before?.paragraph === place.paragraph) expect(before.end).toBeLessThanOrEqual(place.start)
        })
      }),
      { numRuns: 300 },
    )
  })

  test('deriving twice gives the same', () => {
    fc.assert(
      fc.property(text, body => {
        const built = edition({ blocks: [body.replaceAll(/[_‹›]/g, ' ')] })
        expect(deriveRegisters(built)).toEqual(deriveRegisters(built))
      }),
      { numRuns: 50 },
    )
  })
})

describe('the forms of the persons file', () => {
  const found = (text: string, ...forms: readonly string[]): readonly string[] =>
    persons({ blocks: [para(text)], persons: [{ name: 'Templewood, Samuel', forms, dates: null }] })[
      'Templewood, Samuel'
    ] ?? []

  test('are found wherever they begin, and never inside a longer word', () => {
    expect(found('“Sam” saw Sam, and samson saw Samson; Sam’s.', 'Sam')).toHaveLength(3)
    expect(found('the d’Hoare paper, a d’Hoare-like man', 'd’Hoare')).toHaveLength(2)
    expect(found('he met (Hoare) there', '(Hoare)')).toHaveLength(1)
    expect(found('a nonsense', '—')).toHaveLength(0)
  })

  test('are found longest first', () => {
    expect(found('Sir Samuel Hoare came', 'Samuel', 'Sir Samuel Hoare', 'Hoare')).toHaveLength(1)
  })
})
