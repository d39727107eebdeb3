/** Pictures of a display list → image objects, each once, and their names in the resources of the pages. */
import type { Picture } from '../galley/picture.ts'
import type { PdfDictionary, PdfReference, PdfValue } from './pdf-value.ts'
import type { PdfObjects } from './pdfkit.ts'
import { srgbProfile } from './srgb.ts'

export interface EmbeddedPictures {
  /** The name in the resources; the picture is written when it is first asked for. */
  nameOf(picture: Picture): string
  /** The dictionary of names; undefined when there are no pictures. */
  finish(): PdfDictionary | undefined
}

/** Colours are sRGB by its profile, so that they mean the same in every file; nothing is transparent. */
export function embedPictures(objects: PdfObjects): EmbeddedPictures {
  const names = new Map<Picture, string>()
  const written: Record<string, PdfReference> = {}
  let srgb: PdfReference | null = null
  const colourSpace = (colours: Picture['colours']): PdfValue => {
    if (colours === 1) return '/DeviceGray'
    if (srgb === null) {
      srgb = objects.reserve()
      objects.writeStream(srgb, { N: 3, Alternate: '/DeviceRGB' }, srgbProfile())
    }
    return ['/ICCBased', srgb]
  }
  return {
    nameOf(picture) {
      const known = names.get(picture)
      if (known !== undefined) return known
      const name = `P${names.size + 1}`
      names.set(picture, name)
      const { width, height, colours, bytes, kind } = picture
      const reference = objects.reserve()
      const dictionary: PdfDictionary = {
        Type: '/XObject',
        Subtype: '/Image',
        Width: width,
        Height: height,
        BitsPerComponent: 8,
        ColorSpace: colourSpace(colours),
        Filter: kind === 'jpeg' ? '/DCTDecode' : undefined,
      }
      objects.writeStream(reference, dictionary, bytes, kind === 'jpeg' ? 'plain' : 'deflated')
      written[name] = reference
      return name
    },
    finish: () => (names.size === 0 ? undefined : written),
  }
}
