/**
 * An opened fontkit font → the same font, shaping correctly and faster. Changes this one font only, never fontkit's
 * prototypes, which pdfkit shares. Written against fontkit 2.0.4.
 */
import type { FontFile } from './font-file.ts'
import { advanceReader } from './font-tables.ts'
import type {
  ChosenLookup,
  ClassDefinition,
  Coverage,
  FontkitFont,
  FontkitGlyph,
  GposProcessor,
  Processor,
  Selection,
} from './fontkit-objects.ts'
import { type LayoutTag, lookupStarts, type StartGlyphs } from './lookup-starts.ts'

/** Features that apply to some glyphs of a run only; a lookup shared with one of them must stay listed for each. */
const LOCAL_FEATURES = new Set([
  'frac',
  'numr',
  'dnom',
  'isol',
  'fina',
  'fin2',
  'fin3',
  'medi',
  'med2',
  'init',
])

export function repairForShaping(font: FontkitFont, file: FontFile): void {
  freshGlyphs(font, file)
  // Format characters are left out before and after: fontkit would put zero-width spaces in their place, and once a
  // soft hyphen was seen, in place of every hyphen.
  font._layoutEngine.hideDefaultIgnorables = () => {}
  const gdef = font.GDEF
  if (gdef) {
    if (gdef.glyphClassDef) gdef.glyphClassDef = asArray(gdef.glyphClassDef, file.glyphCount)
    if (gdef.markAttachClassDef) gdef.markAttachClassDef = asArray(gdef.markAttachClassDef, file.glyphCount)
  }
  const engine = font._layoutEngine.engine
  if (engine?.GSUBProcessor) speedUp(engine.GSUBProcessor, file, 'GSUB')
  if (engine?.GPOSProcessor) {
    guardAnchors(engine.GPOSProcessor)
    speedUp(engine.GPOSProcessor, file, 'GPOS')
  }
}

const MARK = /^\p{M}$/u

/**
 * fontkit keeps a glyph with the code points it first stood for, so later runs report the wrong text. A new glyph
 * each time, with nothing but its advance, is correct and costs less. Outlines are not asked of this font: without
 * GPOS, marks are placed by boxes, which then come from the glyph that fontkit keeps.
 */
function freshGlyphs(font: FontkitFont, file: FontFile): void {
  const advance = advanceReader(file)
  const keptGlyph = font.getGlyph.bind(font)
  class Glyph implements FontkitGlyph {
    readonly id: number
    readonly codePoints: readonly number[]
    readonly advanceWidth: number
    constructor(id: number, codePoints: readonly number[]) {
      this.id = id
      this.codePoints = codePoints
      this.advanceWidth = advance(id)
    }
    get isMark(): boolean {
      return (
        this.codePoints.length > 0 && this.codePoints.every(point => MARK.test(String.fromCodePoint(point)))
      )
    }
    get cbox(): unknown {
      return keptGlyph(this.id).cbox
    }
  }
  font.getGlyph = (id, codePoints = []) => new Glyph(id, codePoints)
}

/** A mark or base without an anchor throws in fontkit; HarfBuzz goes on to the next subtable. */
function guardAnchors(processor: GposProcessor): void {
  const applyAnchor = processor.applyAnchor
  const applyLookup = processor.applyLookup
  let refused = false
  processor.applyAnchor = (mark, base, at) => {
    if (mark?.markAnchor && base) applyAnchor.call(processor, mark, base, at)
    else refused = true
  }
  processor.applyLookup = (type, table) => {
    refused = false
    const applied = applyLookup.call(processor, type, table)
    return applied && !refused
  }
}

/** The same results without searching through every table for every glyph. */
function speedUp(processor: Processor, file: FontFile, tag: LayoutTag): void {
  processor.coverageIndex = (coverage, glyph = processor.glyphIterator.cur!.id) =>
    coverageIndex(coverage, glyph)
  rememberClasses(processor, file.glyphCount)
  rememberSelections(processor)
  rememberLookups(processor)
  skipLookups(processor, lookupStarts(file.view, file.tables.get(tag)!, tag, file.glyphCount))
}

function rememberClasses(processor: Processor, glyphCount: number): void {
  const known = new WeakMap<ClassDefinition, ArrayLike<number>>()
  processor.getClassID = (glyph, definition) => {
    let classes = known.get(definition)
    if (classes === undefined) {
      classes = asArray(definition, glyphCount).classValueArray
      known.set(definition, classes)
    }
    return classes[glyph] ?? 0
  }
}

/** fontkit goes through all features anew for every run, and keeps the last script where it finds none. */
function rememberSelections(processor: Processor): void {
  const known = new Map<string, Selection>()
  const selectScript = processor.selectScript
  processor.selectScript = (scripts, language, direction) => {
    const key = `${scripts}/${language}/${direction}`
    let selection = known.get(key)
    if (selection === undefined) {
      Object.assign(processor, {
        script: null,
        scriptTag: null,
        language: null,
        languageTag: null,
        features: {},
      })
      selectScript.call(processor, scripts, language, direction)
      const { features, script, scriptTag, languageTag } = processor
      selection = { features, script, scriptTag, language: processor.language, languageTag, direction }
      known.set(key, selection)
    } else {
      Object.assign(processor, selection)
    }
    return selection.scriptTag
  }
}

/** The lookups of some features in the order of the font, none of them decoded yet. */
function rememberLookups(processor: Processor): void {
  const known = new WeakMap<object, Map<string, readonly ChosenLookup[]>>()
  processor.lookupsForFeatures = (features, exclude = []) => {
    let ofSelection = known.get(processor.features)
    if (ofSelection === undefined) {
      ofSelection = new Map()
      known.set(processor.features, ofSelection)
    }
    const key = `${features} ${exclude}`
    let lookups = ofSelection.get(key)
    if (lookups === undefined) {
      lookups = chooseLookups(processor, features, exclude)
      ofSelection.set(key, lookups)
    }
    return lookups
  }
}

/** A lookup that two features name is applied once (HarfBuzz, hb-ot-map.cc); fontkit would apply it twice. */
function chooseLookups(
  processor: Processor,
  features: readonly string[],
  exclude: readonly number[],
): readonly ChosenLookup[] {
  const seen = new Set<number>(exclude)
  const chosen: ChosenLookup[] = []
  for (const feature of features) {
    for (const index of processor.features[feature]?.lookupListIndexes ?? []) {
      if (seen.has(index)) continue
      if (!LOCAL_FEATURES.has(feature)) seen.add(index)
      chosen.push({
        feature,
        index,
        get lookup() {
          return processor.table.lookupList.get(index)
        },
      })
    }
  }
  return chosen.sort((a, b) => a.index - b.index)
}

/** A lookup is tried at the glyphs where it can begin; where it can begin at none it is not even decoded. */
function skipLookups(processor: Processor, startsOf: (lookup: number) => StartGlyphs): void {
  // fontkit's own, with no lookups: it sets the glyphs, the positions and a new iterator.
  const begin = processor.applyLookups
  processor.applyLookups = (lookups, glyphs, positions) => {
    begin.call(processor, [], glyphs, positions)
    for (const each of lookups) {
      const starts = startsOf(each.index)
      if (glyphs.some(glyph => starts[glyph.id] === 1)) applyLookup(processor, each, starts)
    }
  }
}

/** As fontkit's `applyLookups` does it for one lookup. The list of glyphs may become shorter or longer on the way. */
function applyLookup(processor: Processor, { feature, lookup }: ChosenLookup, starts: StartGlyphs): void {
  const { glyphs, glyphIterator } = processor
  processor.currentFeature = feature
  glyphIterator.reset(lookup.flags)
  while (glyphIterator.index < glyphs.length) {
    const glyph = glyphs[glyphIterator.index]!
    if (starts[glyph.id] === 1 && feature in glyph.features) {
      for (const table of lookup.subTables) if (processor.applyLookup(lookup.lookupType, table)) break
    }
    glyphIterator.next()
  }
}

/** Coverage tables are sorted (OpenType specification, Coverage table), so bisection finds what fontkit scans for. */
function coverageIndex(coverage: Coverage, glyph: number): number {
  let low = 0
  if (coverage.version === 1) {
    const { glyphs } = coverage
    let high = glyphs.length - 1
    while (low <= high) {
      const middle = (low + high) >> 1
      const found = glyphs[middle]!
      if (found === glyph) return middle
      if (found < glyph) low = middle + 1
      else high = middle - 1
    }
    return -1
  }
  const { rangeRecords } = coverage
  let high = rangeRecords.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const range = rangeRecords[middle]!
    if (glyph < range.start) high = middle - 1
    else if (glyph > range.end) low = middle + 1
    else return range.startCoverageIndex + glyph - range.start
  }
  return -1
}

function asArray(definition: ClassDefinition, glyphCount: number): ClassDefinition & { version: 1 } {
  const classValueArray = new Uint16Array(glyphCount)
  if (definition.version === 1) {
    for (let index = 0; index < definition.classValueArray.length; index++) {
      const glyph = definition.startGlyph + index
      if (glyph < glyphCount) classValueArray[glyph] = definition.classValueArray[index]!
    }
  } else {
    for (const range of definition.classRangeRecord) {
      for (let glyph = range.start; glyph <= Math.min(range.end, glyphCount - 1); glyph++) {
        classValueArray[glyph] = range.class
      }
    }
  }
  return { version: 1, startGlyph: 0, classValueArray }
}
