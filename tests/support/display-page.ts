/** A page drawn by hand → the same with the nodes of the structure that it has content of. */
import type { DisplayPage } from '../../src/display/display-list.ts'

export const displayPage = (drawn: Omit<DisplayPage, 'structures'>): DisplayPage => ({
  ...drawn,
  structures: new Set(drawn.ops.flatMap(({ belongs }) => (belongs.kind === 'content' ? [belongs.of] : []))),
})
