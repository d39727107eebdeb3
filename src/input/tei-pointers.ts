/** The elements of a TEI file → what its attributes refer to, wherever they stand: what `check` must know of a list of persons. */
import type { SourceReferences } from './read-edition.ts'
import { childElements, XML_NAMESPACE, type XmlElement } from './xml-tree.ts'

/** Attributes by which a name says who is meant. */
const NAMING = new Set(['ref', 'corresp', 'sameAs'])

/** `filesRead` are the names of the files beside the source that were read. */
export function referencesIn(roots: readonly XmlElement[], filesRead: ReadonlySet<string>): SourceReferences {
  const references = {
    defined: new Set<string>(),
    pointed: new Set<string>(),
    outside: new Set<string>(),
    words: new Set<string>(),
  }
  const visit = (element: XmlElement, inList: boolean): void => {
    const nowInList = inList || element.name === 'listPerson'
    for (const { namespace, name, value } of element.attributes) {
      if (namespace === XML_NAMESPACE) {
        if (name === 'id') references.defined.add(value)
      } else if (name === 'key') references.words.add(value.trim())
      else if (NAMING.has(name) || value.includes('#'))
        for (const word of value.split(/\s+/).filter(each => each !== '')) {
          const hash = word.lastIndexOf('#')
          const [file, id] = [word.slice(0, Math.max(0, hash)), word.slice(hash + 1)]
          if (hash < 0 || (file !== '' && !filesRead.has(file))) references.outside.add(id)
          if (!nowInList) references.pointed.add(id)
        }
    }
    for (const child of childElements(element)) visit(child, nowInList)
  }
  for (const root of roots) visit(root, false)
  return references
}
