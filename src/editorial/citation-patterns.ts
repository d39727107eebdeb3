/** The grammar of printed citations, English, Russian and German, as regular expressions: authors, volumes, imprints, pages, cues. */

const UPPER = String.raw`\p{Lu}[\p{L}\p{M}’'‑-]{0,30}`
const INITIALS = String.raw`(?:(?:Yu|Ya|Ye|Zh|Kh|Ts|Ch|Sh|Shch|Dzh|Th|Ph|Ю|Я|\p{Lu})\.[-\s]?){1,3}`
const SURNAME_FIRST = String.raw`${UPPER}\s+${INITIALS}(?!\p{Lu}\.)`
const AUTHORS = String.raw`${SURNAME_FIRST}(?:\s?(?:,|and|und|et|и|&)\s+${SURNAME_FIRST})*(?:\s?(?:et al\.|i dr\.|и др\.|\(eds?\.\)|\((?:Hrsg|Hg|red)\.\)))?`
const INITIALS_FIRST = String.raw`${INITIALS}\s?(?:(?:de|von|van|der)\s)?${UPPER}`

const ROMAN_OR_FIGURE = String.raw`(?:\d+|[IVXLC]+|[ivxlc]+)(?![\p{L}])(?:[-–/:]\d+)?`
const VOLUME = String.raw`(?:Volume|Vols?|vols?|Tome|T|Т|т|t|Bd|Band|Bde|Jg|H|Heft|Part|Parts|Pt|pt|Books?|Bk|Kn|Кн|кн|Ch|Ч|ч|Vyp|Вып|вып|No|Nr|no|nr|№|N°|n°|Issue|Series|Ser|Serie|Reihe)\.?\s?${ROMAN_OR_FIGURE}`
const YEAR = String.raw`\d{4}(?:[-–/]\d{2,4})?[a-z]?`
const PLACES = String.raw`(?:\p{Lu}[\p{L}\p{M}.’'-]*(?:\s\p{Lu}[\p{L}\p{M}.’'-]*)*(?:(?:\s?[;,/–]\s?|\s-\s)\p{Lu}[\p{L}\p{M}.’'-]*(?:\s\p{Lu}[\p{L}\p{M}.’'-]*)*)*)`
const IMPRINT = String.raw`${PLACES}(?:\s?:\s?[\p{L}\p{M}.&’'\s-]{2,60})?,\s?${YEAR}`
// Not `(1890–1986)`: that is a life, or a term of office.
const PARENTHESIS = String.raw`\((?!\d{4}\s?[-–]\s?\d{4}\))(?:[^()]{0,90}[\s,:])?${YEAR}\)`
const PAGE_NUMBER = String.raw`(?:\d+|[ivxlc]+)(?![\p{L}]{2})`
const PAGES = String.raw`(?:[Pp]{1,2}|PP|[Сс]|S|SS|str|стр)\.?\s?${PAGE_NUMBER}(?:\s?[-–]\s?${PAGE_NUMBER})?(?:,\s?\d+(?:\s?[-–]\s?\d+)?(?!\p{L}))*(?:\s?ff?\.)?`

export const PART = new RegExp(
  String.raw`^(?:[.,:;]?\s+|[.,:;]?(?=\()|[.,:;](?=\p{L}))(?<part>${VOLUME}|${PARENTHESIS}|${IMPRINT}|${YEAR})(?![\p{L}\p{N}])`,
  'u',
)
export const PAGES_HERE = new RegExp(String.raw`^[.,:]?\s*(?<pages>${PAGES})(?![\p{L}\p{N}])`, 'u')
export const AUTHORED = new RegExp(
  String.raw`(?<![\p{L}\p{N}.‑-])(?<authors>${AUTHORS})[.,:]?\s*(?=["“«'‘]?\p{Lu})`,
  'gu',
)
export const LOCATOR = new RegExp(String.raw`(?<![\p{L}\p{N}])(?<pages>${PAGES})(?![\p{L}\p{N}])`, 'gu')
export const CUE =
  /(?:\b(?:[Ss]ee(?:,? (?:also|for example|for instance|e\.g\.|more|further))*|(?:[Pp]ublished|[Pp]rinted|[Cc]ited|[Qq]uoted|[Rr]eprinted) in(?: the (?:preface|introduction|appendix) to)?|[Ii]n(?=:)|[Cc]f\.|Vgl\.|vgl\.|[Ss]iehe|[Vv]oir|for text, see)|[Сс]м\.(?: также| подробнее|,? например)?|(?:[Оо]публиковано|[Цц]ит\.) (?:в|по))[:,]?\s+|[(;]\s*/gu
export const DAY_DATE =
  /\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\s\d{1,2}\b|\b\d{1,2}\s(?:January|February|March|April|May|June|July|August|September|October|November|December)\b/u
export const LONGEST_TITLE = 40
export const LONGEST_CITATION = 400
export const MASK = '\uE000'
export const ARTICLE_END = /^([^;/\uE000]*?)["”»'’]?[.,]?\s*\/\/\s/u

export const VOLUME_HERE = new RegExp(String.raw`^\s*(?<part>${VOLUME})`, 'u')
export const VOLUME_ALONE = new RegExp(`^${VOLUME}$`, 'u')
export const VOLUME_OPENS = new RegExp(`^${VOLUME}(?:$|[,.])`, 'u')
export const PART_AFTER_WHITE = new RegExp(`^\\s+(?:${VOLUME}|${PARENTHESIS})`, 'u')

const SEVERAL = String.raw`(?:\s?,\s|\s(?:and|und|et|&)\s)`
const FULL_NAME = String.raw`${UPPER}(?:\s(?:\p{Lu}\.|${UPPER})){1,3}`
/** `D. Reynolds and V. Pechatnov, The Kremlin Letters`. */
export const AUTHOR_WITH_INITIALS = new RegExp(
  String.raw`^(?<name>${INITIALS_FIRST}(?:${SEVERAL}${INITIALS_FIRST})*)(?=,\s["“‘'\p{Lu}])`,
  'u',
)
/** A name in full is an author only where the title has an imprint in brackets. */
export const AUTHOR_BEFORE_IMPRINT = new RegExp(
  String.raw`^(?<name>${FULL_NAME}(?:${SEVERAL}${FULL_NAME})*)(?=[,:]\s["“‘'«\p{Lu}].*\([^()]*\d{4}\))`,
  'u',
)

/** Between an article and its journal, in the Russian manner. */
export const SLASHES = ' // '
/** Author, colon, title, from the beginning of a note or a bracket. */
export const ARTICLE_BEFORE =
  /(?<lead>^\s*|\(\s*)(?<author>(?:\[[^\]]{1,12}\]|\p{Lu}[^:()\uE000]{2,60})): (?<title>[^\uE000]{2,300}?)\s+In:\s*$/u
