/** The rules of a profile → descriptions for the XMP packet that name the standards the file satisfies. */
import type { ProfileRules } from './profile.ts'

/** Each is an `rdf:Description`; the order is that of the packet. */
export function identificationSchemas({ pdfa, pdfua, pdfx }: ProfileRules): readonly string[] {
  const schemas: string[] = []
  if (pdfa !== null) {
    schemas.push(`  <rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
   <pdfaid:part>${pdfa.part}</pdfaid:part>
   <pdfaid:conformance>${pdfa.level}</pdfaid:conformance>
  </rdf:Description>`)
  }
  if (pdfua) {
    schemas.push(`  <rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
   <pdfuaid:part>1</pdfuaid:part>
  </rdf:Description>`)
    if (pdfa !== null) schemas.push(UNIVERSAL_ACCESSIBILITY_EXTENSION)
  }
  if (pdfx) {
    schemas.push(`  <rdf:Description rdf:about="" xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/">
   <pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>
  </rdf:Description>`)
  }
  return schemas
}

/** PDF/A allows no property that it does not know unless the packet describes it (ISO 19005-2, 6.6.2.3). */
const UNIVERSAL_ACCESSIBILITY_EXTENSION = `  <rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
   <pdfaExtension:schemas>
    <rdf:Bag>
     <rdf:li rdf:parseType="Resource">
      <pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
      <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
      <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
      <pdfaSchema:property>
       <rdf:Seq>
        <rdf:li rdf:parseType="Resource">
         <pdfaProperty:name>part</pdfaProperty:name>
         <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
         <pdfaProperty:category>internal</pdfaProperty:category>
         <pdfaProperty:description>Part of ISO 14289 that the file satisfies</pdfaProperty:description>
        </rdf:li>
       </rdf:Seq>
      </pdfaSchema:property>
     </rdf:li>
    </rdf:Bag>
   </pdfaExtension:schemas>
  </rdf:Description>`
