/** BCP 47 languages → OpenType language system tags, which is what fonts go by. */

/**
 * OpenType specification, Language system tags; those of languages that fonts treat apart or editions use. Latin has none:
 * fonts take it for the Latin of inscriptions (EB Garamond prints every u as v), where an edition has its own spelling.
 */
const TAGS: ReadonlyMap<string, string> = new Map(
  `af AFK,am AMH,ar ARA,az AZE,ba BSH,be BEL,bg BGR,bs BOS,ca CAT,cop COP,crh CRT,cs CSY,cu CSL,cv CHU,cy WEL,da DAN,
de DEU,el ELL,en ENG,eo NTO,es ESP,et ETI,eu EUQ,fa FAR,fi FIN,fo FOS,fr FRA,fy FRI,ga IRI,gd GAE,gl GAL,grc GRC,
he IWR,hi HIN,hr HRV,hsb USB,dsb LSB,hu HUN,hy HYE,id IND,is ISL,it ITA,ja JAN,ka KAT,kk KAZ,ko KOR,ky KIR,
lb LTZ,lt LTH,lv LVI,mk MKD,mn MNG,mo MOL,mr MAR,mt MTS,nb NOR,ne NEP,nl NLD,nn NYN,no NOR,nv NAV,oc OCI,os OSS,
pl PLK,ps PAS,pt PTG,rm RMS,ro ROM,ru RUS,sa SAN,sk SKY,sl SLV,sq SQI,sr SRB,sv SVE,syc SYR,syr SYR,tg TAJ,th THA,
tr TRK,tt TAT,uk UKR,ur URD,vi VIT,yi JII,zh ZHS`
    .split(/,\s*/)
    .map(pair => {
      const [language = '', tag = ''] = pair.split(' ')
      return [language, tag.padEnd(4)] as const
    }),
)

/** Four characters, or null for the font's default. `el-polyton` is polytonic Greek, `ro-MD` is set as Moldavian. */
export function openTypeLanguage(language: string): string | null {
  const [primary = '', ...subtags] = language.toLowerCase().split('-')
  if (primary === 'el' && subtags.includes('polyton')) return 'PGR '
  if (primary === 'ro' && subtags.includes('md')) return 'MOL '
  return TAGS.get(primary) ?? null
}
