/** The elements of an XML file counted straight off the parser, and its text: what a reader of ours is compared with. */
import { SaxesParser } from 'saxes'

export interface CountedXml {
  /** Elements by their path of names from the root: `TEI/text/body/div/p/note`. */
  readonly paths: readonly { readonly path: readonly string[]; readonly attributes: Record<string, string> }[]
  /** Texts with the path of the element that they stand in, in the order of the file. */
  readonly texts: readonly {
    readonly path: readonly string[]
    readonly text: string
    readonly within: readonly number[]
  }[]
}

export function countXml(text: string): CountedXml {
  const paths: { path: readonly string[]; attributes: Record<string, string> }[] = []
  const texts: { path: readonly string[]; text: string; within: readonly number[] }[] = []
  let path: readonly string[] = []
  let within: readonly number[] = []
  const parser = new SaxesParser()
  parser.on('error', () => {})
  parser.on('opentag', tag => {
    path = [...path, tag.name.replace(/^.*:/, '')]
    within = [...within, paths.length]
    paths.push({ path, attributes: tag.attributes })
  })
  parser.on('closetag', () => {
    path = path.slice(0, -1)
    within = within.slice(0, -1)
  })
  const add = (each: string): void => {
    texts.push({ path, text: each, within })
  }
  parser.on('text', add)
  parser.on('cdata', add)
  parser.write(text).close()
  return { paths, texts }
}
