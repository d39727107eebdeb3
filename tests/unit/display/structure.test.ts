/** The order of the logical tree where what follows a node is followed itself. */
import { expect, test } from 'vitest'
import { growStructure } from '../../../src/display/structure.ts'

test('what follows a node stands after it and before its next sibling, each with its own followers', () => {
  const structure = growStructure('en')
  const first = structure.add(structure.root, 'P')
  structure.add(structure.root, 'H1')
  const note = structure.follow(first, 'Note')
  structure.follow(first, 'Span')
  structure.follow(note, 'Apparatus')
  expect(structure.finish().children.map(({ tag }) => tag)).toEqual(['P', 'Note', 'Apparatus', 'Span', 'H1'])
})

test('a chain of notes that call one another may be longer than any stack', () => {
  const structure = growStructure('en')
  let last = structure.add(structure.root, 'P')
  for (let at = 0; at < 20_000; at++) last = structure.follow(last, 'Note')
  expect(structure.finish().children).toHaveLength(20_001)
})
