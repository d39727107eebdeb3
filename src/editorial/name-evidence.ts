/**
 * A stretch that has the form of a name in, how much its surroundings speak for a person or against one out.
 * Points: 3 decides alone, 2 needs company, negative ones weigh against.
 */

import type { NameRun } from './name-runs.ts'
import {
  ADDRESSING_VERBS,
  AUTHORING_PARTICIPLES,
  AUXILIARIES,
  COMMUNICATING_VERBS,
  isAdverb,
  isLocative,
  isRole,
  MEETINGS,
  MESSAGES,
  possessionWeight,
  speechWeight,
  TABLE_VERBS,
  TELLING_PARTICIPLES,
  TRUSTING,
  takesPlaceAfterOf,
} from './person-words.ts'
import { isGenericOfPlaces, isPlaceOrPeople } from './place-names.ts'
import type { Word } from './words.ts'

/** What is needed for a word to count as a person's name. */
export const ENOUGH = 3

/** English only: the grammar that it reads is that of English. */
export function evidenceFor(text: string, words: readonly Word[], run: NameRun): number {
  return after(text, words, run) + before(text, words, run)
}

/** The writer of a document whose title follows: `Cyril Wynne, “Memorandum on …”`. */
const OPENS_QUOTATION = /^,\s*[“"«„]/u

const small = (word: Word | undefined): string => (word === undefined ? '' : word.text.toLowerCase())

function after(text: string, words: readonly Word[], run: NameRun): number {
  const name = words[run.last]!
  const end = run.last + 1
  const next = words[end]
  if (next === undefined) return 0
  if (name.possessive) return next.adjacent ? possessed(words, end) : 0
  const gap = text.slice(name.end, next.start)
  if (/^,\s*$/.test(gap)) return appositive(words, end)
  if (OPENS_QUOTATION.test(gap)) return 2
  if (/^\s*\)/.test(gap)) return 0
  if (!next.adjacent) return 0
  if (next.kind !== 'lower') return next.kind === 'capital' && isGenericOfPlaces(next.text) ? -3 : 0
  if (MESSAGES.has(small(next)) && small(words[end + 1]) === 'to') return 2
  let at = end
  let weight = 0
  while (words[at]?.adjacent && isAdverb(small(words[at]))) at++
  if (/^(?:himself|herself)$/.test(small(words[end]))) weight += 4
  if (!words[at]?.adjacent) return weight
  if (AUXILIARIES.has(small(words[at]))) {
    const participle = small(words[at + 1])
    if (participle === 'with' && words[at + 2]?.kind === 'capital') return weight + 3
    while (
      words[at + 1]?.adjacent &&
      (isAdverb(small(words[at + 1])) || /^(?:not|be|been|to)$/.test(small(words[at + 1])))
    )
      at++
    return weight + Math.min(2, speechWeight(small(words[at + 1])))
  }
  return weight + speechWeight(small(words[at]))
}

/** `Stalin's conversations`, `Eden’s last telegram`. */
function possessed(words: readonly Word[], from: number): number {
  for (let at = from; at < from + 3 && words[at]?.adjacent; at++) {
    const weight = possessionWeight(words[at]!.text)
    if (weight > 0) return weight
    if (words[at]!.kind !== 'lower' && at > from) break
  }
  return 0
}

/** `X, who`, `X, the British consul`, `X, chairman of`. */
function appositive(words: readonly Word[], from: number): number {
  if (/^(?:who|whom|whose)$/.test(small(words[from]))) return 3
  for (let at = from; at < from + 5 && at < words.length && (at === from || words[at]!.adjacent); at++) {
    if (isRole(words[at]!.text)) return 3
    if (
      !/^(?:the|a|an|acting|former|late|then)$/.test(small(words[at])) &&
      words[at]!.kind === 'lower' &&
      at > from + 2
    )
      break
  }
  return 0
}

function before(text: string, words: readonly Word[], run: NameRun): number {
  const first = words[run.first]!
  const previous = words[run.first - 1]
  if (previous === undefined) return 0
  const gap = text.slice(previous.end, first.start)
  if (/^\s*\($/.test(gap)) return parenthetical(text, words, run)
  if (/^,\s*$/.test(gap)) return isRole(previous.text) ? 2 : 0
  if (!first.adjacent) return first.quoted ? -2 : 0
  const word = small(previous)
  if (previous.kind === 'lower' && isRole(word)) return 3
  if (word === 'the' || word === 'a' || word === 'an') return -3
  if (isGenericOfPlaces(word) || (previous.kind === 'capital' && isPlaceOrPeople(previous.text))) return -2
  if (isLocative(word)) return locative(text, words, run)
  return preposition(words, run, word) + directObject(words, run, word)
}

/** `The Ambassador in Japan (Morris)`, `the commissioner (Lacayo)`. */
function parenthetical(text: string, words: readonly Word[], run: NameRun): number {
  if (!/^\s*\)/.test(text.slice(words[run.last]!.end, words[run.last]!.end + 3))) return 0
  for (let at = run.first - 1; at >= Math.max(0, run.first - 8); at--) {
    if (isRole(words[at]!.text)) return 5
    if (words[at]!.opensSentence) break
  }
  return /^(?:he|she|him|her|his|whom)$/.test(small(words[run.first - 1])) ? 3 : 0
}

function locative(text: string, words: readonly Word[], run: NameRun): number {
  const name = words[run.last]!
  // `in Stalin's opinion`, `appears in Cyril Wynne, “Memorandum …”` are no places.
  if (name.possessive || OPENS_QUOTATION.test(text.slice(name.end, name.end + 3))) return 0
  return TRUSTING.has(small(words[run.first - 2])) ? 2 : -4
}

function preposition(words: readonly Word[], run: NameRun, word: string): number {
  const noun = small(words[run.first - 2])
  if (word === 'with') {
    if (MEETINGS.has(noun) || TABLE_VERBS.has(noun)) return 3
    if (AUXILIARIES.has(noun) && words[run.first - 3]?.kind === 'capital') return 3
  }
  if (word === 'between' && MEETINGS.has(noun)) return 2
  if (word === 'of' && takesPlaceAfterOf(noun)) return -3
  if (word === 'by') return TELLING_PARTICIPLES.has(noun) ? 3 : AUTHORING_PARTICIPLES.has(noun) ? 2 : 0
  if (word === 'to' || word === 'from' || word === 'with') {
    if (MESSAGES.has(noun)) return 2
    if (word !== 'from' && communicatesNear(words, run.first - 2)) return 2
  }
  return 0
}

/** `read the telegram aloud to X`: the verb up to five words back, in one clause. */
function communicatesNear(words: readonly Word[], from: number): boolean {
  for (let at = from; at >= 0 && at > from - 5; at--) {
    if (COMMUNICATING_VERBS.has(small(words[at]))) return true
    if (!words[at]!.adjacent) break
  }
  return false
}

const directObject = (words: readonly Word[], run: NameRun, word: string): number =>
  ADDRESSING_VERBS.has(word) && words[run.first - 1]!.kind === 'lower' ? 2 : 0
