/** The part of `linebreak` that is used; the package brings no types. */
declare module 'linebreak' {
  export default class LineBreaker {
    constructor(text: string)
    /** The next place where UAX #14 allows or demands a break, in UTF-16 units; null after the end of the text. */
    nextBreak(): { readonly position: number; readonly required?: boolean } | null
  }
}
