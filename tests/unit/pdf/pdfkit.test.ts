import { describe, expect, it } from 'vitest'
import { textString } from '../../../src/pdf/pdf-value.ts'
import { newPdfObjects } from '../../../src/pdf/pdfkit.ts'
import { readPdf } from './read-pdf.ts'

describe('the object writer', () => {
  it('writes a file of version 1.7 with nothing in it that was not asked for', async () => {
    const bytes = (await newPdfObjects()).finish({}, {})
    const file = readPdf(bytes)
    expect(Buffer.from(bytes).toString('latin1')).toMatch(/^%PDF-1\.7\n%[\x80-\xff]{4}\n/)
    expect(file.pages).toEqual([])
    expect([...file.dictionary(file.trailer.get('/Info')).keys()]).toEqual([])
    expect(Buffer.from(bytes).toString('latin1')).not.toMatch(/Helvetica|PDFKit|Metadata|Dests|CreationDate/)
  })

  it('refuses to end while an object is missing, instead of writing nothing', async () => {
    const objects = await newPdfObjects()
    const missing = objects.reserve()
    expect(() => objects.finish({}, {})).toThrow(`never written: ${missing.id}`)
  })

  it('refuses to write an object twice', async () => {
    const objects = await newPdfObjects()
    const reference = objects.reserve()
    objects.write(reference, 1)
    expect(() => objects.write(reference, 2)).toThrow('not waiting')
  })

  it('keeps every kind of value', async () => {
    const objects = await newPdfObjects()
    const stream = objects.reserve()
    objects.writeStream(stream, { Type: '/Odd Name' }, Buffer.from('abc'), 'plain')
    const empty = objects.reserve()
    objects.writeStream(empty, {}, new Uint8Array())
    const file = readPdf(
      objects.finish(
        {
          PieceInfo: {
            A: true,
            B: [1.25, -3, null],
            C: textString('a(b)\\'),
            D: textString('Ж “q”'),
            E: stream,
            F: undefined,
          },
          ViewerPreferences: { DisplayDocTitle: true },
        },
        { Title: 'Ж (a) \\', CreationDate: new Date('1943-11-28T01:02:03Z') },
      ),
    )
    const piece = file.dictionary(file.catalog.get('/PieceInfo'))
    expect([...piece.keys()]).toEqual(['/A', '/B', '/C', '/D', '/E'])
    expect([piece.get('/A'), piece.get('/B')]).toEqual([true, [1.25, -3, null]])
    expect([file.text(piece.get('/C')), file.text(piece.get('/D'))]).toEqual(['a(b)\\', 'Ж “q”'])
    expect(file.dictionary(piece.get('/E')).get('/Type')).toBe('/Odd#20Name')
    expect([...file.streams.values()].map(bytes => Buffer.from(bytes).toString())).toEqual(['abc', ''])
    expect(file.dictionary(file.catalog.get('/ViewerPreferences')).get('/DisplayDocTitle')).toBe(true)
    const information = file.dictionary(file.trailer.get('/Info'))
    expect(file.text(information.get('/Title'))).toBe('Ж (a) \\')
    expect(file.text(information.get('/CreationDate'))).toBe('D:19431128010203Z')
  })

  it('identifies a file by its contents', async () => {
    const identifier = async (text: string, language: string): Promise<string> => {
      const objects = await newPdfObjects()
      objects.writeStream(objects.reserve(), {}, Buffer.from(text))
      const file = readPdf(objects.finish({ Lang: textString(language) }, { Title: 'Letters' }))
      const [first, second] = file.list(file.trailer.get('/ID')).map(each => file.text(each))
      expect(second).toBe(first)
      expect(first).toHaveLength(16)
      return first!
    }
    const [one, same] = [await identifier('a', 'en'), await identifier('a', 'en')]
    expect(same).toBe(one)
    expect(new Set([one, await identifier('b', 'en'), await identifier('a', 'fr')]).size).toBe(3)
  })
})
