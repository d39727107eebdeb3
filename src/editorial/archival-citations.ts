/** The text of a note in, every archival source that it cites out: from the archive down to the leaves, one level at a time. */

export interface ArchivalCitation {
  /** Where it stands in the text. */
  readonly start: number
  readonly end: number
  /** `RGASPI`, `F. 558`, `Op. 11`, `D. 281`, `L. 11–26`. */
  readonly levels: readonly string[]
  /** True where the archive, and perhaps more, is left to the citation before: `D. 284. L. 7–9`, `Ibid. L. 5`. */
  readonly continues: boolean
}

// Designations of the Russian archives, from the fond down; a citation may leave out some, never change their order.
const RUSSIAN_LEVELS: readonly string[] = [
  `F|Fond|f|fond|Ф|Фонд|ф|фонд`,
  `Op|Opis['’]?|op|opis['’]?|Оп|Опись|оп|опись`,
  `P|Pap|Papka|pap|papka|П|Пап|Папка|п|пап|папка|Por|por|Пор|пор|K|Kor|Karton|k|К|Кор|к`,
  `D|Delo|d|delo|Д|Дело|д|дело|Ed\\.\\s?khr|ed\\.\\s?khr|Ед\\.\\s?хр|ед\\.\\s?хр`,
  `Ll|LL|L|ll|l|List|list|Лл|ЛЛ|Л|лл|л|Лист|лист`,
]
const LEAF = String.raw`\d+(?:\s?(?:ob|об|verso|[a-zа-яv])(?![\p{L}])\.?)?`
// No text has a longer numeral; without a bound, a long word would be read again from each of its letters.
const ROMAN = '[IVXLC]{1,15}'
const NUMBER = String.raw`(?:${ROMAN}-|\p{Lu}-?)?\d+[\p{L}]?(?:[-–/]\d+)*`
const LEAVES = String.raw`${LEAF}(?:\s?[-–]\s?${LEAF})?(?:,\s?${LEAF}(?:\s?[-–]\s?${LEAF})?)*`

const level = (at: number): string =>
  String.raw`(?:${RUSSIAN_LEVELS[at]})\.?\s?(?:№\s?)?${at === 4 ? LEAVES : NUMBER}`
const BETWEEN = String.raw`(?:[.,;]\s*|\s+)`
/** Levels from `first` down, the first of them required. */
const fromLevel = (first: number): string =>
  level(first) +
  [1, 2, 3, 4]
    .filter(at => at > first)
    .map(at => `(?:${BETWEEN}${level(at)}${at === 2 ? `(?:${BETWEEN}${level(2)})?` : ''})?`)
    .join('')

// Not from the third level: `Ibid. P. 12` is a page.
const FROM_ANY_LEVEL = [0, 1, 3, 4].map(fromLevel).join('|')

// An acronym with at least two capitals, perhaps with a second one: `RGASPI`, `TsAMO`, `АВП РФ`; or a name with archive in it.
const ACRONYM = String.raw`\p{Lu}\p{L}{0,11}\p{Lu}\p{L}{0,11}(?:\s\p{Lu}{2,5})?`
const ARCHIVE_NAME = String.raw`(?:\p{Lu}[\p{L}’']{1,20}\s(?:[\p{L}’']{1,20}\s){0,5})?(?:National Archives|Archives?|Archiv|Arkhiv|[Аа]рхив|Library|Papers)(?:\s(?:of|der|des|de|of the)\s\p{Lu}[\p{L}]+|,\s(?:Kew|London|Washington|College Park))?`
const LETTER_BEFORE = String.raw`(?<![\p{L}\p{N}])`
const LETTER_AFTER = String.raw`(?![\p{L}\p{N}])`

const RUSSIAN = new RegExp(
  String.raw`${LETTER_BEFORE}(?:(?<archive>${ACRONYM}|${ARCHIVE_NAME})[.,:]?\s+)?(?<rest>${fromLevel(0)})${LETTER_AFTER}`,
  'gu',
)
const CONTINUED = new RegExp(
  String.raw`^(?:[.,;:]?\s+(?:и|and|see also|also)?\s*)(?<rest>${FROM_ANY_LEVEL})${LETTER_AFTER}`,
  'u',
)
const IBID = new RegExp(
  String.raw`${LETTER_BEFORE}(?:Ibid(?:em)?|Idem|Там же|Ebd|Ebenda)[.,]?\s+(?<rest>${FROM_ANY_LEVEL}|(?:fols?|ff?|fos?|Bl)\.\s?${LEAVES})${LETTER_AFTER}`,
  'gu',
)

// British, American, French, German: an archive, a class with a number, what is inside it.
const CLASS = String.raw`(?:[A-Z]{1,5}(?:\s[A-Z]{1,3})?\s\d+(?:\s?[IVX]+)?(?:\/[\dA-Z]+)+|RG\s?\d+|Record Group \d+|[A-Z]{1,3}\s\d+(?:[-/]\d+)?|(?:Add(?:itional)?\.?\s)?MSS?\.?\s(?:[\p{L}.]+\s){0,3}\d+|ms\.?\s(?:[\p{L}.]+\s){0,3}\d+|\d\s[A-Z]\s\d+|[A-Z](?:\/\d+)+)`
const INNER = String.raw`(?:(?:[Bb]ox|[Ff]older|[Ff]ile|[Ee]ntry|[Rr]eel|[Rr]oll|[Ll]ot|[Dd]ossier|[Vv]ol\.|[Bb]d\.|[Cc]arton)\s(?:[A-Z]?\d[\dA-Z/-]*)|(?:fols?|ff?|fos?|Bl)\.\s?${LEAVES}|\d{3}\.[\dA-Z]+\/[\d-]+|[A-Z]\s?\d+\/\d+\/\d+|Central (?:Decimal )?Files?(?:,? \d{4}[-–]\d{2,4})?)`
const CLASSED = new RegExp(
  String.raw`${LETTER_BEFORE}(?:(?<archive>(?:The )?National Archives(?: \(TNA\))?|${ACRONYM})(?::|,)\s)?(?<shelf>${CLASS})(?<inner>(?:,\s${INNER})*)${LETTER_AFTER}`,
  'gu',
)
const INNER_PART = new RegExp(String.raw`,\s(${INNER})`, 'gu')
// Alone, without an archive, only what can be nothing else: `FO 371/36956`, `RG 59`.
const UNMISTAKABLE = /^(?:[A-Z]{2,5}\s\d+\/\d+|RG\s?\d+|Record Group \d+)/u

// What every match of a pattern above has in it, in few words: the patterns themselves are so large that most texts
// are done before one of them is compiled.
const RUSSIAN_SIGN = /[FfФф](?:ond|онд)?\.?\s?(?:№\s?)?[^\d\s]{0,16}\d/
const CONTINUED_SIGN =
  /^[.,;:]?\s+(?:(?:и|and|see also|also)\s*)?(?:[Ff](?:ond)?|[Фф](?:онд)?|[Oo]p(?:is['’]?)?|[Оо]п(?:ись)?|[Dd](?:elo)?|[Дд](?:ело)?|[Ee]d\.\s?khr|[Ее]д\.\s?хр|L[lL]?|ll?|[Ll]ist|Л[лЛ]?|лл?|[Лл]ист)\.?\s?(?:№\s?)?[^\d\s]{0,16}\d/
const IBID_SIGN = /Ibid|Idem|Там же|Ebd|Ebenda/
const CLASSED_SIGN = /[A-Z]\s\d|RG\d|Record Group \d|(?<![A-Za-z])(?:MSS?|ms)\.?\s|[A-Z]\/\d/

/** All archival citations of a text, in order, none overlapping another. */
export function readArchivalCitations(text: string): readonly ArchivalCitation[] {
  const found = [...russian(text), ...ibidem(text), ...classed(text)].sort(
    (a, b) => a.start - b.start || b.end - a.end,
  )
  const kept: ArchivalCitation[] = []
  for (const citation of found) if (citation.start >= (kept.at(-1)?.end ?? 0)) kept.push(citation)
  return kept
}

function* russian(text: string): Generator<ArchivalCitation> {
  if (!RUSSIAN_SIGN.test(text)) return
  for (const match of text.matchAll(RUSSIAN)) {
    const archive = match.groups?.['archive'] ?? null
    const levels = splitLevels(match.groups!['rest']!)
    // A lone `F. 12` without archive may be anything.
    if (archive === null && levels.length < 3) continue
    let end = match.index + match[0].length
    yield {
      start: match.index,
      end,
      levels: archive === null ? levels : [archive, ...levels],
      continues: archive === null,
    }
    for (let next = continuation(text, end); next !== null; next = continuation(text, end)) {
      const rest = next.groups!['rest']!
      yield {
        start: end + next[0].length - rest.length,
        end: end + next[0].length,
        levels: splitLevels(rest),
        continues: true,
      }
      end += next[0].length
    }
  }
}

/** What goes on from a citation that ends at `end`. */
function continuation(text: string, end: number): RegExpExecArray | null {
  const rest = text.slice(end, end + 200)
  return CONTINUED_SIGN.test(rest) ? CONTINUED.exec(rest) : null
}

function* ibidem(text: string): Generator<ArchivalCitation> {
  if (!IBID_SIGN.test(text)) return
  for (const match of text.matchAll(IBID))
    yield {
      start: match.index,
      end: match.index + match[0].length,
      levels: splitLevels(match.groups!['rest']!),
      continues: true,
    }
}

function* classed(text: string): Generator<ArchivalCitation> {
  let previousEnd = -1
  let previousArchive: string | null = null
  if (!CLASSED_SIGN.test(text)) return
  for (const match of text.matchAll(CLASSED)) {
    const shelf = match.groups!['shelf']!
    const given = match.groups!['archive'] ?? null
    const follows = previousEnd >= 0 && /^\s*[;,]\s*(?:and\s)?$/.test(text.slice(previousEnd, match.index))
    if (given === null && !follows && !UNMISTAKABLE.test(shelf)) continue
    if (given !== null && !UNMISTAKABLE.test(shelf) && /^(?:Vol|No|Nos|Chap|Pt)/.test(given)) continue
    const archive: string | null = given ?? (follows ? previousArchive : null)
    const inner = [...(match.groups!['inner'] ?? '').matchAll(INNER_PART)]
    yield {
      start: match.index,
      end: match.index + match[0].length,
      levels: [
        ...(archive === null ? [] : [archive]),
        ...splitShelf(shelf),
        ...inner.map(part => tidy(part[1]!)),
      ],
      continues: false,
    }
    previousEnd = match.index + match[0].length
    previousArchive = archive
  }
}

/** `FO 371/36956` → `FO 371`, `36956`. */
function splitShelf(shelf: string): readonly string[] {
  const match = /^([A-Z]{1,5}(?:\s[A-Z]{1,3})?\s\d+(?:\s?[IVX]+)?)\/(.+)$/u.exec(shelf)
  return match ? [match[1]!, match[2]!] : [shelf.replace(/^Record Group /, 'RG ')]
}

const ANY_LEVEL = new RegExp(
  String.raw`(?:fols?|ff?|fos?|Bl)\.\s?${LEAVES}|${[4, 3, 2, 1, 0].map(level).join('|')}`,
  'gu',
)

function splitLevels(rest: string): readonly string[] {
  const levels: string[] = []
  let from = 0
  for (const match of rest.matchAll(ANY_LEVEL)) {
    if (match.index < from) continue
    levels.push(tidy(match[0]))
    from = match.index + match[0].length
  }
  return levels
}

/** One space after the designation, en dashes in ranges. */
const tidy = (designation: string): string =>
  designation
    .replace(/\s+/g, ' ')
    .replace(/^(\p{L}+(?:\.\s?\p{L}+)?\.)(?=\d|№|\p{Lu}-?\d)/u, '$1 ')
    .replace(/(?<=\d\p{Ll}?|o[bб]\.?|об\.?)\s?[-–]\s?(?=\d)/gu, '–')
    .trim()

const DESIGNATION = RUSSIAN_LEVELS.map(
  names => new RegExp(String.raw`^(?:${names})\.?\s?(?:№\s?)?(?:\p{Lu}-?)?\d`, 'u'),
)

/** Rank of a level in the order of Russian archives; -1 for others. */
export const levelRank = (designation: string): number =>
  DESIGNATION.findIndex(pattern => pattern.test(designation))

/** What stands for one level however it is written: `f. 558` is `F. 558`. */
export const levelKey = (designation: string): string =>
  designation
    .toLowerCase()
    .replace(/[\s.]+/g, '')
    .replace(/[-–]/g, '-')
    .replace(/^ll(?=\d)/, 'l')
    .replace(/^лл(?=\d)/, 'л')
