/** What sources give for the pictures that they name → pictures, each file read once; what cannot be used is said. */
import type { Checked } from '../base/diagnostic.ts'
import type { FilesBeside } from '../input/read-edition.ts'
import type { FigurePicture } from '../style/styled-document.ts'
import type { PictureOf } from './build-galley.ts'
import { type Picture, readPicture } from './picture.ts'

/** @param files by the name of the source, what gives its pictures */
export function pictureFinder(files: ReadonlyMap<string, FilesBeside>): PictureOf {
  const known = new Map<string, Checked<Picture | null>>()
  return figure => {
    const key = JSON.stringify([figure.source, figure.image])
    const found = known.get(key) ?? findPicture(figure, files)
    // Said once for each picture, however often it is set.
    known.set(key, { value: found.value, diagnostics: [] })
    return found
  }
}

function findPicture(
  { image, source, place }: FigurePicture,
  files: ReadonlyMap<string, FilesBeside>,
): Checked<Picture | null> {
  if (image === null) return { value: null, diagnostics: [] }
  const bytes = files.get(source)?.(image) ?? 'missing'
  const found = typeof bytes === 'string' ? bytes : readPicture(bytes)
  if (typeof found !== 'string') return { value: found, diagnostics: [] }
  const [severity, code, reason, hint] = PROBLEMS[found]
  const message = `the picture “${image}” ${reason}; a frame stands for it`
  return { value: null, diagnostics: [{ severity, code, message, span: place, hints: [hint] }] }
}

const BESIDE = 'put it into the folder of the source, or below'
const SAVE = 'save it anew as PNG or JPEG'

/** A picture that is kept elsewhere leaves the edition complete but for its frame; one that is there is meant to be seen. */
const PROBLEMS = {
  missing: ['warning', 'picture/missing', 'is not there', BESIDE],
  outside: ['warning', 'picture/missing', 'stands outside of the folder of the source', BESIDE],
  'too-large': ['error', 'picture/unusable', 'is larger than what is read', 'make it smaller'],
  'unknown-format': ['error', 'picture/unusable', 'is neither PNG nor JPEG', SAVE],
  broken: ['error', 'picture/unusable', 'cannot be read', SAVE],
  cmyk: ['error', 'picture/unusable', 'has the four colours of a press', 'save it with red, green and blue'],
} as const
