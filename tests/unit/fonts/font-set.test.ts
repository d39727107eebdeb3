/** Which face a style gets, and that no file is read before it is needed. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type FaceFile, makeFontSet } from '../../../src/fonts/font-set.ts'
import { fontFiles, ownFontFiles, packagedFontFiles } from '../../../src/run/font-files.ts'
import { bytesOf } from '../../support/packaged-font.ts'

const regular = bytesOf('EB Garamond')

function catalogue(...faces: readonly (readonly [string, number, boolean])[]): {
  readonly files: readonly FaceFile[]
  readonly read: readonly string[]
} {
  const read: string[] = []
  const files = faces.map(([family, weight, italic]) => ({
    family,
    weight,
    italic,
    source: `${family}-${weight}${italic ? 'i' : ''}.ttf`,
    bytes: () => {
      read.push(`${family} ${weight}${italic ? ' italic' : ''}`)
      return regular
    },
  }))
  return { files, read }
}

describe('the nearest face', () => {
  const { files } = catalogue(
    ['A', 300, false],
    ['A', 400, false],
    ['A', 700, false],
    ['A', 900, false],
    ['A', 400, true],
    ['B', 500, false],
  )
  const set = makeFontSet(files)
  test.each<[string, number, boolean, string | undefined]>([
    ['A', 400, false, 'A/400'],
    ['A', 500, false, 'A/400'],
    ['A', 600, false, 'A/700'],
    ['A', 800, false, 'A/900'],
    ['A', 350, false, 'A/300'],
    ['A', 200, false, 'A/300'],
    ['A', 1000, false, 'A/900'],
    ['A', 700, true, 'A/400 italic'],
    ['B', 400, false, 'B/500'],
    ['B', 400, true, 'B/500'],
    [' a ', 400, false, 'A/400'],
    ['C', 400, false, undefined],
  ])('%s %i italic %s is %s', (family, weight, italic, id) => {
    expect(set.find(family, weight, italic)?.id).toBe(id)
  })
})

describe('a font set', () => {
  test('reads each file once, and only when its face is asked for', () => {
    const { files, read } = catalogue(['A', 400, false], ['A', 700, false], ['B', 400, false])
    const set = makeFontSet(files)
    expect(set.families).toEqual(['A', 'B'])
    expect(read).toEqual([])
    const font = set.find('A', 700, false)
    expect(set.find('A', 700, false)).toBe(font)
    expect(set.get('A/700')).toBe(font)
    expect(read).toEqual(['A 700'])
  })

  test('the earlier of two files for one face counts', () => {
    const first = catalogue(['A', 400, false])
    const second = catalogue(['A', 400, false])
    makeFontSet([...first.files, ...second.files]).find('A', 400, false)
    expect([first.read.length, second.read.length]).toEqual([1, 0])
  })

  test('a broken face is reported once, and its neighbour takes its place', () => {
    const { files } = catalogue(['A', 400, false], ['A', 600, false])
    const set = makeFontSet(
      files.map(file => (file.weight === 400 ? { ...file, bytes: () => regular.slice(0, 900) } : file)),
    )
    expect(set.find('A', 400, false)?.id).toBe('A/600')
    expect(set.find('A', 300, false)?.id).toBe('A/600')
    expect(set.diagnostics().map(each => [each.code, each.message.split(':')[0]])).toEqual([
      ['font/broken', 'A-400.ttf'],
    ])
  })

  test('a face that no one could have got from the set is our own mistake', () => {
    expect(() => makeFontSet([]).get('A/400')).toThrow('no font A/400')
  })
})

describe('the packaged fonts', () => {
  test('are the four families, upright and italic, each where its name says', () => {
    const files = packagedFontFiles()
    expect([...new Set(files.map(file => file.family))]).toEqual([
      'EB Garamond',
      'Noto Serif',
      'Source Sans 3',
      'Source Code Pro',
    ])
    expect(files).toHaveLength(46)
    for (const file of files.filter(each => each.weight === 600)) {
      const font = makeFontSet([file]).find(file.family, 600, file.italic)
      expect(font?.postscriptName).toMatch(file.italic ? /-SemiBoldItalic$/ : /-SemiBold$/)
      expect(font?.metrics.italicAngle === 0).toBe(!file.italic)
    }
  })
})

describe("the user's own fonts", () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'fonts-'))
    writeFileSync(join(folder, 'mine.ttf'), bytesOf('EB Garamond', 600, true))
    writeFileSync(join(folder, 'README.md'), 'no font')
    writeFileSync(join(folder, 'broken.otf'), 'no font')
    writeFileSync(join(folder, 'web.woff2'), 'wOF2')
    mkdirSync(join(folder, 'folder.ttf'))
    symlinkSync('/dev/zero', join(folder, 'endless.ttf'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  test('are named by what the files say; others are reported, and links not followed', () => {
    const { value, diagnostics } = ownFontFiles(folder)
    expect(value.map(({ family, weight, italic, source }) => ({ family, weight, italic, source }))).toEqual([
      { family: 'EB Garamond', weight: 600, italic: true, source: 'mine.ttf' },
    ])
    expect(diagnostics.map(each => `${each.code} ${each.message.split(':')[0]}`)).toEqual([
      'font/not-a-font broken.otf',
      'font/web-font web.woff2',
    ])
  })

  test('come before the packaged ones', () => {
    expect(fontFiles(folder).value[0]?.source).toBe('mine.ttf')
    expect(fontFiles(null).value).toHaveLength(46)
  })

  test('need not be there', () => {
    expect(ownFontFiles(join(folder, 'nowhere'))).toEqual({ value: [], diagnostics: [] })
  })
})
