/** Handlers for single characters: what an empty element stands for, by its number, its declaration or its name. */
import { readInline } from './tei-inlines.ts'
import { isBlank } from './tei-read.ts'
import { addGenerated, addText, countIn, type Handler, spanOf, type Walk } from './tei-walk.ts'
import { attributeOf, childElements, numberedCharacter, textOf, type XmlElement } from './xml-tree.ts'

/** `<g type="U+0000"/>`, `<g ref="#a"/>`, `<c rendition="#dots" n="3"/>`; with text in it, a character is text like any other. */
export const readCharacter: Handler = (walk, element, context, rule) => {
  const numbered = numberedCharacter(element)
  if (numbered !== null) addText(walk, context, numbered, spanOf(walk, element))
  else if (!isBlank(element)) readInline(walk, element, context, { ...rule, role: 'inline' })
  else {
    const names = namesOf(element)
    const sign = signOf(walk, element, names)
    if (sign !== null) addGenerated(walk, context, sign, spanOf(walk, element))
    else countIn(walk.report.characters, names[0] ?? element.name, spanOf(walk, element))
  }
}

/** Words of the attributes that may say which character it is. */
const namesOf = (element: XmlElement): readonly string[] =>
  ['ref', 'rendition', 'type', 'rend']
    .flatMap(name => (attributeOf(element, name) ?? '').split(/\s+/))
    .map(word => word.slice(word.lastIndexOf('#') + 1))
    .filter(word => word !== '')

function signOf(walk: Walk, element: XmlElement, names: readonly string[]): string | null {
  for (const name of names) {
    const declared = declaredCharacter(walk, name)
    if (declared !== null) return declared
    const doubled = /^gemination-(\p{L})$/iu.exec(name)?.[1]
    if (doubled !== undefined) return doubled.repeat(2)
    const known = Object.hasOwn(SIGNS, name.toLowerCase()) ? SIGNS[name.toLowerCase()]! : null
    if (known !== null) return known.repeat(known === '.' ? timesOf(element) : 1)
  }
  return null
}

/** Signs that editions name instead of writing them; of a letter that a stroke doubles, the name says which. */
const SIGNS: Readonly<Record<string, string>> = {
  ampersand: '&',
  diple: '›',
  dots: '.',
  'geschwungene-klammer-auf': '{',
  'geschwungene-klammer-zu': '}',
  kaufmannsund: '&',
  prozent: '%',
  tilde: '~',
}

const MOST_DOTS = 200

function timesOf(element: XmlElement): number {
  const count = Number(attributeOf(element, 'n') ?? '3')
  return Number.isInteger(count) && count > 0 ? Math.min(count, MOST_DOTS) : 3
}

/** `<char xml:id="a"><mapping type="standard">m</mapping></char>` in the header: the standard form before any other. */
function declaredCharacter(walk: Walk, name: string): string | null {
  const declared = walk.index.byId.get(name)
  if (declared === undefined || (declared.name !== 'char' && declared.name !== 'glyph')) return null
  const mappings = childElements(declared).filter(
    child => child.name === 'mapping' && !/^\s*(?:U\+\w*)?\s*$/.test(textOf(child)),
  )
  const best = mappings.find(each => attributeOf(each, 'type') === 'standard') ?? mappings[0]
  return best === undefined ? null : textOf(best).trim()
}
