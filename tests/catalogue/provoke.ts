/** Small inputs in a folder of their own → what the command says of them, as people read it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import process from 'node:process'
import type { Diagnostic } from '../../src/base/diagnostic.ts'
import { formatDiagnostics } from '../../src/base/print-diagnostic.ts'
import type { SourceFile } from '../../src/base/span.ts'
import { runCommand } from '../../src/command/run-command.ts'

export interface Heard {
  readonly diagnostics: readonly Diagnostic[]
  readonly sources?: readonly SourceFile[]
}

export interface Input {
  /** By name; what must be there when the command runs. */
  readonly files: Readonly<Record<string, string | Uint8Array>>
  /** Words after `scholion`; `check` and the first file unless said otherwise. */
  readonly words?: readonly string[]
  /** What files alone cannot be: a pipe, a link. Runs in the folder. */
  readonly prepare?: () => void
  /** Instead of the command: what a program hears that calls the library. */
  readonly library?: () => Heard | Promise<Heard>
}

export interface Row {
  readonly code: string
  readonly bad: Input
  /** The same with the hint applied; null where nothing could be, for the reason in `hintless`. */
  readonly mended: Input | null
  readonly hintless?: string
  /** What the same fault gives besides. */
  readonly along?: readonly string[]
}

/** One message as it was printed. */
export interface Said {
  readonly severity: string
  readonly message: string
  readonly code: string
  /** The line of the message, the line of the source with its caret, the hints. */
  readonly print: string
  readonly hints: readonly string[]
}

/** `a.txt:3:7 error: note 5 is referred to but never given  [seed/missing-note]` */
const HEAD = /^(?:(\S.*?) )?(error|warning): (.*) {2}\[([a-z-]+\/[a-z0-9-]+)\]$/

/** Runs the command in a new folder with these files in it, which is gone afterwards. */
export async function saidOf({ files, words, prepare, library }: Input): Promise<readonly Said[]> {
  const before = process.cwd()
  const folder = mkdtempSync(join(tmpdir(), 'scholion-'))
  let printed = ''
  const keep = (text: string): void => {
    printed += text
  }
  try {
    process.chdir(folder)
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(name), { recursive: true })
      writeFileSync(name, content)
    }
    prepare?.()
    const first = Object.keys(files)[0] ?? '.'
    if (library !== undefined) {
      const { diagnostics, sources = [] } = await library()
      return readSaid(formatDiagnostics(diagnostics, new Map(sources.map(file => [file.name, file]))))
    }
    const status = await runCommand(words ?? ['check', first], {
      out: () => {},
      err: keep,
      environment: {},
      terminal: false,
    })
    if (status > 1) throw new Error(`the command ended with ${status}: ${printed}`)
  } finally {
    process.chdir(before)
    rmSync(folder, { recursive: true, force: true })
  }
  return readSaid(printed)
}

function readSaid(printed: string): readonly Said[] {
  const found: { head: RegExpExecArray; lines: string[] }[] = []
  for (const line of printed.split('\n').filter(each => each !== '')) {
    const head = HEAD.exec(line)
    if (head !== null) found.push({ head, lines: [line] })
    else found[found.length - 1]?.lines.push(line)
  }
  return found.map(({ head, lines }) => ({
    severity: head[2]!,
    message: head[3]!,
    code: head[4]!,
    print: lines.join('\n'),
    hints: lines.flatMap(line => /^ *hint: (.*)$/.exec(line)?.[1] ?? []),
  }))
}
