import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Block, EditionDocument } from '../../src/edition/model.ts'
import { noteCalls, plainText } from '../../src/edition/visit.ts'
import { decodeSource } from '../../src/input/decode.ts'
import { readSeed } from '../../src/input/seed.ts'

const folder = '../shared/corpora/15-seed-dialect/'

interface Truth {
  readonly documents: readonly {
    readonly title: string
    readonly paragraphs: readonly {
      kind: string
      text: string
      anchors: readonly (readonly [number, number])[]
    }[]
    readonly notes: readonly { n: number; text: string }[]
  }[]
}

const codePoints = (text: string): number => [...text].length

/** What the truth says of a document, read from ours: texts, calls in code points with the note's index, numbers from 1 in each document. */
function asTruth(document: EditionDocument) {
  const index = new Map(document.notes.map((note, at) => [note.id, at]))
  return {
    paragraphs: document.blocks.map(block => {
      const text = plainText(block.content)
      return {
        text,
        anchors: noteCalls(block.content).map(({ note, offset }) => [
          codePoints(text.slice(0, offset)),
          index.get(note),
        ]),
      }
    }),
    notes: document.notes.map((note, at) => ({
      n: at + 1,
      text: note.paragraphs.map(each => plainText(each.content)).join(' '),
    })),
  }
}

const files = existsSync(folder) ? readdirSync(folder).filter(name => name.endsWith('.txt')) : []
if (files.length === 0) console.log(`seed dialect: ${folder} is absent, its documents are not compared`)

describe.skipIf(files.length === 0)('documents in the form of the telegram', () => {
  const read = (name: string) => {
    const truth = JSON.parse(readFileSync(folder + name.replace(/\.txt$/, '.truth.json'), 'utf8')) as Truth
    const file = decodeSource(name, readFileSync(folder + name))
    const seed = readSeed(file.value, { firstDocument: 1, language: null })
    return { truth, documents: seed.value, diagnostics: [...file.diagnostics, ...seed.diagnostics] }
  }

  it.each(files)('%s has the paragraphs, calls and notes of the truth', name => {
    const { truth, documents } = read(name)
    expect(documents.length).toBe(truth.documents.length)
    for (const [index, expected] of truth.documents.entries()) {
      const found = asTruth(documents[index]!)
      expect(found.paragraphs).toEqual(expected.paragraphs.map(({ text, anchors }) => ({ text, anchors })))
      expect(found.notes).toEqual(expected.notes.map(({ n, text }) => ({ n, text })))
    }
  })

  it.each(files)('%s is read without an error', name => {
    expect(read(name).diagnostics.filter(each => each.severity === 'error')).toEqual([])
  })

  it('nearly all lines get the role that their edition gives them', () => {
    const roles = new Map<string, { right: number; all: number }>()
    for (const name of files) {
      const { truth, documents } = read(name)
      for (const [index, document] of truth.documents.entries())
        for (const [at, { kind }] of document.paragraphs.entries()) {
          const block = documents[index]?.blocks[at]
          const count = roles.get(kind) ?? { right: 0, all: 0 }
          count.all++
          if (block !== undefined && agrees(kind, block)) count.right++
          roles.set(kind, count)
        }
    }
    const share = (kind: string): number =>
      (roles.get(kind)?.right ?? 0) / Math.max(1, roles.get(kind)?.all ?? 0)
    console.log(`roles: ${[...roles].map(([kind, { right, all }]) => `${kind} ${right}/${all}`).join(', ')}`)
    expect(share('dateline')).toBeGreaterThan(0.9)
    expect(share('signed')).toBeGreaterThan(0.9)
    expect(share('head')).toBeGreaterThan(0.85)
    expect(share('p')).toBeGreaterThan(0.9)
  })
})

/** Whether our role of a block is what the truth's kind means. */
function agrees(kind: string, block: Block): boolean {
  switch (kind) {
    case 'head':
      return block.kind === 'heading'
    case 'dateline':
      return block.kind === 'line' && block.role === 'dateline'
    case 'signed':
      return block.kind === 'line' && block.role === 'signature'
    case 'salute':
      return block.kind === 'line' && block.role === 'salutation'
    case 'p':
    case 'item':
      return block.kind === 'paragraph'
    default:
      return block.kind !== 'paragraph'
  }
}
