import { describe, expect, test } from 'vitest'
import type { Inline } from '../../../src/edition/model.ts'
import { type InlineSetting, styleInlines } from '../../../src/style/style-inlines.ts'
import type { StyledInline } from '../../../src/style/styled-document.ts'
import { call, editionOf, gap, sourcePage, text } from '../../support/block-builder.ts'
import { builtInStylesheet } from '../../support/real-tools.ts'

const stylesheet = builtInStylesheet('appendix')
const [document] = editionOf({ blocks: ['x'] }).documents

const setting = (language = 'en'): InlineSetting => ({
  document: document!,
  language,
  stylesheet,
  marks: new Map([['n', '1']]),
  crowded: new Set<string>(),
  seriesOf: new Map([['n', 'notes']]),
  anchor: id => (id === 'there' ? 'anchor d1 there' : null),
})

const texts = (content: readonly Inline[], language?: string) =>
  styleInlines(content, stylesheet.body, setting(language)).inlines.filter(each => each.kind === 'text')

/** The text as printed; what the style adds stands in ‹›. */
const shown = (content: readonly Inline[], language?: string): string =>
  styleInlines(content, stylesheet.body, setting(language))
    .inlines.map((each: StyledInline) => {
      if (each.kind === 'call') return `(${each.mark})`
      if (each.kind !== 'text') return ''
      return each.offset === null ? `‹${each.text.replaceAll('\u00a0', '_')}›` : each.text
    })
    .join('')

describe('signs of the editor', () => {
  test('stand around what is marked', () => {
    expect(shown([text('a '), text('b', ['supplied']), text(' c')])).toBe('a ‹[›b‹]› c')
    expect(shown([text('recieve', ['sic'])])).toBe('recieve‹_[sic]›')
    expect(shown([text('word', ['unclear']), text('.')])).toBe('word‹[?]›.')
  })

  test('are one pair for neighbours with the same mark, whatever their look and whatever stands between', () => {
    expect(
      shown([text('a ', ['supplied']), text('b', ['supplied', 'italic']), text(' c', ['supplied'])]),
    ).toBe('‹[›a b c‹]›')
    expect(shown([text('a', ['supplied']), call('n'), text('b', ['supplied'])])).toBe('‹[›a(1)b‹]›')
  })

  test('close before a call that follows', () => {
    expect(shown([text('a', ['supplied']), call('n'), text('b')])).toBe('‹[›a‹]›(1)b')
  })

  test('nest: what is added stands outside of what is supplied, in whatever order the marks come', () => {
    expect(shown([text('a', ['added']), text('b', ['supplied', 'added']), text('c', ['added'])])).toBe(
      '‹⟨›a‹[›b‹]›c‹⟩›',
    )
  })

  test('are not printed twice where the text has its own', () => {
    expect(shown([text('[1].'), text(' '), text('[two]', ['supplied'])])).toBe('[1]. [two]')
    expect(shown([text('[two]', ['supplied']), text('x', ['supplied'])])).toBe('‹[›[two]x‹]›')
  })

  test('deleted text is struck through and has no signs', () => {
    const [deleted] = texts([text('gone', ['deleted'])])
    expect(deleted).toMatchObject({ text: 'gone', ruled: 'through' })
    expect(texts([text('u', ['underline', 'deleted'])])[0]).toMatchObject({ ruled: 'under-and-through' })
  })

  test('leave every character of the text at its offset', () => {
    const content = [text('ab', ['supplied']), gap(), sourcePage('3'), text('cd', ['sic', 'added'])]
    const own = texts(content).filter(each => each.offset !== null)
    expect(own.map(each => [each.text, each.offset])).toEqual([
      ['ab', 0],
      ['cd', 2],
    ])
  })
})

describe('gaps', () => {
  test.each<[string | null, string | null, string, string]>([
    [null, null, 'en', '[…]'],
    ['illegible', null, 'en', '[illegible]'],
    ['illegible', '1 word', 'en', '[1_word illegible]'],
    ['illegible', '3 words', 'de', '[3_Wörter unleserlich]'],
    ['illegible', '1 words', 'ru', '[1_слово неразборчиво]'],
    ['illegible', '23 words', 'ru', '[23_слова неразборчиво]'],
    ['illegible', '12 words', 'ru', '[12_слов неразборчиво]'],
    ['omitted', null, 'fr', '[…]'],
    ['omitted', '2 lines', 'fr', '[2_lignes omis]'],
    ['cancelled by a reader', 'two inches', 'en', '[two inches]'],
  ])('%s, %s, %s: %s', (reason, extent, language, sign) => {
    expect(shown([gap(reason, extent)], language)).toBe(`‹${sign}›`)
  })
})

describe('links', () => {
  const link = (to: string) => texts([text('x', [], { link: to })])[0]?.link

  test('lead to anchors of the volume and to safe addresses outside', () => {
    expect(link('#there')).toMatchObject({ to: 'anchor d1 there' })
    expect(link('https://example.org/ф')).toMatchObject({ to: 'https://example.org/%D1%84', outside: true })
    expect(link('https://example.org/%D1%84')).toMatchObject({ to: 'https://example.org/%D1%84' })
    expect(link('mailto:a@b.org')).toMatchObject({ outside: true })
  })

  test.each([
    '#nowhere',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'data:text/html,x',
    'a.txt',
    '\ud800',
    '',
  ])('%j is none, and its text stays', to => {
    expect(link(to)).toBeNull()
  })
})

describe('pages of the source', () => {
  test('are marks of the paragraph, with a bar in the text but at its very beginning', () => {
    const { inlines, marks } = styleInlines(
      [sourcePage('1'), text('ab'), sourcePage('2'), text('cd')],
      stylesheet.body,
      setting(),
    )
    expect(marks).toEqual([
      { kind: 'source-page', offset: 0, label: '1' },
      { kind: 'source-page', offset: 2, label: '2' },
    ])
    expect(inlines.map(each => each.kind)).toEqual(['text', 'bar', 'text'])
  })

  test('stand in the text where the style says so', () => {
    const inText = { ...stylesheet, sourcePages: { ...stylesheet.sourcePages, place: 'text' as const } }
    const { inlines } = styleInlines([text('ab '), sourcePage('2'), text('cd')], stylesheet.body, {
      ...setting(),
      stylesheet: inText,
    })
    expect(inlines.map(each => (each.kind === 'text' ? each.text : each.kind))).toEqual([
      'ab ',
      '[2]\u00a0',
      'cd',
    ])
  })
})
