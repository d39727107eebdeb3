/** A PDF file → which rules of PDF/A-2a and PDF/UA-1 it breaks, of those that can be seen without a validator. */
import { SaxesParser } from 'saxes'
import { type Dictionary, isReference, type PdfFile, type Read } from '../unit/pdf/read-pdf.ts'

/** In words; empty when the file keeps all of them. */
export function brokenRules(file: PdfFile): readonly string[] {
  return [
    ...catalogRules(file),
    ...contentRules(file),
    ...linkRules(file),
    ...treeRules(file),
    ...fontRules(file),
    ...packetRules(file),
    ...unsafeRules(file),
  ]
}

function catalogRules({ catalog, pages, get, dictionary, text }: PdfFile): readonly string[] {
  const broken: string[] = []
  const want = (holds: boolean, rule: string): void => {
    if (!holds) broken.push(rule)
  }
  const entry = (key: string, inner: string): Read =>
    catalog.has(key) ? get(dictionary(catalog.get(key)).get(inner)) : null
  want(
    catalog.has('/Lang') && /^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$/.test(text(catalog.get('/Lang'))),
    'no language',
  )
  want(entry('/MarkInfo', '/Marked') === true, 'not marked as tagged')
  want(entry('/ViewerPreferences', '/DisplayDocTitle') === true, 'does not show its title')
  want(catalog.has('/OutputIntents'), 'no output intent')
  pages.forEach((page, index) => {
    want(page.get('/Tabs') === '/S', `page ${index}: tabs do not follow the structure`)
  })
  return broken
}

const PAINTING = /(?:^|\s)(?:TJ|Tj|'|"|f|f\*|F|S|s|B|B\*|b|b\*|sh|Do|EI)$/

/** Every mark on a page is in one piece of content or one artifact, never in both or in none (PDF/UA-1, 7.1). */
function contentRules(file: PdfFile): readonly string[] {
  const broken: string[] = []
  const parents = parentTree(file)
  file.pages.forEach((page, index) => {
    const found = new Set<number>()
    let open = 0
    for (const row of file.content(index).split('\n')) {
      if (row.endsWith(' BDC')) {
        if (++open > 1) broken.push(`page ${index}: marked content in marked content`)
        const mcid = /\/MCID (\d+)/.exec(row)?.[1]
        if (mcid === undefined && !row.startsWith('/Artifact'))
          broken.push(`page ${index}: ${row} has no MCID`)
        if (mcid === undefined) continue
        if (found.has(Number(mcid))) broken.push(`page ${index}: MCID ${mcid} twice`)
        found.add(Number(mcid))
      } else if (row === 'EMC') open--
      else if (PAINTING.test(row) && open !== 1)
        broken.push(`page ${index}: “${row}” is neither content nor artifact`)
    }
    if (open !== 0) broken.push(`page ${index}: marked content is not closed`)
    if (found.size === 0) return
    const elements = file.list(parents.get(Number(page.get('/StructParents'))))
    if (elements.length !== found.size)
      broken.push(`page ${index}: ${found.size} pieces, ${elements.length} parents`)
    for (const mcid of found) {
      const element = elements[mcid]
      if (element === undefined || !namesPiece(file, file.dictionary(element), page, mcid))
        broken.push(`page ${index}: MCID ${mcid} is in no element`)
    }
  })
  return broken
}

function namesPiece(file: PdfFile, element: Dictionary, page: Dictionary, mcid: number): boolean {
  return kidsOf(file, element).some(kid => {
    if (typeof kid === 'number') return kid === mcid && file.get(element.get('/Pg')) === page
    const inner = file.get(kid)
    return (
      inner instanceof Map &&
      inner.get('/Type') === '/MCR' &&
      inner.get('/MCID') === mcid &&
      file.get(inner.get('/Pg')) === page
    )
  })
}

const kidsOf = (file: PdfFile, element: Dictionary): readonly Read[] =>
  element.has('/K') ? file.list(element.get('/K')) : []

function parentTree(file: PdfFile): ReadonlyMap<number, Read> {
  const entries = new Map<number, Read>()
  const root = file.dictionary(file.catalog.get('/StructTreeRoot'))
  const tree = file.dictionary(root.get('/ParentTree'))
  for (const leaf of tree.has('/Kids') ? file.list(tree.get('/Kids')).map(file.dictionary) : [tree]) {
    const numbers = file.list(leaf.get('/Nums'))
    for (let at = 0; at < numbers.length; at += 2) entries.set(Number(numbers[at]), numbers[at + 1]!)
  }
  return entries
}

/** PDF/UA-1, 7.18.1 and 7.18.5. */
function linkRules(file: PdfFile): readonly string[] {
  const parents = parentTree(file)
  return file.pages.flatMap((page, index) => {
    const annotations = page.has('/Annots') ? file.list(page.get('/Annots')) : []
    return annotations.flatMap((reference, at): string[] => {
      const annotation = file.dictionary(reference)
      const broken: string[] = []
      const name = `page ${index}: link ${at}`
      if (!annotation.has('/Contents') || file.text(annotation.get('/Contents')).trim() === '')
        broken.push(`${name} says nothing`)
      const parent = parents.get(Number(annotation.get('/StructParent')))
      if (parent === undefined) return [...broken, `${name} is not in the structure`]
      const element = file.dictionary(parent)
      if (element.get('/S') !== '/Link') broken.push(`${name} is in ${String(element.get('/S'))}`)
      const named = kidsOf(file, element).some(kid => {
        const inner = file.get(kid)
        return (
          inner instanceof Map && inner.get('/Type') === '/OBJR' && file.get(inner.get('/Obj')) === annotation
        )
      })
      if (!named) broken.push(`${name} is not named by its element`)
      return broken
    })
  })
}

/** What may stand in what, of the kinds where PDF/UA-1 says so (7.2, 7.5, 7.6). */
const ALLOWED_KIDS: Readonly<Record<string, RegExp>> = {
  '/L': /^\/(L|LI|Caption)$/,
  '/LI': /^\/(Lbl|LBody)$/,
  '/Table': /^\/(TR|THead|TBody|TFoot|Caption)$/,
  '/TR': /^\/(TH|TD)$/,
  '/TOC': /^\/(TOC|TOCI|Caption)$/,
}

function treeRules(file: PdfFile): readonly string[] {
  const broken: string[] = []
  const root = file.dictionary(file.catalog.get('/StructTreeRoot'))
  const roles = root.has('/RoleMap') ? file.dictionary(root.get('/RoleMap')) : new Map<string, Read>()
  const ids = new Map<string, Dictionary>()
  let level = 0
  const visit = (element: Dictionary, parent: Dictionary): void => {
    const type = String(element.get('/S'))
    const standard = String(roles.get(type) ?? type)
    if (file.get(element.get('/P')) !== parent) broken.push(`${type} does not know its parent`)
    const id = element.has('/ID') ? file.text(element.get('/ID')) : null
    if (standard === '/Note' && id === null) broken.push('a note without an identifier')
    if (id !== null && ids.has(id)) broken.push(`the identifier ${id} twice`)
    if (id !== null) ids.set(id, element)
    const heading = /^\/H(\d)$/.exec(standard)?.[1]
    if (heading !== undefined) {
      if (Number(heading) > level + 1) broken.push(`${standard} after level ${level}`)
      level = Number(heading)
    }
    if (standard === '/Figure' && !element.has('/Alt')) broken.push('a picture without a description')
    for (const kid of kidsOf(file, element)) {
      const inner = file.get(kid)
      if (!(inner instanceof Map) || !inner.has('/S')) continue
      const allowed = ALLOWED_KIDS[standard]
      if (allowed !== undefined && !allowed.test(String(inner.get('/S'))))
        broken.push(`${String(inner.get('/S'))} in ${standard}`)
      visit(inner, element)
    }
  }
  for (const top of file.list(root.get('/K'))) visit(file.dictionary(top), root)
  return [...broken, ...identifierRules(file, root, ids)]
}

function identifierRules(
  file: PdfFile,
  root: Dictionary,
  ids: ReadonlyMap<string, Dictionary>,
): readonly string[] {
  const found = new Map<string, Read>()
  if (root.has('/IDTree'))
    for (const leaf of file.list(file.dictionary(root.get('/IDTree')).get('/Kids')).map(file.dictionary)) {
      const names = file.list(leaf.get('/Names'))
      for (let at = 0; at < names.length; at += 2) found.set(file.text(names[at]), names[at + 1]!)
    }
  const names = [...found.keys()]
  const sorted = names.every((name, index) => index === 0 || names[index - 1]! < name)
  const missing = [...ids].filter(([id, element]) => file.get(found.get(id)) !== element)
  return [
    ...missing.map(([id]) => `the identifier ${id} is not in the tree of identifiers`),
    ...(sorted ? [] : ['identifiers are not in the order of their bytes']),
  ]
}

/** PDF/UA-1, 7.21.7 and 7.21.8; PDF/A-2, 6.2.11. */
function fontRules(file: PdfFile): readonly string[] {
  const fonts = [...file.objects.values()].filter(
    (value): value is Dictionary => value instanceof Map && value.get('/Subtype') === '/Type0',
  )
  return fonts.flatMap(font => {
    const name = String(font.get('/BaseFont'))
    const reference = font.get('/ToUnicode')
    if (!isReference(reference)) return [`${name} has no text`]
    const map = Buffer.from(file.streams.get(reference.ref)!).toString('latin1')
    const entries = [...map.matchAll(/^<([0-9a-f]{4})> <([0-9a-f]*)>$/gm)]
    return entries.flatMap(([, code, text]): string[] => {
      if (text === '') return [`${name}: CID ${code} stands for nothing`]
      return /^(?:.{4})*?(?:0000|feff|fffe)/.test(text!) ? [`${name}: CID ${code} stands for ${text}`] : []
    })
  })
}

function packetRules(file: PdfFile): readonly string[] {
  const reference = file.catalog.get('/Metadata')
  if (!isReference(reference)) return ['no metadata']
  const packet = Buffer.from(file.streams.get(reference.ref)!).toString('utf8')
  const texts = new Map<string, string>()
  const open: string[] = []
  const parser = new SaxesParser({ xmlns: true })
  const faults: string[] = []
  parser.on('error', error => faults.push(`metadata: ${error.message}`))
  parser.on('opentag', ({ name }) => open.push(name))
  parser.on('text', text => {
    for (const name of open) texts.set(name, (texts.get(name) ?? '') + text)
  })
  parser.on('closetag', () => open.pop())
  parser.write(packet).close()
  const info = file.dictionary(file.trailer.get('/Info'))
  const title = info.has('/Title') ? file.text(info.get('/Title')) : ''
  if ((texts.get('dc:title') ?? '').trim() !== title) faults.push('the title is another in the metadata')
  if (title === '') faults.push('no title')
  if (texts.get('pdfaid:part') === undefined) faults.push('no part of PDF/A is claimed')
  if (texts.get('pdfuaid:part') !== '1') faults.push('PDF/UA-1 is not claimed')
  return faults
}

/** Nothing that acts, and nothing inside but what was meant to be. */
function unsafeRules(file: PdfFile): readonly string[] {
  const broken: string[] = []
  for (const [id, value] of file.objects) {
    if (!(value instanceof Map)) continue
    for (const key of ['/JS', '/JavaScript', '/AA', '/OpenAction', '/Launch', '/XFA', '/RichMedia'])
      if (value.has(key)) broken.push(`object ${id} has ${key}`)
    const action = value.get('/A')
    if (value.get('/Subtype') === '/Link' && action !== undefined) {
      const { get, dictionary, text } = file
      if (dictionary(action).get('/S') !== '/URI')
        broken.push(`object ${id} does ${String(dictionary(action).get('/S'))}`)
      else if (!/^(?:https?|mailto):/.test(text(get(dictionary(action).get('/URI')))))
        broken.push(`object ${id} leads to ${text(dictionary(action).get('/URI'))}`)
    }
  }
  return broken
}
