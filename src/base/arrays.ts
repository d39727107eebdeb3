/** Arrays of any length → one after the other. `push(...many)` and `Math.max(...many)` take each for an argument, and a stack has room for some 100,000. */

/** Puts items at the end of an array. */
export function addAll<T>(to: T[], items: Iterable<T>): void {
  for (const item of items) to.push(item)
}

/** The greatest of some numbers, and of `least`, which it is when there are none. */
export function greatest(numbers: Iterable<number>, least = Number.NEGATIVE_INFINITY): number {
  let found = least
  for (const each of numbers) if (each > found) found = each
  return found
}
