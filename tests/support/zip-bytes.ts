/** The bytes of a zip file, changed in one place of its directory. */

/** Where the n-th directory entry begins. */
export function directoryEntry(bytes: Uint8Array, wanted: number): number {
  let found = -1
  for (let at = 0; at < bytes.length - 4; at++)
    if (bytes[at] === 0x50 && bytes[at + 1] === 0x4b && bytes[at + 2] === 1 && bytes[at + 3] === 2) {
      found++
      if (found === wanted) return at
    }
  throw new Error('no such entry')
}

export function changed(bytes: Uint8Array, change: (view: DataView) => void): Uint8Array {
  const copy = bytes.slice()
  change(new DataView(copy.buffer))
  return copy
}
