/** One line of an edition → what its wording says it is: dateline, reference, route “X to Y”, number, salutation, label. */

/** Month names of the languages that editions are written in, nominative and the form after a day. */
export const MONTHS =
  '(?:jan(?:uary|uar|vier|v\\.)?|feb(?:ruary|ruar|\\.)?|f[ée]v(?:rier|\\.)?|mar(?:ch|s|zo|\\.)?|m(?:ä|ae)rz|apr(?:il|ile|\\.)?|avr(?:il|\\.)?|ma[iy]|maggio|mayo|jun[ei]?|juin|giugno|junio|jul[iy]?|juillet|luglio|julio|aug(?:ust|\\.)?|ao[uû]t|agosto|sept?(?:ember|embre|\\.)?|settembre|septiembre|o[ck]t(?:ober|obre|\\.)?|ottobre|octubre|nov(?:ember|embre|\\.)?|noviembre|de[cz](?:ember|\\.)?|d[ée]c(?:embre|\\.)?|dicembre|diciembre|enero|gennaio|febrero|febbraio|marzo|abril|aprile|январ[ья]|феврал[ья]|марта?|апрел[ья]|ма[йя]|июн[ья]|июл[ья]|августа?|сентябр[ья]|октябр[ья]|ноябр[ья]|декабр[ья])'

const DAY = '\\d{1,2}(?:st|nd|rd|d|th|er|º|\\.)?'
const YEAR = '(?:1[0-9]{3}|20[0-9]{2})'
const CLOCK =
  '(?:[,—–-]? ?(?:at )?(?:\\d{1,2}(?:[.:]\\d{2})?|noon|midnight) ?(?:[ap]\\. ?m\\.|[ap]m|Uhr|h\\.|noon|midnight)?)'

/** `April 22, 1918, 6 p.m.` · `27 octobre 1943` · `27. X. 1943` · `October 1943` */
const FULL_DATE = new RegExp(
  `(?:${MONTHS}\\.? ${DAY},? ${YEAR}|${DAY} ?(?:de |of )?${MONTHS}\\.?,? (?:de |of )?${YEAR}|${MONTHS}\\.?,? ${YEAR}|${DAY} ?(?:\\d{1,2}|[IVX]{1,4})\\. ?${YEAR}|${YEAR}-\\d{2}-\\d{2})(?:${CLOCK}(?=[\\s.\\[(,]|$))?`,
  'iu',
)
const DAY_AND_MONTH = new RegExp(
  `^[^,]{2,60}, (?:le |den |the )?(?:${MONTHS}\\.? ${DAY}|${DAY} ${MONTHS})\\.?$`,
  'iu',
)

export interface Dateline {
  readonly place: string | null
  readonly date: string | null
}

/** A line of place and date, or null. */
export function readDateline(text: string): Dateline | null {
  if (text.length > 160) return null
  // Most lines are known by their figures, before a pattern with all the months is compiled.
  const match = /\d{4}/.test(text) ? FULL_DATE.exec(text) : null
  if (match === null) {
    if (!/, .*\d/s.test(text) || !DAY_AND_MONTH.test(text)) return null
    const comma = text.indexOf(',')
    return {
      place: text.slice(0, comma),
      date: text
        .slice(comma + 1)
        .trim()
        .replace(/\.$/, ''),
    }
  }
  const before = text.slice(0, match.index)
  const received = /(?:^|[\s[(])(?:received|eingegangen|reçu|получено),? ?$/i.test(before)
  const lead = before
    .replace(/[\s[(]*(?:received|eingegangen|reçu|получено),? ?$/i, '')
    .replace(/(?:\b(?:le|den|the|il)|[,:;—–-])*\s*$/i, '')
  const place = lead.replace(/[\s,;:.—–\]]+$/, (end: string) =>
    /\]/.test(end) && lead.includes('[') ? ']' : '',
  )
  if (!received && !endsLikePlace(before)) return null
  if (smallWords(place) > 2) return null
  return { place: place === '' ? null : place, date: received ? null : match[0].replace(/[,\s]+$/, '') }
}

/** A date stands at the beginning, after a comma or bracket, after an article, or after a bare name of a place. */
const endsLikePlace = (before: string): boolean =>
  /(?:^|[,;:.([—–-] ?|\b(?:le|den|the|il) )$/i.test(before) || /^(?:\p{Lu}[\p{L}.-]* ){1,3}$/u.test(before)

/** Words that begin small and are no connecting words: a place has hardly any, a sentence many. */
export function smallWords(text: string): number {
  return text
    .split(/\s+/)
    .filter(word => /^\p{Ll}/u.test(word) && !CONNECTING.has(word.replace(/[.,;:]$/, ''))).length
}

const CONNECTING = new Set(
  'of the in at for and de del della di du des la le les d’ von van der den dem zu zum zur bei und et en au aux to y el los c/o on p.m. a.m. am i w с в на и при'.split(
    ' ',
  ),
)

export interface Route {
  readonly sender: string
  readonly addressee: string
}

const ROUTE_WORDS = new Set(['to', 'an', 'à', 'au', 'aux'])

/** `The Ambassador in Japan (Morris) to the Secretary of State` → who writes to whom, or null. */
export function readRoute(line: string): Route | null {
  if (line.length > 200) return null
  const { rest } = readDocumentNumber(line)
  const text = rest
    .replace(/^(?:telegram|letter|despatch|dispatch|memorandum|note|message|airgram)\s+(?=from\b)/i, '')
    .replace(/^from /i, '')
  const words = text.replace(/\.$/, '').split(' ')
  for (let at = 1; at < words.length - 1; at++) {
    if (!ROUTE_WORDS.has(words[at]!)) continue
    const sender = words.slice(0, at)
    const addressee = words.slice(at + 1)
    if ([sender, addressee].every(name => isNameLike(name) && !CONNECTING.has(name[name.length - 1]!)))
      return { sender: sender.join(' ').replace(/,$/, ''), addressee: addressee.join(' ') }
  }
  return null
}

/** Names and titles: capitals and connecting words only, one capital at least. */
export function isNameLike(words: readonly string[]): boolean {
  let capitals = 0
  for (const word of words) {
    const bare = word.replace(/^[([“„«"'‘]+/, '').replace(/[)\],;:”"’]+$/, '')
    if (/^(?:\p{Lu}|d[’']\p{Lu}|l[’']\p{Lu})/u.test(bare)) capitals++
    else if (!/^\d/.test(bare) && bare !== '&' && bare !== 'others' && !CONNECTING.has(bare)) return false
  }
  return capitals > 0
}

const NUMBERED = /^(?:No|Nr|N[°º]|№)\.? ?(\d{1,5}[a-z]?)\.?(?:[\s:—–-]+(?=\S)|$)/
const NUMBERED_KIND =
  /^(\d{1,4})\. (?=(?:Telegram|Memorandum|Letter|Editorial Note|Note|Minutes|Paper|Airgram|Despatch|Message|Report|Record|Draft|Summary|Circular)\b)/

/** `No. 135. Mr. Bayard to Mr. Gresham.` → the number and the rest; number null when the line has none. */
export function readDocumentNumber(text: string): { readonly number: string | null; readonly rest: string } {
  const match = NUMBERED.exec(text) ?? NUMBERED_KIND.exec(text)
  return match === null
    ? { number: null, rest: text }
    : { number: match[1]!, rest: text.slice(match[0].length) }
}

/** File numbers of archives: `883.404/51`, `File No. 861.00/1634`, `F.O. 371/36992`, `RGASPI. F. 558. Op. 11.` */
export const isReference = (text: string): boolean =>
  text.length <= 120 &&
  (/^\d{3}[A-Z]?\.\d+[\w. –-]*\/[\w. –/-]+(?:: ?\p{L}[\p{L} ]*)?$/u.test(text) ||
    /^File (?:No\.?|Number)/i.test(text) ||
    /^(?:No|Nr|N[°º]|№)\.? ?\d{1,6}[a-z]?\.?$/.test(text) ||
    /^\p{Lu}[\p{Lu}. ]{1,8}\d{1,4}\/\d+/u.test(text) ||
    /(?:\bF|Ф)\. ?\d+.*(?:\bOp|Оп)\. ?\d+/.test(text))

export const isBracketed = (text: string): boolean => /^\[[^\]]*\]\.?$/.test(text)

/** `[Inclosure 2 in No. 12.]`, `Anlage 1`, `Annexe`, `Приложение` */
export const isEnclosure = (text: string): boolean =>
  text.length <= 160 &&
  /^\W*(?:(?:in|en|sub-?en|sub-?in)closures?|attachment|annex(?:e|ure)?|appendix|anlage|beilage|pi[eè]ce jointe|приложение|allegato|anexo)(?![\p{Ll}])/iu.test(
    text,
  )

/** `Chapter 5: Sale of the Empire`, `XV Progress of the Christian Religion`; a roman initial before a name has a full stop. */
export const isChapterHeading = (text: string): boolean =>
  text.length <= 160 &&
  (/^(?:chapter|kapitel|chapitre|cap[íi]tulo|capitolo|глава|part|teil|book|livre)\s+(?:\d{1,3}|[IVXLC]{1,7})(?:[.:\s]|$)/iu.test(
    text,
  ) ||
    (/^[IVXLC]{1,7} (?=\p{Lu})/u.test(text) && isNameLike(text.split(' '))))

const SALUTATION =
  /^(?:(?:my|most) )?(?:dear|sirs?|madam|gentlemen|excellency|your (?:excellency|majesty|lordship|highness)|mon(?:sieur|seigneur)|madame|messieurs|(?:mon |ma |mes )?ch[eè]re?s?|(?:mein |meine )?(?:lieber?|liebste[rn]?|verehrte[rn]?|teure[rn]?|theure[rn]?)|sehr |hochverehrte|(?:eure |euer )?exzellenz|дорог|уважаем|многоуважаем|милостив|любезн|caro|cara|egregio|signor|querid|estimad|muy señor)/i

export const isSalutation = (text: string): boolean =>
  text.length <= 90 && SALUTATION.test(text) && /[,:!.—–-]$/.test(text)

/** Words of secrecy, haste and routing that stand over telegrams. */
const CLASSIFICATION =
  /(?:^|[^\p{L}])(?:SECRET|MOST|TOP|IMMEDIATE|IMPORTANT|CONFIDENTIAL|CONFIDENTIEL|PERSONAL|PRIVATE|URGENT|PRIORITY|RESTRICTED|UNCLASSIFIED|CLASSIFIED|CIPHER|CYPHER|DEDIP|GUARD|TELEGRAM|ROUTINE|NIACT|LIMDIS|NODIS|EXDIS|EYES ONLY|GEHEIM\p{L}*|VERTRAULICH|CITISSIME|EILT|STRENG|TRÈS|SEGRET\p{L}*|RISERVAT\p{L}*|SECRETO|СЕКРЕТНО|СОВЕРШЕННО|ШИФР\p{L}*|ТЕЛЕГРАММА|СРОЧНО|ЛИЧНО)(?![\p{L}])/u

/** Letters, and all of them capitals. */
export const isAllCapitals = (text: string): boolean =>
  text.length <= 400 && /\p{Lu}.*\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text)

export const isClassificationWord = (text: string): boolean => CLASSIFICATION.test(text)

export interface LabelText {
  /** As written: `2.`, `[1].`, `(1)`. */
  readonly text: string
  readonly supplied: boolean
  readonly value: number | null
}

/** The number that opens a paragraph, or null. A day before a month is a date. */
export function readLabel(text: string): LabelText | null {
  const match = /^(?:(\d{1,3})\.|\[(\d{1,3})(?:\]\.?|\.\]))(?=\s|$)/.exec(text)
  if (match === null) return null
  const rest = text.slice(match[0].length, match[0].length + 24)
  if (
    match[1] !== undefined &&
    (new RegExp(`^\\s${MONTHS}(?!\\p{L})`, 'iu').test(rest) || /^\s\d{1,2}\./.test(rest))
  )
    return null
  return { text: match[0], supplied: match[1] === undefined, value: Number(match[1] ?? match[2]) }
}

/** `(1)`, `(a)`, `(iv)` at the beginning of a paragraph; the value of figures only. */
export function readItemMark(text: string): LabelText | null {
  const match = /^\((\d{1,3}|[a-z]|[ivx]{1,5})\)(?=\s)/.exec(text)
  return match === null
    ? null
    : { text: match[0], supplied: false, value: /^\d/.test(match[1]!) ? Number(match[1]) : null }
}
