import { describe, expect, it } from 'vitest'
import { errorAt, warningAt } from '../../../src/base/diagnostic.ts'
import {
  diagnosticToJson,
  displayWidth,
  formatDiagnostic,
  formatDiagnostics,
  NO_PAINT,
} from '../../../src/base/print-diagnostic.ts'
import type { SourceFile } from '../../../src/base/span.ts'

const source = (text: string): ReadonlyMap<string, SourceFile> =>
  new Map([['a.txt', { name: 'a.txt', text }]])
const span = (text: string, marked: string) => {
  const start = text.indexOf(marked)
  return { file: 'a.txt', start, end: start + marked.length }
}

describe('formatDiagnostic', () => {
  it('shows file, line and column, the line with its number, carets under the place, and hints', () => {
    const text = 'One.\nthe better information[footnoteRef:5]. I again\n'
    const diagnostic = errorAt(
      'seed/missing-note',
      span(text, '[footnoteRef:5]'),
      'note 5 is referred to but never given',
      'a note is given as “[5:  …]”',
    )
    expect(formatDiagnostic(diagnostic, source(text))).toBe(
      [
        'a.txt:2:23 error: note 5 is referred to but never given  [seed/missing-note]',
        '  2 │ the better information[footnoteRef:5]. I again',
        '    │                       ^^^^^^^^^^^^^^^',
        '    hint: a note is given as “[5:  …]”',
      ].join('\n'),
    )
  })

  it('cuts a long line on both sides of the place', () => {
    const text = `${'x'.repeat(300)} here ${'y'.repeat(300)}`
    const [, line, carets] = formatDiagnostic(warningAt('a/b', span(text, 'here'), 'm'), source(text), {
      width: 40,
    }).split('\n')
    expect(line).toMatch(/^ {2}1 │ … x+ here y+ …$/)
    expect(line!.length).toBeLessThanOrEqual(40 + '  1 │ '.length)
    expect(line!.indexOf('here')).toBe(carets!.indexOf('^^^^'))
  })

  it('cuts only the far side at the beginning and at the end of a long line', () => {
    const text = `start ${'x'.repeat(300)} end`
    const at = (marked: string) =>
      formatDiagnostic(warningAt('a/b', span(text, marked), 'm'), source(text), { width: 40 }).split('\n')[1]
    expect(at('start')).toMatch(/^ {2}1 │ start x+ …$/)
    expect(at('end')).toMatch(/^ {2}1 │ … x+ end$/)
  })

  it('keeps the caret under the place after tabs, wide characters and combining marks', () => {
    const text = '\t外務e\u0301 place'
    const [, line, carets] = formatDiagnostic(warningAt('a/b', span(text, 'place'), 'm'), source(text)).split(
      '\n',
    )
    expect(line).toBe('  1 │  外務e\u0301 place')
    expect(displayWidth(line!.slice(0, line!.indexOf('place')))).toBe(carets!.indexOf('^'))
  })

  it('marks one column where the place has no width, also at the end of the file', () => {
    const text = 'abc'
    const output = formatDiagnostic(warningAt('a/b', { file: 'a.txt', start: 3, end: 3 }, 'm'), source(text))
    expect(output).toBe('a.txt:1:4 warning: m  [a/b]\n  1 │ abc\n    │    ^')
  })

  it('shows the first line of a place of several', () => {
    const text = 'one two\r\nthree'
    const output = formatDiagnostic(warningAt('a/b', { file: 'a.txt', start: 4, end: 12 }, 'm'), source(text))
    expect(output).toBe('a.txt:1:5 warning: m  [a/b]\n  1 │ one two\n    │     ^^^')
  })

  it('does without a place, and without the source', () => {
    expect(formatDiagnostic(errorAt('a/b', null, 'm', 'h'), new Map())).toBe('error: m  [a/b]\n    hint: h')
    expect(formatDiagnostic(errorAt('a/b', { file: 'b.docx', start: 7, end: 8 }, 'm'), new Map())).toBe(
      'b.docx error: m  [a/b]',
    )
  })

  it('neither obeys nor hides controls and overrides in the source', () => {
    const text = 'a\u001b[31mb\u202ec'
    const output = formatDiagnostic(warningAt('a/b', span(text, 'c'), 'm'), source(text))
    expect(output).not.toContain('\u001b')
    expect(output).not.toContain('\u202e')
  })

  it('is painted by the caller only', () => {
    const paint = {
      ...NO_PAINT,
      error: (text: string) => `<e>${text}</e>`,
      hint: (text: string) => `<h>${text}</h>`,
    }
    const output = formatDiagnostic(errorAt('a/b', span('abc', 'b'), 'm', 'h'), source('abc'), { paint })
    expect(output).toBe('a.txt:1:2 <e>error</e>: m  [a/b]\n  1 │ abc\n    │  <e>^</e>\n    <h>hint:</h> h')
  })

  it('prints a thousand places of a large file without splitting it a thousand times', () => {
    const text = 'line of text\n'.repeat(50_000)
    const many = Array.from({ length: 1000 }, (_, index) =>
      warningAt('a/b', { file: 'a.txt', start: index * 600, end: index * 600 + 2 }, 'm'),
    )
    const before = process.cpuUsage().user
    expect(formatDiagnostics(many, source(text)).split('\n').length).toBe(3000)
    expect((process.cpuUsage().user - before) / 1e6).toBeLessThan(2)
  })
})

describe('diagnosticToJson', () => {
  it('gives lines and columns of both ends', () => {
    const text = 'one\ntwo three'
    expect(diagnosticToJson(errorAt('a/b', span(text, 'three'), 'm', 'h'), source(text))).toEqual({
      severity: 'error',
      code: 'a/b',
      message: 'm',
      file: 'a.txt',
      line: 2,
      column: 5,
      endLine: 2,
      endColumn: 10,
      hints: ['h'],
    })
  })

  it('gives null where there is no place', () => {
    expect(diagnosticToJson(errorAt('a/b', null, 'm'), new Map())).toMatchObject({
      file: null,
      line: null,
      endColumn: null,
    })
  })
})
