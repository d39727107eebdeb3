import { describe, expect, test } from 'vitest'
import { outputPaths } from '../../../src/command/output-paths.ts'

const named = (input: string): string =>
  outputPaths({ inputs: [input, 'other.txt'], output: null, layout: null }, []).pdf

describe('without -o the PDF is named after the first input and stands in the current folder', () => {
  test.each([
    ['letter.txt', 'letter.pdf'],
    ['letters/no-12.txt', 'no-12.pdf'],
    ['letters', 'letters.pdf'],
    ['letters/', 'letters.pdf'],
    ['no.12.txt', 'no.12.pdf'],
    ['no ending', 'no ending.pdf'],
    ['.hidden', '.hidden.pdf'],
    ['Письмо.txt', 'Письмо.pdf'],
    ['.', 'scholion.pdf'],
    ['..', 'scholion.pdf'],
    ['/', 'scholion.pdf'],
  ])('%s → %s', (input, output) => {
    expect(named(input)).toBe(output)
  })
})

test('an input that is named like the PDF is not written over', () => {
  expect(() => outputPaths({ inputs: ['a.pdf'], output: null, layout: null }, ['a.pdf'])).toThrow(
    'a.pdf would be written over the input a.pdf',
  )
})
