/** The files that a build has read → attachments, under names that tell nothing of the folders that they stood in. */
import { basename, extname } from 'node:path'
import type { InputFile } from '../input/read-edition.ts'
import type { Attachment } from '../pdf/attachments.ts'

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.json': 'application/json',
  '.md': 'text/markdown',
  '.txt': 'text/plain',
  '.xml': 'application/xml',
  '.yaml': 'application/yaml',
}

/** In the order in which they were read; two files of one name are told apart by a number. */
export function sourceAttachments(files: readonly InputFile[]): readonly Attachment[] {
  const names = new Set<string>()
  return files.flatMap(file => {
    const text = attachment(file.name, file.bytes, 'Source of this edition', names)
    if (file.sideFile === undefined) return [text]
    const { name, bytes } = file.sideFile
    return [text, attachment(name, bytes, `What is told beside ${text.name}`, names)]
  })
}

function attachment(path: string, bytes: Uint8Array, description: string, taken: Set<string>): Attachment {
  const ending = extname(path)
  const stem = basename(path, ending).replaceAll('\\', '_')
  let name = `${stem}${ending}`
  for (let next = 2; taken.has(name); next++) name = `${stem}-${next}${ending}`
  taken.add(name)
  const mediaType = MEDIA_TYPES[ending.toLowerCase()] ?? 'application/octet-stream'
  return { name, mediaType, description, bytes }
}
