/** A language in, the order of its registers out. The only place that knows how headings are sorted. */

// The runtime has no tables for classical Greek and Latin: modern Greek serves, and for Latin the letters are folded first.
const COLLATION_TAGS: ReadonlyMap<string, string> = new Map([
  ['grc', 'el'],
  ['la', 'en'],
])

/** Two headings → negative, zero or positive; surnames are compared before what follows the comma, figures by their value. */
export function registerOrder(language: string): (a: string, b: string) => number {
  const base = language.split('-')[0]!.toLowerCase()
  const collator = new Intl.Collator(collationTag(base, language), {
    usage: 'sort',
    sensitivity: 'accent',
    numeric: true,
  })
  const fold = base === 'la' ? foldLatin : (text: string): string => text
  return (a, b) => {
    const [first, second] = [splitHeading(fold(a)), splitHeading(fold(b))]
    for (let at = 0; at < Math.max(first.length, second.length); at++) {
      const difference = collator.compare(first[at] ?? '', second[at] ?? '')
      if (difference !== 0) return difference
    }
    // Headings that differ in case or marks only keep one order all the same.
    return a < b ? -1 : a > b ? 1 : 0
  }
}

/** A tag that the runtime does not know would fall back to the machine's locale: English is named instead. */
function collationTag(base: string, language: string): string {
  const tag = COLLATION_TAGS.get(base) ?? language
  try {
    return Intl.Collator.supportedLocalesOf([tag], { localeMatcher: 'lookup' })[0] ?? 'en'
  } catch {
    return 'en'
  }
}

const splitHeading = (heading: string): readonly string[] =>
  heading.split(',').map(part => part.replace(/^[\s“”"'‘’«»[\]()]+/u, '').trim())

const foldLatin = (text: string): string =>
  text
    .replace(/v/g, 'u')
    .replace(/V/g, 'U')
    .replace(/j/g, 'i')
    .replace(/J/g, 'I')
    .replace(/[æǽ]/g, 'ae')
    .replace(/œ/g, 'oe')
