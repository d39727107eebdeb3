/** Rows of one family of messages → tests that each is provoked, reads well, and is mended by its hint. */
import { describe, expect, test } from 'vitest'
import { DOCUMENTED_CODES } from './documented-codes.ts'
import { type Row, type Said, saidOf } from './provoke.ts'

/** What `check` says of every text that has no dateline; rows about it name it themselves. */
const ALWAYS = /^meta\//

const errorCodes = (said: readonly Said[]): readonly string[] =>
  said.filter(({ severity }) => severity === 'error').map(({ code }) => code)

/** `golden` is the file with every message of the family as it is printed. */
export function testRows(family: string, golden: string, rows: readonly Row[]): void {
  describe(family, () => {
    const prints: string[] = []

    test.each(rows.map((row, index) => [`${row.code} (${index + 1})`, row] as const))(
      '%s',
      async (_, row) => {
        const bad = await saidOf(row.bad)
        const own = bad.find(({ code }) => code === row.code)
        const others = bad.map(({ code }) => code).filter(code => code !== row.code && !ALWAYS.test(code))
        expect(own, bad.map(({ print }) => print).join('\n')).toBeDefined()
        expect([...new Set(others)].sort()).toEqual([...(row.along ?? [])].sort())
        prints.push(own!.print)

        expect(own!.message).toMatch(/^[^A-Z].*[^.]$/)
        expect(DOCUMENTED_CODES.find(({ code }) => code === row.code)?.severities).toContain(own!.severity)

        // A hint promises that something can be done, so a row must do it.
        expect(row.mended === null).toBe(row.hintless !== undefined)
        expect(own!.hints.length > 0).toBe(row.mended !== null)
        if (row.mended === null) return
        const mended = await saidOf(row.mended)
        expect(mended.filter(({ code }) => code === row.code).map(({ print }) => print)).toEqual([])
        expect(errorCodes(mended).filter(code => !errorCodes(bad).includes(code))).toEqual([])
      },
    )

    test('reads as it should', async () => {
      await expect(`${prints.join('\n\n')}\n`).toMatchFileSnapshot(golden)
    })
  })
}
