/** A character of the fonts Symbol and Wingdings → the Unicode character that looks the same, or null. */

/** Adobe's Symbol encoding from 0x20 and from 0xA0; a space where a code has no character. */
const SYMBOL_LOW =
  ' !∀#∃%&∍()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼ '
const SYMBOL_HIGH =
  '€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪ 〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭ '

/** The signs of Wingdings that documents use; pictures of devices have no letter's meaning and are reported. */
const WINGDINGS: Readonly<Record<number, string>> = {
  33: '✏',
  34: '✂',
  40: '☎',
  41: '✆',
  42: '✉',
  65: '✌',
  70: '☞',
  69: '☜',
  71: '☝',
  72: '☟',
  74: '☺',
  76: '☹',
  79: '⚐',
  81: '✈',
  82: '☼',
  84: '❄',
  85: '✞',
  86: '✝',
  88: '✠',
  89: '✡',
  90: '☪',
  97: '♋',
  108: '●',
  109: '❍',
  110: '■',
  111: '□',
  113: '❑',
  114: '❒',
  115: '⬧',
  116: '⧫',
  117: '◆',
  118: '❖',
  119: '⬥',
  120: '☒',
  122: '⌘',
  123: '❀',
  125: '❝',
  126: '❞',
  158: '·',
  159: '•',
  161: '○',
  164: '◉',
  167: '▪',
  168: '◻',
  170: '✦',
  171: '★',
  172: '✶',
  216: '➢',
  223: '←',
  224: '→',
  225: '↑',
  226: '↓',
  231: '⇐',
  232: '➔',
  240: '⇨',
  251: '✗',
  252: '✓',
  253: '☒',
  254: '☑',
}

const WINGDINGS_2: Readonly<Record<number, string>> = {
  79: '✗',
  80: '✓',
  81: '☒',
  82: '☑',
  83: '☒',
  151: '•',
  152: '●',
  163: '□',
}

/** The fonts whose letters are signs. */
export const isSymbolFont = (font: string): boolean => /^(?:symbol|wingdings(?: [23])?|webdings)$/i.test(font)

/** `code` as Word gives it: with or without 0xF000, where it keeps such fonts. */
export function symbolCharacter(font: string, code: number): string | null {
  const bare = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code
  const name = font.toLowerCase()
  if (name === 'symbol') return symbolOf(bare)
  if (name === 'wingdings') return Object.hasOwn(WINGDINGS, bare) ? WINGDINGS[bare]! : null
  if (name === 'wingdings 2') return Object.hasOwn(WINGDINGS_2, bare) ? WINGDINGS_2[bare]! : null
  if (name === 'wingdings 3' || name === 'webdings') return null
  const isPrivate = code >= 0xe000 && code <= 0xf8ff
  const isCharacter = code >= 0x20 && code <= 0xffff && !(code >= 0xd800 && code <= 0xdfff)
  return isCharacter && !isPrivate ? String.fromCharCode(code) : null
}

function symbolOf(code: number): string | null {
  const found = code < 0x80 ? SYMBOL_LOW[code - 0x20] : SYMBOL_HIGH[code - 0xa0]
  return found === undefined || (found === ' ' && code !== 0x20) ? null : found
}
