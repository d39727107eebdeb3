/** Bytes and a path → the file, whole or not at all, whatever happens while it is written. */
import { Buffer } from 'node:buffer'
import { createHash, randomBytes } from 'node:crypto'
import {
  closeSync,
  fchmodSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import process from 'node:process'

/** Runs in other containers may take our temporary file for a leftover; three in a row do not. */
const MOST_ATTEMPTS = 3

/**
 * Writes a file through `.NAME.PID.CHANCE.tmp` beside it, so that a reader sees the old file or the new one and nothing
 * else. Makes the folder when there is none; keeps the old file's permissions. Throws the system's error when it
 * cannot; nothing of ours is left then.
 */
export function writeAtomically(path: string, data: Uint8Array): void {
  const folder = dirname(path)
  mkdirSync(folder, { recursive: true })
  const start = temporaryStart(path)
  removeLeftovers(folder, start)
  for (let attempt = 1; !replaceFile(path, join(folder, temporaryName(start)), data); attempt++) {
    if (attempt === MOST_ATTEMPTS)
      throw Object.assign(new Error('the file was taken away'), { code: 'EBUSY' })
  }
  syncFolder(folder)
}

/** A name must not become longer than the 255 bytes that file systems allow. */
const LONGEST_KEPT = 180

function temporaryStart(path: string): string {
  const name = basename(path)
  const short = Buffer.byteLength(name) <= LONGEST_KEPT
  return `.${short ? name : createHash('sha256').update(name).digest('hex').slice(0, 32)}.`
}

/** Chance, because two runs in two containers may have one process number. */
const temporaryName = (start: string): string =>
  `${start}${process.pid}.${randomBytes(6).toString('hex')}.tmp`

/** False when another run has removed the temporary file before it got its name. */
function replaceFile(path: string, temporary: string, data: Uint8Array): boolean {
  try {
    writeAndSync(temporary, data, permissionsOf(path))
    renameSync(temporary, path)
    return true
  } catch (error) {
    rmSync(temporary, { force: true })
    if (codeOf(error) === 'ENOENT' && isFolder(dirname(path))) return false
    throw error
  }
}

function writeAndSync(path: string, data: Uint8Array, permissions: number | null): void {
  // Never through a link that somebody has laid there.
  const file = openSync(path, 'wx')
  try {
    if (permissions !== null) keepPermissions(file, permissions)
    // A full disk may take a part without an error.
    for (let written = 0; written < data.length; ) written += writeSync(file, data, written)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

function permissionsOf(path: string): number | null {
  try {
    return statSync(path).mode & 0o777
  } catch {
    return null
  }
}

/** Some file systems have no permissions to keep. */
function keepPermissions(file: number, permissions: number): void {
  try {
    fchmodSync(file, permissions)
  } catch {
    // The file is still only as open as the user's mask allows.
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

/**
 * Removes what a run that was killed has left of the same file; a run that is still writing keeps its own. What cannot
 * be listed or removed is left: the file itself may still be written.
 */
function removeLeftovers(folder: string, start: string): void {
  for (const name of namesIn(folder)) {
    if (!name.startsWith(start)) continue
    const owner = /^([1-9]\d*)\.(?:[0-9a-f]{12}\.)?tmp$/.exec(name.slice(start.length))?.[1]
    if (owner === undefined || (Number(owner) !== process.pid && isRunning(Number(owner)))) continue
    try {
      rmSync(join(folder, name), { force: true })
    } catch {
      // Another user's, in a folder where only owners remove.
    }
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory()
  } catch {
    return false
  }
}

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : null)

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) !== 'ESRCH'
  }
}
