/** A program that runs in Java → its jar from Maven Central, fetched once; and programs run to their end. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'

/** The exit status of a check whose tool cannot be had: it says why, and counts as neither passed nor failed. */
export const SKIPPED = 77

export interface Outcome {
  /** Null when the program is not there. */
  readonly status: number | null
  readonly out: string
}

export function run(program: string, words: readonly string[]): Outcome {
  const { status, stdout, stderr, error } = spawnSync(program, words, {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  return { status: error === undefined ? status : null, out: `${stdout ?? ''}${stderr ?? ''}` }
}

/**
 * Null, or why there is none.
 *
 * @param artifact `group:artifact:version`
 * @param jar where it is to stand, under the name that Maven gives it
 */
export function fetchJar(artifact: string, jar: string): string | null {
  if (run('java', ['-version']).status !== 0) return 'there is no java'
  if (existsSync(jar)) return null
  mkdirSync(dirname(jar), { recursive: true })
  const { status, out } = run('mvn', [
    ...['-q', '-B', 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy'],
    ...[`-Dartifact=${artifact}`, `-DoutputDirectory=${dirname(jar)}`],
  ])
  if (status === null) return 'there is no mvn'
  return existsSync(jar) ? null : `Maven did not bring ${artifact}: ${out.slice(0, 500)}`
}
