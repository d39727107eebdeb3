/**
 * Prints the table of docs/pagination.md: a text with notes broken into pages at the optimum, without variants, without spreads, and by first
 * fit. `npx tsx bench/gibbon.ts [text]`; the text is Gibbon's fifteenth chapter when none is named.
 */
import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { makeFontSet } from '../src/fonts/font-set.ts'
import { buildGalley } from '../src/galley/build-galley.ts'
import { readSources } from '../src/input/read-edition.ts'
import { galleyInstance } from '../src/page/galley-instance.ts'
import { breakPagesSafely, firstFit, type Pagination, type PaginationInstance } from '../src/page/paginate.ts'
import { makeTypesetter } from '../src/paragraph/typesetter.ts'
import { writePdf } from '../src/pdf/write-pdf.ts'
import { direct, memo } from '../src/run/compositor.ts'
import { packagedFontFiles } from '../src/run/font-files.ts'
import { builtInStyle } from '../src/run/style-files.ts'
import { makeShaper } from '../src/shape/shape-text.ts'
import { measureOf } from '../src/style/measures.ts'
import { readStylesheet } from '../src/style/read-stylesheet.ts'
import { styleEdition } from '../src/style/style-edition.ts'
import { typeset } from '../src/typeset.ts'
import { type Book, type PageFigures, pageFigures } from './gibbon-figures.ts'

const GIBBON = '../shared/corpora/14-long-texts/gibbon-ch15.seed.txt'
const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const path = process.argv[2] ?? join(root, GIBBON)

async function run(file: string): Promise<void> {
  const stylesheet = readStylesheet(builtInStyle('appendix')!, builtInStyle).value!
  const { edition } = readSources([{ name: basename(file), bytes: readFileSync(file) }]).value
  const fonts = makeFontSet(packagedFontFiles())
  const setting = clock()
  const documents = styleEdition(edition, stylesheet, new Map())
  const setNow = memo(direct(makeTypesetter(makeShaper(fonts)))).setNow
  const galley = buildGalley(documents, stylesheet, setNow, measureOf(stylesheet))
  console.log(`lines broken in ${setting()} s (processor time, as all times here)`)
  const firstPage = stylesheet.folio.first
  const abstract = galleyInstance(galley, stylesheet, firstPage)
  const book: Book = { galley, abstract, documents, firstPage, pageLines: stylesheet.page.lines }
  const { instance } = abstract
  // A split whose note could have stood whole disappears when splits are dearer than anything but a late note.
  const whole = pageFigures(book, breakPagesSafely(withSplits(instance, instance.params.noteDefer / 2)))
  console.log(`notes that cannot stand whole: ${whole.notesSplit}`)
  const ways: readonly (readonly [string, PaginationInstance, (book: PaginationInstance) => Pagination])[] = [
    ['optimum', instance, breakPagesSafely],
    ['without variants', withoutVariants(instance), breakPagesSafely],
    ['without spreads', withoutSpreads(instance), breakPagesSafely],
    ['without either', withoutSpreads(withoutVariants(instance)), breakPagesSafely],
    ['first fit', instance, firstFit],
  ]
  const columns = ways.map(([name, changed, breaker]) => {
    const time = clock()
    const result = breaker(changed)
    const seconds = time()
    return { name, seconds, figures: pageFigures(book, result) }
  })
  printTable(columns)
  const all = clock()
  const { value } = await typeset(edition, stylesheet, makeFontSet(packagedFontFiles()))
  const pdf = await writePdf(value.display, fonts, {
    creationDate: null,
    profile: 'screen',
    version: 'bench',
  })
  console.log(`\nall, from edition to PDF: ${all()} s, ${value.pages.length} pages, ${pdf.length} bytes`)
}

/** Seconds of processor time since it was made. */
function clock(): () => string {
  const { user } = process.cpuUsage()
  return () => ((process.cpuUsage().user - user) / 1e6).toFixed(2)
}

const withSplits = (instance: PaginationInstance, noteSplit: number): PaginationInstance => ({
  ...instance,
  params: { ...instance.params, noteSplit },
})

const withoutVariants = (instance: PaginationInstance): PaginationInstance => ({
  ...instance,
  items: instance.items.map(item =>
    item.type === 'par' ? { ...item, variants: item.variants.slice(0, 1) } : item,
  ),
})

function withoutSpreads({ spread: _, ...instance }: PaginationInstance): PaginationInstance {
  return instance
}

interface Column {
  readonly name: string
  readonly seconds: string
  readonly figures: PageFigures
}

function printTable(columns: readonly Column[]): void {
  const row = (name: string, cell: (column: Column) => string): void =>
    console.log(`| ${name} | ${columns.map(cell).join(' | ')} |`)
  const of = (name: string, cell: (figures: PageFigures) => number | string): void =>
    row(name, column => String(cell(column.figures)))
  console.log('')
  row('', column => column.name)
  row('---', () => '---:')
  of('pages', figures => figures.pages)
  of('notes that start on the page of their call', figures => `${figures.notesInPlace} of ${figures.notes}`)
  of('notes split', figures => figures.notesSplit)
  of('widows', figures => figures.widows)
  of('orphans', figures => figures.orphans)
  of('headings alone', figures => figures.headingsAlone)
  of('pages not full', figures => figures.notFull)
  of('… that lack a line or more', figures => figures.lacksLine)
  of('… most lines lacking', figures => figures.mostLacking.toFixed(2))
  of('spreads that end on one line', figures => `${figures.equalSpreads} of ${figures.spreads}`)
  of('pages run a line long', figures => figures.runLong)
  of('pages run a line short', figures => figures.runShort)
  of('hyphens at page ends (on rectos)', figures => `${figures.hyphens} (${figures.hyphensRecto})`)
  of('paragraphs a line longer or shorter', figures => figures.variants)
  of('cost', figures => Math.round(figures.cost))
  row('seconds for the pages', column => column.seconds)
}

if (!existsSync(path)) console.log(`skipped: ${path} is not here`)
else await run(path)
