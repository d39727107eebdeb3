/** Lines of inlines and what surrounds them → headings, paragraphs, lines, verse, pictures, text as typed. */
import type { Label, Paragraph } from '../edition/model.ts'
import type { Attributes } from './markdown-attributes.ts'
import { alignmentOf, type Frame } from './markdown-divs.ts'
import type { RawImage, RawInline, RawLine } from './markdown-inlines.ts'
import type { Token } from './markdown-parser.ts'
import { endOfLine } from './markdown-places.ts'
import {
  addBlock,
  enter,
  frame,
  type RawBlock,
  type RawParagraph,
  spanOf,
  type Walk,
} from './markdown-walk.ts'

/** What every block of a frame has. */
const common = ({ within, language, anchor, align }: Frame, taken: boolean) => ({
  ...(within.length === 0 ? {} : { within }),
  ...(language === null ? {} : { language }),
  ...(anchor === null || taken ? {} : { anchor: anchor.id }),
  ...(align === null ? {} : { align }),
})

/** The anchor of a div is that of its first block. */
function takeCommon(walk: Walk): ReturnType<typeof common> {
  const own = frame(walk)
  const found = common(own, own.anchor?.taken ?? false)
  if (own.anchor !== null) own.anchor.taken = true
  return found
}

export function paragraphOf(
  walk: Walk,
  line: RawLine,
  content: readonly RawInline[],
  role: Paragraph['role'],
  label: Label | null,
): RawParagraph {
  return {
    kind: 'paragraph',
    role,
    label,
    content: [...content, ...line.content],
    source: spanOf(walk, line),
  }
}

/** A label without what the reader alone needs to know of it. */
const bareLabel = (label: Label | null): Label | null =>
  label === null ? null : { text: label.text, supplied: label.supplied, value: label.value }

export function addHeading(
  walk: Walk,
  level: number,
  lines: readonly RawLine[],
  attributes: Attributes | null,
): void {
  const content = joined(lines)
  const last = lines[lines.length - 1]!
  const language = attributes?.values.get('lang')
  const align = attributes === null ? null : alignmentOf(attributes.values)
  const block: RawBlock = {
    kind: 'heading',
    level: Math.min(6, Math.max(1, level)) as 1 | 2 | 3 | 4 | 5 | 6,
    content,
    source: spanOf(walk, { start: lines[0]!.start, end: last.end }),
    ...takeCommon(walk),
    ...(language === undefined ? {} : { language }),
    ...(attributes?.anchor ? { anchor: attributes.anchor } : {}),
    ...(align === null ? {} : { align }),
  }
  addBlock(walk, block)
}

/** Lines that cannot be apart: where one ended there is a space, made from the break. */
function joined(lines: readonly RawLine[]): readonly RawInline[] {
  return lines.flatMap((line, index) => {
    if (index === 0) return line.content
    const source = line.content[0]
    const at = source === undefined || source.kind === 'call' ? null : source.source
    const space: RawInline[] =
      at === null
        ? []
        : [
            {
              kind: 'text',
              text: ' ',
              marks: [],
              source: { ...at, start: lines[index - 1]!.end, end: at.start },
            },
          ]
    return [...space, ...line.content]
  })
}

export function addVerse(walk: Walk, lines: readonly RawLine[]): void {
  const stanza = frame(walk).verse === 'stanzas'
  if (stanza) {
    const { verse } = frame(walk)
    enter(walk, { kind: 'stanza' })
    walk.frames[walk.frames.length - 1] = { ...frame(walk), verse }
  }
  for (const line of lines)
    addBlock(walk, { ...paragraphOf(walk, line, [], 'verse', bareLabel(line.label)), ...takeCommon(walk) })
  if (stanza) walk.frames.pop()
}

export function addLine(walk: Walk, line: RawLine, after: boolean): void {
  const { lines, headingLevel } = frame(walk)
  if (headingLevel !== null) addHeading(walk, headingLevel, [line], null)
  else if (lines !== null)
    addBlock(walk, {
      kind: 'line',
      role: lines,
      content: line.content,
      source: spanOf(walk, line),
      ...takeCommon(walk),
    })
  else addParagraph(walk, line, after)
}

/** A paragraph of text; what stands after a forced line break goes on. */
export function addParagraph(walk: Walk, line: RawLine, after = false): void {
  const { number, role } = frame(walk)
  const { file } = walk.source
  const opening: RawInline[] = []
  let label: Label | null = line.label
  let own: Paragraph['role'] = after ? 'continuation' : line.label?.item === true ? 'item' : role
  if (number !== null && !number.taken) {
    number.taken = true
    label = { text: number.text, supplied: false, value: number.value }
    own = 'paragraph'
    const source = { file, start: number.start, end: number.end }
    opening.push({ kind: 'text', text: `${number.text} `, marks: ['generated'], source })
  }
  addBlock(walk, { ...paragraphOf(walk, line, opening, own, bareLabel(label)), ...takeCommon(walk) })
}

/** A picture, and where it stands when it does not have a paragraph of its own. */
export function addFigure(walk: Walk, picture: RawImage, apart: { start: number; end: number } | null): void {
  const { image, description, title, start } = picture
  const source = spanOf(walk, apart ?? picture)
  const at = walk.source.text.indexOf(title, start)
  const caption = {
    file: walk.source.file,
    start: at < 0 ? start : at,
    end: at < 0 ? start : at + title.length,
  }
  const content: RawInline[] = title === '' ? [] : [{ kind: 'text', text: title, marks: [], source: caption }]
  if (walk.notes.length > 0)
    walk.report(
      'markdown/picture-in-note',
      start,
      picture.end,
      'a picture stands in a note; its description is set in its place',
      'give the picture a paragraph of its own in the text, and name it in the note',
    )
  else if (apart === null)
    walk.report(
      'markdown/picture-in-text',
      start,
      picture.end,
      'a picture stands in the midst of a text; it is set after it',
      'give the picture a paragraph of its own',
    )
  addBlock(walk, {
    kind: 'figure',
    image: image === '' ? null : decodedPath(image),
    description: description === '' ? null : description,
    content,
    source,
    ...takeCommon(walk),
  })
}

/** The library encodes blanks and letters as in an address; a file has them as they are. */
function decodedPath(path: string): string {
  try {
    return decodeURI(path)
  } catch {
    return path
  }
}

export function readCode(walk: Walk, token: Token): void {
  const [first] = token.map!
  const fenced = token.type === 'fence'
  if (fenced && /^\s*\{=/.test(token.info))
    walk.report(
      'markdown/raw-block',
      walk.source.lines[first]!,
      endOfLine(walk.source, first),
      `raw text for another program (${token.info.trim()}) is set as it stands`,
      'write it as Markdown has it, or call it no raw text: ``` without {=…}',
    )
  enter(walk, { kind: 'preformatted' })
  const lines = token.content.replace(/\n$/, '').split('\n')
  for (const [index, text] of lines.entries()) {
    const number = first + index + (fenced ? 1 : 0)
    const end = Math.min(endOfLine(walk.source, number), walk.source.text.length)
    const start = Math.max(walk.source.lines[number] ?? end, end - text.length)
    const source = { file: walk.source.file, start, end }
    const content: RawInline[] = text === '' ? [] : [{ kind: 'text', text, marks: [], source }]
    addBlock(walk, {
      kind: 'paragraph',
      role: 'paragraph',
      label: null,
      content,
      source,
      ...takeCommon(walk),
    })
  }
  walk.frames.pop()
}

export function readRule(walk: Walk, token: Token): void {
  const line = token.map![0]
  const source = {
    file: walk.source.file,
    start: walk.source.lines[line]!,
    end: endOfLine(walk.source, line),
  }
  if (walk.notes.length > 0)
    walk.report(
      'markdown/rule-in-note',
      source.start,
      source.end,
      'a rule inside a note is left out',
      'take it out of the note',
    )
  else addBlock(walk, { kind: 'rule', content: [], source, ...takeCommon(walk) })
}
