/**
 * Memory and seconds for tagged files of 1,000 and 10,000 pages, the same chapter over and over, each in a process of its own:
 * `npx tsx bench/memory.ts SOURCE [profile]`. Only the writing is measured: what the pages themselves hold is subtracted by
 * sharing their glyphs, and is said beside it.
 */
import { spawnSync } from 'node:child_process'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { pt } from '../src/base/length.ts'
import type { DisplayList, DisplayPage, DrawOp, StructureNode } from '../src/display/display-list.ts'
import { greyPressProfile } from '../src/pdf/grey-profile.ts'
import { PROFILES, type Profile } from '../src/pdf/profile.ts'
import { writePdf } from '../src/pdf/write-pdf.ts'
import { packagedFonts } from '../tests/support/real-tools.ts'
import { setFile } from '../tests/support/set-file.ts'

const [source = '', profile = 'archive', pages] = process.argv.slice(2)
const isProfile = (name: string): name is Profile => PROFILES.some(each => each === name)
const press = {
  bleed: pt(9),
  marks: true,
  colour: 'grey',
  condition: 'Custom',
  profile: greyPressProfile(),
} as const

/** The chapter again and again, each time with elements and places of its own; glyphs are shared. */
function repeated({ pages, structure, destinations, information }: DisplayList, count: number): DisplayList {
  const [size, times] = [largestId(structure) + 1, Math.ceil(count / pages.length)]
  const all: DisplayPage[] = []
  // A page that is spread is painted once and for all; its copies are painted when they are written, as those of a build are.
  const painted = pages.map(page => ({ ...page }))
  const children: StructureNode[] = []
  const places = new Map<string, { page: number; at: { x: DisplayPage['width']; y: DisplayPage['width'] } }>()
  for (let time = 0; time < times; time++) {
    const shift = (node: StructureNode): StructureNode => ({
      ...node,
      id: node.id + time * size + 1,
      children: node.children.map(shift),
    })
    children.push(...structure.children.map(shift))
    for (const [name, place] of destinations)
      places.set(`${time} ${name}`, { ...place, page: place.page + all.length })
    all.push(
      ...painted.map(page => ({
        ...page,
        structures: [...page.structures].map(id => (id === structure.id ? 0 : id + time * size + 1)),
        get ops() {
          return page.ops.map(op => moved(op, time, size, structure.id))
        },
      })),
    )
  }
  return {
    pages: all,
    structure: { ...structure, id: 0, children },
    destinations: places,
    outline: [],
    information,
  }
}

function moved(op: DrawOp, time: number, size: number, root: number): DrawOp {
  const { belongs } = op
  const of = belongs.kind === 'content' ? (belongs.of === root ? 0 : belongs.of + time * size + 1) : 0
  const own = belongs.kind === 'content' ? { ...belongs, of } : belongs
  return op.op === 'link' && op.outside !== true
    ? { ...op, to: `${time} ${op.to}`, belongs: own }
    : { ...op, belongs: own }
}

const largestId = (node: StructureNode): number =>
  node.children.reduce((most, child) => Math.max(most, largestId(child)), node.id)

const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`

if (pages === undefined) {
  for (const count of ['77', '1000', '10000']) {
    const words = ['--import', 'tsx', '--expose-gc', fileURLToPath(import.meta.url), source, profile, count]
    process.stdout.write(
      spawnSync(process.execPath, words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }).stdout,
    )
  }
} else if (isProfile(profile)) {
  const { display } = await setFile(source)
  const list = repeated(display, Number(pages))
  globalThis.gc?.()
  const before = process.memoryUsage().rss
  const began = performance.now()
  const bytes = await writePdf(list, packagedFonts(), {
    creationDate: null,
    profile,
    press,
    version: 'bench',
  })
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  const peak = process.resourceUsage().maxRSS * 1024
  const said = `${megabytes(peak)} at the peak, ${megabytes(before)} before, a file of ${megabytes(bytes.length)}, ${seconds} s`
  process.stdout.write(`${list.pages.length} pages: ${said}\n`)
}
