/** The font files of the packages, and of a folder of the user's own → the catalogue of faces that styles may name. */

import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { addAll } from '../base/arrays.ts'
import { type Checked, type Diagnostic, errorAt } from '../base/diagnostic.ts'
import { readFontFile } from '../fonts/font-file.ts'
import type { FaceFile } from '../fonts/font-set.ts'
import { readFaceStyle, readNames } from '../fonts/font-tables.ts'

const WEIGHTS: Readonly<Record<number, string>> = {
  200: 'ExtraLight',
  300: 'Light',
  400: 'Regular',
  500: 'Medium',
  600: 'SemiBold',
  700: 'Bold',
  800: 'ExtraBold',
  900: 'Black',
}

/** The packages keep each face in a folder of its own: `600SemiBold_Italic/EBGaramond_600SemiBold_Italic.ttf`. */
const PACKAGES = [
  {
    name: '@expo-google-fonts/eb-garamond',
    family: 'EB Garamond',
    prefix: 'EBGaramond',
    weights: [400, 500, 600, 700, 800],
  },
  {
    name: '@expo-google-fonts/noto-serif',
    family: 'Noto Serif',
    prefix: 'NotoSerif',
    weights: [200, 300, 400, 500, 600, 700, 800, 900],
  },
  {
    name: '@expo-google-fonts/source-sans-3',
    family: 'Source Sans 3',
    prefix: 'SourceSans3',
    weights: [200, 300, 400, 500, 600, 700, 800, 900],
  },
  {
    name: '@expo-google-fonts/source-code-pro',
    family: 'Source Code Pro',
    prefix: 'SourceCodePro',
    weights: [400, 600],
  },
] as const

/** The faces of the installed font packages. Nothing is read before a face is needed. */
export function packagedFontFiles(): readonly FaceFile[] {
  const require = createRequire(import.meta.url)
  return PACKAGES.flatMap(({ name, family, prefix, weights }) => {
    const folder = dirname(require.resolve(`${name}/package.json`))
    return weights.flatMap(weight =>
      [false, true].map(italic => {
        const face = `${weight}${WEIGHTS[weight]}${italic ? '_Italic' : ''}`
        const file = `${prefix}_${face}.ttf`
        return { family, weight, italic, source: file, bytes: () => readFileSync(join(folder, face, file)) }
      }),
    )
  })
}

const FONT_FILE = /\.(?:ttf|otf)$/i
const REFUSED_FILE = /\.(?:woff2?|ttc|otc|dfont)$/i

/**
 * The faces of the fonts in a folder, named by what the files say of themselves; they are read now, since only they
 * can say it. An absent folder is an empty one. Files that cannot be used are reported under `font/`, links are not followed.
 */
export function ownFontFiles(folder: string): Checked<readonly FaceFile[]> {
  const faces: FaceFile[] = []
  const diagnostics: Diagnostic[] = []
  for (const name of fileNames(folder)) {
    if (REFUSED_FILE.test(name)) {
      const hint = 'use a static TrueType or OpenType file (.ttf, .otf)'
      diagnostics.push(
        errorAt('font/web-font', null, `${name}: this kind of font file cannot be embedded`, hint),
      )
    } else if (FONT_FILE.test(name)) {
      const found = describe(name, join(folder, name))
      if (found.value !== null) faces.push(found.value)
      addAll(diagnostics, found.diagnostics)
    }
  }
  return { value: faces, diagnostics }
}

/** In an order that does not depend on the file system. */
function fileNames(folder: string): readonly string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true })
    return entries
      .filter(entry => entry.isFile())
      .map(entry => entry.name)
      .sort()
  } catch {
    return []
  }
}

function describe(name: string, path: string): Checked<FaceFile | null> {
  const refused = (code: string, message: string, hint: string): Checked<null> => ({
    value: null,
    diagnostics: [errorAt(code, null, `${name}: ${message}`, hint)],
  })
  let bytes: Uint8Array
  try {
    bytes = readFileSync(path)
  } catch {
    return refused('font/unreadable', 'the file cannot be read', 'look at its permissions')
  }
  const result = readFontFile(bytes)
  if (!result.usable) return refused(result.refusal.code, result.refusal.message, result.refusal.hint)
  const family = readNames(result.file).family?.trim()
  if (!family) return refused('font/broken', 'the font does not state its family', 'get the font file anew')
  const style = readFaceStyle(result.file)
  return { value: { family, ...style, source: name, bytes: () => bytes }, diagnostics: [] }
}

/** All faces: the user's own first, so that they replace those of the same name. */
export function fontFiles(ownFolder: string | null): Checked<readonly FaceFile[]> {
  const own = ownFolder === null ? { value: [], diagnostics: [] } : ownFontFiles(ownFolder)
  return { value: [...own.value, ...packagedFontFiles()], diagnostics: own.diagnostics }
}
