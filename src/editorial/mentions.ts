/** Texts of an edition in, every name of a person in them out: what its form or its surroundings show to be one. */
import type { EditionDocument } from '../edition/model.ts'
import { ENOUGH, evidenceFor } from './name-evidence.ts'
import { type NameForm, nameKey } from './name-forms.ts'
import { findNameRuns, type NameRun } from './name-runs.ts'
import type { ReadingText } from './reading-text.ts'
import type { TextPlace } from './registers.ts'
import { type Stretches, stretchesOf } from './stretches.ts'
import { type Word, wordsOf } from './words.ts'

export interface NameMention {
  readonly text: ReadingText
  readonly start: number
  readonly end: number
  readonly form: NameForm
}

export const languageOf = (document: EditionDocument): string =>
  document.language.split('-')[0]!.toLowerCase()

interface Candidate {
  readonly text: ReadingText
  readonly words: readonly Word[]
  readonly run: NameRun
  readonly key: string
  readonly evidence: number
}

/**
 * Every mention of a person by name. In stretches that are `excluded`, citations and names accounted for already, none is looked for. `known` are the keys of names that are persons' for certain: identified by notes, given in the
 * metadata or the persons file.
 */
export function findMentions(
  texts: readonly ReadingText[],
  excluded: Stretches,
  known: ReadonlySet<string>,
): readonly NameMention[] {
  const { candidates, smallWords } = findCandidates(texts, excluded)
  const accepted = acceptedKeys(candidates, known)
  return candidates
    .filter(candidate => accepted.has(candidate.key) && !isVetoed(candidate, smallWords))
    .map(({ text, words, run }) => ({
      text,
      start: words[run.first]!.start,
      end: words[run.last]!.end,
      form: run.form,
    }))
}

function findCandidates(
  texts: readonly ReadingText[],
  excluded: Stretches,
): { candidates: readonly Candidate[]; smallWords: ReadonlySet<string> } {
  const wordsByText = texts.map(text => wordsOf(text.text, text.labelLength))
  const smallWords = new Set<string>()
  for (const words of wordsByText)
    for (const word of words) if (word.kind === 'lower') smallWords.add(word.text)
  const candidates: Candidate[] = []
  texts.forEach((text, index) => {
    const words = outside(wordsByText[index]!, stretchesOf(excluded, text.block.id))
    const language = languageOf(text.document)
    const signature = text.block.kind === 'line' && text.block.role === 'signature'
    const context = { language, inNote: text.note !== null, capitalsAllowed: signature, smallWords }
    for (const run of findNameRuns(words, context)) {
      const signs = signature && run.from === 0 && endsSignature(text.text, words, run)
      candidates.push({
        text,
        words,
        run: signs ? { ...run, strength: 'certain' } : run,
        key: nameKey(run.form),
        evidence: language === 'en' ? evidenceFor(text.text, words, run) : 0,
      })
    }
  })
  return { candidates, smallWords }
}

/** In a signature the name is followed by nothing, or by a comma and the office. */
const endsSignature = (text: string, words: readonly Word[], run: NameRun): boolean =>
  /^\s*(?:,|\.?\s*$)/.test(text.slice(words[run.last]!.end)) && words[run.last]!.text.length > 1

/** The words outside the excluded stretches; the word after one is adjacent to nothing. */
function outside(words: readonly Word[], stretches: readonly TextPlace[]): readonly Word[] {
  if (stretches.length === 0) return words
  const sorted = [...stretches].sort((a, b) => a.start - b.start)
  const kept: Word[] = []
  let dropped = false
  let next = 0
  for (const word of words) {
    while (next < sorted.length && sorted[next]!.end <= word.start) next++
    if (next < sorted.length && sorted[next]!.start < word.end) {
      dropped = true
      continue
    }
    kept.push(dropped ? { ...word, adjacent: false, opensSentence: true } : word)
    dropped = false
  }
  return kept
}

/** Keys of names that a title, initials or the sum of the evidence shows to be persons'. */
function acceptedKeys(candidates: readonly Candidate[], known: ReadonlySet<string>): ReadonlySet<string> {
  const accepted = new Set<string>(known)
  const sums = new Map<string, { sum: number; for: number; against: number }>()
  for (const { key, run, evidence } of candidates) {
    if (run.strength !== 'plain') accepted.add(key)
    const sum = sums.get(key) ?? { sum: 0, for: 0, against: 0 }
    sum.sum += evidence
    if (evidence > 1) sum.for++
    if (evidence <= -3) sum.against++
    sums.set(key, sum)
  }
  const enough = (key: string, more = 0): boolean => {
    const sum = sums.get(key)
    return sum !== undefined && sum.sum + more >= ENOUGH && sum.against * 3 <= sum.for
  }
  for (const key of sums.keys()) if (enough(key)) accepted.add(key)
  const weighed = new Set(accepted)
  for (const [a, b, weight] of coordinated(candidates)) {
    if (weighed.has(a) && enough(b, weight)) accepted.add(b)
    else if (weighed.has(b) && enough(a, weight)) accepted.add(a)
  }
  return accepted
}

/** Neighbouring names that stand in one enumeration, and how much the one says for the other. */
function* coordinated(candidates: readonly Candidate[]): Generator<readonly [string, string, number]> {
  for (let at = 1; at < candidates.length; at++) {
    const [a, b] = [candidates[at - 1]!, candidates[at]!]
    if (a.text !== b.text) continue
    const gap = a.text.text.slice(a.words[a.run.last]!.end, b.words[b.run.from]!.start)
    if (/^,?\s*(?:and|with)$/.test(gap.trim())) yield [a.key, b.key, 3]
    // After a comma the place may follow the person, as in an address.
    else if (/^,$/.test(gap.trim())) yield [a.key, b.key, 1]
  }
}

/** A word that is a name elsewhere is none here: at the head of a sentence, after `the`, in a place's name. */
function isVetoed({ run, words, evidence }: Candidate, smallWords: ReadonlySet<string>): boolean {
  if (run.strength !== 'plain') return false
  if (evidence <= -3) return true
  const first = words[run.first]!
  if (run.first < run.last || evidence >= 2) return false
  const wholeLine = words.length === 1
  return first.opensSentence && !wholeLine && smallWords.has(first.text.toLowerCase())
}
