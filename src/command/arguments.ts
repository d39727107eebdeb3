/** The words after `scholion` → what is asked for, or how to ask. The only importer of `commander`. */
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { PROFILES, type Profile } from '../pdf/profile.ts'

export const NOTE_PLACES = ['foot', 'margin', 'end'] as const
export type NotesAt = (typeof NOTE_PLACES)[number]

export const CHANGES = ['final', 'original', 'show'] as const

/** What is read, and how. */
export interface ReadingChoices {
  readonly inputs: readonly string[]
  readonly encoding: string | null
  /** Which text of Word files with tracked changes. */
  readonly changes: (typeof CHANGES)[number]
  /** Comments of Word files become notes. */
  readonly comments: boolean
}

export interface BuildRequest extends ReadingChoices {
  readonly command: 'build'
  /** Null: `NAME.pdf` in the current folder, NAME being the first input's. */
  readonly output: string | null
  /** Name of a style or path of a style file; null: as the side files say, else `appendix`. */
  readonly style: string | null
  /** Null: as the style says. */
  readonly notes: NotesAt | null
  readonly profile: Profile
  /** Keep the sources inside the PDF. */
  readonly attachSource: boolean
  readonly layout: string | null
  readonly jobs: number
  readonly json: boolean
}

export interface CheckRequest extends ReadingChoices {
  readonly command: 'check'
  /** Whose fonts must have all characters; null: as the side files say, else `appendix`. */
  readonly style: string | null
  readonly json: boolean
}

export interface ConvertRequest extends ReadingChoices {
  readonly command: 'convert'
  /** Its ending says in which format. */
  readonly output: string
  readonly json: boolean
}

/** What is set to be looked at, and written nowhere. */
export interface LayoutRequest extends ReadingChoices {
  readonly command: 'inspect' | 'explain'
  readonly style: string | null
  readonly notes: NotesAt | null
  /** The folio of the page to explain; null: all pages in figures. */
  readonly page: string | null
  readonly json: boolean
}

export interface ListRequest {
  readonly command: 'styles' | 'fonts'
  readonly json: boolean
  /** For `styles`: print the JSON Schema of style files instead. */
  readonly schema: boolean
}

/** Help that was asked for (`wrong` false), or what is wrong with the words. */
export interface UsageAnswer {
  readonly command: 'usage'
  readonly text: string
  readonly wrong: boolean
}

export type Request = BuildRequest | CheckRequest | LayoutRequest | ListRequest | ConvertRequest

/** `words` are those after the program's name. Never throws, never prints, never ends the process. */
export function parseArguments(words: readonly string[], version: string): Request | UsageAnswer {
  let request: Request | null = null
  let text = ''
  const program = makeProgram(version, found => {
    request = found
  })
  const capture = { writeOut: (part: string) => append(part), writeErr: (part: string) => append(part) }
  const append = (part: string): void => {
    text += part
  }
  for (const command of [program, ...program.commands]) command.exitOverride().configureOutput(capture)
  try {
    program.parse([...words], { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    return { command: 'usage', text, wrong: error.exitCode !== 0 }
  }
  return request ?? { command: 'usage', text: program.helpInformation(), wrong: true }
}

const DESCRIPTION = 'Typesets critical and documentary editions: texts and their notes in, a book as PDF out.'

const EXIT_STATUS = `
Exit status: 0 done, 1 the input has errors (all that can be set is set), 2 wrong usage, 3 an error of ours or of the system.`

function makeProgram(version: string, found: (request: Request) => void): Command {
  const program = new Command('scholion')
    .description(DESCRIPTION)
    .version(version)
    .showHelpAfterError('(scholion --help says more)')
    .addHelpText('after', EXIT_STATUS)
  program
    .command('build')
    .summary('set one document or a volume as PDF')
    .description('Sets all inputs together, in the order given, as one volume in one PDF.')
    .argument(
      '<input...>',
      'files, or folders of them (all inside that can be read, in order of their names)',
    )
    .option(
      '-o, --output <file>',
      'the PDF to write (default: NAME.pdf here, NAME being that of the first input)',
    )
    .option('--style <style>', 'a style by name, or a style file (default: as side files say, else appendix)')
    .addOption(
      new Option('--notes <place>', 'where notes stand (default: as the style says)').choices(NOTE_PLACES),
    )
    .addOption(new Option('--profile <profile>', 'what the PDF is for').choices(PROFILES).default('archive'))
    .option('--attach-source', 'keep the sources inside the PDF, which is then PDF/A-3', false)
    .option('--layout <file>', 'write what was decided about lines and pages, as JSON')
    .option('--encoding <name>', 'of inputs that are not UTF-8, such as windows-1251')
    .addOption(changesOption())
    .option('--comments', 'comments of Word files become notes', false)
    .option('--jobs <n>', 'at most so many threads; never changes the result', positiveWhole, 1)
    .option('--json', 'messages and results as JSON lines', false)
    .action((inputs: string[], options: BuildOptions) => {
      const {
        output = null,
        style = null,
        notes = null,
        profile,
        attachSource,
        layout = null,
        encoding = null,
        changes,
        comments,
        jobs,
        json,
      } = options
      found({
        command: 'build',
        inputs,
        output,
        style,
        notes,
        profile,
        attachSource,
        layout,
        encoding,
        changes,
        comments,
        jobs,
        json,
      })
    })
  program
    .command('check')
    .summary('say what is wrong or doubtful in the sources')
    .description('Says everything that is wrong or doubtful in the sources, and sets nothing.')
    .argument('<input...>', 'files, or folders of them')
    .option('--style <style>', 'whose fonts must have all characters (default: as for build)')
    .option('--encoding <name>', 'of inputs that are not UTF-8, such as windows-1251')
    .addOption(changesOption())
    .option('--comments', 'comments of Word files become notes', false)
    .option('--json', 'messages and results as JSON lines', false)
    .action((inputs: string[], options: CheckOptions & { readonly style?: string }) => {
      const { style = null, encoding = null, changes, comments, json } = options
      found({ command: 'check', inputs, style, encoding, changes, comments, json })
    })
  program
    .command('convert')
    .summary('write the sources in another format')
    .description('Writes all inputs, in the order given, as one file of the format that its ending names.')
    .argument('<input...>', 'files, or folders of them')
    .requiredOption('-o, --output <file>', 'the file to write: .md for Markdown, .xml for TEI')
    .option('--encoding <name>', 'of inputs that are not UTF-8, such as windows-1251')
    .addOption(changesOption())
    .option('--comments', 'comments of Word files become notes', false)
    .option('--json', 'messages and results as JSON lines', false)
    .action((inputs: string[], options: CheckOptions & { readonly output: string }) => {
      const { output, encoding = null, changes, comments, json } = options
      found({ command: 'convert', inputs, output, encoding, changes, comments, json })
    })
  addLayoutCommands(program, found)
  program
    .command('styles')
    .description('Lists the styles that can be asked for by name.')
    .option('--schema', 'print the JSON Schema of style files instead, for editors', false)
    .option('--json', 'as JSON lines', false)
    .action((options: { schema: boolean; json: boolean }) => {
      found({ command: 'styles', json: options.json, schema: options.schema })
    })
  program
    .command('fonts')
    .description('Lists the font families that a style can name.')
    .option('--json', 'as JSON lines', false)
    .action((options: { json: boolean }) => {
      found({ command: 'fonts', json: options.json, schema: false })
    })
  return program
}

/** `inspect` and `explain` read and set as `build` does. */
function addLayoutCommands(program: Command, found: (request: Request) => void): void {
  const setting = (name: string, summary: string): Command =>
    program
      .command(name)
      .summary(summary)
      .argument('<input...>', 'files, or folders of them')
      .option('--style <style>', 'a style by name, or a style file (default: as for build)')
      .addOption(
        new Option('--notes <place>', 'where notes stand (default: as the style says)').choices(NOTE_PLACES),
      )
      .option('--encoding <name>', 'of inputs that are not UTF-8, such as windows-1251')
      .addOption(changesOption())
      .option('--comments', 'comments of Word files become notes', false)
      .option('--json', 'messages and results as JSON lines', false)
  const asked = (command: LayoutRequest['command']) => (inputs: string[], options: LayoutOptions) => {
    const { style = null, notes = null, encoding = null, page = null, ...rest } = options
    found({ command, inputs, style, notes, encoding, page, ...rest })
  }
  setting('inspect', 'the layout in figures: what the pages cost and where they compromise')
    .description('Sets all inputs as build does and says what each page paid, and why; writes no file.')
    .action(asked('inspect'))
  setting('explain', 'why a page ends where it ends')
    .description('Says why a page ends where it ends, and what was rejected; writes no file.')
    .requiredOption('--page <folio>', 'the page, by its printed number')
    .action(asked('explain'))
}

interface LayoutOptions extends CheckOptions {
  readonly style?: string
  readonly notes?: NotesAt
  readonly page?: string
}

const changesOption = (): Option =>
  new Option('--changes <text>', 'which text of Word files with tracked changes')
    .choices(CHANGES)
    .default('final')

interface CheckOptions {
  readonly encoding?: string
  readonly changes: ReadingChoices['changes']
  readonly comments: boolean
  readonly json: boolean
}

interface BuildOptions extends CheckOptions {
  readonly output?: string
  readonly style?: string
  readonly notes?: NotesAt
  readonly profile: Profile
  readonly attachSource: boolean
  readonly layout?: string
  readonly jobs: number
}

function positiveWhole(written: string): number {
  if (!/^[1-9]\d{0,3}$/.test(written))
    throw new InvalidArgumentError('It must be a whole number from 1 to 9999.')
  return Number(written)
}
