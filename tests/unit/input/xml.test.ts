/** XML as a tree with places: what is text, where it stands, what is never followed, and that faults cost no text. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { decodeXml, parseXml } from '../../../src/input/xml.ts'
import {
  attributeOf,
  childNamed,
  textOf,
  type XmlElement,
  type XmlNode,
} from '../../../src/input/xml-tree.ts'

const file = (text: string) => ({ name: 'a.xml', text })
const read = (text: string) => parseXml(file(text))
const codes = (text: string) => read(text).diagnostics.map(each => each.code)
const root = (text: string): XmlElement =>
  read(text).value.nodes.find((node): node is XmlElement => node.kind === 'element')!
const allText = (text: string) => read(text).value.nodes.map(textOf).join('')

/** Every node of a tree, parents first. */
function* walk(nodes: readonly XmlNode[]): Generator<XmlNode> {
  for (const node of nodes) {
    yield node
    if (node.kind === 'element') yield* walk(node.children)
  }
}

describe('a well-formed file', () => {
  it('gives elements, attributes and texts in their order', () => {
    const p = root('<p rend="i">one <hi>two</hi> three</p>')
    expect(p).toMatchObject({ name: 'p', attributes: [{ name: 'rend', value: 'i', namespace: '' }] })
    expect(p.children.map(textOf)).toEqual(['one ', 'two', ' three'])
    expect(codes('<p rend="i">one <hi>two</hi> three</p>')).toEqual([])
  })

  it('says where each element and each text stands', () => {
    const text = '<?xml version="1.0"?>\n<a>x<!-- no --><b c="1">y &amp; z</b><![CDATA[<q>]]><d/>w</a>'
    const spans = [...walk(parseXml(file(text)).value.nodes)].map(node => text.slice(node.start, node.end))
    expect(spans).toEqual([
      '\n',
      '<a>x<!-- no --><b c="1">y &amp; z</b><![CDATA[<q>]]><d/>w</a>',
      'x',
      '<b c="1">y &amp; z</b>',
      'y ',
      '&amp;',
      ' z',
      '<q>',
      '<d/>',
      'w',
    ])
  })

  it('replaces the five entities and numeric references, and nothing else', () => {
    expect(textOf(root('<p>&lt;&gt;&amp;&quot;&apos;&#x17F;&#8212;&#x1F600;</p>'))).toBe('<>&"\'ſ—😀')
    expect(codes('<p>&#0;</p>')).toEqual(['xml/not-well-formed'])
    expect(textOf(root('<p>a&#0;b</p>'))).toBe('a&#0;b')
  })

  it('makes every line end one LF, each with its place', () => {
    const p = root('<p>a\r\nb\rc\nd</p>')
    expect(textOf(p)).toBe('a\nb\nc\nd')
    expect(p.children.map(({ start, end }) => end - start)).toEqual([1, 2, 1, 1, 3])
  })

  it('resolves prefixes, for attributes only where they have one', () => {
    const a = root('<x:a xmlns:x="urn:x" x:b="1" b="2" xml:id="i"><c xmlns="urn:c"/></x:a>')
    expect(a.namespace).toBe('urn:x')
    expect(attributeOf(a, 'b', 'urn:x')).toBe('1')
    expect(attributeOf(a, 'b')).toBe('2')
    expect(attributeOf(a, 'id', 'http://www.w3.org/XML/1998/namespace')).toBe('i')
    expect(childNamed(a, 'c')?.namespace).toBe('urn:c')
  })
})

describe('a file with faults', () => {
  it('keeps the text around a stray and a missing end tag', () => {
    expect(codes('<a>one</x>two<b>three</a>')).toEqual(['xml/not-well-formed', 'xml/not-well-formed'])
    expect(allText('<a>one</x>two<b>three</a>')).toBe('onetwothree')
    expect(read('<a><b>three</a>').diagnostics[0]).toMatchObject({ span: { start: 3 } })
  })

  it('keeps a < that opens nothing, and text after the root', () => {
    expect(allText('<a>1 < 2 and 3</a>')).toBe('1 < 2 and 3')
    expect(allText('<a>in</a>out')).toBe('inout')
    expect(codes('<a>in</a>out')).toEqual(['xml/not-well-formed'])
  })

  it('keeps what was read before a file breaks off', () => {
    expect(allText('<a><b>text</b> and <c rend="it')).toBe('text and ')
    expect(allText('<a><b>text</b> and more')).toBe('text and more')
    expect(allText('<a><![CDATA[text')).toBe('text')
    expect(codes('<a><b>text')).toContain('xml/not-well-formed')
  })

  it('says that there is no element, and keeps the text', () => {
    expect(codes('')).toEqual(['xml/no-element'])
    expect(codes('just text')).toContain('xml/no-element')
    expect(allText('just text')).toBe('just text')
  })

  it('takes an undeclared prefix as its own namespace', () => {
    expect(codes('<a frus:x="1" frus:y="2"/>')).toEqual(['xml/not-well-formed', 'xml/not-well-formed'])
    expect(attributeOf(root('<a frus:x="1"/>'), 'x', 'frus')).toBe('1')
  })

  it('reports thousands of faults in few messages and a short time', () => {
    const before = process.cpuUsage().user
    const { diagnostics } = read(`<a>${'<b>x</c>'.repeat(50_000)}</a>`)
    expect(diagnostics.length).toBeLessThan(30)
    expect((process.cpuUsage().user - before) / 1e6).toBeLessThan(5)
  })
})

describe('what a file declares or refers to', () => {
  it('is never followed: an entity stays as it is written, and its declaration is named', () => {
    const text = '<!DOCTYPE a [<!ENTITY b "bomb"><!ENTITY c SYSTEM "file:///etc/passwd">]><a>&b;&c;&nbsp;</a>'
    expect(allText(text)).toBe('&b;&c;&nbsp;')
    const { diagnostics } = read(text)
    expect(diagnostics.map(each => each.code)).toEqual(['xml/doctype', ...Array(3).fill('xml/entity')])
    expect(diagnostics[1]!.message).toContain('“b” is declared')
    expect(diagnostics[3]!.message).toContain('“nbsp” is none of XML')
    expect(text.slice(diagnostics[3]!.span!.start)).toMatch(/^&nbsp;/)
  })

  it('may be nested without end: below 256 levels only the text is kept', () => {
    const text = `${'<a>'.repeat(20_000)}deep${'</a>'.repeat(20_000)}`
    expect(codes(text)).toEqual(['xml/too-deep'])
    expect(allText(text)).toBe('deep')
    const mixed = `<r>${'<a>1'.repeat(1000)}${'2</a>'.repeat(1000)}<p>end</p></r>`
    expect(allText(mixed)).toBe(`${'1'.repeat(1000)}${'2'.repeat(1000)}end`)
    expect(childNamed(root(mixed), 'p')).not.toBeNull()
  })

  it('may have too many attributes or elements, of which the first are read', () => {
    const many = Array.from({ length: 300 }, (_, index) => `a${index}="1"`).join(' ')
    expect(codes(`<a ${many}/>`)).toEqual(['xml/too-many-attributes'])
    expect(root(`<a ${many}/>`).attributes).toHaveLength(256)
    expect(codes(`<a>${'<b/>'.repeat(1_000_001)}</a>`)).toEqual(['xml/too-many-elements'])
  })

  it('may be too large to be read at all', () => {
    expect(codes(' '.repeat(128 * 1024 * 1024 + 1))).toEqual(['xml/too-large'])
  })

  it('cannot reach the prototype of objects', () => {
    const a = root('<a __proto__="1" constructor="2"><__proto__/></a>')
    expect(a.attributes.map(each => each.name)).toEqual(['__proto__', 'constructor'])
    expect(Object.hasOwn(Object.prototype, '1')).toBe(false)
  })
})

describe('the encoding', () => {
  const bytes = (text: string) => Uint8Array.from(text, character => character.charCodeAt(0))
  const decoded = (text: string) => decodeXml('a.xml', bytes(text), null)

  it('is that of the declaration when the bytes are no UTF-8', () => {
    const latin = decoded('<?xml version="1.0" encoding="ISO-8859-1"?><a>\xe9</a>')
    expect(latin.value.text).toContain('<a>é</a>')
    expect(latin.diagnostics).toEqual([])
    expect(decoded('<?xml version="1.0" encoding="KOI8-R"?><a>\xc1</a>').value.text).toContain('<a>а</a>')
  })

  it('is UTF-8 or UTF-16 by its bytes, whatever the declaration says', () => {
    expect(decoded('<?xml version="1.0" encoding="UTF-16"?><a>x</a>').value.text).toContain('<a>x</a>')
    const marked = new Uint8Array([0xff, 0xfe, 0x3c, 0, 0x61, 0, 0x2f, 0, 0x3e, 0])
    expect(decodeXml('a.xml', marked, null).value.text).toBe('<a/>')
  })
})

describe('hostile files', () => {
  const folder = join(import.meta.dirname, '../../../../shared/corpora/12-hostile')
  const present = (() => {
    try {
      return statSync(folder).isDirectory()
    } catch {
      return false
    }
  })()
  const files = present
    ? ['xml', 'xml-defusedxml'].flatMap(name =>
        readdirSync(join(folder, name)).map(each => join(folder, name, each)),
      )
    : []

  it.skipIf(!present)('are read within a second, and nothing is expanded', () => {
    expect(files.length).toBeGreaterThan(20)
    for (const name of files) {
      const before = process.cpuUsage().user
      const source = decodeXml(name, readFileSync(name), null).value
      const { value } = parseXml(source)
      expect((process.cpuUsage().user - before) / 1e6).toBeLessThan(1)
      const length = value.nodes.map(textOf).join('').length
      expect(length).toBeLessThanOrEqual(source.text.length)
    }
  })
})
