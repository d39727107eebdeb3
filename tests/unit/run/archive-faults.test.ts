import { describe, expect, test } from 'vitest'
import { errorAt } from '../../../src/base/diagnostic.ts'
import type { DisplayList, StructureNode } from '../../../src/display/display-list.ts'
import type { Block, Edition } from '../../../src/edition/model.ts'
import { archiveFaults } from '../../../src/run/archive-faults.ts'

const span = (start: number) => ({ file: 'a.txt', start, end: start + 3 })
const paragraph = (language?: string): Block => ({
  kind: 'paragraph',
  id: 'd1.b1',
  role: 'paragraph',
  label: null,
  content: [
    { kind: 'text', text: 'abc', marks: [], source: span(4), ...(language !== undefined && { language }) },
  ],
  source: span(0),
})
const picture = (description: string | null): Block => ({
  kind: 'figure',
  id: 'd1.b2',
  image: 'a.png',
  description,
  content: [],
  source: span(8),
})

const edition = (language: string, ...blocks: readonly Block[]): Edition => ({
  title: null,
  language,
  documents: [
    {
      id: 'd1',
      source: 'a.txt',
      language,
      metadata: {
        ...{ title: null, number: null, date: null, place: null },
        ...{ sender: null, addressee: null, archiveReference: null },
      },
      blocks,
      notes: [],
      persons: [],
      shortTitles: [],
    },
  ],
})

const figure = (alternative?: string): StructureNode => ({
  id: 1,
  tag: 'Figure',
  language: null,
  children: [],
  ...(alternative !== undefined && { attributes: { alternative } }),
})
const display = (title: string, ...children: readonly StructureNode[]): DisplayList => ({
  pages: [],
  structure: { id: 0, tag: 'Document', language: 'en', children },
  destinations: new Map(),
  outline: [],
  information: { title, author: null, subject: null, language: 'en' },
})

const faults = (...of: Parameters<typeof archiveFaults>) =>
  archiveFaults(...of).map(({ code, span: at, severity }) => `${severity} ${code} ${at?.start ?? '-'}`)

describe('a file for an archive', () => {
  test('is written when nothing is missing', () => {
    const sound = edition('en-GB', paragraph('grc'), picture('a seal'))
    expect(faults(sound, display('Letters', figure('a seal')), [])).toEqual([])
  })

  test('must have a title', () => {
    expect(faults(edition('en', paragraph()), display(' '), [])).toEqual(['error archive/no-title 0'])
  })

  test.each(['', 'und', 'UND', 'und-Latn'])('must have a language: “%s”', language => {
    expect(faults(edition(language, paragraph()), display('T'), [])).toEqual(['error archive/no-language 0'])
  })

  test('names languages by tags, and a wrong one is reported once, at its place', () => {
    const strange = edition('en', paragraph('old greek'), paragraph('old greek'), paragraph('la'))
    expect(faults(strange, display('T'), [])).toEqual(['error archive/language-tag 4'])
    expect(faults(edition('English (British)', paragraph()), display('T'), [])).toEqual([
      'error archive/language-tag 0',
    ])
  })

  test('shows every character', () => {
    const missing = errorAt('font/missing-glyph', span(5), 'no font has it')
    expect(faults(edition('en', paragraph()), display('T'), [missing, missing])).toEqual([
      'error archive/missing-glyph 5',
    ])
  })

  test('describes each picture that is set', () => {
    const silent = edition('en', picture(null), picture(' '), picture('a seal'))
    const code = 'error archive/no-description 8'
    expect(faults(silent, display('T', figure('a.png')), [])).toEqual([code, code])
    expect(faults(silent, display('T'), [])).toEqual([])
  })
})
