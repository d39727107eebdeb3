import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { mm, pt, roundedPoints } from '../../../src/base/length.ts'
import { builtInStyle, builtInStyles } from '../../../src/run/style-files.ts'
import { measureOf } from '../../../src/style/measures.ts'
import { readStylesheet } from '../../../src/style/read-stylesheet.ts'
import { styleJsonSchema } from '../../../src/style/style-schema.ts'

const read = (name: string, place: 'foot' | 'margin' | 'end-of-document' | null = null) =>
  readStylesheet(builtInStyle(name)!, builtInStyle, place)

test('appendix, archive and press come with Scholion', () => {
  expect(builtInStyles()).toEqual(['appendix', 'archive', 'press'])
})

describe.each(['appendix', 'archive', 'press'])('%s', name => {
  test.each([null, 'foot', 'margin', 'end-of-document'] as const)('can be set with notes at %s', place => {
    const { value, diagnostics } = read(name, place)
    expect(diagnostics).toEqual([])
    expect(value!.name).toBe(name)
  })

  test.each([null, 'margin'] as const)(
    'has more margin outside than inside and below than above (%s)',
    place => {
      const { page, body } = read(name, place).value!
      expect(page.outer).toBeGreaterThan(page.inner)
      expect(page.height - page.top - page.lines * body.leading).toBeGreaterThan(page.top)
    },
  )

  test('has notes smaller than the text, and white before them of at least half a line', () => {
    const { body, notes } = read(name).value!
    expect(notes[0]!.size).toBeLessThan(body.size)
    expect(notes[0]!.separation).toBeGreaterThanOrEqual(body.leading / 2)
  })

  test('lets no page with a widow or a late note pass for cheaper than one a few lines short', () => {
    const { pageBreaking: costs } = read(name).value!
    expect(costs.widow).toBeGreaterThan(costs.underfull * 5 * 5)
    expect(costs.noteDefer).toBeGreaterThan(100 * costs.widow)
    expect(costs.noteSplit).toBeLessThan(costs.widow)
  })
})

test('appendix is 170 × 240 mm with EB Garamond 11/13.5 on 114.6 mm and notes 9/11', () => {
  const style = read('appendix').value!
  expect([style.page.width, style.page.height]).toEqual([mm(170), mm(240)])
  expect(roundedPoints(measureOf(style))).toBe(roundedPoints(mm(114.6)))
  expect([style.body.size, style.body.leading, style.notes[0]!.size, style.notes[0]!.leading]).toEqual([
    pt(11),
    pt(13.5),
    pt(9),
    pt(11),
  ])
  expect(style.fonts.text[0]).toBe('EB Garamond')
})

test('archive is A4, press has the page of appendix', () => {
  expect([read('archive').value!.page.width, read('archive').value!.page.height]).toEqual([mm(210), mm(297)])
  expect(read('press').value!.page).toEqual(read('appendix').value!.page)
})

test('the words are there in English, German, French and Russian, each of them', () => {
  const { words } = read('appendix').value!
  expect(Object.keys(words)).toEqual(['en', 'de', 'fr', 'ru'])
  for (const language of Object.values(words))
    expect(Object.keys(language)).toEqual(Object.keys(words['en']!))
})

test('styles/schema.json is what the schema says; `npm run schema` writes it', () => {
  const written = readFileSync(new URL('../../../styles/schema.json', import.meta.url), 'utf8')
  expect(written).toBe(`${JSON.stringify(styleJsonSchema(), null, 2)}\n`)
})
