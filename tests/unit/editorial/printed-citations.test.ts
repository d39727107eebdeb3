/** Printed citations in the manners of several languages: what is the author, the title, the rest. */
import { describe, expect, test } from 'vitest'
import { readPrintedCitations } from '../../../src/editorial/printed-citations.ts'

const read = (text: string): readonly string[] =>
  readPrintedCitations(text, []).map(
    ({ author, title, container, parts, asCited, refersBack }) =>
      refersBack ??
      [author, title, container, ...parts, asCited?.replace(/^[,.:]?\s*/u, '')]
        .filter(part => part !== null && part !== undefined)
        .join(' | '),
  )

describe('the Russian manner, in English', () => {
  test.each([
    [
      'Published in: Churchill W.S. The Second World War. Vol. V. Boston, 1951. p. 258.',
      'Churchill W.S. | The Second World War | Vol. V | Boston, 1951',
    ],
    [
      'See more: Harrison M. The Economics of War: Plans, 1938-45 // Economic History. 2003. Vol. 14. No. 2. p. 71-94.',
      'Harrison M. | The Economics of War: Plans, 1938-45 | Economic History | 2003 | Vol. 14 | No. 2 | p. 71–94',
    ],
    [
      'on 4 October (Pechatnov V.O., Magadeyev I.E. Perepiska. T. 1. p. 584).',
      'Pechatnov V.O., Magadeyev I.E. | Perepiska | T. 1',
    ],
    ['Published in: Moskovskaya konferentsiya. pp.197-205.', 'Moskovskaya konferentsiya'],
    ["Published in 'Moskovskaya konferentsiya', pp 205-209.", 'Moskovskaya konferentsiya'],
    ['(see, for example: Sano T. 2. P. 16-17)', 'Sano | T. 2'],
    [
      'См.: Печатнов В.О. Переписка И.В. Сталина с Ф. Рузвельтом. Т. 1. М., 2015. С. 584',
      'Печатнов В.О. | Переписка И.В. Сталина с Ф. Рузвельтом | Т. 1 | М., 2015',
    ],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual([expected])
  })
})

describe('the English manner', () => {
  test.each([
    [
      'D. Irving, Hitler’s War (London: Hodder, 1977), p. 45',
      'D. Irving | Hitler’s War | (London: Hodder, 1977)',
    ],
    [
      'See Samuel Flagg Bemis, A Diplomatic History (New York: Holt, 1936), p. 5.',
      'Samuel Flagg Bemis | A Diplomatic History | (New York: Holt, 1936)',
    ],
    ['Foreign Relations, 1918, Russia, vol. ii, p. 122', 'Foreign Relations | 1918, Russia, vol. ii'],
    [
      'for text, see League of Nations Treaty Series, vol. cliv, p. 281.',
      'League of Nations Treaty Series | vol. cliv',
    ],
    [
      'for text, see Congressional Record, vol. 80, pt. 2, p. 2239, or 49 Stat. 1152.',
      'Congressional Record | vol. 80 | pt. 2',
    ],
    [
      'was first published in the preface to Papers Relating to Foreign Relations, 1914 Supplement (Washington, DC: GPO, 1928), pp. iii-iv.',
      'Papers Relating to Foreign Relations | 1914 Supplement (Washington, DC: GPO, 1928)',
    ],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual([expected])
  })
})

describe('the German manner', () => {
  test.each([
    [
      'Franz Servaes: Jung Wien. Berliner Eindrücke. In: Die Zeit, Bd. 10, Nr. 118, 2. 1. 1897, S. 6–8: »Der erste«',
      'Franz Servaes | Jung Wien. Berliner Eindrücke | Die Zeit | Bd. 10, Nr. 118, 2. 1. 1897',
    ],
    [
      '[O. V.]: Die Literatur. In: Frankfurter Zeitung, Jg. 41, Nr. 352, S. 1.',
      'Die Literatur | Frankfurter Zeitung | Jg. 41 | Nr. 352',
    ],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual([expected])
  })
})

describe('back references', () => {
  test.each([
    ['Ibid., p. 12', 'ibid'],
    ['Там же. С. 590.', 'ibid'],
    ['Butler J.R.M. Op. cit. P. 12', 'op-cit'],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual([expected])
  })
})

describe('no printed source', () => {
  test.each([
    'Telegram from General G. Alexander. Published soon.',
    'During the Peninsular War (1807 - 1814) the army fought.',
    'Hoare, Samuel (1880 – 1959) – British statesman.',
    'Молотов В.М. (1890–1986), нарком.',
    'Vol. ii, p. 122.',
    'See No. 131.',
    'Transmitted by Mr. Baker. (See inclosure 7 in No. 12.)',
    'Aide-mémoire of July 17, printed in part, ante, p. 134; in full, vol. ii, p. 287.',
    'Cyril Wynne memorandum to Acting Secretary, November 12, 1936, 026 Foreign Relations/1099, pp. 2-3.',
    'The order was on p. 5 of the file.',
    'He met Smith J. and went on.',
    '',
  ])('%s', text => {
    expect(read(text)).toEqual([])
  })
})

test('the place is from the author to the page', () => {
  const text =
    'Reference. Published in: Churchill W.S. The Second World War. Vol. V. Boston, 1951. p. 258. More.'
  const [citation] = readPrintedCitations(text, [])
  expect(text.slice(citation?.start, citation?.end)).toBe(
    'Churchill W.S. The Second World War. Vol. V. Boston, 1951. p. 258',
  )
})
