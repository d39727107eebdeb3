import { describe, expect, it } from 'vitest'
import { decodeSource } from '../../../src/input/decode.ts'
import { decodeBytes } from '../../../src/input/decode-guess.ts'

const decode = (bytes: Uint8Array | string, encoding?: string) => {
  const raw = typeof bytes === 'string' ? Buffer.from(bytes, 'utf8') : bytes
  const { value, diagnostics } = decodeSource('a.txt', raw, encoding === undefined ? {} : { encoding })
  return { text: value.text, codes: diagnostics.map(each => each.code), diagnostics }
}
const utf16 = (text: string, order: 'le' | 'be', mark: boolean): Uint8Array => {
  const little = Buffer.from(mark ? `\ufeff${text}` : text, 'utf16le')
  return order === 'le' ? little : little.swap16()
}

describe('decodeSource', () => {
  it('gives UTF-8 as it is: line ends, composed and decomposed letters', () => {
    const text = 'é e\u0301\r\nline\rline\n\tтекст'
    expect(decode(text)).toMatchObject({ text, codes: [] })
  })

  it('takes the byte order mark away', () => {
    expect(decode('\ufeffText').text).toBe('Text')
    expect(decode(utf16('Text, текст', 'le', true))).toMatchObject({ text: 'Text, текст', codes: [] })
    expect(decode(utf16('Text, текст', 'be', true))).toMatchObject({ text: 'Text, текст', codes: [] })
  })

  it.each([
    ['le', 'Following personal'],
    ['be', 'Following personal'],
    ['le', 'Встреча Сталина с Иденом'],
    ['be', 'Встреча Сталина с Иденом'],
  ] as const)('recognises UTF-16 %s without a mark: %s', (order, text) => {
    expect(decode(utf16(text, order, false))).toMatchObject({ text, codes: ['decode/utf16-without-mark'] })
  })

  it('keeps a lone surrogate of UTF-16 and says so', () => {
    expect(decode(utf16('a\ud800b', 'le', true))).toMatchObject({
      text: 'a\ud800b',
      codes: ['text/lone-surrogate'],
    })
  })

  it('keeps the odd last byte of UTF-16', () => {
    const bytes = Buffer.concat([utf16('ab', 'le', true), Buffer.from('c')])
    expect(decode(bytes)).toMatchObject({ text: 'abc', codes: ['decode/odd-length'] })
  })

  it.each([
    [
      'Windows-1251',
      'c2f1f2f0e5f7e020d1f2e0ebe8ede020f120c8e4e5edeeec20e220cceef1eae2e5',
      'Встреча Сталина с Иденом в Москве',
    ],
    [
      'KOI8-R',
      'f7d3d4d2c5dec120f3d4c1ccc9cec120d320e9c4c5cecfcd20d720edcfd3cbd7c5',
      'Встреча Сталина с Иденом в Москве',
    ],
    [
      'CP866 (DOS)',
      '82e1e2e0a5e7a02091e2a0aba8ada020e12088a4a5adaeac20a2208caee1aaa2a5',
      'Встреча Сталина с Иденом в Москве',
    ],
    [
      'Mac Cyrillic',
      '82f1f2f0e5f7e02091f2e0ebe8ede020f12088e4e5edeeec20e2208ceef1eae2e5',
      'Встреча Сталина с Иденом в Москве',
    ],
    [
      'Windows-1251',
      'd0c3c0d1cfc82e20d42e203535382e20ceef2e2031312e20c42e20323831',
      'РГАСПИ. Ф. 558. Оп. 11. Д. 281',
    ],
    [
      'KOI8-R',
      'f2e7e1f3f0e92e20e62e203535382e20efd02e2031312e20e42e20323831',
      'РГАСПИ. Ф. 558. Оп. 11. Д. 281',
    ],
    [
      'Windows-1252',
      'fc62657220646965204bf66e6967736265726765722053747261df65',
      'über die Königsberger Straße',
    ],
    [
      'Windows-1252',
      '6c652067e96ee972616c20e020c97669616e2c206ff920696c20e974616974',
      'le général à Évian, où il était',
    ],
    [
      'Windows-1252',
      '936e6f2075736520706c616e6e696e6794209620436875726368696c6c9273',
      '“no use planning” – Churchill’s',
    ],
    ['Windows-1250', 'aff3b3e62067ea9c6cb9206a619ff12c207720a36f647a69', 'Żółć gęślą jaźń, w Łodzi'],
    [
      'Windows-1252',
      '496c206c6962726f20e8207069f92062656c6c6f2c20706572f220e820636f73ec2e',
      'Il libro è più bello, però è così.',
    ],
    ['Windows-1252', '53e36f205061756c6f206ee36f20657374e1206c6f6e6765', 'São Paulo não está longe'],
    [
      'Windows-1250',
      '42796c6f20746f2074616b20646f62f8652c209e65206a736d65209a6c6920646f6df92e',
      'Bylo to tak dobře, že jsme šli domů.',
    ],
    [
      'Windows-1250',
      '4eec6b6f6c696b206b6e69682062796c6f207a74726163656e6f2062ec68656d2076e16c6b792e',
      'Několik knih bylo ztraceno během války.',
    ],
    ['Windows-1253', 'c5ebebdce4e120eae1e920e720eaf5e2ddf1ede7f3e7', 'Ελλάδα και η κυβέρνηση'],
    [
      'Mac Roman',
      '6c6520678e6e8e72616c208820837669616e2c206f9d20696c208e74616974',
      'le général à Évian, où il était',
    ],
    ['Shift-JIS', '89ef8b6382cd938c8b9e82c58a4a82a982ea82dc82b582bd8142', '会議は東京で開かれました。'],
    ['EUC-JP', 'b2f1b5c4a4cfc5ecb5fea4c7b3aba4aba4eca4dea4b7a4bfa1a3', '会議は東京で開かれました。'],
    ['GB 18030', 'd6d0b9fab5c4cde2bdbbd5feb2dfcac7ced2c3c7b5c4a1a3', '中国的外交政策是我们的。'],
    ['Big5', 'b36fac4fa4a4b0eaaabaa57ea5e6ac46b5a6a143', '這是中國的外交政策。'],
    ['EUC-KR', 'b4ebc7d1b9ceb1b920bfdcb1b3bace20c0fcbab8c0d4b4cfb4d92e', '대한민국 외교부 전보입니다.'],
  ])('guesses %s', (name, hex, text) => {
    const found = decode(Buffer.from(hex, 'hex'))
    expect(found.text).toBe(text)
    expect(found.codes).toEqual(['decode/not-utf8'])
    expect(found.diagnostics[0]?.message).toContain(name)
    expect(found.diagnostics[0]?.severity).toBe('error')
  })

  it('says which byte is wrong, and where it stands in the text', () => {
    const { diagnostics } = decode(Buffer.from('abc\nd\xfcrfen', 'latin1'))
    expect(diagnostics[0]?.message).toContain('byte 0xFC at offset 5')
    expect(diagnostics[0]?.span).toEqual({ file: 'a.txt', start: 5, end: 6 })
  })

  it('leaves UTF-8 alone where only single bytes are foreign', () => {
    const bytes = Buffer.concat([Buffer.from('“Überblick” – '), Buffer.from([0x96]), Buffer.from(' Straße')])
    expect(decode(bytes)).toMatchObject({ text: '“Überblick” – – Straße', codes: ['decode/mixed-encoding'] })
  })

  it.each([
    ['an overlong sequence', [0xc0, 0xaf]],
    ['a surrogate in UTF-8', [0xed, 0xa0, 0x80]],
    ['a point beyond Unicode', [0xf4, 0x90, 0x80, 0x80]],
    ['a lone continuation', [0x80]],
    ['a cut sequence', [0xe2, 0x82]],
  ])('does not accept %s', (_, bytes) => {
    const found = decode(Buffer.from([0x61, ...bytes]))
    expect(found.codes[0]).toMatch(/^decode\//)
    expect(found.text).not.toContain('\ufffd')
  })

  it('obeys a stated encoding, and says when it is wrong', () => {
    expect(decode(Buffer.from('cfeef1eeeb', 'hex'), 'windows-1251')).toMatchObject({
      text: 'Посол',
      codes: [],
    })
    expect(decode('Text', 'klingon').codes).toEqual(['decode/unknown-encoding'])
    expect(decode(Buffer.from([0x61, 0xff]), 'utf-8').codes[0]).toBe('decode/not-as-stated')
  })

  it('knows the upper half of Windows-1252', () => {
    expect(decodeBytes(Uint8Array.from([0x80, 0x93, 0x94, 0x96, 0x9f, 0xe9]), 'windows-1252', true)).toBe(
      '€“”–Ÿé',
    )
  })
})

describe('characters that deceive', () => {
  it.each([
    ['a\u0000b', 'text/control-character', 'NUL'],
    ['a\u0085b', 'text/control-character', 'U+0085'],
    ['a\u202eb', 'text/directional-control', 'right-to-left override'],
    ['a\u2067b', 'text/directional-control', 'right-to-left isolate'],
    ['a\u200bb', 'text/invisible-character', 'zero width space'],
    ['a\ufeffb', 'text/invisible-character', 'zero width no-break space'],
    ['a\u{e0041}b', 'text/invisible-character', 'U+E0041'],
    ['a\ufffdb', 'text/replacement-character', 'U+FFFD'],
    ['Стaлин', 'text/mixed-scripts', 'Latin'],
    ['Сhurchill', 'text/mixed-scripts', 'Cyrillic'],
  ])('%j gives %s', (text, code, words) => {
    const { diagnostics, text: read } = decode(text)
    expect(read).toBe(text)
    expect(diagnostics.map(each => each.code)).toEqual([code])
    expect(diagnostics[0]?.message).toContain(words)
    expect(diagnostics[0]?.severity).toBe('warning')
  })

  it.each([
    ['Persian with joiners', 'می\u200cخواهم'],
    ['Hindi with joiners', 'क्\u200dष'],
    ['Hebrew and marks of direction', 'שלום\u200f abc\u200e'],
    ['emoji with joiners', '👩\u200d🚀'],
    ['a tab and a form feed', 'a\tb\fc'],
    ['letters visibly of two scripts', 'Wи-Fи'],
  ])('%s gives no alarm', (_, text) => {
    expect(decode(text).codes).toEqual([])
  })

  it('does not repeat itself a thousand times', () => {
    const { diagnostics } = decode('a\u200b'.repeat(1000))
    expect(diagnostics.length).toBe(12)
    expect(diagnostics[11]?.message).toContain('988 more')
  })
})
