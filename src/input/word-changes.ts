/** Tracked changes of Word: which elements they are, and whether a change belongs to the text that was asked for. */

/** The text with all changes made, as it was before them, or with both marked. */
export type Changes = 'final' | 'original' | 'show'
export type Change = 'added' | 'deleted' | null

export const CHANGE_ELEMENTS: Readonly<Record<string, 'added' | 'deleted'>> = {
  'w:ins': 'added',
  'w:moveTo': 'added',
  'w:del': 'deleted',
  'w:moveFrom': 'deleted',
}

export const isKept = (change: Change, changes: Changes): boolean =>
  change === null || changes === 'show' || (change === 'added') === (changes === 'final')
