import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { writeMarkdown } from '../../src/convert/write-markdown.ts'
import { type InputFile, readEdition } from '../../src/input/read-edition.ts'
import { essenceOf } from '../support/same-model.ts'

const CORPORA = '../shared/corpora'
const seeds = [
  'seeds/eden-to-churchill-1943.txt',
  ...[`${CORPORA}/15-seed-dialect`, `${CORPORA}/14-long-texts`].flatMap(folder =>
    existsSync(folder)
      ? readdirSync(folder)
          .filter(name => /\.txt$/.test(name) && !/sentences|vol1/.test(name))
          .map(name => `${folder}/${name}`)
      : [],
  ),
]
if (seeds.length === 1)
  console.log(`markdown: ${CORPORA} is absent, only the telegram goes through Markdown and back`)

const inputOf = (path: string): InputFile => {
  const side = path.replace(/\.[^.]*$/, '.yaml')
  const file = { name: path, bytes: readFileSync(path) }
  return existsSync(side) ? { ...file, sideFile: { name: side, bytes: readFileSync(side) } } : file
}

const through = (text: string) => readEdition([{ name: 'a.md', bytes: Buffer.from(text) }])

describe('annotated text, written as Markdown', () => {
  it.each(seeds)('%s is read as the same edition', path => {
    const edition = readEdition([inputOf(path)]).value
    const text = writeMarkdown(edition)
    expect(essenceOf(through(text).value)).toEqual(essenceOf(edition))
  })

  it.each(seeds)('%s is written the same from what was read', path => {
    const text = writeMarkdown(readEdition([inputOf(path)]).value)
    expect(writeMarkdown(through(text).value)).toBe(text)
  })
})
