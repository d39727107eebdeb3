/** What people read of very many messages, and what programs get. */
import { expect, test } from 'vitest'
import { warningAt } from '../../../src/base/diagnostic.ts'
import { makeReport, type World } from '../../../src/command/report.ts'

const MANY = Array.from({ length: 3000 }, (_, at) => warningAt('a/b', null, `line ${at}`))

function printed(json: boolean): readonly string[] {
  let text = ''
  const keep = (more: string): void => {
    text += more
  }
  const world: World = { out: keep, err: keep, environment: {}, terminal: false }
  makeReport(world, json).diagnostics(MANY, new Map())
  return text.trim().split('\n')
}

test('people read a thousand messages of one kind, and how many more there are', () => {
  const lines = printed(false)
  expect(lines).toHaveLength(1000)
  expect(lines.at(-1)).toContain('and 2000 more of this kind')
})

test('programs get all of them', () => {
  expect(printed(true)).toHaveLength(3000)
})
