/** Lengths: points, millimetres and ems in, whole scaled points out. */
declare const scaledPoint: unique symbol

/** A length in scaled points (1/65536 pt). Always a whole number. */
export type Sp = number & { readonly [scaledPoint]: true }

export const SCALED_POINTS_PER_POINT = 65536
const POINTS_PER_MILLIMETRE = 72 / 25.4

/** Rounds any number of scaled points to a whole one; the only way to make an `Sp`. */
export const sp = (value: number): Sp => (Math.round(value) + 0) as Sp

export const ZERO = sp(0)

/** PDF points (1/72 in) → scaled points. */
export const pt = (points: number): Sp => sp(points * SCALED_POINTS_PER_POINT)

/** Millimetres → scaled points. */
export const mm = (millimetres: number): Sp => pt(millimetres * POINTS_PER_MILLIMETRE)

/** A multiple of a type size → scaled points. */
export const em = (ems: number, size: Sp): Sp => sp(ems * size)

/** Scaled points → points, for output only. */
export const toPoints = (length: Sp): number => length / SCALED_POINTS_PER_POINT

/** Scaled points → points rounded to 1/1000 pt, for layout files and golden pages. */
export const roundedPoints = (length: Sp): number =>
  Math.round((length / SCALED_POINTS_PER_POINT) * 1000) / 1000
