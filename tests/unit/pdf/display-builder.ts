/** Short ways to write display lists in tests. */

import { pt, sp } from '../../../src/base/length.ts'
import type {
  Belonging,
  DisplayList,
  DisplayPage,
  DrawOp,
  PlacedRun,
  StructureNode,
} from '../../../src/display/display-list.ts'
import type { GlyphRun } from '../../../src/shape/glyph-run.ts'
import { displayPage } from '../../support/display-page.ts'
import { blockRun } from './block-font.ts'

export const content = (of: number): Belonging => ({ kind: 'content', of })
export const runningHead: Belonging = { kind: 'artifact', as: 'running-head' }

export const node = (id: number, tag: string, ...children: readonly StructureNode[]): StructureNode => ({
  id,
  tag,
  language: null,
  children,
})

/** Runs one behind the other from 50 pt, as wide as they are. */
export function placed(runs: readonly GlyphRun[], scale = 1000): readonly PlacedRun[] {
  let x = pt(50)
  return runs.map(run => {
    const at = x
    x = sp(x + (run.width * scale) / 1000)
    return { x: at, run, scale, hyphen: 'none' }
  })
}

export const line = (text: string, belongs: Belonging, baseline = 100): DrawOp => ({
  op: 'glyphs',
  baseline: pt(baseline),
  runs: placed([blockRun(text)]),
  belongs,
})

export const link = (to: string, belongs: Belonging, description = `to ${to}`): DrawOp => ({
  op: 'link',
  rect: { x: pt(60), y: pt(90), width: pt(8), height: pt(12) },
  to,
  description,
  belongs,
})

export const page = (...ops: readonly DrawOp[]): DisplayPage =>
  displayPage({ width: pt(300), height: pt(400), folio: '', ops })

export const display = (
  pages: readonly DisplayPage[],
  structure: StructureNode,
  changes: Partial<DisplayList> = {},
): DisplayList => ({
  pages,
  structure,
  destinations: new Map(),
  outline: [],
  information: { title: 'Letters', author: null, subject: null, language: 'en' },
  ...changes,
})
