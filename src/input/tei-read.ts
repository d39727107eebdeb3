/** An element of TEI under its context → text and points of the stream, by the role that the table gives it. */
import { warningAt } from '../base/diagnostic.ts'
import { ruleFor } from './tei-rules.ts'
import { addText, type Context, countIn, spanOf, type Walk } from './tei-walk.ts'
import { attributeOf, textOf, XML_NAMESPACE, type XmlElement, type XmlNode } from './xml-tree.ts'

/** Reads what stands inside an element. */
export function readChildren(walk: Walk, element: XmlElement, context: Context): void {
  const inside = { ...context, parent: element }
  const passesWhite = !walk.ours && ONLY_ELEMENTS.has(element.name)
  for (const child of element.children)
    if (!passesWhite || child.kind !== 'text' || /\S/.test(child.text)) readNode(walk, child, inside)
}

/** White between the elements of these is none of the text: `verg<subst> <del>essen</del> <add>aß</add> </subst>` is one word. */
const ONLY_ELEMENTS = new Set(['subst'])

export function readNode(walk: Walk, node: XmlNode, context: Context): void {
  if (node.kind === 'text') addText(walk, context, node.text, spanOf(walk, node))
  else readElement(walk, node, context)
}

/** Reads an element; one that the table does not know is text, and reported. */
export function readElement(walk: Walk, element: XmlElement, outer: Context): void {
  if (walk.document.numbers.has(element)) return
  const context = declared(element, outer)
  if (element.namespace === XINCLUDE) reportInclude(walk, element)
  const rule = ruleFor(walk.rules, element, outer.parent)
  if (rule === null) {
    countIn(walk.report.unknown, element.name, spanOf(walk, element))
    readChildren(walk, element, context)
    return
  }
  walk.handlers[rule.role](walk, element, context, rule)
}

const XINCLUDE = 'http://www.w3.org/2001/XInclude'

/** What another file holds is not fetched; the text that the source gives for that case is its text. */
function reportInclude(walk: Walk, element: XmlElement): void {
  if (element.name !== 'include') return
  walk.report.diagnostics.push(
    warningAt(
      'tei/not-included',
      spanOf(walk, element),
      `“${attributeOf(element, 'href') ?? ''}” is not included: only what is in the file itself is read`,
      'put the text into the file',
    ),
  )
}

/** Language and white space as the element itself states them. */
function declared(element: XmlElement, context: Context): Context {
  if (element.attributes.length === 0) return context
  const language = attributeOf(element, 'lang', XML_NAMESPACE)
  const space = attributeOf(element, 'space', XML_NAMESPACE)
  if (language === null && space === null) return context
  return {
    ...context,
    language: languageTag(language) ?? context.language,
    preserve: space === null ? context.preserve : space === 'preserve',
  }
}

const THREE_LETTERS: Readonly<Record<string, string>> = {
  ...{ eng: 'en', deu: 'de', ger: 'de', fra: 'fr', fre: 'fr', lat: 'la', ita: 'it', spa: 'es', por: 'pt' },
  ...{ nld: 'nl', dut: 'nl', rus: 'ru', pol: 'pl', ces: 'cs', cze: 'cs', hun: 'hu', ell: 'el', gre: 'el' },
  ...{ heb: 'he', ara: 'ar', san: 'sa', tur: 'tr', swe: 'sv', dan: 'da', nor: 'no', fin: 'fi', ukr: 'uk' },
}

/** A language as BCP 47 writes it; null for what is none. */
export function languageTag(written: string | null): string | null {
  if (written === null || !/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*$/.test(written)) return null
  const [language, ...rest] = written.split('-')
  const short = THREE_LETTERS[language!.toLowerCase()] ?? language!.toLowerCase()
  return [short, ...rest].join('-')
}

/** Has an element text of its own, beside what its elements have? Punctuation between them is none. */
export const hasOwnText = (element: XmlElement): boolean =>
  element.children.some(child => child.kind === 'text' && /\S/.test(child.text))

export const isBlank = (element: XmlElement): boolean => !/\S/.test(textOf(element))
