/** What a file is made for → the standards that it is to satisfy, and what may be in it. */

export const PROFILES = ['archive', 'press', 'screen'] as const
/**
 * `archive`: PDF/A-2a and PDF/UA-1, to be kept; `screen`: PDF/A-2u and PDF/UA-1, to be read; `press`: PDF/X-4, to be printed.
 */
export type Profile = (typeof PROFILES)[number]

/** What a profile asks of the passes that write the file; everything else is the same in all of them. */
export interface ProfileRules {
  /** ISO 19005, part and level of conformance. */
  readonly pdfa: { readonly part: 2 | 3; readonly level: 'A' | 'U' } | null
  /** ISO 14289-1. */
  readonly pdfua: boolean
  /** ISO 15930-7. */
  readonly pdfx: boolean
  /** Annotations in the pages: a press wants none. */
  readonly links: 'none' | 'plain' | 'coloured'
}

/** Only PDF/A-3 may hold files that are no PDF/A themselves, so a source inside raises the part. */
export function profileRules(profile: Profile, withAttachments: boolean): ProfileRules {
  switch (profile) {
    case 'archive':
      return { pdfa: { part: withAttachments ? 3 : 2, level: 'A' }, pdfua: true, pdfx: false, links: 'plain' }
    case 'screen':
      return {
        pdfa: { part: withAttachments ? 3 : 2, level: 'U' },
        pdfua: true,
        pdfx: false,
        links: 'coloured',
      }
    case 'press':
      return { pdfa: null, pdfua: false, pdfx: true, links: 'none' }
  }
}
