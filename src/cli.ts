#!/usr/bin/env node
/** The program `scholion`: hands the command its words and the world; the only file that ends the process. */
import process from 'node:process'
import { setFlagsFromString } from 'node:v8'
import { runCommand } from './command/run-command.ts'

// Most runs end within a second, before code that V8 optimizes has paid for its compiling: with thirty times the default
// budget a third of the processor's time is saved, and long runs lose nothing.
setFlagsFromString('--interrupt-budget=2000000')

// Whoever reads our lines may stop reading, as `head` does: nothing is wrong then, and there is nobody left to tell.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
}

// Not awaited here: as one script, which starts faster, a module cannot wait for anything.
void runCommand(process.argv.slice(2), {
  out: text => process.stdout.write(text),
  err: text => process.stderr.write(text),
  environment: process.env,
  terminal: process.stderr.isTTY === true,
}).then(status => {
  process.exitCode = status
})
