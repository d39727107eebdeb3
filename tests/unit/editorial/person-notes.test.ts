/** Notes that identify a person, in the manners of several editions, and notes that do not. */
import { describe, expect, test } from 'vitest'
import { headingOf } from '../../../src/editorial/name-forms.ts'
import { readPersonNote } from '../../../src/editorial/person-notes.ts'

/** Heading, dates and gloss of a note called at `anchor`. */
function read(text: string, anchor = ''): string | null {
  const note = readPersonNote(text, anchor)
  return note === null
    ? null
    : [headingOf(note.form), note.dates, note.gloss].filter(part => part !== null).join(' | ')
}

describe('a note identifies a person', () => {
  test.each([
    [
      'Bevin, Ernest (1881 – 1951) – British statesman.',
      'Secretary',
      'Bevin, Ernest | 1881–1951 | British statesman.',
    ],
    [
      'Bevin, Ernest (1881-1951), Foreign Secretary',
      'Bevin',
      'Bevin, Ernest | 1881–1951 | Foreign Secretary',
    ],
    ['Ernest Bevin (1881–1951), Foreign Secretary', 'Bevin', 'Bevin, Ernest | 1881–1951 | Foreign Secretary'],
    ['Ernest Bevin (b. 1881): trade unionist', 'Bevin', 'Bevin, Ernest | b. 1881 | trade unionist'],
    [
      'Ernest Bevin (9 March 1881 – 14 April 1951), politician',
      'Bevin',
      'Bevin, Ernest | 1881–1951 | politician',
    ],
    [
      'Thomas G. Masaryk, President of the National Council.',
      'Masaryk',
      'Masaryk, Thomas G. | President of the National Council.',
    ],
    [
      'Dr. Rudolph B. Teusler, director of the hospital.',
      'Teusler',
      'Teusler, Rudolph B. | director of the hospital.',
    ],
    ['Sir Miles Lampson.', 'Commissioner', 'Lampson, Sir Miles'],
    ['The Earl of Reading, British Ambassador', 'Reading', 'Reading, Earl of | British Ambassador'],
    [
      'Koloman de Kanya, Hungarian Foreign Minister.',
      'Kanya',
      'Kanya, Koloman de | Hungarian Foreign Minister.',
    ],
    [
      'Franz von Papen (1879–1969), German ambassador',
      'ambassador',
      'Papen, Franz von | 1879–1969 | German ambassador',
    ],
    [
      'Edward Wood, 1st Earl of Halifax (1881–1959), statesman',
      'Halifax',
      'Halifax, Edward Wood, 1st Earl of | 1881–1959 | statesman',
    ],
    ['Robert Clive, afterwards 1st Baron Clive (1725–1774).', 'Clive', 'Clive, Robert | 1725–1774'],
    [
      'Молотов, Вячеслав Михайлович (1890–1986) – нарком',
      'Молотовым',
      'Молотов, Вячеслав Михайлович | 1890–1986 | нарком',
    ],
    [
      'Тимошенко Семён Константинович (1895–1970) – маршал',
      '',
      'Тимошенко, Семён Константинович | 1895–1970 | маршал',
    ],
    [
      'Molotov V.M. (1890–1986), people’s commissar',
      'Molotov',
      'Molotov, V. M. | 1890–1986 | people’s commissar',
    ],
    ['Vyshinsky Andrei Yanuarievich (1883–1954)', 'deputy', 'Vyshinsky, Andrei Yanuarievich | 1883–1954'],
    ['i.e. Sir Orme Sargent.', 'Secretary', 'Sargent, Sir Orme'],
  ])('%s', (text, anchor, expected) => {
    expect(read(text, anchor)).toBe(expected)
  })
})

describe('a note identifies nobody', () => {
  test.each([
    ['The "Blue Division" - the informal name of the 250th Division of the Wehrmacht.'],
    ['Peninsular War (1807–1814) – conflict on the Iberian Peninsula.'],
    ['League of Nations (1920–1946), an organisation.'],
    ['During the Peninsular War (1807 - 1814) the army fought.'],
    ['Cyril Wynne memorandum to Acting Secretary, November 12, 1936.'],
    ['Cyril Wynne, “Memorandum on the volumes,” July 13, 1937'],
    ['See No. 131.'],
    ['No. 1.'],
    ['None printed.'],
    ['Vol. ii, p. 122.'],
    ['British Cmd. 1592, Egypt No. 1 (1922): Correspondence, p. 29.'],
    ['Rome protocols of March 17, 1934, between Italy, Austria, and Hungary'],
    ['Telegram from General G. Alexander. Published in the papers.'],
    ['Tunisia (1943) and Italy (1944).'],
    ['Le Clerc (Hist. Ecclesiast. p. 477, 535) seems to have collected it.'],
    ['The Gnostics, a sect and its leader.'],
    ['Torch (November 1942), landing in North Africa.'],
    [''],
    ['('],
  ])('%s', text => {
    expect(read(text)).toBeNull()
  })
})

describe('two names without a comma', () => {
  test('are told apart by the word in the text', () => {
    const note = readPersonNote('Franco Francisco (1892 - 1975) - Spanish dictator', 'Franco')
    expect(note?.noComma).toBe(true)
    expect(note && headingOf(note.form)).toBe('Franco')
  })

  test('stand in natural order where the text has the last one', () => {
    const note = readPersonNote('Francisco Franco (1892–1975), Spanish dictator', 'Franco')
    expect(note?.noComma).toBe(false)
    expect(note && headingOf(note.form)).toBe('Franco, Francisco')
  })
})

describe('dates', () => {
  test('with more than a dash between them are odd, in the life and in the gloss', () => {
    const note = readPersonNote(
      'Doe, Jane (1890 -. 1950) – minister (1939 -. 1945), consul (1930 - 1931)',
      'Doe',
    )
    expect(note?.dates).toBe('1890–1950')
    expect(note?.oddDates.map(odd => [odd.asWritten, odd.mended, odd.printed])).toEqual([
      ['1890 -. 1950', '1890–1950', true],
      ['1939 -. 1945', '1939–1945', false],
    ])
  })

  test('too near or too far from each other are no life', () => {
    expect(read('Barbarossa Directive (1940–1941) – plan')).toBeNull()
    expect(read('Hansa Bremen (1358–1862) – league')).toBeNull()
  })
})
