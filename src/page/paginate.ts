/** Optimal page breaking over an abstract galley: what other programs, and the passes that make pages, may import. */
export { breakPages } from './break-pages.ts'
export {
  explainPage,
  type PageAlternative,
  type PageExplainer,
  type PageExplanation,
  pageExplainer,
} from './pagination-explain.ts'
export { firstFit } from './pagination-first-fit.ts'
export type {
  FootNote,
  PageChoice,
  PageTarget,
  Pagination,
  PaginationInstance,
  PaginationItem,
  PaginationParams,
  ParagraphItem,
  ParagraphVariant,
  PenaltyItem,
  PricedPage,
  PriceName,
  PricePart,
  TextLine,
  WhiteItem,
} from './pagination-instance.ts'
export { breakPagesSafely, type RelaxedRule, type SafePagination } from './pagination-safe.ts'
