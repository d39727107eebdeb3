/** The objects of fontkit 2.0.4 as far as they are used, private members among them; @types/fontkit has none of these. */

/** The members of a fontkit font that are used, private ones among them. */
export interface FontkitFont {
  readonly GDEF:
    | { glyphClassDef: ClassDefinition | null; markAttachClassDef: ClassDefinition | null }
    | undefined
  readonly _layoutEngine: {
    readonly engine: {
      readonly GSUBProcessor?: Processor | null
      readonly GPOSProcessor?: GposProcessor | null
    } | null
    hideDefaultIgnorables(): void
  }
  getGlyph(id: number, codePoints?: readonly number[]): FontkitGlyph
  layout(
    glyphs: readonly FontkitGlyph[],
    features: Record<string, boolean>,
    script: string | readonly string[],
    language: string | null,
    direction: 'ltr' | 'rtl',
  ): { readonly glyphs: FontkitGlyph[]; readonly positions: FontkitPosition[] }
  createSubset(): FontkitSubset
}

export interface FontkitGlyph {
  readonly id: number
  readonly codePoints: readonly number[]
  readonly advanceWidth: number
  readonly cbox: unknown
}

export interface FontkitPosition {
  readonly xAdvance: number
  readonly xOffset: number
  readonly yOffset: number
}

export interface FontkitSubset {
  readonly glyphs: number[]
  /** Its place in the list; put there when it has none. */
  includeGlyph(glyph: number): number
  encode(): Uint8Array
}

export type ClassDefinition =
  | { readonly version: 1; readonly startGlyph: number; readonly classValueArray: ArrayLike<number> }
  | {
      readonly version: 2
      readonly classRangeRecord: readonly {
        readonly start: number
        readonly end: number
        readonly class: number
      }[]
    }

export type Coverage =
  | { readonly version: 1; readonly glyphs: readonly number[] }
  | {
      readonly version: 2
      readonly rangeRecords: readonly {
        readonly start: number
        readonly end: number
        readonly startCoverageIndex: number
      }[]
    }

export interface Lookup {
  readonly lookupType: number
  readonly flags: object
  readonly subTables: Iterable<object>
}

export interface ChosenLookup {
  readonly feature: string
  readonly index: number
  /** Decoded when first read. */
  readonly lookup: Lookup
}

export interface GlyphInfo {
  readonly id: number
  /** The features that apply to it are keys. */
  readonly features: object
}

export interface GlyphIterator {
  readonly index: number
  readonly cur: GlyphInfo | null
  /** To the first glyph of the list, whatever the flags say. */
  reset(flags: object): void
  /** To the next glyph that the flags do not pass over, or behind the last. */
  next(): void
}

/** What a processor knows after a script and language are chosen. */
export interface Selection {
  features: Readonly<Record<string, { readonly lookupListIndexes: readonly number[] }>>
  script: object | null
  scriptTag: string | null
  language: object | null
  languageTag: string | null
  direction: string | null
}

export interface Processor extends Selection {
  readonly table: { readonly lookupList: { get(index: number): Lookup } }
  readonly glyphIterator: GlyphIterator
  currentFeature: string | null
  selectScript(script: string | readonly string[], language: string | null, direction: string): string | null
  glyphs: readonly GlyphInfo[]
  positions: readonly FontkitPosition[]
  lookupsForFeatures(features: readonly string[], exclude?: readonly number[]): readonly ChosenLookup[]
  applyLookups(
    lookups: readonly ChosenLookup[],
    glyphs: readonly GlyphInfo[],
    positions: readonly FontkitPosition[],
  ): void
  applyLookup(type: number, table: object): boolean
  coverageIndex(coverage: Coverage, glyph?: number): number
  getClassID(glyph: number, classes: ClassDefinition): number
}

export interface GposProcessor extends Processor {
  applyAnchor(
    mark: { readonly markAnchor: unknown } | null | undefined,
    base: object | null | undefined,
    at: number,
  ): void
}
