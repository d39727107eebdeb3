/** A word in, its part in speaking of persons out: titles, offices, verbs of speech, nouns that persons have, function words. */

const set = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

/**
 * `personal`: only ever said of a person (Mr., Sir); `rank`: Army, Navy; `noble`: a peerage or court title, kept in the heading where no
 * given name is known; `royal`: a sovereign, dropped from the heading; `office`: also said without a name after it.
 */
export type TitleKind = 'personal' | 'rank' | 'noble' | 'royal' | 'office'

const TITLE_WORDS: readonly (readonly [TitleKind, ReadonlySet<string>])[] = [
  [
    'personal',
    set(`mr messrs mrs miss ms mister sir dame m mm mme mlle monsieur messieurs madame mademoiselle herr herrn frau fräulein signor signore signora
      signorina señor senor señora don doña dr doctor prof professor rev reverend hon honorable honourable comrade tovarishch pan mynheer
      господин госпожа г-н г-жа товарищ`),
  ],
  [
    'rank',
    set(`general gen generals lieutenant-general major-general colonel-general marshal marshals fieldmarshal admiral adm admirals vice-admiral
      rear-admiral colonel col lieutenant-colonel lieut-col major maj captain capt captains lieutenant lieut lt commander cdr comdr commodore
      brigadier brig brigadier-general sergeant sgt corporal midshipman ensign commandant généralissime generalissimo general-leutnant oberst
      hauptmann leutnant feldmarschall général maréchal amiral colonel capitaine admiral генерал маршал адмирал полковник капитан`),
  ],
  [
    'noble',
    set(`lord lady duke duchess earl count countess marquis marquess marchioness viscount viscountess baron baroness prince princess graf gräfin
      freiherr fürst herzog comte comtesse duc marquise vicomte conte marchese граф барон князь княгиня`),
  ],
  ['royal', set('king queen emperor empress tsar czar kaiser pope sultan shah regent roi empereur könig')],
  [
    'office',
    set(`president premier chancellor ambassador ambassadors minister ministers secretary undersecretary under-secretary commissar commissioner
      consul vice-consul governor lieutenant-governor senator senators congressman representative judge justice chairman bishop archbishop cardinal
      father delegate director agent attaché chargé chief mayor doctor führer duce caudillo président ministre ambassadeur botschafter minister
      präsident reichskanzler kanzler`),
  ],
]

const TITLES: ReadonlyMap<string, TitleKind> = new Map(
  [...TITLE_WORDS].reverse().flatMap(([kind, words]) => [...words].map(word => [word, kind] as const)),
)

const bare = (word: string): string => word.toLowerCase().replace(/\.$/, '')

const singular = (word: string): string => word.replace(/s$/, '')

/** The kind of title that a word is, in the plural too; null for other words. A word divided by a hyphen counts as whole. */
export function titleKind(word: string): TitleKind | null {
  const lower = bare(word)
  const kind = TITLES.get(lower) ?? TITLES.get(lower.replace(/-/g, ''))
  if (kind !== undefined) return kind
  const one = TITLES.get(singular(lower))
  return one === 'rank' || one === 'office' || one === 'noble' ? one : null
}

/** Titles before several names: `Messrs. A, B and C`, `Lieutenants D and E`. */
const PLURAL_TITLES = set('messrs mm messieurs')
export const isPluralTitle = (word: string): boolean =>
  PLURAL_TITLES.has(bare(word)) ||
  (bare(word).endsWith('s') && !TITLES.has(bare(word)) && titleKind(word) !== null)

const FEMALE = set(
  'mrs miss ms dame lady mme mlle madame mademoiselle frau fräulein signora signorina señora doña queen empress princess duchess countess baroness viscountess marchioness госпожа г-жа',
)
const MALE = set(
  'mr sir lord m monsieur herr herrn signor señor don king emperor duke earl prince count baron viscount marquis tsar pope господин г-н',
)
export const genderOf = (title: string): 'f' | 'm' | null =>
  FEMALE.has(bare(title)) ? 'f' : MALE.has(bare(title)) ? 'm' : null

/** Titles that take a place with `of` and are then the person's name: `Duke of Wellington`. */
const PEERAGES = set('duke duchess earl marquis marquess marchioness viscount viscountess countess')
export const isPeerage = (word: string): boolean => PEERAGES.has(bare(word))

/** Abbreviations whose full stop ends no sentence. */
const ABBREVIATIONS =
  set(`mr messrs mrs ms dr prof rev hon gen maj col capt lieut lt cdr comdr adm brig sgt st mm mme mlle jr sr no nos vol vols
  p pp fol fols ff cf ca vgl bd jg nr hg ed eds cmd art arts dept govt co inc esq viz etc approx т г тов см им`)
export const isAbbreviation = (word: string): boolean => ABBREVIATIONS.has(bare(word))

export const PARTICLES: ReadonlySet<string> = set(
  `de du des d' d’ del della delle degli di da dal dos das von vom van der den ten ter zu zum zur la le af av bin ibn al el y und`,
)

/** What a person is, in an editor's gloss. */
const ROLES = set(`
  ambassador minister president vice-president secretary chancellor commissioner consul consul-general vice-consul general lieutenant-general major-general officer
  statesman stateswoman politician diplomat dictator leader chairman chairwoman director representative member deputy king queen emperor
  empress prince princess tsar writer author poet novelist playwright historian journalist correspondent painter sculptor composer musician
  singer physician surgeon engineer scientist physicist chemist mathematician philosopher professor scholar lawyer barrister merchant trader banker industrialist
  businessman manufacturer publisher editor actor actress wife husband widow son daughter brother sister father mother nephew niece friend
  bishop archbishop cardinal priest clergyman missionary rabbi commander commander-in-chief admiral marshal colonel major captain lieutenant
  head chief commissar envoy chargé attaché agent governor viceroy senator congressman judge justice attorney premier adviser advisor aide
  delegate interpreter translator founder revolutionary soldier economist official clerk manager superintendent inspector undersecretary
  under-secretary counselor counsellor librarian archivist landowner nobleman architect explorer naturalist monarch pope ruler spy
  botschafter gesandter staatssekretär reichskanzler politiker diplomat schriftsteller schriftstellerin komponist journalist kanzler offizier
  kaufmann arzt maler schauspieler schauspielerin historiker dichter verleger jurist kritiker
  ambassadeur ministre général maréchal écrivain homme diplomate politique peintre historien journaliste chef président roi
  посол министр маршал генерал политик дипломат деятель государственный писатель нарком председатель секретарь поэт историк журналист
  военачальник полководец адмирал президент премьер-министр король император учёный ученый художник`)
export const isRole = (word: string): boolean => ROLES.has(bare(word))

/** Offices, institutions and other common nouns that take a capital letter and act like persons. */
const COMMON = set(`
  academy act acting act's acts adjutant administration admiralty affairs agency agreement air alliance allies ally ambassador annex appendix archive
  archives army article articles assembly assistant association attorney authority award bank battle bill board branch brigade bulletin bureau cabinet camp central
  chamber chapter charter chief chiefs church city civil club code college colonial colony combined command commander commander-in-chief commission
  commissioners committee commonwealth communiqué company conference confederation congress congressional constitution consul consular consulate
  consuls convention corps correspondence council court courts cross crown declaration decree defence defense delegation department deputy diplomatic
  directive director division document dominion dominions editor embassy emperor empire enclosure executive expedition extra federal federation fleet forces
  foreign front fund general government governments governor guard headquarters high home house imperial inclosure institute intelligence international
  joint journal judicial justice kingdom labor law league legation legislation legislature library lord majesty major majesty’s marine market mediterranean memorandum
  military minister ministers ministry mission motors electric municipal museum nation national nations naval navy neutrality north note number office officer operation
  opposition order orders ordinance organization pact papers parliament party passage peace people permanent personal plenipotentiary police political politburo port post
  premier presidency president press prime private privy programme protocol provisional public quarter quartermaster queen reds record records red region regiment registry relations
  report representative representatives republic reservation reserve resolution royal school second secretariat secretaries secretary section security senate
  service session society soviet spain staff state states station statute straits superintendent supreme telegram terrace territory theater theatre times title transport treasury
  treaty tribunal trust union united university vice volume vol war west white world young great first third fourth chapters black blue green yellow
  attaché attorney-general extraordinary chargé commandant commodore elect emeritus privy history testament dissertation memoirs tome relation remarks travels introduction collection treatise chronicle gospel epistle epistles bible scripture providence heaven hell saviour messiah era age reformation revolution renaissance poem poems nature patrician letter letters proclamation petition protest memorial seal chancellor mayor bishop bay
  liber libri caput pars tomus carmen ecloga epistula epistola actus scaena canto livre chapitre partie buch kapitel teil abschnitt aufzug auftritt
  szene libro capitolo capítulo parte tomo книга глава часть том действие явление book part scene
  god lordship excellency honor honour highness embassy’s legation’s`)
/** Also the plural of such a word. */
export const isCommonNoun = (word: string): boolean => {
  const lower = bare(word)
  return COMMON.has(lower) || (lower.endsWith('s') && COMMON.has(lower.slice(0, -1)))
}

/** What is no person though it has a name and dates, in an editor's note. */
const INSTITUTIONS =
  set(`war wars division treaty league conference party army ministry committee company battle operation pact union empire
  republic commission council agreement convention congress organization organisation institute society protocol plan act bureau regiment
  brigade fleet corps office department campaign revolution uprising rebellion siege front line expedition crisis kingdom dynasty newspaper
  journal magazine association federation confederation assembly parliament duma academy university museum library война партия договор
  конференция общество союз комитет krieg vertrag partei guerre traité parti`)
export const isInstitution = (word: string): boolean => INSTITUTIONS.has(bare(word))

/** Function words and the like that begin a sentence with a capital. */
const FUNCTION = set(`
  a about above according accordingly across after afterwards again against ago all almost along already also although always am amid among an and
  another any anyhow anyone anything apart are around as aside at away back because before behind being below beside besides between beyond both but
  by can cannot certain certainly concerning considering continuing contrary could dear despite did do does doubtless down due during each either
  else enough especially even evening eventually ever every everybody everyone everything except few finally following for former formerly
  forthwith fortunately from further furthermore generally given had has have having he hence her here hers herewith him himself his hitherto how
  however i if immediately in incidentally indeed inside instead into is it its itself just last lastly later latter least less lest let like
  likewise many may me meanwhile might mine more moreover morning most much must my myself naturally near nearly neither never nevertheless
  next no nobody none nor not nothing notwithstanding now of off often oh on once one only onto opposite or other others otherwise our ours out
  outside over owing past per perhaps please possibly presently presumably probably provided quite rather re received referring regarding
  respectfully same see seeing several shall she should similarly since sincerely sirs gentlemen madam so some somebody someone something sometimes soon still
  such than thanks that the thee their them then thence there thereafter thereby therefore these they this those though through throughout thus thy
  till to today together tomorrow tonight too toward towards truly twice two three four five six seven eight nine ten under undoubtedly unfortunately unless
  until up upon us usually very via was we were what whatever when whence whenever where whereas wherein whereupon wherever whether which while
  who whoever whole whom whose why will with within without would yes yesterday yet you young your yours ibid idem op cf etc viz
  cher chers chère lieber liebe mein meine mutter vater gemahlin tochter schwester kollege kollegin nachbar nachbarin`)
export const isFunctionWord = (word: string): boolean =>
  FUNCTION.has(bare(word)) || /^\p{Lu}\p{Ll}{2,}ly$/u.test(word)

/** What only a person does. */
const PRIVATE_VERBS =
  set(`said says told asked asks replied answered remarked wrote writes nodded smiled laughed chuckled shrugged thought thinks
  believed believes felt feels wished hoped hopes knew knows spoke speaks talked added admitted interrupted exclaimed listened read
  dined lunched sat walked confessed complained thanked frowned sighed joked whispered grumbled retorted quipped wept slept died born
  married remembered recalled regretted apologized apologised laughingly sneered growled shouted paused rose`)
/** What governments and committees also do. */
const PUBLIC_VERBS =
  set(`observed observes explained explains insisted insists emphasized emphasised stressed turned agreed agrees
  promised assured declared declares stated states suggested suggests proposed proposes requested reported reports informed informs refused announced expressed
  confirms confirmed warned urged urges instructed appealed telegraphed cabled commented continued concluded considered considers doubted seemed hinted
  intended invited mentioned noted objected pointed praised preferred protested raised reiterated sent signed spent stood sympathized took undertook
  visited wanted wants wires wired called came went arrived left received returned looked attended advocates advocated submitted ordered issued characterized`)
const ADVERBS = set(
  'then also again first now never still always once even himself herself clearly just thus often too already both really only later next soon',
)

/** 3 for what only persons do, 2 for what institutions do too, 0 otherwise. */
export const speechWeight = (verb: string): number =>
  PRIVATE_VERBS.has(bare(verb)) ? 3 : PUBLIC_VERBS.has(bare(verb)) ? 2 : 0
export const isAdverb = (word: string): boolean =>
  ADVERBS.has(word) || (word.length > 4 && word.endsWith('ly'))
export const AUXILIARIES: ReadonlySet<string> = set(
  'had has have was is would could should will did does might may can must',
)

/** Verbs that take the person spoken to as object. */
export const ADDRESSING_VERBS: ReadonlySet<string> = set(
  'told asked thanked reminded congratulated interviewed accompanied saw met assured invited handed showed gave',
)
/** Verbs after which `to` or `with` introduces a person. */
export const COMMUNICATING_VERBS: ReadonlySet<string> =
  set(`wrote written writing write said say spoke spoken speak talked talk read replied reply telegraphed explained explain handed
  repeated repeat conferred confer lunched dined mentioned addressed complained introduced presented showed remarked suggested`)
export const AUTHORING_PARTICIPLES: ReadonlySet<string> = set(
  'written signed drafted sent said dictated received handed issued made given accompanied composed approved brought prepared delivered advised informed',
)

/** What only a person is the author of, before `by`; and what is only done with persons. */
export const TELLING_PARTICIPLES: ReadonlySet<string> = set('told dictated penned assured')
export const TABLE_VERBS: ReadonlySet<string> = set('dined dine lunched lunch breakfasted supped')

/** Nouns for what passes between persons; they take `with`, `to`, `from`, `between`. */
export const MEETINGS: ReadonlySet<string> = set(
  'conversation conversations talk talks interview interviews meeting meetings discussion discussions audience lunch luncheon dinner breakfast correspondence friendship',
)
export const MESSAGES: ReadonlySet<string> =
  set(`telegram telegrams letter letters message messages note notes dispatch dispatches despatch despatches memorandum report reports communication cable
  cables reply answer instruction instructions petition gift proposal appeal`)

/** What stands after a possessive of a person. */
const OWN =
  set(`conversation conversations telegram telegrams letter letters message messages remark remarks assurance assurances words wife son daughter brother sister
  mother father hand hands voice smile memoirs diary death birth life arrival personal chief secretary adviser residence house desk signature
  intimer freund opinion speech mind health attention temper`)
const SHARED =
  set(`talk talks talked reply note memorandum view views visit departure statement question questions answer tone attitude account suggestion suggestions proposal draft plan plans proposals
  position request report reports dispatch despatch instructions support conduct efforts acceptance interest objections insistence contingent men government staff`)
export const possessionWeight = (noun: string): number =>
  OWN.has(bare(noun)) ? 3 : SHARED.has(bare(noun)) ? 2 : 0

const LOCATIVES = set('in at near into throughout across outside inside within toward towards around')
export const isLocative = (word: string): boolean => LOCATIVES.has(bare(word))
const DIRECTIONS = set(
  'north south east west northeast northwest southeast southwest capture fall city town port coast capital people republic kingdom liberation occupation invasion bombing defence defense siege gulf bay district province mouth evacuation government governments frontier',
)
export const takesPlaceAfterOf = (word: string): boolean => DIRECTIONS.has(bare(word))
/** Nouns after which `in` introduces a person. */
export const TRUSTING: ReadonlySet<string> = set(
  'confidence trust faith belief confided interest believe believed found',
)
