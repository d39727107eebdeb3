/** Where a line may end, and what it costs. */

/**
 * `space`: after white space. `explicit-hyphen`: after a hyphen of the text. `dash`: after a dash. `hyphenation`: within a word, where a
 * hyphen is added (after a soft hyphen of the text too). `forced`: after a line separator. `other`: after a
 * slash, in an address, between ideographs.
 */
export type BreakKind = 'space' | 'explicit-hyphen' | 'dash' | 'other' | 'hyphenation' | 'forced'

export interface BreakOpportunity {
  /** UTF-16 offset of the first character of the new line. */
  readonly offset: number
  readonly kind: BreakKind
  /** Added to what the style asks for a break of this kind; 0 for a place like any other, less than 10000. */
  readonly penalty: number
}

/** A stretch of the text in one language (BCP 47), end exclusive. */
export interface LanguageSpan {
  readonly start: number
  readonly end: number
  readonly language: string
}
