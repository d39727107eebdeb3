/** What the edition says of itself → the information dictionary and the XMP packet, which say the same. */
import type { DisplayList } from '../display/display-list.ts'
import { oneLine } from './pdf-value.ts'
import type { InformationEntries } from './pdfkit.ts'

export interface FileFacts {
  readonly title: string
  readonly author: string | null
  readonly subject: string | null
  readonly language: string
  /** Whole seconds. */
  readonly creationDate: Date | null
  readonly producer: string
  /** What the press asks for besides: the same in both places. */
  readonly press: PressFacts | null
}

/** ISO 15930-7, 6.3: when it was changed, that nothing is trapped, and a name that no other file has. */
export interface PressFacts {
  readonly modificationDate: Date
  /** `uuid:` and 32 digits, from the content. */
  readonly document: string
}

/** Control characters, which XML cannot hold, become spaces, here and not only in XMP: both must say the same. */
export function fileFacts(
  information: DisplayList['information'],
  creationDate: Date | null,
  version: string,
  press: PressFacts | null = null,
): FileFacts {
  return {
    title: oneLine(information.title),
    author: information.author === null ? null : oneLine(information.author),
    subject: information.subject === null ? null : oneLine(information.subject),
    language: oneLine(information.language),
    creationDate,
    producer: oneLine(`Scholion ${version}`),
    press,
  }
}

export function informationEntries(facts: FileFacts): InformationEntries {
  return {
    ...(facts.title === '' ? {} : { Title: facts.title }),
    ...(facts.author === null || facts.author === '' ? {} : { Author: facts.author }),
    ...(facts.subject === null || facts.subject === '' ? {} : { Subject: facts.subject }),
    Creator: facts.producer,
    Producer: facts.producer,
    ...(facts.creationDate === null ? {} : { CreationDate: facts.creationDate }),
    ...(facts.press === null ? {} : { ModDate: facts.press.modificationDate, Trapped: { name: '/False' } }),
  }
}

/**
 * The XMP packet. `schemas` are further descriptions: the part and conformance of PDF/A and PDF/UA, with the
 * extension schema that the former asks for the latter.
 */
export function xmpPacket(facts: FileFacts, schemas: readonly string[]): string {
  const alternative = (name: string, text: string | null): string =>
    text === null || text === ''
      ? ''
      : `\n   <${name}><rdf:Alt><rdf:li xml:lang="x-default">${escaped(text)}</rdf:li></rdf:Alt></${name}>`
  const author =
    facts.author === null || facts.author === ''
      ? ''
      : `\n   <dc:creator><rdf:Seq><rdf:li>${escaped(facts.author)}</rdf:li></rdf:Seq></dc:creator>`
  const created =
    facts.creationDate === null ? '' : `\n   <xmp:CreateDate>${xmpDate(facts.creationDate)}</xmp:CreateDate>`
  const language =
    facts.language === ''
      ? ''
      : `\n   <dc:language><rdf:Bag><rdf:li>${escaped(facts.language)}</rdf:li></rdf:Bag></dc:language>`
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
   <dc:format>application/pdf</dc:format>${alternative('dc:title', facts.title)}${author}${alternative('dc:description', facts.subject)}${language}
  </rdf:Description>
  <rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
   <xmp:CreatorTool>${escaped(facts.producer)}</xmp:CreatorTool>${created}
  </rdf:Description>
  <rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
   <pdf:Producer>${escaped(facts.producer)}</pdf:Producer>
  </rdf:Description>${pressDescription(facts.press)}${schemas.map(schema => `\n${schema}`).join('')}
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`
}

const xmpDate = (date: Date): string => `${date.toISOString().slice(0, 19)}Z`

function pressDescription(press: PressFacts | null): string {
  if (press === null) return ''
  const date = xmpDate(press.modificationDate)
  return `
  <rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
   <xmp:ModifyDate>${date}</xmp:ModifyDate>
   <xmp:MetadataDate>${date}</xmp:MetadataDate>
   <xmpMM:DocumentID>${press.document}</xmpMM:DocumentID>
   <xmpMM:VersionID>1</xmpMM:VersionID>
   <xmpMM:RenditionClass>default</xmpMM:RenditionClass>
   <pdf:Trapped>False</pdf:Trapped>
  </rdf:Description>`
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
