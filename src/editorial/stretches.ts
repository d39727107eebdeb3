/** Stretches of paragraphs in, whether one of them overlaps another out: however many a paragraph has, only those nearby are looked at. */
import type { TextPlace } from './registers.ts'

/** Stretches by paragraph; grows while the registers are derived. */
export interface Stretches {
  readonly byParagraph: Map<string, TextPlace[]>
  /** By paragraph and the parts of its text, so many characters each, that a stretch reaches into. */
  readonly byPart: Map<string, TextPlace[]>
}

const PART = 256

export const newStretches = (): Stretches => ({ byParagraph: new Map(), byPart: new Map() })

export const stretchesOf = ({ byParagraph }: Stretches, paragraph: string): readonly TextPlace[] =>
  byParagraph.get(paragraph) ?? []

export function addStretch(stretches: Stretches, place: TextPlace): void {
  put(stretches.byParagraph, place.paragraph, place)
  for (const key of partsOf(place.paragraph, place.start, place.end)) put(stretches.byPart, key, place)
}

/** The same stretches, to which others can be added without changing these. */
export function copyOf(stretches: Stretches): Stretches {
  const copy = newStretches()
  for (const places of stretches.byParagraph.values()) for (const place of places) addStretch(copy, place)
  return copy
}

/** Whether some stretch of a paragraph overlaps what stands from `start` to `end`. */
export function overlaps({ byPart }: Stretches, paragraph: string, start: number, end: number): boolean {
  for (const key of partsOf(paragraph, start, end))
    if (byPart.get(key)?.some(place => place.start < end && place.end > start) === true) return true
  return false
}

function* partsOf(paragraph: string, start: number, end: number): Generator<string> {
  const last = Math.floor(Math.max(start, end - 1) / PART)
  for (let part = Math.floor(start / PART); part <= last; part++) yield `${part} ${paragraph}`
}

function put(map: Map<string, TextPlace[]>, key: string, place: TextPlace): void {
  const places = map.get(key)
  if (places === undefined) map.set(key, [place])
  else places.push(place)
}
