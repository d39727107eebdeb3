/** Pieces of Word's XML → the bytes of a Word file, as Word would zip it. */
import { strToU8, zipSync } from 'fflate'

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
const MORE =
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'

export interface WordParts {
  /** What stands in `w:body`. */
  readonly body: string
  readonly footnotes?: string
  readonly endnotes?: string
  readonly comments?: string
  readonly styles?: string
  readonly numbering?: string
  readonly settings?: string
  readonly header?: string
  /** Further relationships of the document: id, type, target, and `External` where the target is outside. */
  readonly related?: readonly (readonly [id: string, type: string, target: string, mode?: string])[]
  readonly files?: Readonly<Record<string, Uint8Array>>
}

const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const TYPE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** One paragraph; `inside` is its runs. */
export const p = (inside: string, properties = ''): string =>
  `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${inside}</w:p>`

export const styled = (style: string, inside: string): string => p(inside, `<w:pStyle w:val="${style}"/>`)

/** One run of text; tabs become tabs of Word. */
export const r = (text: string, properties = ''): string =>
  `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}${text
    .split('\t')
    .map(part => (part === '' ? '' : `<w:t xml:space="preserve">${escaped(part)}</w:t>`))
    .join('<w:tab/>')}</w:r>`

export const footnoteCall = (id: number | string): string => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`
export const note = (kind: string, id: number | string, inside: string): string =>
  `<w:${kind} w:id="${id}">${inside}</w:${kind}>`

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

export function wordFile(parts: WordParts): Uint8Array {
  return zipSync(wordEntries(parts), { mtime: new Date('2000-01-01T00:00:00Z') })
}

export function wordEntries(parts: WordParts): Record<string, Uint8Array> {
  const entries: Record<string, Uint8Array> = {
    '[Content_Types].xml': strToU8(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
    ),
    '_rels/.rels': strToU8(
      `<Relationships xmlns="${RELATIONSHIPS}"><Relationship Id="rId1" Type="${TYPE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    ),
    'word/document.xml': part('document', `<w:body>${parts.body}</w:body>`),
  }
  const related: string[] = []
  for (const [name, inside] of Object.entries({
    footnotes: parts.footnotes,
    endnotes: parts.endnotes,
    comments: parts.comments,
    styles: parts.styles,
    numbering: parts.numbering,
    settings: parts.settings,
    header: parts.header,
  })) {
    if (inside === undefined) continue
    entries[`word/${name}.xml`] = part(name === 'header' ? 'hdr' : name, inside)
    related.push(`<Relationship Id="part-${name}" Type="${TYPE}/${name}" Target="${name}.xml"/>`)
  }
  for (const [id, type, target, mode] of parts.related ?? [])
    related.push(
      `<Relationship Id="${id}" Type="${TYPE}/${type}" Target="${escaped(target)}"${mode === undefined ? '' : ` TargetMode="${mode}"`}/>`,
    )
  entries['word/_rels/document.xml.rels'] = strToU8(
    `<Relationships xmlns="${RELATIONSHIPS}">${related.join('')}</Relationships>`,
  )
  return { ...entries, ...parts.files }
}

const part = (root: string, inside: string): Uint8Array =>
  strToU8(`<?xml version="1.0" encoding="UTF-8"?><w:${root} ${W} ${R} ${MORE}>${inside}</w:${root}>`)
