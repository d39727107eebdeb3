/** What bidi.ts uses of bidi-js 1.1.0; its own declarations do not say that the package is CommonJS. */
declare module 'bidi-js' {
  interface Bidi {
    getEmbeddingLevels(text: string, base: 'ltr' | 'rtl'): { readonly levels: Uint8Array }
    getBidiCharTypeName(character: string): string
    getMirroredCharacter(character: string): string | null
  }
  export default function bidiFactory(): Bidi
}
