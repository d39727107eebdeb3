import { describe, expect, test } from 'vitest'
import { roundedPoints, type Sp } from '../../../src/base/length.ts'
import { lineStarts, positionAt } from '../../../src/base/span.ts'
import { builtInStyle } from '../../../src/run/style-files.ts'
import { readStylesheet } from '../../../src/style/read-stylesheet.ts'
import type { NoteSeriesStyle, Stylesheet } from '../../../src/style/stylesheet.ts'

const FILES = new Map<string, string>()
const resolve = (name: string) => {
  const text = FILES.get(name)
  return text === undefined ? builtInStyle(name) : { name, text }
}
const read = (text: string, notesAt: NoteSeriesStyle['place'] | null = null) =>
  readStylesheet({ name: 'mine.yaml', text }, resolve, notesAt)

/** The style that a text comes to, which must be without fault. */
function style(text: string, notesAt: NoteSeriesStyle['place'] | null = null): Stylesheet {
  const { value, diagnostics } = read(text, notesAt)
  expect(diagnostics).toEqual([])
  return value!
}

/** Each complaint as `line:column code message`, which must cost the style. */
function complaints(text: string): readonly string[] {
  const { value, diagnostics } = read(text)
  expect(value).toBeNull()
  return diagnostics.map(({ code, message, span }) => {
    const { line, column } = positionAt(lineStarts(text), span!.start)
    return `${line}:${column} ${code} ${message}`
  })
}

const points = (length: Sp): number => roundedPoints(length)

describe('a style', () => {
  test('with nothing in it is the appendix style under its own name', () => {
    expect(style('')).toEqual({ ...readStylesheet(builtInStyle('appendix')!, resolve).value!, name: 'mine' })
  })

  test('changes what it says and nothing else', () => {
    const changed = style('page: { lines: 38 }\nnotes: { notes: { marks: symbol } }')
    const appendix = style('')
    expect(changed).toEqual({
      ...appendix,
      page: { ...appendix.page, lines: 38 },
      notes: appendix.notes.map(series =>
        series.series === 'notes' ? { ...series, marks: 'symbol' } : series,
      ),
    })
  })

  test('takes lists as a whole', () => {
    expect(style('fonts: { text: [Noto Serif] }').fonts.text).toEqual(['Noto Serif'])
  })

  test('can take a rule away and put another in its place', () => {
    expect(style('notes: { notes: { rule: null } }').notes[0]!.rule).toBeNull()
    expect(points(style('notes: { notes: { rule: { width: 2in } } }').notes[0]!.rule!.width)).toBe(144)
  })

  test('counts ems by the size of the section', () => {
    const ems = style(
      'body: { size: 10pt, indent: 1.5em }\nnotes: { notes: { size: 8pt, indent: 2em } }\nindex: { size: 7pt, hanging: 1em }',
    )
    expect([ems.body.indent, ems.notes[0]!.indent, ems.index.hanging].map(points)).toEqual([15, 16, 7])
  })

  test('hands the type of the body to whatever does not speak of it', () => {
    const lines = style('body: { size: 12pt, leading: 15pt, figures: lining }').lines
    expect([lines.dateline.size, lines.dateline.leading].map(points)).toEqual([12, 15])
    expect(lines.dateline.figures).toBe('lining')
    expect(lines.dateline.italic).toBe(true)
  })

  test('hands the first series of notes to another that says only how it differs', () => {
    const { notes } = style('notes: { mine: { marks: letter } }')
    expect(notes.at(-1)).toEqual({ ...notes[0], series: 'mine', marks: 'letter' })
  })

  test('has its words, and those of its ancestors in every language', () => {
    const { words } = style('words: { en: { index: Names } , la: { index: Index nominum } }')
    expect(words['en']!['index']).toBe('Names')
    expect(words['en']!['bibliography']).toBe('Bibliography')
    expect(words['la']).toEqual({ index: 'Index nominum' })
    expect(words['ru']!['index']).toBe('Указатель имен')
  })
})

describe('inheritance', () => {
  test('goes through any number of files, the nearest winning', () => {
    FILES.set('a.yaml', 'extends: archive\nbody: { size: 13pt, leading: 16pt }\nfolio: { first: 7 }')
    FILES.set('b.yaml', 'extends: a.yaml\nfolio: { first: 9 }')
    const grandchild = style('extends: b.yaml')
    expect(points(grandchild.body.size)).toBe(13)
    expect(grandchild.folio.first).toBe(9)
    expect(points(grandchild.page.width)).toBe(595.276)
  })

  test('in a circle is an error at the name that closes it', () => {
    FILES.set('egg.yaml', 'extends: hen.yaml')
    FILES.set('hen.yaml', '\nextends: egg.yaml')
    const { value, diagnostics } = read('extends: egg.yaml')
    expect(value).toBeNull()
    expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
      ['style/circle', 'styles extend one another in a circle: egg.yaml → hen.yaml → egg.yaml'],
    ])
    expect(diagnostics[0]!.span).toEqual({ file: 'hen.yaml', start: 10, end: 18 })
  })

  test('of oneself is a circle too', () => {
    FILES.set('mine.yaml', 'extends: mine.yaml')
    expect(complaints('extends: mine.yaml')).toEqual([
      '1:10 style/circle styles extend one another in a circle: mine.yaml → mine.yaml',
    ])
  })

  test('of an unknown style is an error at its name', () => {
    expect(complaints('extends: apendix')).toEqual([
      '1:10 style/unknown-style there is no style “apendix” to extend',
    ])
  })

  test('of nothing must say everything, and hears what is missing', () => {
    const found = complaints('extends: null\nbody: { size: 11pt }')
    expect(found).toContain('1:1 style/incomplete page is not given')
    expect(found).toContain('2:1 style/incomplete body.leading is not given')
  })

  test('reports the faults of an ancestor in the ancestor', () => {
    FILES.set('faulty.yaml', 'page: { lines: many }')
    const { value, diagnostics } = read('extends: faulty.yaml')
    expect(value).toBeNull()
    expect(diagnostics.map(each => each.span?.file)).toEqual(['faulty.yaml'])
  })
})

describe('notes moved to', () => {
  test('the margin get the page that the margin needs', () => {
    const margin = style('', 'margin')
    const foot = style('')
    expect(margin.notes[0]!.place).toBe('margin')
    expect(margin.page.marginColumn + margin.page.marginGap).toBeLessThanOrEqual(margin.page.outer)
    expect(margin.page.marginColumn).toBeGreaterThan(foot.page.marginColumn)
    expect(margin.page.width).toBe(foot.page.width)
    expect(margin).toEqual(style('notes: { notes: { place: margin } }'))
  })

  test('the margin leave a style its own page', () => {
    const own = style('page: { outer: 60mm, marginColumn: 50mm }', 'margin')
    expect([own.page.outer, own.page.marginColumn].map(points)).toEqual([170.079, 141.732])
  })

  test('the end change nothing but their place, in every series that does not say where it stands', () => {
    const text = 'notes: { mine: { marks: letter } }'
    const foot = style(text)
    expect(style(text, 'end-of-document')).toEqual({
      ...foot,
      notes: foot.notes.map(series =>
        ['notes', 'mine'].includes(series.series) ? { ...series, place: 'end-of-document' } : series,
      ),
    })
  })
})

describe('what cannot be is said at its place:', () => {
  test.each([
    ['bdy: {}', '1:1 style/unknown-key “bdy” is no key'],
    ['body: { sise: 11pt }', '1:9 style/unknown-key “sise” is no key of body'],
    ['body: { size: 11 }', '1:15 style/bad-value body.size cannot be used as it is'],
    ['body: { size: 1em }', '1:15 style/bad-value body.size cannot be used as it is'],
    [
      'headings: { documentStart: sheet }',
      '1:28 style/bad-value headings.documentStart must be page, recto or run-on',
    ],
    ['notes: { Notes: {} }', '1:17 style/bad-value notes.Notes cannot be used as it is'],
    ['page: 3', '1:7 style/wrong-type page must be a group of keys'],
    ['page: { lines: many }', '1:16 style/wrong-type page.lines must be a number'],
  ])('%s', (text, complaint) => {
    expect(complaints(text)).toEqual([complaint])
  })

  test('a mistyped key with the one that was meant', () => {
    expect(read('body: { sise: 11pt }').diagnostics[0]!.hints).toEqual(['did you mean “size”?'])
  })

  test.each([
    ['page: { inner: 80mm, outer: 80mm }', '1:16', 'the inner and outer margins leave 28.346pt for the text'],
    ['page: { inner: 100mm, outer: 80mm }', '1:16', 'the inner and outer margins leave no room for the text'],
    [
      'page: { lines: 60 }',
      '1:16',
      '60 lines under the top margin reach to 875.197pt, the page ends at 680.315pt',
    ],
    ['body: { indent: 50em }', '1:17', 'an indent of 550pt leaves less than half of a line of 324.85pt'],
    ['runningHead: { distance: 30mm }', '1:26', 'the running head stands above the page'],
    ['folio: { distance: 40mm }', '1:20', 'the folio stands below the page'],
    [
      'notes: { notes: { place: margin } }\npage: { outer: 20mm }',
      '2:16',
      'the outer margin is 56.693pt wide, the note column and its gap 155.906pt',
    ],
    ['notes: { notes: { rule: { width: 130mm } } }', '1:34', 'the rule is longer than a line of text'],
    ['index: { columns: 10 }', '1:19', 'columns of 17.178pt are too narrow for type of 9pt'],
    ['page: { lines: 2 }', '1:16', 'a page has no room for a line of text and a line of notes'],
  ])('%s', (text, place, message) => {
    expect(complaints(text)[0]).toBe(`${place} style/misfit ${message}`)
  })
})

/** Least and greatest of values of each kind: both must pass by themselves, the next beyond must not. */
describe('bounds', () => {
  const bounds: readonly (readonly [
    path: string,
    least: string,
    below: string,
    greatest: string,
    above: string,
  ])[] = [
    ['page.width', '3pt', '2.999pt', '14400pt', '14400.001pt'],
    ['page.height', '3pt', '2.999pt', '14400pt', '14400.001pt'],
    ['page.inner', '0pt', '-0.001pt', '14400pt', '5081mm'],
    ['page.lines', '1', '0', '10000', '10001'],
    ['body.size', '1pt', '0.999pt', '1000pt', '1000.001pt'],
    ['body.leading', '1pt', '0pt', '2000pt', '2000.001pt'],
    ['body.indent', '0em', '-1em', '100em', '100.001em'],
    ['body.letterspacing', '-200', '-201', '1000', '1001'],
    ['notes.notes.columns', '1', '0', '10', '11'],
    ['notes.notes.minimumFragment', '1', '0', '100', '101'],
    ['folio.first', '1', '0', '100000', '100001'],
    ['lineBreaking.tolerance', '1', '0', '10000', '10001'],
    ['lineBreaking.expansion', '0', '-1', '100', '101'],
    ['lineBreaking.spaceShrink', '0', '-0.1', '0.9', '1'],
    ['pageBreaking.widow', '0', '-1', '1000000000', '1000000001'],
    ['pageBreaking.spreadTolerance', '0', '-1', '1', '2'],
  ]
  const setting = (path: string, value: string): string => {
    const keys = path.split('.')
    return `${keys.map((key, depth) => `${'  '.repeat(depth)}${key}:`).join('\n')} ${value}`
  }
  const isBoundError = (text: string): boolean =>
    read(text).diagnostics.some(({ code }) =>
      ['style/bad-value', 'style/out-of-range', 'style/wrong-type'].includes(code),
    )

  test.each(bounds)('%s: %s to %4$s', (path, least, below, greatest, above) => {
    expect([least, greatest].filter(value => isBoundError(setting(path, value)))).toEqual([])
    expect([below, above].filter(value => !isBoundError(setting(path, value)))).toEqual([])
  })

  test.each(bounds)('%s is never NaN, infinite, empty, a text or a list', path => {
    const odd = ['.nan', '.inf', '-.inf', '', 'some', '[]', '{}', 'NaNpt', 'Infinitypt']
    expect(odd.filter(value => read(setting(path, value)).value !== null)).toEqual([])
  })
})

test('no text whatever makes it throw', () => {
  const texts = [
    '{',
    '- - -',
    '!!js/function x',
    '&a [*a]',
    'a: *b',
    '\u0000',
    '__proto__: { page: 3 }',
    'extends: [a]',
    'notes: {}',
    'extends: "../../etc/passwd"',
  ]
  for (const text of texts) expect(() => read(text)).not.toThrow()
  expect(Object.hasOwn(Object.prototype, 'page')).toBe(false)
})
