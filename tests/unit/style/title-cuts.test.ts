/** What a running head shows of a title that is too long for it. */
import { describe, expect, it } from 'vitest'
import { clauseCuts, wordCuts } from '../../../src/style/title-cuts.ts'

describe('cuts at the end of a clause', () => {
  it('leave out the mark that parts clauses, and open no bracket', () => {
    const head = 'Foreign Relations of the United States, 1894, Nicaragua (Mosquito Territory)'
    expect(clauseCuts(head)).toEqual([
      'Foreign Relations of the United States, 1894',
      'Foreign Relations of the United States, 1894, Nicaragua',
    ])
    expect(clauseCuts('Letters (Moscow, Kiev, and Odessa, 1890)')).toEqual([])
  })

  it('keep the full stop of a sentence, and none ends after a title, an initial or an abbreviation', () => {
    expect(clauseCuts('[No. 12] Mr. Bayard to Mr. Gresham. The Embassy in London')).toEqual([
      '[No. 12] Mr. Bayard to Mr. Gresham.',
    ])
  })

  it('part no day from its year', () => {
    expect(clauseCuts('From the Legation at Managua, March 8, 1894, and later')).toEqual([
      'From the Legation at Managua',
      'From the Legation at Managua, March 8, 1894',
    ])
  })

  it('are made at dashes and at the high point of Greek too', () => {
    expect(clauseCuts('Записка о переговорах — Москва')).toEqual(['Записка о переговорах'])
    expect(clauseCuts('περὶ τῆς ἁγίας κυριακῆς· λόγος')).toEqual(['περὶ τῆς ἁγίας κυριακῆς'])
  })
})

describe('cuts at a word', () => {
  it('end in an ellipsis, after no little word and after no comma', () => {
    expect(wordCuts('Papers relating to the Foreign Relations of the United States, with an index')).toEqual([
      'Papers …',
      'Papers relating …',
      'Papers relating to the Foreign …',
      'Papers relating to the Foreign Relations …',
      'Papers relating to the Foreign Relations of the United …',
      'Papers relating to the Foreign Relations of the United States …',
      'Papers relating to the Foreign Relations of the United States, with …',
    ])
  })

  it('are always one at least, when there is more than one word', () => {
    expect(wordCuts('to be or not to be')[0]).toBe('to …')
    expect(wordCuts('Word')).toEqual([])
  })
})
