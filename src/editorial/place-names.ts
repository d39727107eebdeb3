/**
 * Language in, words that name countries, peoples, regions, cities, seas and months out: what a capital letter marks besides persons.
 * Evidence against taking a word for a person; never a list of what may be indexed.
 */

const words = (text: string): readonly string[] => text.trim().split(/\s+/)

const COUNTRIES = words(`
  Abyssinia Afghanistan Albania Algeria America Andorra Angola Annam Arabia Argentina Armenia Australia Austria Azerbaijan Bahrain
  Bangladesh Bavaria Belarus Belgium Belorussia Benin Bessarabia Bhutan Bohemia Bolivia Bosnia Botswana Brazil Britain Brunei Bulgaria
  Burma Burundi Byelorussia Cambodia Cameroon Canada Ceylon Chad Chile China Colombia Congo Crete Crimea Croatia Cuba Cyprus
  Czechoslovakia Czechia Dalmatia Denmark Djibouti Ecuador Egypt Eire England Eritrea Estonia Ethiopia Finland Formosa France Gabon
  Galicia Gambia Georgia Germany Ghana Greece Greenland Guatemala Guiana Guinea Guyana Haiti Hanover Hawaii Holland Honduras Hungary
  Iceland India Indochina Indonesia Iran Iraq Ireland Israel Italy Jamaica Japan Java Jordan Kazakhstan Kenya Korea Kuwait Laos Latvia
  Lebanon Lesotho Liberia Libya Liechtenstein Lithuania Lorraine Luxembourg Luxemburg Macedonia Madagascar Malawi Malaya Malaysia Mali
  Malta Manchukuo Manchuria Mauritania Mauritius Mesopotamia Mexico Moldavia Moldova Monaco Mongolia Montenegro Moravia Morocco
  Mozambique Namibia Nepal Netherlands Nicaragua Niger Nigeria Norway Oman Pakistan Palestine Panama Paraguay Persia Peru Philippines
  Poland Pomerania Portugal Prussia Qatar Rhodesia Rumania Roumania Romania Russia Rwanda Salvador Saxony Scotland Senegal Serbia Siam
  Siberia Sicily Silesia Singapore Slovakia Slovenia Somalia Somaliland Spain Sudan Sumatra Swaziland Sweden Switzerland Syria Taiwan
  Tajikistan Tanganyika Tanzania Thailand Thrace Tibet Togo Transcaucasia Transylvania Tunisia Turkey Turkestan Uganda Ukraine Uruguay
  USA USSR Uzbekistan Venezuela Vietnam Wales Yemen Yugoslavia Zaire Zambia Zanzibar Zimbabwe Rhineland Ruhr Saar Sudetenland
  Normandy Brittany Burgundy Tuscany Lombardy Piedmont Sardinia Corsica Catalonia Castile Andalusia Anatolia Balkans Caucasus
  Iberian Scandinavia Europe Asia Africa Eurasia Antarctica Oceania Atlantic Pacific Mediterranean Baltic Adriatic Aegean Arctic
  Caribbean Danube Rhine Volga Vistula Dnieper Dniester Elbe Oder Seine Thames Nile Neva Po Tiber Alps Pyrenees Carpathians Urals
  Alabama Alaska Arizona Arkansas California Carolina Colorado Connecticut Dakota Delaware Florida Idaho Illinois Indiana Iowa Kansas
  Kentucky Louisiana Maine Maryland Massachusetts Michigan Minnesota Mississippi Missouri Montana Nebraska Nevada Ohio Oklahoma Oregon
  Antioch Bithynia Cappadocia Carthage Dacia Ephesus Galilee Gaul Illyricum Judaea Judea Laodicea Macedon Media Nicomedia Numidia Palmyra
  Pannonia Parthia Phrygia Pontus Sparta Troy Pennsylvania Tennessee Texas Utah Vermont Virginia Wisconsin Wyoming Ontario Quebec Queensland Bengal Punjab Kashmir Burma`)

const CITIES = words(`
  Aberdeen Accra Aden Alexandria Algiers Amsterdam Angora Ankara Antwerp Archangel Astrakhan Asunción Athens Baghdad Baku Baltimore Bangkok
  Barcelona Basel Batavia Batum Beijing Beirut Belfast Belgrade Berlin Berne Bern Birmingham Bogotá Bologna Bombay Bonn Bordeaux Boston
  Bratislava Bremen Breslau Brest Bristol Brussels Bucharest Budapest Cairo Calais Calcutta Cambridge Canberra Canton Caracas Casablanca
  Chicago Chungking Cologne Colombo Constantinople Copenhagen Cracow Damascus Danzig Delhi Detroit Dover Dresden Dublin Dunkirk Edinburgh
  Florence Frankfurt Geneva Genoa Glasgow Gibraltar Hague Hamburg Hanoi Harbin Havana Helsinki Helsingfors Hiroshima Istanbul Jerusalem
  Kabul Karachi Kazan Kharkov Khartoum Kiev Kiel Kingston Königsberg Kuibyshev Lausanne Leeds Leipzig Leningrad Liège Lima Lisbon Liverpool
  London Lublin Lucerne Lvov Lyons Madras Madrid Managua Manchester Manila Marseilles Melbourne Milan Minsk Montevideo Montreal Moscow
  Mukden Munich Murmansk Nagasaki Nanking Naples Nice Nuremberg Odessa Oslo Ottawa Oxford Palermo Paris Peking Petersburg Petrograd
  Philadelphia Pisa Potsdam Prague Pretoria Rangoon Ravenna Reykjavik Riga Rimini Rome Rotterdam Rouen Saigon Salonika Sarajevo Seoul Sevastopol
  Shanghai Smyrna Sofia Stalingrad Stockholm Stuttgart Sydney Tallinn Tangier Tashkent Tbilisi Teheran Tehran Tiflis Tokyo Toronto Trieste
  Tripoli Tsaritsyn Tunis Turin Valparaiso Venice Versailles Vichy Vienna Vilna Vilnius Vladivostok Warsaw Washington Wellington Yalta
  Yokohama Zagreb Zurich Zürich`)

const PEOPLES = words(`
  Abyssinian Afghan African Albanian Algerian American Anglo Arab Arabian Arabic Argentine Armenian Asian Asiatic Australian Austrian
  Bavarian Belgian Belorussian Bohemian Bolivian Bosnian Brazilian Briton British Bulgarian Bulgar Burmese Canadian Catholic Caucasian
  Chilean Chinese Christian Colombian Cossack Croat Croatian Cuban Cypriot Czech Czecho Dane Danish Danubian Dutch Egyptian English Englishman
  Estonian Ethiopian European Finn Finnish Fleming Flemish French Frenchman Gaul German Germanic Greek Haitian Hebrew Hindu Hungarian
  Icelandic Indian Indonesian Iranian Iraqi Irish Irishman Israeli Italian Jamaican Japanese Javanese Jew Jewish Kazakh Kurd Kurdish Latin
  Latvian Lebanese Lett Libyan Lithuanian Macedonian Magyar Malay Maltese Manchu Mexican Mongol Mongolian Moor Moorish Moroccan Moslem
  Muslim Muscovite Nazi Neapolitan Nicaraguan Nordic Norman Norwegian Orthodox Ottoman Palestinian Panamanian Parisian Persian Peruvian
  Pole Polish Portuguese Protestant Prussian Roman Romanian Roumanian Rumanian Russian Saxon Scandinavian Scot Scotch Scottish Serb Serbian
  Siamese Siberian Sicilian Sikh Slav Slavic Slavonic Slovak Slovene Soviet Spaniard Spanish Sudanese Swede Swedish Swiss Syrian Tatar
  Tartar Teuton Thai Tibetan Trans Tunisian Turk Turkish Ukrainian Venetian Vietnamese Viennese Welsh Yankee Yugoslav Zionist
  Allied Axis Bolshevik Bolshevist Communist Fascist Menshevik Marxist Leninist Socialist Liberal Conservative Labour Republican Democrat
  Democratic Islam Christianity Islamic Christmas Easter Peninsular`)

const TIMES = words(`
  January February March April May June July August September October November December
  Monday Tuesday Wednesday Thursday Friday Saturday Sunday
  Januar Februar März Mai Juni Juli Oktober Dezember Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag`)

const ALL: ReadonlySet<string> = new Set(
  [...COUNTRIES, ...CITIES, ...PEOPLES, ...TIMES].map(word => word.toLowerCase()),
)

/** Words before or after a name that make it a place, a ship or a thing: `River Po`, `steamer Victoria`, `Pearl Lagoon`. */
const GENERIC: ReadonlySet<string> = new Set(
  words(`
  river lake mount mountain mountains cape port fort bay gulf strait straits sea ocean island islands isle isles valley hill hills lagoon
  creek falls canal coast peninsula desert plain plains pass ridge forest bank banks harbor harbour beach bluff point county district province
  region street avenue road square bridge station park house palace castle hotel hall gate church cathedral city town village line front
  steamer steamship steamboat schooner ship cruiser gunboat vessel yacht frigate battleship destroyer brig bark barque submarine transport
  boat canoe aircraft locomotive newspaper mine plantation ranch north south east west northern southern eastern western central upper lower
  new old great little greater san santa los las el saint`),
)

/** A country, city, people, sea, month or the like; a plural or an adjective of one counts too: `Hungarians`. */
export function isPlaceOrPeople(word: string): boolean {
  const lower = word.toLowerCase()
  if (ALL.has(lower) || (lower.endsWith('s') && ALL.has(lower.slice(0, -1)))) return true
  // A compound is of this kind when each of its parts is: `Anglo-American`, `Pisa-Rimini`.
  return lower.includes('-') && lower.split('-').every(part => ALL.has(part))
}

/** A noun or adjective that stands in the names of places, ships and buildings. */
export const isGenericOfPlaces = (word: string): boolean => GENERIC.has(word.toLowerCase())
