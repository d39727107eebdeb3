import { describe, expect, it } from 'vitest'
import type { SourceFile } from '../../../src/base/span.ts'
import { parseYaml } from '../../../src/input/yaml.ts'

const file = (text: string): SourceFile => ({ name: 'a.yaml', text })
const codes = (text: string): readonly string[] => parseYaml(file(text)).diagnostics.map(each => each.code)

/** The source text that the document says stands at a path. */
function written(text: string, path: readonly (string | number)[], which: 'key' | 'value'): string | null {
  const span = parseYaml(file(text)).value.spanOf(path, which)
  return span === null ? null : text.slice(span.start, span.end)
}

describe('parseYaml', () => {
  it('gives plain values', () => {
    const { value, diagnostics } = parseYaml(
      file('title: Eden to Churchill\nnumber: 12\npersons:\n  - {name: Kerr}\n'),
    )
    expect(diagnostics).toEqual([])
    expect(value.value).toEqual({ title: 'Eden to Churchill', number: 12, persons: [{ name: 'Kerr' }] })
  })

  it('knows where each key and value stands', () => {
    const text = 'a: 1\nb:\n  - c: "two words"\n    d: [x, y]\n'
    expect(written(text, ['b'], 'key')).toBe('b')
    expect(written(text, ['b', 0, 'c'], 'key')).toBe('c')
    expect(written(text, ['b', 0, 'c'], 'value')).toBe('"two words"')
    expect(written(text, ['b', 0, 'd', 1], 'value')).toBe('y')
    expect(written(text, ['b', 1], 'value')).toBeNull()
  })

  it('follows an alias and still knows its place', () => {
    const text = 'a: &x {k: 1}\nb: *x\n'
    expect(parseYaml(file(text)).value.value).toEqual({ a: { k: 1 }, b: { k: 1 } })
    expect(written(text, ['b'], 'key')).toBe('b')
  })

  it('keeps yes, no and dates as the words that were written', () => {
    expect(parseYaml(file('a: no\nb: 1943-10-27\n')).value.value).toEqual({ a: 'no', b: '1943-10-27' })
  })

  it('points at a syntax error, a doubled key and a tag', () => {
    expect(codes('a: "open\n')).toEqual(['yaml/syntax'])
    expect(codes('a: 1\na: 2\n')).toEqual(['yaml/duplicate-key'])
    expect(codes('a: !!js/function x\n')).toEqual(['yaml/tag'])
    const [diagnostic] = parseYaml(file('a: 1\na: 2\n')).diagnostics
    expect(diagnostic?.span?.start).toBe(5)
  })

  it('refuses more than any file holds before the library reads it', () => {
    for (const text of ['a: 1\n'.repeat(80_010), `a: [${'1,'.repeat(80_001)}]`, '['.repeat(80_001)]) {
      const { value, diagnostics } = parseYaml(file(text))
      expect(diagnostics.map(each => each.code)).toEqual(['yaml/too-large'])
      expect(diagnostics[0]!.span!.start).toBeGreaterThanOrEqual(80_000)
      expect(value.value).toBeNull()
    }
    expect(codes(`${'# why\n\n'.repeat(80_001)}a: 1\n`)).toEqual([])
  })

  it('reads an empty file as nothing', () => {
    expect(parseYaml(file(''))).toMatchObject({ value: { value: null }, diagnostics: [] })
  })

  it('does not let a key reach the prototype of objects', () => {
    const { value, diagnostics } = parseYaml(
      file('__proto__: {polluted: 1}\nconstructor: {prototype: {polluted: 1}}\nok: 1\n'),
    )
    expect(diagnostics.map(each => each.code)).toEqual(['yaml/unsafe-key', 'yaml/unsafe-key'])
    expect(value.value).toEqual({ ok: 1 })
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
    expect(Object.getPrototypeOf(value.value)).toBe(Object.prototype)
  })

  it('stops a bomb of aliases, once and quickly', () => {
    let text = 'l0: &l0 [x, x, x, x, x, x, x, x, x, x]\n'
    for (let level = 1; level <= 9; level++)
      text += `l${level}: &l${level} [${Array.from({ length: 10 }, () => `*l${level - 1}`).join(', ')}]\n`
    const before = process.cpuUsage().user
    expect(codes(text)).toEqual(['yaml/too-many-aliases'])
    expect((process.cpuUsage().user - before) / 1e6).toBeLessThan(2)
  })

  it('stops an alias that contains itself and nesting without end', () => {
    expect(codes('a: &a [*a]\n')).toContain('yaml/too-deep')
    expect(codes(`a: ${'['.repeat(5000)}${']'.repeat(5000)}\n`)).toContain('yaml/too-deep')
    expect(codes('['.repeat(50_000)).length).toBeGreaterThan(0)
  })
})
