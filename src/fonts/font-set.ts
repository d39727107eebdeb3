/** A catalogue of font files → the faces that a style may name, each opened when it is first asked for. */
import { addAll } from '../base/arrays.ts'
import type { Diagnostic } from '../base/diagnostic.ts'
import type { Font, FontId, FontSet } from './font.ts'
import { type FaceName, fontId, openFont } from './fontkit.ts'

export interface FaceFile extends FaceName {
  /** Reads the file; called at most once, and not before the face is needed. */
  bytes(): Uint8Array
}

export interface OpenableFontSet extends FontSet {
  /** What was wrong with the files opened so far. */
  diagnostics(): readonly Diagnostic[]
}

/**
 * Of two files for the same face the earlier one counts. A face that cannot be used is left out, with a diagnostic,
 * and the nearest of its family takes its place.
 */
export function makeFontSet(catalogue: readonly FaceFile[]): OpenableFontSet {
  const families = new Map<string, { readonly name: string; readonly faces: FaceFile[] }>()
  const byId = new Map<FontId, FaceFile>()
  for (const face of catalogue) {
    if (byId.has(fontId(face))) continue
    byId.set(fontId(face), face)
    const key = familyKey(face.family)
    const family = families.get(key) ?? { name: face.family, faces: [] }
    family.faces.push(face)
    families.set(key, family)
  }
  const opened = new Map<FontId, Font | null>()
  const diagnostics: Diagnostic[] = []
  const open = (face: FaceFile): Font | null => {
    const id = fontId(face)
    let font = opened.get(id)
    if (font === undefined) {
      const result = openFont(face.bytes(), face)
      font = result.value
      addAll(diagnostics, result.diagnostics)
      opened.set(id, font)
    }
    return font
  }
  const found = new Map<string, Font | null>()
  return {
    families: [...families.values()].map(family => family.name),
    find(family, weight, italic) {
      const key = `${family}/${weight}/${italic}`
      let font = found.get(key)
      if (font === undefined) {
        font = null
        for (const face of nearest(families.get(familyKey(family))?.faces ?? [], weight, italic)) {
          font = open(face)
          if (font !== null) break
        }
        found.set(key, font)
      }
      return font
    },
    get(id) {
      const face = byId.get(id)
      const font = face === undefined ? null : open(face)
      if (font === null) throw new Error(`no font ${id}`)
      return font
    },
    diagnostics: () => diagnostics,
  }
}

const familyKey = (family: string): string => family.toLowerCase().replace(/\s+/g, ' ').trim()

/** Faces, best first: the right slope, then the weight by CSS Fonts Level 4, 5.2 (font style matching). */
function nearest(faces: readonly FaceFile[], weight: number, italic: boolean): readonly FaceFile[] {
  const rank = (face: FaceFile): number =>
    (face.italic === italic ? 0 : 100_000) + weightRank(face.weight, weight)
  return faces.toSorted((a, b) => rank(a) - rank(b))
}

/** Light text looks for lighter faces first, bold text for bolder ones; 400 and 500 stand in for each other. */
function weightRank(has: number, wanted: number): number {
  const distance = Math.abs(has - wanted)
  const farSide = 10_000
  if (wanted > 500) return has >= wanted ? distance : farSide + distance
  if (wanted < 400) return has <= wanted ? distance : farSide + distance
  if (has >= wanted && has <= 500) return distance
  return has < wanted ? farSide + distance : 2 * farSide + distance
}
