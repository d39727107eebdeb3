/** The words after `scholion` and the world around → the work done, and an exit status; never throws. */
import { programVersion } from '../run/resources.ts'
import { parseArguments, type Request } from './arguments.ts'
import { EXIT, type ExitStatus, makeReport, type Report, UsageError, type World } from './report.ts'

export async function runCommand(words: readonly string[], world: World): Promise<ExitStatus> {
  const request = parseArguments(words, programVersion())
  if (request.command === 'usage') {
    if (request.wrong) world.err(request.text)
    else world.out(request.text)
    return request.wrong ? EXIT.wrongUsage : EXIT.done
  }
  const report = makeReport(world, request.json)
  try {
    return await carryOut(request, world, report)
  } catch (error) {
    if (error instanceof UsageError) {
      report.failure(error.message)
      return EXIT.wrongUsage
    }
    report.failure(
      `an error of ours, please report it: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    )
    return EXIT.failed
  }
}

/** Each command loads what it needs when it is asked for, so that a short one starts at once. */
async function carryOut(request: Request, world: World, report: Report): Promise<ExitStatus> {
  switch (request.command) {
    case 'build':
      return (await import('./build.ts')).build(request, world, report)
    case 'convert':
      return (await import('./convert.ts')).convert(request, report)
    case 'check':
      return (await import('./check.ts')).check(request, report)
    case 'inspect':
      return (await import('./inspect.ts')).inspect(request, report)
    case 'explain':
      return (await import('./explain.ts')).explain(request, report)
    case 'styles':
      return (await import('./lists.ts')).listStyles(request, world, report)
    case 'fonts':
      return (await import('./lists.ts')).listFonts(report)
  }
}
