/** The words that hold a line together: abbreviations of locators, titles, units, months, as tables. */

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/u).filter(word => word !== ''))

/** The parts of an archival locator (fond, inventory, file, leaf), as Russian archives and citations of them have it. */
export const ARCHIVAL_PARTS = words('F. Op. D. L. Ll. Ф. Оп. Д. Л. Лл. ф. оп. д. л. лл. К. Пор.')

/** What stands before a number and means nothing without it. */
export const LOCATORS = words(`
  F. f. ff. fo. fol. fols. Fol. Op. op. D. d. L. l. ll. Ll. Ф. ф. Оп. оп. Д. д. Л. л. Лл. лл. хр. Пор. пор. К. Кн. кн. Вып. вып.
  Ч. ч. Т. т. Тт. тт. С. с. Стб. стб. Ст. ст. гл. Гл. док. Док. прим. рис. Рис. табл. Табл.
  Vol. vol. Vols. vols. Bd. Bde. Bdn. T. t. tt. Tom. tom. N. No. no. Nos. nos. Nr. nr. Nrn. Nro. nᵒ nᵒˢ n° N° № №№ § §§ ¶ ¶¶
  P. p. pp. Pp. pag. S. s. Sp. col. cols. coll. Col. Z. z. v. vv. V. lin. n. nn. note. Anm. H. Hft. h. Jg. Lfg.
  ch. chap. chaps. chs. Ch. Chap. cap. Cap. Kap. bk. Bk. bks. pt. Pt. pts. sec. Sec. sect. secs. par. para. paras. Abs. Abschn. Ziff.
  art. Art. arts. doc. Doc. docs. Docs. Dok. fig. Fig. figs. Figs. Abb. Taf. Tab. tab. pl. Pl. pls. ill. ills. Ill. app. App. Beil. Anl. Anh.
  Bl. Bll. Rn. Rz. ms. Ms. MS. mss. MSS. Hs. Cod. cod. reg. Reg. ser. Ser. fasc. Fasc. tit. lib. Lib. ep. Ep. q. qu. ex. Ex.
  c. ca. circa cca. fl. b. ob. ок. род. ум. geb. gest.
`)

/** The same without a full stop; only forms that are no words. */
export const BARE_LOCATORS = words(`
  pp ff fol fols Vol vol Vols vols Bd Bde Nr No Nos Fol Doc Docs Fig Figs Kap Abb Sp Taf ca
  RG FO CAB PREM WO ADM AIR CO HW KV MS MSS Ms BT DO DEFE FCO HO IOR TNA
`)

/** Words spelt out, kept with their number where it costs little. */
export const COUNTED_WORDS = words(`
  number Number numbers document Document documents Documents note Note notes Notes page Page pages Pages volume Volume chapter Chapter
  part Part book Book line Line lines Lines section Section appendix Appendix article Article figure Figure table Table plate Plate
  telegram Telegram despatch Despatch dispatch Dispatch file File folder Folder box Box reel Reel
  Nummer Dokument Dokumente Seite Seiten Band Kapitel Anmerkung Zeile Zeilen Blatt Artikel Heft Teil
  numéro document documents page pages tome chapitre livre article ligne lignes feuillet
  номер документ документы страница стр. том глава часть лист дело опись фонд статья пункт
`)

/** What follows the number of a locator and belongs to it. */
export const AFTER_NUMBER = words(
  'об ob об. ob. v. r. f. ff. sq. sqq. seq. n. nn. nn note verso recto bis ter',
)

export const UNITS = words(`
  mm cm dm m km mi yd yds ft mph kn nm km² m² ha mg g kg t l ml hl oz lb lbs cwt st h min s sec kW MW V A W Hz kHz MHz ° °C °F C F K % ‰
  a.m. p.m. am pm AM PM hrs hours Uhr percent Prozent p.c. v.H. pCt. Proz. fr frs Fr Fr. RM Mk Mk. Pf Pf. sh d s. d. £ $ € ₽
  мм см м км га г г. гг гг. кг т т. л ч ч. мин мин. с руб руб. коп коп. в. вв. % проц. процентов процента н.э.
  B.C. A.D. BC AD CE BCE n.Chr. v.Chr. av.
`)
export const LARGE_NUMBERS = words(`
  thousand million millions billion Millionen Million Mio Mio. Mrd Mrd. Tsd. mille million millions milliard milliards тыс тыс. млн млн. млрд млрд. тысяч миллионов
`)
export const CENTURIES = words(
  'в. вв. век века веке веков ст. Jh. Jhs. Jh Jahrhundert Jahrhunderts siècle siècles s. w.',
)
export const CURRENCY = words('£ $ € ¥ ₽ Fr. RM')

/** Before a name. */
export const TITLES = words(`
  M. MM. Mr Mr. Mrs Mrs. Ms Ms. Messrs Messrs. Dr Dr. Drs. Prof Prof. St St. Ste SS. Sir Rev. Revd Hon. Fr. Br. Gen. Lt. Lt Col. Col Maj. Capt. Capt
  Sgt. Cpl. Adm. Brig. Cmdr. Gov. Sen. Rep. Pres. Mme Mme. Mmes Mlle Mlle. Mgr Mgr. Hr. Hrn. Frl. Fräul. Frh. Frhr. Gf. Kg. Kgl.
  Sig. Sig.ra Sr. Sra. Srta. Dn. Da. ks. inż. p. dr prof. inz. ing.
  г-н г-жа гр. т. тов. Тов. тт. акад. проф. ген. адм. кн. гр. им. св. пл. ул. г.
`)

/** Ranks and offices: a name that follows begins with its own initials. */
export const RANKS = words(`
  General Marshal Admiral Colonel Major Captain Lieutenant Sergeant President Premier Minister Ambassador Secretary Senator Governor Professor
  Doctor Lord Lady Prince Princess Count Baron Bishop Archbishop Comrade Commander Field Foreign Prime Under
  Herr Frau Graf Freiherr Fürst Minister Botschafter Präsident Kanzler Reichskanzler
  Monsieur Madame Général Maréchal Amiral Colonel Comte Président Ministre Ambassadeur
  Генерал Маршал Адмирал Министр Посол Товарищ Господин Академик Профессор
`)

/** Full stops, but no name's initials. */
export const ACRONYMS = words(
  'U.S. U.K. U.N. E.U. D.C. N.Y. L.A. B.C. A.D. A.M. P.M. P.S. N.B. U.S.A. США. С.-Д.',
)

/** Rulers and the few other things counted from I; elsewhere an English I is a pronoun. */
export const COUNTED_FROM_ONE = words(`
  Napoleon Nicholas Nicolas Nikolai Peter Paul Alexander William Wilhelm Charles James George Edward Henry Elizabeth Francis Franz Frederick
  Friedrich Catherine Louis Leopold Karl Otto Heinrich Ludwig Maximilian Ferdinand Philip Pius Mary Richard Robert Umberto Alfonso Constantine
  Leo Joseph Rudolf Selim Justinian Theodosius John Ivan War Part Volume Vol Act Book Class Corps Section
`)

/** A number of this kind before the noun of a month makes a day. Small letters where the language has them. */
export const MONTHS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  [
    'en',
    words(
      'January February March April May June July August September October November December Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec',
    ),
  ],
  [
    'de',
    words(
      'Januar Jänner Februar Feber März April Mai Juni Juli August September Oktober November Dezember Jan Jän Feb Apr Aug Sept Sep Okt Nov Dez',
    ),
  ],
  [
    'fr',
    words(
      'janvier février mars avril mai juin juillet août septembre octobre novembre décembre janv févr avr juil sept oct nov déc',
    ),
  ],
  [
    'ru',
    words(
      'января февраля марта апреля мая июня июля августа сентября октября ноября декабря янв февр апр авг сент окт нояб дек',
    ),
  ],
  [
    'it',
    words('gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre'),
  ],
  [
    'es',
    words(
      'enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre',
    ),
  ],
  [
    'pl',
    words(
      'stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia',
    ),
  ],
  ['cs', words('ledna února března dubna května června července srpna září října listopadu prosince')],
  ['uk', words('січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня')],
  [
    'la',
    words(
      'Ianuarii Februarii Martii Aprilis Maii Iunii Iulii Augusti Septembris Octobris Novembris Decembris Ianuarias Kalendas Idus Nonas',
    ),
  ],
])

/** Prepositions and conjunctions of one letter that must not end a line, where the language's rules say so. */
export const CLINGING_LETTERS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['cs', words('k s v z o u a i K S V Z O U A I')],
  ['sk', words('k s v z o u a i K S V Z O U A I')],
  ['pl', words('a i o u w z A I O U W Z')],
])
