/** Style files from the last heir to the first ancestor → one plain tree with what each section leaves unsaid filled in. */

export type Tree = Readonly<Record<string, unknown>>

export const isTree = (value: unknown): value is Tree =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The value at a path of keys; undefined where there is none. */
export function valueAt(tree: unknown, path: readonly (string | number)[]): unknown {
  let value = tree
  for (const key of path) value = isTree(value) && Object.hasOwn(value, key) ? value[key] : undefined
  return value
}

/** Sections are merged key by key; anything else, lists included, is replaced by the heir's. */
export function mergeTrees(ancestor: unknown, heir: unknown): unknown {
  if (!isTree(ancestor) || !isTree(heir)) return heir === undefined ? ancestor : heir
  const merged: Record<string, unknown> = { ...ancestor }
  for (const [key, value] of Object.entries(heir)) merged[key] = mergeTrees(ancestor[key], value)
  return merged
}

/**
 * Files from the heir to the first ancestor → one tree. Where notes stand in the margin, each file's `withMarginNotes`
 * follows the file itself, so that an heir overrules what its ancestors want for the margin.
 */
export function mergeStyles(chain: readonly unknown[], notesAt: string | null): Tree {
  const merge = (layers: readonly unknown[]): Tree => {
    const merged = layers.reduce(mergeTrees, {})
    return isTree(merged) ? merged : {}
  }
  const files = [...chain].reverse()
  const plain = merge(files.map(styleOf))
  const { notes } = plain
  const place = notesAt ?? (isTree(notes) ? valueAt(Object.values(notes)[0], ['place']) : undefined)
  const whole =
    place === 'margin'
      ? merge(files.flatMap(file => [styleOf(file), valueAt(file, ['withMarginNotes'])]))
      : plain
  if (notesAt === null || !isTree(whole['notes'])) return whole
  // The others stand where they say, or with the first: notes in the margin or at the end go with textual notes at the foot.
  const [first] = Object.entries(whole['notes'])
  if (first === undefined) return whole
  const [name, series] = first
  return { ...whole, notes: { ...whole['notes'], [name]: mergeTrees(series, { place: notesAt }) } }
}

/** A file without what is its own and goes no further. */
function styleOf(file: unknown): unknown {
  if (!isTree(file)) return file
  const { extends: _extends, description: _description, withMarginNotes: _margin, ...style } = file
  return style
}

/** What every section about type may leave to the body. */
const TYPE_KEYS = [
  'size',
  'leading',
  'italic',
  'bold',
  'smallCaps',
  'figures',
  'align',
  'letterspacing',
] as const

/**
 * Fills what a merged style leaves unsaid: every series of notes takes from the first what it does not say, every
 * section about type from the body.
 */
export function fillStyle(tree: Tree): Tree {
  const body = isTree(tree['body']) ? tree['body'] : {}
  const type = Object.fromEntries(TYPE_KEYS.filter(key => key in body).map(key => [key, body[key]]))
  const typed = (section: unknown): unknown => (isTree(section) ? { ...type, ...section } : section)
  const each = (section: unknown): unknown =>
    isTree(section)
      ? Object.fromEntries(Object.entries(section).map(([key, value]) => [key, typed(value)]))
      : section
  const register = (section: unknown): unknown =>
    isTree(section) ? { ...type, ...section, title: typed(section['title']) } : section
  return {
    ...tree,
    headings: each(tree['headings']),
    lines: each(tree['lines']),
    blocks: eachButLists(tree['blocks'], typed),
    table: typed(tree['table']),
    sourcePages: typed(tree['sourcePages']),
    notes: each(fillSeries(tree['notes'])),
    runningHead: typed(tree['runningHead']),
    folio: typed(tree['folio']),
    contents: register(tree['contents']),
    index: register(tree['index']),
    bibliography: register(tree['bibliography']),
  }
}

/** A list has the type of what its items hold. */
const eachButLists = (section: unknown, typed: (each: unknown) => unknown): unknown =>
  isTree(section)
    ? Object.fromEntries(
        Object.entries(section).map(([key, value]) => [key, key === 'list' ? value : typed(value)]),
      )
    : section

function fillSeries(notes: unknown): unknown {
  if (!isTree(notes)) return notes
  const [first] = Object.values(notes)
  return Object.fromEntries(Object.entries(notes).map(([name, series]) => [name, mergeTrees(first, series)]))
}
