/** Strings made to break out of where they stand, in every text that reaches a PDF: there they are text and nothing else. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { homedir, hostname, tmpdir, userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pt } from '../../src/base/length.ts'
import type { Edition, Inline } from '../../src/edition/model.ts'
import { greyPressProfile } from '../../src/pdf/grey-profile.ts'
import { PROFILES } from '../../src/pdf/profile.ts'
import { writePdf } from '../../src/pdf/write-pdf.ts'
import { typeset } from '../../src/typeset.ts'
import { isCompiled, runScholion } from '../support/command.ts'
import { edition, heading, line, para } from '../support/edition-builder.ts'
import { builtInStylesheet, packagedFonts } from '../support/real-tools.ts'
import { unsafeParts } from '../support/unsafe-pdf.ts'
import { readPdf } from '../unit/pdf/read-pdf.ts'
import { installed, runOn, fonts as sampleFonts, setPages } from './pdf-sample.ts'

const hostile = join(dirname(fileURLToPath(import.meta.url)), '../../../shared/corpora/12-hostile')
const list = join(hostile, 'naughty-strings/blns.json')
if (!existsSync(list)) console.warn(`skipped: ${list} is absent, only our own strings are tried`)

const OURS = [
  ')/JS(app.alert(1))/S/JavaScript/OpenAction<</S/JavaScript/JS(app.alert(1))>>',
  '(((((((((((',
  ')))))))))))',
  'a\\',
  '\\)\\(\\\\',
  'endstream\nendobj\n1 0 obj\n<</Type/Catalog/OpenAction<</S/Launch/F(calc.exe)>>>>\nendobj',
  '%%EOF\nxref\n0 1\ntrailer\n<</Root 1 0 R>>\nstartxref\n0\n%%EOF',
  '>> >> ] ) /EmbeddedFile',
  ']]></rdf:li><x:script/>',
  '<?xpacket end="w"?></x:xmpmeta>',
  '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>&a;',
  '&lt;&#x3c;&amp;&quot;&a;&#0;',
  '</rdf:li></rdf:Alt></dc:title><pdfaid:part>1</pdfaid:part>',
  '\u0000\u0001\u001b[2J\u007f\u0085\ufffe\uffff',
  '\ud800 and \udfff',
  '\ufeffbyte order',
  '\u202egnp.exe',
  'þÿ\u0000J\u0000S',
  '/Catalog /OpenAction /AA /Launch',
  'EMC ET BT /Artifact BMC Q Q Q',
  '$(exit 1) `id` $(id) %(id)s {{7*7}} <%= 1 %>',
  '../../../../etc/passwd',
  'javascript:alert(1)',
]

/** Lines of the other attack files, as texts. */
const lines = (name: string): readonly string[] =>
  existsSync(join(hostile, name)) ? readFileSync(join(hostile, name), 'utf8').split('\n').slice(0, 60) : []

const STRINGS: readonly string[] = [
  ...OURS,
  ...(existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as string[]) : []),
  ...lines('markdown/raw-html-latex.md'),
  ...lines('markdown/yaml-bomb.md'),
  ...lines('xml/latex-typst-html-injection.xml'),
  ...lines('xml/xxe-parameter-dtd.xml'),
  ...lines('text/unicode-rtl-mixed.txt'),
].filter(text => text.trim() !== '')

/** Of this machine, where it was made: nothing of it belongs in a file. A name like `a` would prove nothing. */
const TRACES = [process.cwd(), homedir(), hostname(), userInfo().username, tmpdir(), 'node_modules'].filter(
  trace => trace.length > 4,
)

const fonts = packagedFonts()

/** Sketches have signs of their own for calls and italics. */
const asText = (text: string): string => text.replace(/[‹›_]/g, '-')

/** One string in every field of one document each. */
function volumeOf(strings: readonly string[]): Edition {
  const built = edition(
    ...strings.map(text => ({
      metadata: {
        title: text,
        number: text,
        date: text,
        place: text,
        sender: text,
        addressee: text,
        archiveReference: text,
      },
      blocks: [
        heading(`${asText(text)}‹1›`),
        line(asText(text), 'dateline'),
        line(asText(text), 'reference'),
        para(`He spoke of ${asText(text)}‹2› and of more.`),
        para(`${asText(text)}`, asText(text).slice(0, 20)),
      ],
      notes: { 1: asText(text), 2: [`See ${asText(text)}, p. 5.`, asText(text)] },
      persons: [{ name: text, forms: ['He', text], dates: text }],
      shortTitles: [{ short: text, full: text, kind: 'printed' as const }],
    })),
  )
  const linked = (content: readonly Inline[], text: string): readonly Inline[] =>
    content.map(inline => (inline.kind === 'text' ? { ...inline, link: text } : inline))
  return {
    ...built,
    title: strings[0]!,
    documents: built.documents.map((document, index) => ({
      ...document,
      source: strings[index]!,
      blocks: document.blocks.map(block =>
        block.kind === 'heading' || block.kind === 'line' || block.kind === 'paragraph'
          ? { ...block, content: linked(block.content, strings[index]!) }
          : block,
      ),
    })),
  }
}

describe('a volume with an attack in every field of each document', () => {
  // Of the strings of others every eighth: setting them all takes minutes. The files themselves are tried with more of them.
  const tried = STRINGS.filter((_, index) => index < OURS.length || index % 8 === 0)
  const PART = 60
  for (let from = 0; from < tried.length; from += PART) {
    it(`holds nothing but text: strings ${from + 1} to ${Math.min(from + PART, tried.length)}`, async () => {
      const strings = tried.slice(from, from + PART)
      const base = builtInStylesheet('appendix')
      // The style prints words of its own too.
      const words = {
        en: { ...base.words['en'], index: strings[0]!, note: strings.at(-1)!, continued: strings.at(-1)! },
      }
      const stylesheet = { ...base, words: { ...base.words, ...words } }
      const { value } = await typeset(volumeOf(strings), stylesheet, fonts)
      const bytes = await writePdf(value.display, fonts, {
        creationDate: null,
        profile: 'screen',
        version: 'test',
      })
      expect(unsafeParts(bytes, { traces: TRACES })).toEqual([])
      if (!installed('qpdf')) return
      const { status, out } = runOn(bytes, 'qpdf', '--check', 'FILE')
      expect(status, out).toBe(0)
    }, 240_000)
  }
})

describe.each(PROFILES)('in the profile %s', profile => {
  it('title, author, subject, language, outline, folio and links keep each attack as it is', async () => {
    const sample = setPages([['A line']])
    const attachments = [
      { name: 'a)JS(x.txt', mediaType: 'text/plain', description: '>>', bytes: Buffer.from('%%EOF ') },
    ]
    // All of ours, and of the others every fifth, another in each profile.
    const shift = PROFILES.indexOf(profile)
    const tried = STRINGS.filter((_, index) => index < OURS.length || index % 5 === shift)
    const press = {
      bleed: pt(9),
      marks: true,
      colour: 'grey',
      condition: OURS[0]!,
      profile: greyPressProfile(),
    } as const
    for (const [index, text] of tried.entries()) {
      const bytes = await writePdf(
        {
          ...sample,
          pages: sample.pages.map(page => ({
            ...page,
            folio: text,
            ops: [
              ...page.ops,
              {
                op: 'link',
                rect: { x: page.width, y: page.width, width: page.width, height: page.width },
                to: 'here',
                description: text,
                belongs: { kind: 'content', of: 1 },
              },
            ],
          })),
          destinations: new Map([
            ['here', { page: 0, at: { x: sample.pages[0]!.width, y: sample.pages[0]!.width } }],
          ]),
          outline: [{ title: text, to: 'here', children: [{ title: text, to: 'here', children: [] }] }],
          information: { title: text, author: text, subject: text, language: text },
          structure: { ...sample.structure, language: text },
        },
        sampleFonts,
        {
          creationDate: null,
          profile,
          press,
          version: text,
          ...(profile === 'archive' && index % 7 === 0 ? { attachments } : {}),
        },
      )
      const inside = profile === 'archive' && index % 7 === 0 ? 1 : 0
      expect(unsafeParts(bytes, { attachments: inside }), JSON.stringify(text)).toEqual([])
      const file = readPdf(bytes)
      const outlines = file.catalog.get('/Outlines')
      if (outlines === undefined) continue
      const first = file.dictionary(file.dictionary(outlines).get('/First'))
      // Control characters, which no window can show, have become spaces.
      const shown = file.text(first.get('/Title'))
      if (!/[\p{Cc}\p{Cs}\ufffe\uffff]/u.test(text)) expect(shown).toBe(text.trim())
    }
  }, 300_000)
})

describe.skipIf(!isCompiled())('a build from the disk', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'tell-tale-place-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const TEXT = `Moscow, 4 May 1942

	I saw Molotov[footnoteRef:1] this morning. [1:  Molotov, Vyacheslav (1890 – 1986).]
`
  const NAMES = [
    'a)\\JS(x).txt',
    'javascript:alert(1).txt',
    '$(id) `id`.txt',
    '-o.txt',
    '%%EOF.txt',
    '<script>&amp;.txt',
    'Телеграмма № 5.txt',
    '\u202etxt.exe.txt',
    'line\nbreak.txt',
    `${'…'.repeat(60)}.txt`,
  ]

  it.each(NAMES.map((name, index) => [PROFILES[index % PROFILES.length]!, name] as const))(
    'tells nothing of its place, and takes no harm from its name: %s, %j',
    (profile, name) => {
      mkdirSync(join(folder, 'inner-place'), { recursive: true })
      const source = join(folder, 'inner-place', name)
      const side = source.replace(/\.txt$/, '.yaml')
      writeFileSync(source, TEXT)
      writeFileSync(side, `title: ${JSON.stringify(name)}\nlanguage: en\nsender: ")/S/Launch("\n`)
      const output = join(folder, 'out.pdf')
      const attach = profile === 'archive'
      const words = [
        'build',
        source,
        '-o',
        output,
        '--profile',
        profile,
        ...(attach ? ['--attach-source'] : []),
      ]
      const env = {
        ...process.env,
        USER: 'tell-tale-user',
        HOSTNAME: 'tell-tale-host',
        HOME: '/tell-tale-home',
      }
      const { status, err } = runScholion(words, { env, cwd: folder })
      expect(status, err).toBe(0)
      const traces = [
        ...TRACES,
        'tell-tale',
        'inner-place',
        `D:${new Date().getFullYear()}`,
        `${new Date().getFullYear()}-`,
      ]
      const bytes = readFileSync(output)
      const file = readPdf(bytes)
      const attached = attach
        ? [...file.objects.values()].filter(
            each => each instanceof Map && each.get('/Type') === '/EmbeddedFile',
          ).length
        : 0
      if (attach) expect(attached).toBeGreaterThan(0)
      expect(
        unsafeParts(bytes, { traces: traces.filter(trace => trace.length > 3), attachments: attached }),
      ).toEqual([])
      rmSync(source)
      rmSync(side)
    },
  )
})
