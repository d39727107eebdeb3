/** The telegram as readable pages: what moved is seen in the diff. */
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { printPages } from '../../src/display/print-pages.ts'
import { builtInStylesheet } from '../support/real-tools.ts'
import { type SetFile, setFile } from '../support/set-file.ts'

const telegram = join(import.meta.dirname, '../../seeds/eden-to-churchill-1943.txt')

describe('the telegram', () => {
  let set: SetFile
  beforeAll(async () => {
    set = await setFile(telegram)
  })

  it('is set as these pages', async () => {
    await expect(printPages(set.pages)).toMatchFileSnapshot('telegram-pages.expected.txt')
  })

  it('has fourteen notes, each on the page of its call', () => {
    expect(set.layout.notes).toHaveLength(14)
    for (const note of set.layout.notes) {
      expect(note.startsOn).toBe(note.calledOn)
      expect(note.endsOn).toBe(note.startsOn)
    }
  })

  it('has the twelve persons and the sources of its notes in its registers', async () => {
    const { persons, bibliography } = set.layout.registers
    const lines = [...persons, ...bibliography].map(({ heading, locators }) => `${heading} · ${locators}`)
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('telegram-index.expected.txt')
  })

  it('has no line whose spaces a reader would see', () => {
    const ratios = set.layout.pages.flatMap(page => page.areas.flatMap(area => area.lines.map(line => Math.abs(line.ratio))))
    expect(Math.max(...ratios)).toBeLessThanOrEqual(1)
  })

  it('is set in every style, with its notes wherever they are asked for', async () => {
    for (const name of ['appendix', 'archive', 'press']) {
      const { layout, edition } = await setFile(telegram, builtInStylesheet(name))
      expect(layout.notes.map(note => note.startsOn)).toEqual(layout.notes.map(note => note.calledOn))
      expect(layout.notes).toHaveLength(edition.documents[0]!.notes.length)
    }
  })
})
