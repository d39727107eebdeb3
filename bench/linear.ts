/**
 * What grows with the text, measured at one length and at eight times it: the ratio of the times should be about 8, of a quadratic
 * step 64. `npx tsx bench/linear.ts`
 */
import { linkTarget } from '../src/edition/link-target.ts'
import { readEdition } from '../src/input/read-edition.ts'
import { hyphenate } from '../src/shape/hyphenate.ts'
import { breakOpportunities } from '../src/shape/line-breaks.ts'
import { shapeText } from '../src/shape/shape-text.ts'
import { textStyle } from '../src/style/text-style.ts'
import { builtInStylesheet, packagedFonts } from '../tests/support/real-tools.ts'

const GROWTH = 8
const ROUNDS = 3

const fonts = packagedFonts()
const stylesheet = builtInStylesheet('appendix')
const look = textStyle(stylesheet.body, stylesheet, 'de')

const repeated = (unit: string, length: number): string => unit.repeat(Math.ceil(length / unit.length))
const markdown = (text: string): void => {
  readEdition([{ name: 'a.md', bytes: new TextEncoder().encode(text) }])
}

interface Work {
  readonly name: string
  readonly length: number
  readonly run: (length: number) => void
}

const WORK: readonly Work[] = [
  ...['a', 'ab-', 'ab\u00ad', '–', 'A. ', '1 ', 'http://a.b/', '漢', 'Wortteil '].map(unit => ({
    name: `places to break in ${JSON.stringify(unit)}`,
    length: 50_000,
    run: (length: number) => void breakOpportunities(repeated(unit, length), 'de'),
  })),
  {
    name: 'shaping of German words',
    length: 20_000,
    run: length => void shapeText(repeated('differenzieren ', length), look, fonts),
  },
  ...['a', '.', '@', ',a@b', '%', '/'].map(unit => ({
    name: `links of ${JSON.stringify(unit)}`,
    length: 50_000,
    run: (length: number) => void linkTarget(`http://${repeated(unit, length)}`),
  })),
  ...['*a', '[^1]', '[^1]: a\n\n', '> ', '- ', '::: a\n', 'a|b\n-|-\n\n'].map(unit => ({
    name: `Markdown of ${JSON.stringify(unit)}`,
    length: 8_000,
    run: (length: number) => markdown(repeated(unit, length)),
  })),
]

function timeOf(work: () => void): number {
  let best = Number.POSITIVE_INFINITY
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now()
    work()
    best = Math.min(best, performance.now() - start)
  }
  return best
}

for (const { name, length, run } of WORK) {
  run(length)
  const short = timeOf(() => run(length))
  const long = timeOf(() => run(length * GROWTH))
  console.log(
    `${name.padEnd(40)} ${short.toFixed(1).padStart(8)} ms ${long.toFixed(1).padStart(9)} ms  ×${(long / short).toFixed(1)}`,
  )
}

const words =
  'the Ambassador accompanied me to the Kremlin explaining that you wished him to have an account'.split(' ')
const start = performance.now()
for (let round = 0; round < 10_000; round++) for (const word of words) hyphenate(word, 'en-GB')
const seconds = (performance.now() - start) / 1000
console.log(
  `hyphenation ${Math.round((words.length * 10_000) / seconds).toLocaleString('en')} words a second`,
)
