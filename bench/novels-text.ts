/** One of the five novels of the corpus → its blocks in order, with the characters that the experiment's plain texts had. */
import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'

/** A stretch of text in one face. */
export interface NovelRun {
  readonly text: string
  readonly italic: boolean
}

export interface NovelBlock {
  readonly kind: 'title' | 'paragraph' | 'verse' | 'break'
  /** The lines that the text itself has: one for a paragraph, none for a break. */
  readonly lines: readonly (readonly NovelRun[])[]
}

export interface Novel {
  readonly title: string
  readonly blocks: readonly NovelBlock[]
}

interface StoredBlock {
  readonly kind: 'paragraph' | 'verse' | 'quote' | 'heading' | 'break'
  readonly text: string
  readonly emphasis: readonly (readonly [number, number])[]
}

interface StoredNovel {
  readonly title: string
  readonly chapters: readonly { readonly title: string; readonly blocks: readonly StoredBlock[] }[]
}

const FOLDER = new URL('../../shared/corpora/16-novels/', import.meta.url)

export const NOVELS = [
  'alice-in-wonderland',
  'call-of-the-wild',
  'grimms-fairy-tales',
  'pride-and-prejudice',
  'old-curiosity-shop',
] as const

export type NovelName = (typeof NOVELS)[number]

/** Null when the corpus is not there. */
export const readNovel = (name: NovelName): Novel | null => {
  const file = new URL(`${name}.json.gz`, FOLDER)
  if (!existsSync(file)) return null
  const stored = JSON.parse(gunzipSync(readFileSync(file)).toString('utf8')) as StoredNovel
  const blocks = stored.chapters.flatMap(({ title, blocks: own }) => [
    { kind: 'title' as const, lines: [[{ text: plainCharacters(title), italic: false }]] },
    ...own.map(novelBlock),
  ])
  return { title: stored.title, blocks }
}

const novelBlock = ({ kind, text, emphasis }: StoredBlock): NovelBlock => {
  if (kind === 'break') return { kind, lines: [] }
  const lines = linesOf(runsOf(text, emphasis))
  return { kind: kind === 'heading' ? 'title' : kind === 'quote' ? 'paragraph' : kind, lines }
}

const runsOf = (text: string, emphasis: StoredBlock['emphasis']): NovelRun[] => {
  const runs: NovelRun[] = []
  let at = 0
  const add = (end: number, italic: boolean) => {
    const part = plainCharacters(text.slice(at, end))
    if (part !== '') runs.push({ text: part, italic })
    at = end
  }
  for (const [start, end] of emphasis) {
    add(start, false)
    add(end, true)
  }
  add(text.length, false)
  return runs
}

/** Cuts runs at the line feeds in them. */
const linesOf = (runs: readonly NovelRun[]): NovelRun[][] => {
  const lines: NovelRun[][] = [[]]
  for (const { text, italic } of runs)
    for (const [index, part] of text.split('\n').entries()) {
      if (index > 0) lines.push([])
      if (part !== '') lines.at(-1)?.push({ text: part, italic })
    }
  return lines.filter(line => line.length > 0)
}

/** Without the joiners and hair spaces of careful electronic texts; ties are spaces, and dashes of several ems several dashes. */
const plainCharacters = (text: string): string =>
  text
    .replaceAll('\u2060', '')
    .replaceAll('\u200a', '')
    .replaceAll('\u00a0', ' ')
    .replaceAll('\u2011', '-')
    .replaceAll('\u2e3a', '——')
    .replaceAll('\u2e3b', '———')
