/** Editions made up at random, written as TEI and read again: whatever the model can say comes back. */

import { expect, test } from 'vitest'
import { writeTei } from '../../src/convert/tei.ts'
import type {
  Block,
  Container,
  Edition,
  EditionDocument,
  Inline,
  Mark,
  Note,
  Paragraph,
} from '../../src/edition/model.ts'
import { readEdition } from '../../src/input/read-edition.ts'
import fc from '../support/fast-check.ts'
import { comparable } from '../support/same-edition.ts'

const SOURCE = { file: 'made', start: 0, end: 0 }

const text = fc.string({
  unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzé<&>"\' \t\n\u2028\u0000\r\u{1F600}(][0123456789.'),
  minLength: 1,
  maxLength: 12,
})
const marks = fc.subarray(
  [
    'italic',
    'bold',
    'small-caps',
    'underline',
    'supplied',
    'unclear',
    'deleted',
    'added',
    'sic',
    'editorial',
    'generated',
  ] satisfies Mark[] as Mark[],
  { maxLength: 3 },
)
const textInline = fc.record(
  {
    kind: fc.constant('text' as const),
    text,
    marks,
    source: fc.constant(SOURCE),
    language: fc.constantFrom('fr', 'grc'),
    link: fc.constantFrom('#somewhere', 'https://example.org/?a=1&b=2'),
    alternative: fc.record({
      kind: fc.constantFrom('sic', 'correction', 'original', 'regularised', 'abbreviation', 'expansion'),
      text: fc.stringMatching(/^[a-z<& ]{1,5}$/),
    }),
    name: fc.record({
      kind: fc.constantFrom('person', 'place', 'organisation', 'work', 'event', 'other'),
      key: fc.constantFrom(null, 'p1', 'a b'),
    }),
  },
  { requiredKeys: ['kind', 'text', 'marks', 'source'] },
)
const point = fc.oneof(
  fc.record({
    kind: fc.constant('gap' as const),
    reason: fc.constantFrom(null, 'illegible'),
    extent: fc.constantFrom(null, '3 words'),
    source: fc.constant(SOURCE),
  }),
  fc.record({
    kind: fc.constant('source-page' as const),
    label: fc.constantFrom('12', '3v'),
    source: fc.constant(SOURCE),
  }),
  fc.record({
    kind: fc.constant('dangling-ref' as const),
    label: fc.constantFrom('7', 'a'),
    source: fc.constant(SOURCE),
  }),
  fc.record({ kind: fc.constant('call' as const), implied: fc.boolean() }),
)
const content = fc.array(fc.oneof({ weight: 3, arbitrary: textInline }, point), {
  minLength: 1,
  maxLength: 5,
})
type Content = typeof content extends fc.Arbitrary<infer T> ? T : never

const shape = fc.oneof(
  fc.record({ kind: fc.constant('heading' as const), level: fc.constantFrom(1, 2, 3, 4) }),
  fc.record({
    kind: fc.constant('line' as const),
    role: fc.constantFrom(
      'classification',
      'reference',
      'dateline',
      'address',
      'salutation',
      'valediction',
      'signature',
      'source-note',
      'speaker',
      'stage-direction',
      'caption',
      'plain',
    ),
  }),
  fc.record({
    kind: fc.constant('paragraph' as const),
    role: fc.constantFrom('paragraph', 'item', 'continuation', 'verse'),
    label: fc.constantFrom(null, '2.', '(1)'),
  }),
  fc.record({
    kind: fc.constant('figure' as const),
    image: fc.constantFrom(null, 'a.png'),
    description: fc.constantFrom(null, 'A map'),
  }),
)
const container = fc.constantFrom(
  'none',
  'list',
  'quotation',
  'stanza',
  'speech',
  'postscript',
  'enclosure',
  'editorial-note',
)
const block = fc.record({
  shape,
  content,
  container,
  align: fc.constantFrom(undefined, 'left', 'centre', 'right'),
  language: fc.constantFrom(undefined, 'fr'),
})
type Sketch = typeof block extends fc.Arbitrary<infer T> ? T : never

/** Sketches with ids, notes and containers: neighbours in the same kind of container are in one. */
function editionOf(sketches: readonly (readonly Sketch[])[]): Edition {
  return {
    title: null,
    language: 'en-GB',
    documents: sketches.map((each, at) => documentOf(`d${at + 1}`, each)),
  }
}

function documentOf(id: string, sketches: readonly Sketch[]): EditionDocument {
  const notes: Note[] = []
  let mention = 0
  let containers = 0
  const inlines = (made: Content, inNote: boolean): Inline[] =>
    made.flatMap((inline): Inline[] => {
      if (inline.kind === 'call') {
        if (inNote) return []
        const note = `${id}.n${notes.length + 1}`
        const words: Inline = { kind: 'text', text: `note ${notes.length + 1}`, marks: [], source: SOURCE }
        const paragraph: Paragraph = {
          kind: 'paragraph',
          id: `${note}.1`,
          role: 'paragraph',
          label: null,
          content: [words],
          source: SOURCE,
        }
        notes.push({
          id: note,
          series: notes.length % 2 === 0 ? 'notes' : 'textual',
          label: String(notes.length + 1),
          paragraphs: [paragraph],
          source: SOURCE,
        })
        return [{ kind: 'note-ref', note, implied: inline.implied, source: SOURCE }]
      }
      if (inline.kind !== 'text') return [inline]
      const { name, ...own } = inline
      return [name === undefined ? own : { ...own, names: [{ ...name, mention: ++mention }] }]
    })
  let last: { kind: string; within: readonly Container[] } = { kind: 'none', within: [] }
  const blocks = sketches.map(
    ({ shape: kind, content: made, container: holder, align, language }, index): Block => {
      if (holder !== last.kind) last = { kind: holder, within: holder === 'none' ? [] : [make(holder)] }
      const within =
        holder === 'list'
          ? [...last.within, { id: `${id}.c${++containers}`, kind: 'item' } as const]
          : last.within
      const base = {
        id: `${id}.b${index + 1}`,
        source: SOURCE,
        ...(within.length === 0 ? {} : { within }),
        ...(align === undefined ? {} : { align }),
        ...(language === undefined ? {} : { language }),
      }
      const foreign = inlines(made, false).map(inline =>
        inline.kind === 'text' && inline.language === (language ?? 'en-GB')
          ? { ...inline, language: 'grc' }
          : inline,
      )
      if (kind.kind === 'paragraph') {
        const label =
          kind.label === null
            ? null
            : { text: kind.label, supplied: kind.label === '(1)', value: kind.label === '2.' ? 2 : 1 }
        const opening: Inline[] =
          label === null ? [] : [{ kind: 'text', text: `${label.text} `, marks: [], source: SOURCE }]
        return { kind: 'paragraph', role: kind.role, label, content: [...opening, ...foreign], ...base }
      }
      return { ...kind, content: foreign, ...base }
    },
  )
  function make(kind: Exclude<Sketch['container'], 'none'>): Container {
    const own = `${id}.c${++containers}`
    return kind === 'list' ? { id: own, kind, ordering: 'bulleted' } : { id: own, kind }
  }
  const metadata = {
    title: 'A <title>',
    number: '7',
    date: null,
    place: 'Rome',
    sender: null,
    addressee: 'B & C',
    archiveReference: null,
  }
  return { id, source: 'made', language: 'en-GB', metadata, blocks, notes, persons: [], shortTitles: [] }
}

test('written and read again, an edition is the same', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(block, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 2 }),
      sketches => {
        const edition = editionOf(sketches)
        const again = readEdition([{ name: 'again.xml', bytes: new TextEncoder().encode(writeTei(edition)) }])
        expect(comparable(again.value)).toEqual(comparable(edition))
      },
    ),
    { numRuns: 300 },
  )
})
