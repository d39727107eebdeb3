/** Bytes and a path → the file, whole or not at all, whatever happens while it is written. */
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import process from 'node:process'

/**
 * Writes a file through `.NAME.PID.tmp` beside it, so that a reader sees the old file or the new one and nothing
 * else. Makes the folder when there is none. Throws the system's error when it cannot; nothing of ours is left then.
 */
export function writeAtomically(path: string, data: Uint8Array): void {
  const folder = dirname(path)
  mkdirSync(folder, { recursive: true })
  removeLeftovers(path)
  const temporary = join(folder, `.${basename(path)}.${process.pid}.tmp`)
  try {
    writeAndSync(temporary, data)
    renameSync(temporary, path)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  }
  syncFolder(folder)
}

function writeAndSync(path: string, data: Uint8Array): void {
  const file = openSync(path, 'w')
  try {
    // A full disk may take a part without an error.
    for (let written = 0; written < data.length; ) written += writeSync(file, data, written)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** The new name itself must reach the disk. Some systems cannot open a folder; there the rename has to do. */
function syncFolder(folder: string): void {
  let handle: number
  try {
    handle = openSync(folder, 'r')
  } catch {
    return
  }
  try {
    fsyncSync(handle)
  } catch {
    // Not supported on this file system.
  } finally {
    closeSync(handle)
  }
}

/** Removes what a run that was killed has left of the same file; a run that is still writing keeps its own. */
function removeLeftovers(path: string): void {
  const folder = dirname(path)
  const start = `.${basename(path)}.`
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(start) || !name.endsWith('.tmp')) continue
    const owner = name.slice(start.length, -'.tmp'.length)
    if (/^[1-9]\d*$/.test(owner) && !isRunning(Number(owner))) rmSync(join(folder, name), { force: true })
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH')
  }
}
