/** What a schema objects to → what must stand there instead, and how it is written, in words. */
import type { z } from './schema.ts'

type Issue = z.core.$ZodIssue

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of keys',
  record: 'a group of keys',
  null: 'empty',
}

const HOW_TO_WRITE: Readonly<Record<string, string>> = {
  'a text': 'write a text; one that looks like a number needs quotation marks',
  'a number': 'write a number, without quotation marks and without a unit',
  'a whole number': 'write a whole number, without quotation marks',
  'true or false': 'write true or false, without quotation marks',
  'a list': 'begin each item with “- ”, on a line of its own',
  'a group of keys': 'write its keys under it, each with a colon and on a line of its own, indented alike',
}

/** What should have stood there, as the end of “must be …”; null where that cannot be said in a word. */
export function expectation(issue: Issue): string | null {
  switch (issue.code) {
    case 'invalid_type':
      return Object.hasOwn(TYPE_NAMES, issue.expected) ? TYPE_NAMES[issue.expected]! : issue.expected
    case 'invalid_value':
      return oneOf(issue.values.map(String))
    case 'invalid_union':
      return union(issue.errors.flat().map(expectation))
    case 'too_small':
      return `${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}${unitOf(issue.origin)}`
    case 'too_big':
      return `${issue.inclusive === false ? 'less than' : 'at most'} ${issue.maximum}${unitOf(issue.origin)}`
    default:
      return null
  }
}

/** What may be a text may be written as a number too: the reader of the message need not know. */
function union(kinds: readonly (string | null)[]): string | null {
  const named = [...new Set(kinds.filter(kind => kind !== null))]
  if (named.includes('a text')) return ['a text', ...named.filter(kind => !SIMPLE.has(kind))].join(' or ')
  return named.length === 0 ? null : named.join(' or ')
}

const SIMPLE: ReadonlySet<string> = new Set(['a text', 'a number', 'true or false'])

/** `expected` is what `expectation` gave. */
export const howToWrite = (expected: string | null): string =>
  expected === null
    ? 'write it as the other files of this kind have it'
    : Object.hasOwn(HOW_TO_WRITE, expected)
      ? HOW_TO_WRITE[expected]!
      : `write ${expected}`

/** More words than these no message can list. */
const MOST_WORDS = 12

export const oneOf = (words: readonly string[]): string =>
  words.length > MOST_WORDS
    ? `${words.slice(0, 3).join(', ')} or one of ${words.length - 3} more words`
    : words.length < 2
      ? words.join('')
      : `${words.slice(0, -1).join(', ')} or ${words[words.length - 1]!}`

const unitOf = (origin: string): string =>
  origin === 'string' ? ' characters' : origin === 'array' ? ' items' : ''
