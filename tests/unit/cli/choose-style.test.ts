import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { chooseStyle } from '../../../src/command/choose-style.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'scholion-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))
const at = (name: string): string => join(folder, name)

describe('the style of a volume', () => {
  test('is appendix when nobody says anything', () => {
    expect(chooseStyle(null, null, new Map()).stylesheet!.name).toBe('appendix')
  })

  test('is what the file beside a text asks for', () => {
    expect(chooseStyle(null, null, new Map([[at('a.txt'), 'archive']])).stylesheet!.name).toBe('archive')
  })

  test('may be a file beside the text', () => {
    writeFileSync(at('house.yaml'), 'folio: { first: 101 }')
    const { stylesheet, sources } = chooseStyle(null, null, new Map([[at('a.txt'), 'house.yaml']]))
    expect([stylesheet!.name, stylesheet!.folio.first]).toEqual(['house', 101])
    expect([...sources.keys()]).toEqual([at('house.yaml'), 'styles/appendix.yaml'])
  })

  test('is what the command says, whatever stands beside the texts', () => {
    const { stylesheet, diagnostics } = chooseStyle('press', 'end', new Map([[at('a.txt'), 'nonsense']]))
    expect([stylesheet!.name, stylesheet!.notes[0]!.place, diagnostics]).toEqual([
      'press',
      'end-of-document',
      [],
    ])
  })

  test('is the first wish when there are several, and that is said', () => {
    const wishes = new Map([
      ['a.txt', 'press'],
      ['b.txt', 'press'],
      ['c.txt', 'archive'],
    ])
    const { stylesheet, diagnostics } = chooseStyle(null, null, wishes)
    expect(stylesheet!.name).toBe('press')
    expect(diagnostics.map(({ severity, code }) => [severity, code])).toEqual([
      ['warning', 'style/two-styles'],
    ])
  })

  test.each(['nonsense', '/etc/hostname', '../../outside.yaml'])('is an error when the wish is %s', wish => {
    const { stylesheet, diagnostics } = chooseStyle(null, null, new Map([[at('a.txt'), wish]]))
    expect(stylesheet).toBeNull()
    expect(diagnostics.map(({ severity, code }) => [severity, code])).toEqual([
      ['error', 'style/unknown-style'],
    ])
  })
})
