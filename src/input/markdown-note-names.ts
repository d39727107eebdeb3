/** The name of a note in Markdown, `1`, `a:1`, `3~2` ↔ its series and the number as the source has it. */

export interface NoteName {
  readonly series: string
  readonly label: string
}

const SERIES = /^[a-z][a-z0-9-]{0,63}$/

/**
 * `a:1` is note 1 of the series that the file declares for `a`, or else of the series `a`; `a1` belongs to a declared series
 * too. What follows `~` only tells a note from others of its number. A note that stands in place has none.
 */
export function noteName(name: string, declared: ReadonlyMap<string, string>): NoteName {
  if (name.startsWith(' ')) return { series: 'notes', label: '' }
  const tilde = name.lastIndexOf('~')
  const bare = tilde < 0 ? name : name.slice(0, tilde)
  const colon = bare.indexOf(':')
  if (colon > 0) {
    const prefix = bare.slice(0, colon)
    const series = declared.get(prefix) ?? (SERIES.test(prefix) ? prefix : null)
    if (series !== null) return { series, label: bare.slice(colon + 1) }
  }
  for (const [prefix, series] of declared)
    if (prefix !== '' && bare.startsWith(prefix) && /^\d+$/.test(bare.slice(prefix.length)))
      return { series, label: bare }
  return { series: 'notes', label: bare }
}

/** The name that `noteName` reads as this series and label; `number` makes it unique, 1 needs nothing. */
export function printNoteName({ series, label }: NoteName, number: number): string {
  const plain = series === 'notes' && !label.includes(':') ? label : `${series}:${label}`
  const distinct = number > 1 || label === '' || label.includes('~') ? `${plain}~${number}` : plain
  return distinct.replace(/[[\]\\^`<]/g, '\\$&').replace(/\s/g, '\\ ')
}
