/** The end of a letter, in a `closer` → the words that close it, who signs it, its date, each a line by itself. */
import { holdsBlocks, readApart, readBlock, readThrough } from './tei-blocks.ts'
import { hasOwnText, readElement } from './tei-read.ts'
import { LINE_ROLES, ruleFor } from './tei-rules.ts'
import type { Context, Handler, Walk } from './tei-walk.ts'
import { descendantsNamed, textOf, type XmlElement, type XmlNode } from './xml-tree.ts'

/** Lines that have elements, and what stands between them. */
type Part = { readonly line: XmlElement } | { readonly text: readonly XmlNode[] }

export const readCloser: Handler = (walk, element, context, rule) => {
  if (context.inLine) return readThrough(walk, element, context, rule)
  if (!hasOwnText(element) && holdsBlocks(walk, element)) return readApart(walk, element, context)
  const parts = partsOf(walk, element)
  const [only, another] = parts
  if (another === undefined && (only === undefined || 'text' in only))
    return readText(walk, element, context, isFormula(walk, element) ? 'valediction' : 'signature')
  const inside: Context = { ...context, parent: element }
  let signed = false
  for (const part of parts) {
    if ('text' in part) {
      readText(walk, holding(element, part.text), context, signed ? 'signature' : 'valediction')
      continue
    }
    readElement(walk, part.line, inside)
    signed ||= ruleFor(walk.rules, part.line, element)?.role === 'signature'
  }
}

function readText(
  walk: Walk,
  element: XmlElement,
  context: Context,
  line: 'valediction' | 'signature',
): void {
  readBlock(walk, element, context, { kind: 'line', line, breaksLines: true })
}

/** Where nothing says who signs: `Dein Hugo` signs by itself; more words, or several lines, say how the letter is closed. */
const isFormula = (walk: Walk, element: XmlElement): boolean =>
  walk.ours ||
  descendantsNamed(element, LINE_BREAK).length > 0 ||
  textOf(element).trim().split(/\s+/).length > MOST_WORDS_OF_SIGNATURE

const LINE_BREAK: ReadonlySet<string> = new Set(['lb'])
const MOST_WORDS_OF_SIGNATURE = 4

/** A stop behind a name is a part of its line. */
function partsOf(walk: Walk, element: XmlElement): readonly Part[] {
  const parts: Part[] = []
  for (const child of element.children) {
    const last = parts.at(-1)
    if (child.kind === 'element' && isLine(walk, child, element)) parts.push({ line: child })
    else if (last === undefined) parts.push({ text: [child] })
    else if ('text' in last) parts[parts.length - 1] = { text: [...last.text, child] }
    else if (child.kind === 'text' && /^[\s\p{P}]*$/u.test(child.text))
      parts[parts.length - 1] = { line: { ...last.line, children: [...last.line.children, child] } }
    else parts.push({ text: [child] })
  }
  return parts
}

function isLine(walk: Walk, child: XmlElement, closer: XmlElement): boolean {
  const role = ruleFor(walk.rules, child, closer)?.role
  return role !== undefined && (LINE_ROLES[role] !== undefined || role === 'group')
}

/** What is left of an element that is told in parts: its name, and no attributes, which belong to the whole. */
const holding = (element: XmlElement, children: readonly XmlNode[]): XmlElement => ({
  ...element,
  attributes: [],
  children,
  start: children[0]?.start ?? element.start,
  end: children.at(-1)?.end ?? element.end,
})
