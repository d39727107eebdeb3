/** A line's leading and size → where its baseline stands. */
import { type Sp, sp } from '../base/length.ts'

/** Where the baseline of a line of type stands in its leading: the white of the leading above and below, letters 0.77 em high. */
export const baselineIn = (leading: Sp, size: Sp): Sp => sp((leading - size) / 2 + size * 0.77)
