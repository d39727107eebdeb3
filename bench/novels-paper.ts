/** Table 1 of F. Mittelbach, "A general LuaTeX framework for globally optimized pagination", Computational Intelligence 35(2), 2019. */
import type { NovelName } from './novels-text.ts'

export interface PaperRow {
  readonly paragraphs: number
  readonly elastic: number
  /** Columns: good/bad/ugly+infinitely bad. */
  readonly greedyFlex: string
  readonly greedyStrict: string
  readonly variantsStrict: string
  readonly spreadFlex: string
  readonly spreadStrict: string
  /** Of the last, with interpreted Lua on a machine that is not named. */
  readonly seconds: number
}

export const PAPER: Readonly<Record<NovelName, PaperRow>> = {
  'alice-in-wonderland': {
    paragraphs: 833,
    elastic: 111,
    greedyFlex: '72: 69/0/2+1',
    greedyStrict: '72: 40/4/1+27',
    variantsStrict: 'none',
    spreadFlex: '72: 71/1/0+0',
    spreadStrict: '70: 70/0/0+0',
    seconds: 5,
  },
  'call-of-the-wild': {
    paragraphs: 340,
    elastic: 139,
    greedyFlex: '78: 64/1/9+4',
    greedyStrict: '78: 62/0/0+16',
    variantsStrict: '78: 78/0/0+0',
    spreadFlex: '78: 78/0/0+0',
    spreadStrict: '78: 78/0/0+0',
    seconds: 11,
  },
  'grimms-fairy-tales': {
    paragraphs: 1041,
    elastic: 441,
    greedyFlex: '236: 212/6/6+12',
    greedyStrict: '236: 198/1/0+37',
    variantsStrict: '236: 236/0/0+0',
    spreadFlex: '236: 236/0/0+0',
    spreadStrict: '237: 237/0/0+0',
    seconds: 55,
  },
  'pride-and-prejudice': {
    paragraphs: 2127,
    elastic: 483,
    greedyFlex: '315: 291/8/7+9',
    greedyStrict: '316: 229/14/0+73',
    variantsStrict: '314: 314/0/0+0',
    spreadFlex: '314: 314/0/0+0',
    spreadStrict: '314: 314/0/0+0',
    seconds: 45,
  },
  'old-curiosity-shop': {
    paragraphs: 4097,
    elastic: 768,
    greedyFlex: '554: 524/12/9+9',
    greedyStrict: '554: 421/12/0+121',
    variantsStrict: '556: 556/0/0+0',
    spreadFlex: '560: 560/0/0+0',
    spreadStrict: '555: 555/0/0+0',
    seconds: 100,
  },
}
