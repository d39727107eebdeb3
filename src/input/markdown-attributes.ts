/** `{#anchor .class key="value"}`, as Pandoc has it → its parts, and how to write them again. */

export interface Attributes {
  readonly anchor: string | null
  readonly classes: readonly string[]
  readonly values: ReadonlyMap<string, string>
  /** Offset after the closing brace. */
  readonly end: number
}

/** Nobody writes longer ones, and looking for their end stays cheap. */
const MOST_CHARACTERS = 10_000

const SPACE = /[ \t\n]*/y
const WORD = /([#.])((?:\\[!-/:-@[-`{-~]|[^\s{}"'=#.\\])+)/y
const PAIR = /([A-Za-z][\w-]*)=(?:"((?:\\[\s\S]|[^"\\])*)"|((?:\\[!-/:-@[-`{-~]|[^\s"'={}\\])+))/y

/** The attributes whose brace stands at an offset, or null when what stands there is none. `{}` is allowed. */
export function parseAttributes(text: string, at: number): Attributes | null {
  if (text[at] !== '{') return null
  const limit = at + MOST_CHARACTERS
  let anchor: string | null = null
  const classes: string[] = []
  const values = new Map<string, string>()
  for (let from = skip(text, at + 1); from < limit; from = skip(text, from)) {
    if (text[from] === '}') return { anchor, classes, values, end: from + 1 }
    WORD.lastIndex = from
    const word = WORD.exec(text)
    if (word !== null) {
      if (word[1] === '#') anchor = withoutEscapes(word[2]!)
      else classes.push(withoutEscapes(word[2]!))
      from = WORD.lastIndex
      continue
    }
    PAIR.lastIndex = from
    const pair = PAIR.exec(text)
    if (pair === null) return null
    values.set(pair[1]!, withoutEscapes(pair[2] ?? pair[3]!))
    from = PAIR.lastIndex
  }
  return null
}

function skip(text: string, from: number): number {
  SPACE.lastIndex = from
  SPACE.test(text)
  return SPACE.lastIndex
}

const withoutEscapes = (text: string): string => text.replace(/\\([!-/:-@[-`{-~])/g, '$1')

/** What `parseAttributes` reads again: line ends in a value become spaces. */
export function printAttributes(
  classes: readonly string[],
  values: readonly (readonly [string, string | null | undefined])[],
  anchor: string | null = null,
): string {
  const parts = [
    ...(anchor === null ? [] : [`#${escapeWord(anchor)}`]),
    ...classes.map(name => `.${escapeWord(name)}`),
    ...values.flatMap(([key, value]) =>
      value === null || value === undefined ? [] : [`${key}=${printValue(value)}`],
    ),
  ]
  return `{${parts.join(' ')}}`
}

const printValue = (value: string): string =>
  /^[\p{L}\d][\p{L}\d-]*$/u.test(value)
    ? value
    : `"${value.replace(/[\\"[\]{}`<>*_|~^$]/g, '\\$&').replace(/[\r\n\f\v\u0085\u2028\u2029]/g, ' ')}"`

/** A blank cannot stand in a name; anchors and classes have none. */
const escapeWord = (word: string): string => word.replace(/[!-,./:-@[-^`{-~]/g, '\\$&').replace(/\s+/g, '-')
