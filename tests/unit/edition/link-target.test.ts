import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { linkTarget } from '../../../src/edition/link-target.ts'
import fc from '../../support/fast-check.ts'

const outside = (address: string): unknown => ({ kind: 'outside', address })

describe('a link that is safe', () => {
  it.each([
    ['http://example.org', 'http://example.org'],
    ['https://example.org/a/b?c=d&e=f#g', 'https://example.org/a/b?c=d&e=f#g'],
    ['HTTPS://Example.org/A', 'https://Example.org/A'],
    ['https://example.org:8080/', 'https://example.org:8080/'],
    ['http://[2001:db8::1]/x', 'http://[2001:db8::1]/x'],
    ['mailto:editor@example.org', 'mailto:editor@example.org'],
    [
      'mailto:a@example.org,b@example.org?subject=Note%205&cc=c@example.org',
      'mailto:a@example.org,b@example.org?subject=Note%205&cc=c@example.org',
    ],
  ])('is kept: %s', (written, address) => {
    expect(linkTarget(written)).toEqual(outside(address))
  })

  it('is written in ASCII, each other character as the bytes of its UTF-8', () => {
    expect(linkTarget('https://ru.wikipedia.org/wiki/Мир')).toEqual(
      outside('https://ru.wikipedia.org/wiki/%D0%9C%D0%B8%D1%80'),
    )
    expect(linkTarget('https://example.org/𝔊')).toEqual(outside('https://example.org/%F0%9D%94%8A'))
    expect(linkTarget('https://example.org/a"b<c>d%zz%41')).toEqual(
      outside('https://example.org/a%22b%3Cc%3Ed%25zz%41'),
    )
  })

  it('with a DOI leads to its resolver', () => {
    expect(linkTarget('doi:10.1000/182')).toEqual(outside('https://doi.org/10.1000/182'))
    expect(linkTarget('DOI:10.1002/(SICI)1097<1::AID>3.0.CO;2-F?#')).toEqual(
      outside('https://doi.org/10.1002/(SICI)1097%3C1::AID%3E3.0.CO;2-F%3F%23'),
    )
  })

  it('may lead to a place of the volume', () => {
    expect(linkTarget('#letter-7')).toEqual({ kind: 'inside', anchor: 'letter-7' })
  })
})

describe('a link that is not safe', () => {
  it.each([
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    'java\tscript:alert(1)',
    '\u0001javascript:alert(1)',
    'javascript\u200b:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'file:///etc/passwd',
    'file:c:/windows/system.ini',
    '\\\\server\\share',
    '//evil.example/x',
    '/etc/passwd',
    '../../secret.pdf',
    'other.pdf',
    'www.example.org',
    'ftp://example.org/',
    'smb://server/share',
    'ms-word:ofe|u|https://example.org/x.docx',
    'search-ms:query=x',
    'view-source:https://example.org',
    'http:example.org',
    'http:/example.org',
    'https://',
    'https://?x',
    'https://user@example.org/',
    'https://www.bank.example:secret@evil.example/',
    'https://exa mple.org/',
    'https://example.org/\u202ecod.exe',
    'https:\\\\example.org\\',
    'https://[javascript]/',
    'http://example.org:99999999/',
    'mailto:',
    'mailto:nobody',
    'mailto:a@example.org?attach=/etc/passwd',
    'mailto:a@example.org?subject=x&Attachment=c:/x',
    'doi:javascript:alert(1)',
    'doi:10.1000',
    'doi:10.1000/',
    'doi:10.12/34',
    '#',
    '',
    ':',
    'http',
    `https://example.org/${'a'.repeat(2000)}`,
    'https://example.org/\ud800',
  ])('is refused: %j', written => {
    expect(linkTarget(written)).toMatchObject({
      kind: 'refused',
      reason: expect.stringMatching(/^\S/),
      hint: expect.stringMatching(/^\S/),
    })
  })
})

/** What a reader of PDF would make of an address. */
const SAFE = /^(?:https?:\/\/[^\s@]|mailto:[^\s])[\x21-\x7e]*$/

describe('whatever is written', () => {
  it('comes out as an address of three schemes, in printable ASCII, or not at all', () => {
    const written = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .tuple(
          fc.constantFrom('http://', 'https://', 'mailto:', 'doi:10.1234/', 'javascript:'),
          fc.string({ unit: 'binary' }),
        )
        .map(parts => parts.join('')),
    )
    fc.assert(
      fc.property(written, text => {
        const target = linkTarget(text)
        if (target.kind === 'outside') expect(target.address).toMatch(SAFE)
      }),
      { numRuns: 2000 },
    )
  })

  const list = join(
    dirname(fileURLToPath(import.meta.url)),
    '../../../../shared/corpora/12-hostile/naughty-strings/blns.json',
  )
  if (!existsSync(list)) console.warn(`skipped: ${list} is absent`)
  it.skipIf(!existsSync(list))('among the naughty strings only plain addresses of the web are kept', () => {
    const strings: readonly string[] = JSON.parse(readFileSync(list, 'utf8'))
    const kept = strings.filter(text => linkTarget(text).kind === 'outside')
    for (const text of kept) expect(text).toMatch(/^https?:\/\/[^@]+$/)
    expect(strings.length).toBeGreaterThan(500)
    expect(kept.length).toBeLessThan(10)
  })
})
