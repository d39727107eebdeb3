/** What can be asked for: styles with their descriptions, the schema of style files, font families. */
import { parseYaml } from '../input/yaml.ts'
import { builtInStyle, builtInStyles } from '../run/style-files.ts'
import type { ListRequest } from './arguments.ts'
import { OWN_FONTS } from './build.ts'
import { EXIT, type ExitStatus, hasErrors, type Report, type World } from './report.ts'

export async function listStyles(request: ListRequest, world: World, report: Report): Promise<ExitStatus> {
  if (request.schema) {
    const { styleJsonSchema } = await import('../style/style-schema.ts')
    world.out(`${JSON.stringify(styleJsonSchema(), null, 2)}\n`)
    return EXIT.done
  }
  const names = builtInStyles()
  const column = Math.max(...names.map(name => name.length)) + 2
  for (const name of names) {
    const description = describe(name)
    report.result(`${name.padEnd(column)}${description}`, { kind: 'style', name, description })
  }
  return EXIT.done
}

function describe(name: string): string {
  const file = builtInStyle(name)
  const value = file === null ? null : parseYaml(file).value.value
  return typeof value === 'object' && value !== null && 'description' in value
    ? String(value.description)
    : ''
}

/** The user's own fonts come first, as they do when a style names them. */
export async function listFonts(report: Report): Promise<ExitStatus> {
  const { fontFiles } = await import('../run/font-files.ts')
  const { value: faces, diagnostics } = fontFiles(OWN_FONTS)
  report.diagnostics(diagnostics, new Map())
  const families = [...new Set(faces.map(face => face.family))]
  for (const family of families) {
    const own = faces.filter(face => face.family === family)
    const weights = [...new Set(own.map(face => face.weight))].sort((a, b) => a - b)
    const italics = own.some(face => face.italic)
    const text = `${family}  ${weights.join(', ')}${italics ? ', with italics' : ''}`
    report.result(text, { kind: 'font', family, weights, italics })
  }
  return hasErrors(diagnostics) ? EXIT.inputErrors : EXIT.done
}
