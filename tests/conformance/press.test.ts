/** A file for the press, requirement by requirement: the numbers are those of docs/PDF_X.md. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCommand } from '../../src/command/run-command.ts'
import { readIccHeader } from '../../src/pdf/icc.ts'
import { packetEntries, unsafeParts } from '../support/unsafe-pdf.ts'
import { isReference, type PdfFile, readPdf } from '../unit/pdf/read-pdf.ts'
import { installed, runOn } from './pdf-sample.ts'

const TEXT = `Moscow, 4 May 1942

	I saw Molotov[footnoteRef:1] this morning. ${'He spoke of the convoys. '.repeat(300)} [1:  Molotov, Vyacheslav (1890 – 1986) – Soviet statesman.]
`
const MILLIMETRE = 72 / 25.4

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'press-'))
  writeFileSync(join(folder, 'letter.txt'), TEXT)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** No profile of a printer's: header and length are all that is looked at. */
function profileOf(kind: string): Uint8Array {
  const bytes = Buffer.alloc(132)
  bytes.writeUInt32BE(bytes.length)
  bytes.write(kind, 12, 'latin1')
  bytes.write('acsp', 36, 'latin1')
  return bytes
}

async function build(
  style: string | null,
  environment: Record<string, string> = {},
): Promise<{ status: number; err: string; bytes: Uint8Array }> {
  const output = join(folder, 'out.pdf')
  rmSync(output, { force: true })
  if (style !== null) writeFileSync(join(folder, 'own.yaml'), style)
  const words = style === null ? [] : ['--style', join(folder, 'own.yaml')]
  let err = ''
  const status = await runCommand(
    ['build', join(folder, 'letter.txt'), '-o', output, '--profile', 'press', ...words],
    {
      out: () => undefined,
      err: text => {
        err += text
      },
      environment,
      terminal: false,
    },
  )
  return { status, err, bytes: existsSync(output) ? readFileSync(output) : new Uint8Array() }
}

const cmykStyle = `extends: appendix
press: { colour: cmyk, bleed: 5mm, outputIntent: { condition: FOGRA52, profile: own.icc } }
`
const box = (file: PdfFile, page: number, name: string): readonly number[] =>
  file.list(file.pages[page]!.get(name)) as readonly number[]

describe.each(['grey', 'cmyk'])('a file for the press in %s', colour => {
  let bytes: Uint8Array
  let file: PdfFile
  beforeAll(async () => {
    writeFileSync(join(folder, 'own.icc'), profileOf('prtrCMYKLab '))
    const made = await build(colour === 'cmyk' ? cmykStyle : null)
    expect(made.status, made.err).toBe(0)
    bytes = made.bytes
    file = readPdf(bytes)
  })

  it('1: is PDF 1.6, with an identifier, not encrypted', () => {
    expect(Buffer.from(bytes.subarray(0, 9)).toString('latin1')).toBe('%PDF-1.6\n')
    expect(file.list(file.trailer.get('/ID'))).toHaveLength(2)
    expect(file.trailer.has('/Encrypt')).toBe(false)
  })

  it('2: says in its packet that it is PDF/X-4', () => {
    expect(packetEntries(file).get('pdfxid:GTS_PDFXVersion')).toBe('PDF/X-4')
    expect(packetEntries(file).has('pdfaid:part')).toBe(false)
  })

  it('3: has title, dates, name, version and rendition, the same in both places', () => {
    const entries = packetEntries(file)
    const information = file.dictionary(file.trailer.get('/Info'))
    expect(file.text(information.get('/Title'))).toBe(entries.get('dc:title'))
    expect(file.text(information.get('/CreationDate'))).toBe('D:19700101000000Z')
    expect(file.text(information.get('/ModDate'))).toBe('D:19700101000000Z')
    for (const name of ['xmp:CreateDate', 'xmp:ModifyDate', 'xmp:MetadataDate'])
      expect(entries.get(name)).toBe('1970-01-01T00:00:00Z')
    expect(entries.get('xmpMM:DocumentID')).toMatch(/^uuid:[0-9a-f]{32}$/)
    expect(entries.get('xmpMM:VersionID')).toBe('1')
    expect(entries.get('xmpMM:RenditionClass')).toBe('default')
  })

  it('4: says that nothing is trapped', () => {
    expect(file.get(file.dictionary(file.trailer.get('/Info')).get('/Trapped'))).toBe('/False')
    expect(packetEntries(file).get('pdf:Trapped')).toBe('False')
  })

  it('5: has one output intent, with the profile of an output device inside, in the colours of the file', () => {
    const intents = file.list(file.catalog.get('/OutputIntents'))
    expect(intents).toHaveLength(1)
    const intent = file.dictionary(intents[0])
    expect(intent.get('/S')).toBe('/GTS_PDFX')
    expect(file.text(intent.get('/OutputConditionIdentifier'))).toBe(colour === 'cmyk' ? 'FOGRA52' : 'Custom')
    expect(file.text(intent.get('/RegistryName'))).toBe('http://www.color.org')
    const profile = intent.get('/DestOutputProfile')
    if (!isReference(profile)) throw new Error('no profile')
    expect(readIccHeader(file.streams.get(profile.ref)!)).toEqual({
      class: 'prtr',
      space: colour === 'cmyk' ? 'CMYK' : 'GRAY',
    })
    expect(file.dictionary(profile).get('/N')).toBe(colour === 'cmyk' ? 4 : 1)
  })

  it('6: nests trim in bleed in media, and has no other box', () => {
    expect(file.pages.length).toBeGreaterThan(1)
    const bleed = (colour === 'cmyk' ? 5 : 3) * MILLIMETRE
    for (let page = 0; page < file.pages.length; page++) {
      const [trim, bled, media] = ['/TrimBox', '/BleedBox', '/MediaBox'].map(name => box(file, page, name))
      expect(trim![2]! - trim![0]!).toBeCloseTo(170 * MILLIMETRE, 1)
      expect(trim![3]! - trim![1]!).toBeCloseTo(240 * MILLIMETRE, 1)
      for (const [side, sign] of [1, 1, -1, -1].entries()) {
        expect((trim![side]! - bled![side]!) * sign).toBeCloseTo(bleed, 1)
        expect((bled![side]! - media![side]!) * sign).toBeGreaterThan(14)
      }
      expect(media!.slice(0, 2)).toEqual([0, 0])
      for (const name of ['/ArtBox', '/CropBox', '/UserUnit', '/Rotate'])
        expect(file.pages[page]!.has(name)).toBe(false)
    }
  })

  it('7: has no annotations, actions, scripts, forms or attachments', () => {
    for (const page of file.pages) expect(page.has('/Annots')).toBe(false)
    expect(unsafeParts(bytes)).toEqual([])
    expect(Buffer.from(bytes).toString('latin1')).not.toContain('/URI')
  })

  it('8: draws in pure black alone, and marks in the colour of all plates', () => {
    const black = colour === 'cmyk' ? '0 0 0 1 k 0 0 0 1 K' : '0 g 0 G'
    file.pages.forEach((_, index) => {
      const operators = file.content(index).split('\n')
      const colours = operators.flatMap(
        row => row.match(/(?:[\d.]+ )+(?:g|G|rg|RG|k|K|sc|SC|scn|SCN)\b/g) ?? [],
      )
      expect(colours.join(' ')).toBe(`1 SCN ${black}`)
    })
    const spaces = file.dictionary(file.dictionary(file.pages[0]!.get('/Resources')).get('/ColorSpace'))
    const all = file.list(spaces.get('/All'))
    expect(all.slice(0, 3)).toEqual([
      '/Separation',
      '/All',
      colour === 'cmyk' ? '/DeviceCMYK' : '/DeviceGray',
    ])
  })

  it('9: keeps every mark outside the bleed, and every letter where the trimmed page has it', () => {
    const content = file.content(0)
    const [left, foot, right, head] = box(file, 0, '/BleedBox') as [number, number, number, number]
    const marks = content.slice(0, content.indexOf('EMC'))
    const lines = [...marks.matchAll(/^([\d.]+) ([\d.]+) m ([\d.]+) ([\d.]+) l S$/gm)].map(found =>
      found.slice(1).map(Number),
    )
    expect(lines).toHaveLength(16)
    for (const [x, y, toX, toY] of lines as [number, number, number, number][]) {
      const beside = Math.max(x, toX) <= left || Math.min(x, toX) >= right
      const beyond = Math.max(y, toY) <= foot || Math.min(y, toY) >= head
      expect(beside || beyond, `${x} ${y} ${toX} ${toY}`).toBe(true)
    }
    const trim = box(file, 0, '/TrimBox')
    expect(content).toContain(`1 0 0 1 ${trim[0]} ${trim[1]} cm`)
    expect(content.match(/^q\b/gm)?.length).toBe(content.match(/^Q$/gm)?.length)
  })

  it('10: embeds every font', () => {
    const descriptors = [...file.objects.values()].filter(
      each => each instanceof Map && each.get('/Type') === '/FontDescriptor',
    )
    expect(descriptors.length).toBeGreaterThan(0)
    for (const each of descriptors)
      expect(
        [...(each as ReadonlyMap<string, unknown>).keys()].some(key => /^\/FontFile[23]$/.test(key)),
      ).toBe(true)
  })

  it('11: uses no LZW, no PostScript, no transfer curves, no form or image of other files', () => {
    const source = Buffer.from(bytes).toString('latin1')
    expect(source).not.toMatch(/\/LZWDecode|\/PS\b|\/TR2?\b|\/HTP\b|\/OPI\b|\/Ref\b|\/XObject|\/OC\b/)
  })

  it.runIf(installed('gs'))('is drawn by Ghostscript without a warning', context => {
    // What it says of a profile that is none would be our sample's fault.
    if (colour === 'cmyk') return context.skip()
    const { status, out } = runOn(bytes, 'gs', '-q', '-dNOPAUSE', '-dBATCH', '-sDEVICE=nullpage', 'FILE')
    expect(status).toBe(0)
    expect(out).toBe('')
  })

  it.runIf(installed('gs') && colour === 'grey')(
    'puts text on the black plate alone and marks on all: Ghostscript',
    () => {
      const { status, out } = runOn(
        bytes,
        'gs',
        '-q',
        '-dNOPAUSE',
        '-dBATCH',
        '-sDEVICE=inkcov',
        '-o',
        '-',
        'FILE',
      )
      expect(status).toBe(0)
      const plates = [...out.matchAll(/^ *([\d.]+) +([\d.]+) +([\d.]+) +([\d.]+) CMYK/gm)]
      expect(plates).toHaveLength(file.pages.length)
      for (const [, , , , black] of plates) expect(Number(black)).toBeGreaterThan(0.001)
    },
  )
})

describe('the date of a file for the press', () => {
  it('is the one that it is told', async () => {
    const { bytes } = await build(null, { SOURCE_DATE_EPOCH: '1000000000' })
    expect(packetEntries(readPdf(bytes)).get('xmp:ModifyDate')).toBe('2001-09-09T01:46:40Z')
  })
})

describe('a style for the press', () => {
  it('without marks has no more paper than the bleed', async () => {
    const { bytes } = await build('extends: appendix\npress: { marks: false, bleed: 0pt }\n')
    const file = readPdf(bytes)
    expect(box(file, 0, '/MediaBox')).toEqual(box(file, 0, '/TrimBox'))
    expect(file.dictionary(file.pages[0]!.get('/Resources')).has('/ColorSpace')).toBe(false)
  })

  it.each([
    ['press/no-profile', 'press: { colour: cmyk }', null],
    ['press/bad-profile', 'press: { outputIntent: { profile: own.icc } }', Buffer.from('no profile at all')],
    ['press/bad-profile', 'press: { outputIntent: { profile: own.icc } }', profileOf('prtrCMYKLab ')],
    [
      'press/bad-profile',
      'press: { colour: cmyk, outputIntent: { profile: own.icc } }',
      profileOf('mntrRGB XYZ '),
    ],
    ['input/unreadable', 'press: { outputIntent: { profile: own.icc } }', null],
    ['style/bad-value', 'press: { outputIntent: { profile: ../own.icc } }', null],
  ])('is told %s', async (code, press, profile) => {
    rmSync(join(folder, 'own.icc'), { force: true })
    if (profile !== null) writeFileSync(join(folder, 'own.icc'), profile)
    const { status, err, bytes } = await build(`extends: appendix\n${press}\n`)
    expect(status).toBe(1)
    expect(err).toContain(`[${code}]`)
    expect(bytes).toHaveLength(0)
  })
})

describe('other profiles', () => {
  it('take no notice of the press', async () => {
    writeFileSync(join(folder, 'own.yaml'), 'extends: appendix\npress: { colour: cmyk }\n')
    const words = [
      'build',
      join(folder, 'letter.txt'),
      '-o',
      join(folder, 'screen.pdf'),
      '--style',
      join(folder, 'own.yaml'),
    ]
    const world = {
      out: () => undefined,
      err: () => undefined,
      environment: process.env as Record<string, string>,
      terminal: false,
    }
    expect(await runCommand([...words, '--profile', 'screen'], world)).toBe(0)
    const file = readPdf(readFileSync(join(folder, 'screen.pdf')))
    expect(file.pages[0]!.has('/TrimBox')).toBe(false)
    // Links can be seen: dark blue, which no other text is.
    const content = file.content(0)
    const blue = content.split('0 0.2 0.6 rg').length - 1
    expect(blue).toBeGreaterThan(0)
    expect(content.split('\n').filter(row => row === '0 g').length).toBeGreaterThanOrEqual(blue - 1)
  })
})
