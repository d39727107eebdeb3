/**
 * What another program may import from `scholion`: the whole way from bytes to a PDF, in steps, and the data between.
 *
 * ```ts
 * const fonts = makeFontSet(packagedFontFiles())
 * const edition = readEdition([{ name: 'letter.txt', bytes }])
 * const style = readStylesheet(builtInStyle('appendix')!, builtInStyle)
 * const { value } = await typeset(edition.value, style.value!, fonts)
 * const bytes = await writePdf(value.display, fonts, { creationDate: null, profile: 'screen', version: '1' })
 * ```
 *
 * Nothing happens on import, nothing is remembered between calls. What a human wrote never makes these functions throw:
 * every one returns a value and what is wrong or doubtful about it (`Checked`).
 */
export type { Checked, Diagnostic, Severity } from './base/diagnostic.ts'
export type { Point, Rect, Size } from './base/geometry.ts'
export { mm, pt, type Sp, toPoints } from './base/length.ts'
export {
  type DiagnosticJson,
  diagnosticsToJson,
  formatDiagnostic,
  formatDiagnostics,
} from './base/print-diagnostic.ts'
export { lineStarts, type Position, positionAt, type SourceFile, type Span } from './base/span.ts'
export type { DisplayList, DisplayPage, DrawOp } from './display/display-list.ts'
export type { LayoutArea, LayoutFile, LayoutLine, LayoutNote, LayoutPage } from './display/layout-file.ts'
export { checkEdition } from './edition/check.ts'
export type * from './edition/model.ts'
export { allTextParts, plainText } from './edition/visit.ts'
export { deriveRegisters } from './editorial/derive-registers.ts'
export type * from './editorial/registers.ts'
export type { Font, FontSet } from './fonts/font.ts'
export { type FaceFile, makeFontSet, type OpenableFontSet } from './fonts/font-set.ts'
export { decodeSource } from './input/decode.ts'
export { type InputFile, type ReadOptions, readEdition } from './input/read-edition.ts'
export { type PdfOptions, writePdf } from './pdf/write-pdf.ts'
export { archiveFaults } from './run/archive-faults.ts'
export { ownFontFiles, packagedFontFiles } from './run/font-files.ts'
export { builtInStyle, builtInStyles } from './run/style-files.ts'
export { type ResolveStyle, readStylesheet } from './style/read-stylesheet.ts'
export type * from './style/stylesheet.ts'
export { type TypesetOptions, type TypesetResult, typeset } from './typeset.ts'
