/** An edition and its registers in, both as readable text out: what tests compare. */
import type { Edition } from '../../src/edition/model.ts'
import { allTextParts, plainText } from '../../src/edition/visit.ts'
import type { ArchivalSource, PrintedSource, Registers, TextPlace } from '../../src/editorial/registers.ts'

/** `b5 “Ismay”`, `n1 “Ismay, Hastings Lionel”`: the paragraph without its document where there is only one. */
export function placePrinter(edition: Edition): (place: TextPlace) => string {
  const texts = new Map([...allTextParts(edition)].map(part => [part.id, plainText(part.block.content)]))
  const short = (id: string): string =>
    (edition.documents.length > 1 ? id : id.replace(/^d\d+\./, '')).replace(/(n\d+)\.1$/, '$1')
  return place => `${short(place.paragraph)} “${texts.get(place.paragraph)?.slice(place.start, place.end)}”`
}

export const printEntry = (source: PrintedSource): string =>
  source.entry.map(run => (run.italic ? `_${run.text}_` : run.text)).join('')

export function printArchival(
  sources: readonly ArchivalSource[],
  show: (place: TextPlace) => string,
  depth = 0,
): readonly string[] {
  return sources.flatMap(source => [
    `${'  '.repeat(depth)}${source.designation}${source.places.length > 0 ? ` ← ${source.places.map(show).join('; ')}` : ''}`,
    ...printArchival(source.children, show, depth + 1),
  ])
}

/** All registers as lines. */
export function printRegisters(edition: Edition, { persons, bibliography, contents }: Registers): string {
  const show = placePrinter(edition)
  return [
    'PERSONS',
    ...persons.flatMap(person => [
      `${person.name}${person.dates === null ? '' : ` (${person.dates})`}${person.identifiedIn === null ? '' : ` · identified in ${person.identifiedIn}`}`,
      ...person.places.map(place => `    ${show(place)}`),
    ]),
    '',
    'ARCHIVAL SOURCES',
    ...printArchival(bibliography.archival, show),
    '',
    'PRINTED SOURCES',
    ...bibliography.printed.map(
      source =>
        `${printEntry(source)}${source.unresolved ? ' · unresolved' : ''} ← ${source.places.map(show).join('; ')}`,
    ),
    '',
    'CONTENTS',
    ...contents.map(entry => `${entry.level} ${entry.title}`),
    '',
  ].join('\n')
}
