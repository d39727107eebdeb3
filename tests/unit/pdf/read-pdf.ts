/** The bytes of a PDF file → its objects and streams, read strictly and independently of the writer, for tests. */
import { inflateSync } from 'node:zlib'

export type Read = null | boolean | number | string | Uint8Array | Reference | readonly Read[] | Dictionary
/** Names keep their slash. */
export interface Reference {
  readonly ref: number
}
export type Dictionary = ReadonlyMap<string, Read>

export interface PdfFile {
  readonly objects: ReadonlyMap<number, Read>
  readonly streams: ReadonlyMap<number, Uint8Array>
  readonly trailer: Dictionary
  /** Follows references to the value. */
  get(value: Read | undefined): Read
  dictionary(value: Read | undefined): Dictionary
  list(value: Read | undefined): readonly Read[]
  /** A string of the file as text. */
  text(value: Read | undefined): string
  readonly catalog: Dictionary
  readonly pages: readonly Dictionary[]
  /** The content stream of a page. */
  content(page: number): string
}

export function readPdf(bytes: Uint8Array): PdfFile {
  const source = Buffer.from(bytes).toString('latin1')
  const objects = new Map<number, Read>()
  const streams = new Map<number, Uint8Array>()
  const startxref = Number(/startxref\n(\d+)\n%%EOF\s*$/.exec(source)?.[1])
  const table = /^xref\n0 (\d+)\n/.exec(source.slice(startxref))!
  for (let id = 1; id < Number(table[1]); id++) {
    const at = Number(source.slice(startxref + table[0].length + id * 20).slice(0, 10))
    const parser = parse(source, at)
    if (parser.value() !== id || parser.value() !== 0 || parser.word() !== 'obj')
      throw new Error(`no object ${id} at ${at}`)
    const value = parser.value()
    objects.set(id, value)
    if (parser.word() !== 'stream') continue
    if (!(value instanceof Map)) throw new Error('a stream without a dictionary')
    const start = source.indexOf('stream\n', parser.at() - 8) + 7
    const raw = bytes.subarray(start, start + value.get('/Length'))
    if (!source.slice(start + raw.length).startsWith('\nendstream'))
      throw new Error(`wrong Length in object ${id}`)
    streams.set(id, value.get('/Filter') === '/FlateDecode' ? inflateSync(raw) : raw)
  }
  const trailer = parse(source, source.lastIndexOf('trailer') + 7).value()
  const get = (value: Read | undefined): Read =>
    isReference(value) ? get(objects.get(value.ref)) : value === undefined ? null : value
  const dictionary = (value: Read | undefined): Dictionary => {
    const found = get(value)
    if (!(found instanceof Map)) throw new Error(`not a dictionary: ${JSON.stringify(found)}`)
    return found
  }
  const list = (value: Read | undefined): readonly Read[] => {
    const found = get(value)
    if (!Array.isArray(found)) throw new Error(`not an array: ${JSON.stringify(found)}`)
    return found
  }
  const catalog = dictionary(dictionary(trailer).get('/Root'))
  const pages = list(dictionary(catalog.get('/Pages')).get('/Kids')).map(dictionary)
  return {
    objects,
    streams,
    trailer: dictionary(trailer),
    get,
    dictionary,
    list,
    text: value => textOf(get(value)),
    catalog,
    pages,
    content(index) {
      const reference = pages[index]!.get('/Contents')
      if (!isReference(reference)) throw new Error('Contents is not a reference')
      return Buffer.from(streams.get(reference.ref)!).toString('latin1')
    },
  }
}

export const isReference = (value: Read | undefined): value is Reference =>
  typeof value === 'object' && value !== null && 'ref' in value

function textOf(value: Read): string {
  if (!(value instanceof Uint8Array)) throw new Error(`not a string: ${JSON.stringify(value)}`)
  const buffer = Buffer.from(value)
  if (buffer[0] === 0xfe && buffer[1] === 0xff) return buffer.subarray(2).swap16().toString('utf16le')
  return buffer.toString('latin1')
}

const TOKEN = /[\s\0]*(<<|>>|\[|\]|\/[^\s<>[\]()/%]*|<[0-9a-fA-F]*>|[^\s<>[\]()/%]+)/y
const REFERENCE = /[\s]+(\d+)\s+R(?![a-zA-Z])/y

function parse(source: string, start: number): { value(): Read; word(): string; at(): number } {
  let at = start
  const word = (): string => {
    TOKEN.lastIndex = at
    const token = TOKEN.exec(source)
    if (token === null) throw new Error(`no token at ${at}: ${source.slice(at, at + 20)}`)
    at = TOKEN.lastIndex
    return token[1]!
  }
  const literal = (): Uint8Array => {
    let depth = 0
    let text = ''
    for (;;) {
      const sign = source[at++]
      if (sign === '\\') {
        const escaped = source[at++]!
        text += { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }[escaped] ?? escaped
      } else if (sign === '(') {
        if (depth++ > 0) text += sign
      } else if (sign === ')') {
        if (--depth === 0) return Buffer.from(text, 'latin1')
        text += sign
      } else text += sign
    }
  }
  const value = (): Read => {
    while (/\s/.test(source[at]!)) at++
    if (source[at] === '(') return literal()
    const token = word()
    if (token === '<<') {
      const entries = new Map<string, Read>()
      for (;;) {
        const key = word()
        if (key === '>>') return entries
        if (!key.startsWith('/')) throw new Error(`a key without slash: ${key}`)
        entries.set(key, value())
      }
    }
    if (token === '[') {
      const items: Read[] = []
      for (;;) {
        while (/\s/.test(source[at]!)) at++
        if (source[at] === ']') {
          at++
          return items
        }
        items.push(value())
      }
    }
    if (token.startsWith('/')) return token
    if (token.startsWith('<')) return Buffer.from(token.slice(1, -1), 'hex')
    if (token === 'true' || token === 'false') return token === 'true'
    if (token === 'null') return null
    if (!/^[+-]?\d*\.?\d+$/.test(token)) throw new Error(`not a value: ${token}`)
    REFERENCE.lastIndex = at
    if (/^\d+$/.test(token) && REFERENCE.test(source)) {
      at = REFERENCE.lastIndex
      return { ref: Number(token) }
    }
    return Number(token)
  }
  return { value, word, at: () => at }
}
