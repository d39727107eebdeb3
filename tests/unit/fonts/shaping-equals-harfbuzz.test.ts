/** Every packaged face shapes as HarfBuzz does, glyph for glyph and place for place. */
import { describe, expect, test } from 'vitest'
import { openFont } from '../../../src/fonts/fontkit.ts'
import { packagedFontFiles } from '../../../src/run/font-files.ts'
import { harfbuzzFace } from '../../support/harfbuzz.ts'

const split = (text: string): readonly string[] => text.trim().split(/\s+/)

const ENGLISH = split(`
  office official affinity efflux fjord fbi offbeat Thor That Whilst AVATAR WAVE Tokyo Yvonne To. Ty, P. F, L’ “Tell” ‘Yes’
  Quay quick judge Egypt gypsy Kraft awkward Voyage difficult fifth shuffle fluffy wolfhound halfback self-help cliff. staff’s
  1943–45 1920/21 §5 10% ½ ¾ 1⁄2 3⁄4 12⁄25 (1) [a] {b} a/b x—y †‡ * ¹²³ No.7 & @ # £5 $10 €3 ... … ; ! ? : -5 −5 ±2 2×3
  0123456789 1,234.56 23rd f.23v p.12 it’s O’Neill’s don’t rock’n’roll well-known up-to-date (see [5]) “quoted,” ‘single’ a.m.
  HMSO U.S.S.R. NATO MCMXLIII xviii Mr. Dr. St. Æsop œuvre fœtus ſtreet poſt ſſ ſi ſt ct ck`)

const LATIN_WITH_MARKS = split(`
  façade naïve coöperate café résumé Ångström Übermut Straße größer Müßiggang weiß ÄÖÜ äöü Łódź Wrocław źdźbło ćma żółw Gdańsk
  Dvořák Štěpán příliš žluťoučký kůň Ňadra Ďáblík ľúbosť Ôsmy ŕba ĺ Čapek đakovo Šibenik Žiža Ljubljana ǆep ǅ Ǆ ǉ ǌ
  Őrült tűzhely Hódmezővásárhely İstanbul ısırgan Şakir çağrı ğ ŢĂRĂ ţară țară șosea Iași România Ģederts ņēma ļoti ķīna
  ūdens ėjo įvykis ųžuolas žmogus ŵ ŷ Þórr Eyjafjallajökull ðið ægishjálmur Tromsø Århus Ħal ġobniet ċavetta ŀl l·l
  Việt Nguyễn Hồ Chí Đặng ế ề ể ễ ệ ẵ ặ ữ ự ǫ ǭ ȳ ṃ ṣ ṭ ḍ ṛ ḷ ḥ ś ñ ā ī ū ē ō ṛṣi saṃskāra Kṛṣṇa ŉ ĳs`)

const DECOMPOSED = [
  'e\u0301',
  'a\u0308',
  'n\u0303',
  'c\u0327a',
  'm\u0303x',
  'q\u0307\u0323',
  'e\u0323\u0301',
  'a\u0308\u0304',
  'o\u0302\u0301',
  'A\u030a',
  'u\u031b\u0323',
  's\u0323\u0307',
  'i\u0308',
  'I\u0307',
  'g\u0301',
  'K\u0331',
  'v\u030c',
  'fi\u0301n',
  'f\u0301i',
  'Cafe\u0301',
  'Zu\u0308rich',
  'x\u0305',
  'R\u0304',
  '1\u0302',
  'l\u0303l',
  'ð\u0301',
  'œ\u0304',
  'y\u0304\u0306',
  'r\u0325\u0304',
]

const GREEK = split(`
  μῆνιν ἄειδε θεὰ Πηληϊάδεω Ἀχιλῆος οὐλομένην ἣ μυρί᾽ Ἀχαιοῖς ἄλγε᾽ ἔθηκεν πολλὰς δ᾽ ἰφθίμους ψυχὰς Ἄϊδι προΐαψεν ἡρώων αὐτοὺς
  δὲ ἑλώρια τεῦχε κύνεσσιν οἰωνοῖσί τε πᾶσι Διὸς ἐτελείετο βουλή ὦ ᾧ ῥόδον ΆΈΉ ΐΰ ᾄδω ᾳ ῃ ῳ ᾼ ῌ ῼ Ὀδυσσεύς ὕδωρ ὠκύς ϐίος ϑεός
  ϕῶς ϖ ϱ ς σ Λόγος φιλοσοφία γνῶθι σεαυτόν ΚΑΙ Αθήνα καλημέρα Ελλάδα «Ναι»; τί· ͵αϡμγ΄ Ϛ ϟ`)

const CYRILLIC = split(`
  Привет ёжик Ъ объект Москва Сталин Черчилль Молотов «Да» „нет“ №7 г. 1943 т.е. с.-д. Ильич щука эхо юность яблоко Їжак Ґрунт
  є і ї ў Съѣздъ ѳита ѵпостась мір бѣлый Београд љубав њива ћирилица џак ђак Скопје ѓавол ќерка България ъгъл Қазақ ғ ү ұ һ ө
  и\u0306 е\u0308 а\u0301 о\u0301 Приве\u0301т за\u0301мок ӣ ӯ ѷ ҈ ҃а`)

const FEATURE_SETS: readonly (readonly string[])[] = [
  [],
  ['smcp'],
  ['onum'],
  ['sups'],
  ['c2sc', 'smcp'],
  ['-liga'],
  ['dlig'],
  ['lnum', 'tnum'],
  ['onum', 'smcp', 'c2sc'],
  ['-kern'],
]

const GROUPS = [
  { words: [...ENGLISH, ...LATIN_WITH_MARKS, ...DECOMPOSED], languages: ['en'] },
  { words: LATIN_WITH_MARKS, languages: ['tr', 'ro', 'ca', 'de', 'la'] },
  { words: GREEK, languages: ['el', 'grc', 'el-polyton'] },
  { words: CYRILLIC, languages: ['ru', 'sr', 'bg', 'mk'] },
  { words: split('1943 — (5) “” 12–14 …'), languages: ['ru', 'grc', 'fr'] },
]

/** The weights that styles use get every feature set, the others enough to show that their tables are read alike. */
const featureSets = (weight: number): readonly (readonly string[])[] =>
  [400, 600, 700].includes(weight) ? FEATURE_SETS : [[], ['onum', 'smcp', 'c2sc'], ['sups']]

/** Words that the face has all of: no face has all of these characters, and `.notdef` proves nothing. */
const keepCovered = (word: string, covers: (codePoint: number) => boolean): boolean =>
  [...word].every(character =>
    [character, ...character.normalize('NFD')].some(each => covers(each.codePointAt(0)!)),
  )

describe('equality with HarfBuzz', () => {
  for (const face of packagedFontFiles()) {
    test(`${face.source} agrees in glyphs, advances, offsets and clusters`, () => {
      const bytes = face.bytes()
      const font = openFont(bytes, face).value
      if (font === null) throw new Error(`${face.source} does not open`)
      const reference = harfbuzzFace(bytes)
      const different: unknown[] = []
      const distinct = new Set<string>()
      let compared = 0
      for (const { words, languages } of GROUPS) {
        for (const word of words.filter(each => keepCovered(each, font.covers))) {
          distinct.add(word)
          for (const language of languages) {
            for (const features of featureSets(face.weight)) {
              compared++
              const ours = font.shape(word, features, language)
              // Latin is spelt as the editor spells it, whatever the font does for it (language-tag.ts).
              const theirs = reference.shape(word, features, language === 'la' ? 'und' : language)
              if (JSON.stringify(ours) !== JSON.stringify(theirs))
                different.push({ word, language, features, ours, theirs })
            }
          }
        }
      }
      console.log(`${face.source}: ${distinct.size} words, ${compared} comparisons with HarfBuzz`)
      expect(different.slice(0, 3)).toEqual([])
      expect(distinct.size).toBeGreaterThan(250)
    })
  }
})
