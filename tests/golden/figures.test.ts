/** Figures on pages: the picture as large as its page allows, the caption under it, a frame where it is not there. */
import { deflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { readPicture } from '../../src/galley/picture.ts'
import { writePdf } from '../../src/pdf/write-pdf.ts'
import { typeset } from '../../src/typeset.ts'
import { editionOf, figure, paragraph } from '../support/block-builder.ts'
import { words } from '../support/note-pages.ts'
import { builtInStylesheet, packagedFonts } from '../support/real-tools.ts'

const appendix = builtInStylesheet('appendix')
const fonts = packagedFonts()
const measure = appendix.page.width - appendix.page.inner - appendix.page.outer

function chunk(name: string, body: Uint8Array): Uint8Array {
  const all = new Uint8Array(12 + body.length)
  new DataView(all.buffer).setUint32(0, body.length)
  all.set(Buffer.from(name, 'latin1'), 4)
  all.set(body, 8)
  return all
}

/** A PNG file of rows that each begin with their filter. */
function png(width: number, height: number, type: number, depth: number, rows: Uint8Array, more: readonly Uint8Array[] = []) {
  const header = new Uint8Array(13)
  const view = new DataView(header.buffer)
  view.setUint32(0, width)
  view.setUint32(4, height)
  header.set([depth, type, 0, 0, 0], 8)
  const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)
  return new Uint8Array(
    Buffer.concat([signature, chunk('IHDR', header), ...more, chunk('IDAT', deflateSync(rows)), chunk('IEND', new Uint8Array())]),
  )
}

const grey = (width: number, height: number) => png(width, height, 0, 8, new Uint8Array((width + 1) * height))

describe('a PNG file', () => {
  const samples = (file: Uint8Array): readonly number[] => {
    const read = readPicture(Buffer.concat([Buffer.from('x'), file]).subarray(1))
    if (typeof read === 'string') throw new Error(read)
    return [...read.bytes]
  }

  test('gives its samples, whatever its filters', () => {
    const rows = Uint8Array.of(1, 10, 5, 5, 2, 1, 1, 1, 4, 1, 0, 0, 3, 2, 0, 0)
    expect(samples(png(3, 4, 0, 8, rows))).toEqual([10, 15, 20, 11, 16, 21, 12, 16, 21, 8, 12, 16])
  })

  test('stands on white where it is transparent', () => {
    expect(samples(png(2, 1, 6, 8, Uint8Array.of(0, 200, 0, 0, 0, 100, 50, 0, 255)))).toEqual([255, 255, 255, 100, 50, 0])
    expect(samples(png(1, 1, 4, 8, Uint8Array.of(0, 0, 128)))).toEqual([127])
  })

  test('may have few bits, or a palette', () => {
    expect(samples(png(3, 1, 0, 1, Uint8Array.of(0, 0b10100000)))).toEqual([255, 0, 255])
    const palette = chunk('PLTE', Uint8Array.of(1, 2, 3, 4, 5, 6))
    expect(samples(png(2, 1, 3, 4, Uint8Array.of(0, 0x10), [palette]))).toEqual([4, 5, 6, 1, 2, 3])
  })

  test.each([
    ['cut off', grey(4, 4).slice(0, 40)],
    ['of no size', grey(0, 4)],
    ['larger than any page', png(60_000, 60_000, 6, 8, new Uint8Array(9))],
    ['of unknown colours', png(2, 2, 5, 8, new Uint8Array(9))],
  ])('is broken when it is %s', (_, file) => {
    expect(readPicture(file)).toBe('broken')
  })

  test('is not the only kind: what is neither PNG nor JPEG is told apart', () => {
    expect(readPicture(Buffer.from('GIF89a'))).toBe('unknown-format')
    expect(readPicture(Buffer.from([0xff, 0xd8, 0xff, 0xda, 0, 2, 0, 0, 0, 0, 0, 0]))).toBe('broken')
    const frame = [0xff, 0xd8, 0xff, 0xc0, 0, 11, 8, 0, 2, 0, 3, 3, 0, 0, 0, 0]
    expect(readPicture(Buffer.from(frame))).toMatchObject({ kind: 'jpeg', width: 3, height: 2, colours: 3 })
    expect(readPicture(Buffer.from(frame.with(11, 4)))).toBe('cmyk')
  })
})

const setWith = (image: string, files: Readonly<Record<string, Uint8Array>>, caption = 'The harbour of Archangel.') => {
  const edition = editionOf({
    blocks: [paragraph(`${words(60, 1)}.`), figure(image, caption, 'Ships at a quay'), paragraph(`${words(60, 2)}.`)],
  })
  const pictures = new Map([['built', (name: string) => files[name] ?? ('missing' as const)]])
  return typeset(edition, appendix, fonts, { pictures })
}

const text = (set: Awaited<ReturnType<typeof setWith>>) =>
  set.value.pages.flatMap(page => page.areas.filter(area => area.role === 'text'))

describe('a figure', () => {
  test('stands in the middle of the measure, its caption under it on the same page', async () => {
    const set = await setWith('a.png', { 'a.png': grey(300, 150) })
    expect(set.diagnostics).toEqual([])
    const [area] = text(set)
    const { rect } = area!.pictures![0]!
    expect(Math.abs(rect.x - area!.rect.x - (measure - rect.width) / 2)).toBeLessThan(65536)
    expect(rect.width / rect.height).toBeCloseTo(2, 3)
    const caption = area!.lines.find(({ line }) => line.text.startsWith('The harbour'))!
    expect(caption.baseline).toBeGreaterThan(rect.y + rect.height + caption.line.size / 2)
    const bodies = area!.lines.filter(({ line }) => line.paragraph !== caption.line.paragraph)
    for (const { baseline, line } of bodies)
      expect(baseline < rect.y || baseline - line.size > caption.baseline - line.size).toBe(true)
    const offsets = new Set(bodies.map(({ baseline }) => (baseline - area!.rect.y) % appendix.body.leading))
    expect(offsets.size).toBe(1)
  })

  test.each([
    [3000, 400],
    [400, 6000],
  ])('of %i × %i pixels is made to fit the page', async (width, height) => {
    const set = await setWith('a.png', { 'a.png': grey(width, height) })
    const pictures = text(set).flatMap(area => (area.pictures ?? []).map(({ rect }) => ({ rect, area })))
    expect(pictures).toHaveLength(1)
    const [{ rect, area }] = pictures as [(typeof pictures)[number]]
    expect(rect.width).toBeLessThanOrEqual(measure)
    expect(rect.y).toBeGreaterThanOrEqual(area.rect.y)
    expect(rect.y + rect.height).toBeLessThan(appendix.page.top + appendix.page.lines * appendix.body.leading)
    expect(rect.width / rect.height).toBeCloseTo(width / height, 2)
    expect(area.lines.some(({ line }) => line.text.startsWith('The harbour'))).toBe(true)
  })

  test('is a frame with its caption where the picture is not there, and that is said', async () => {
    const set = await setWith('nowhere.png', {})
    expect(set.diagnostics.map(({ severity, code }) => [severity, code])).toEqual([['warning', 'picture/missing']])
    const [area] = text(set)
    expect(area!.rules).toHaveLength(4)
    expect(area!.lines.some(({ line }) => line.text.startsWith('The harbour'))).toBe(true)
  })

  test('is reported when it cannot be used', async () => {
    const set = await setWith('a.gif', { 'a.gif': Buffer.from('GIF89a') })
    expect(set.diagnostics.map(({ severity, code }) => [severity, code])).toEqual([['error', 'picture/unusable']])
  })

  test('is in the PDF once, the same bytes each time, with what it shows', async () => {
    const make = async () => {
      const set = await setWith('a.png', { 'a.png': grey(30, 20) })
      return writePdf(set.value.display, fonts, { creationDate: null, profile: 'archive', version: 'test' })
    }
    const [one, other] = [await make(), await make()]
    expect(Buffer.compare(one, other)).toBe(0)
    const file = Buffer.from(one).toString('latin1')
    expect(file.match(/\/Subtype \/Image/g)).toHaveLength(1)
    expect(file).toContain('/S /Figure')
    expect(file).not.toContain('/SMask')
  })
})
