/** Markdown: its dialect, and the metadata at its head. */
import type { Row } from './provoke.ts'

const md = (code: string, bad: string, mended: string, ...along: string[]): Row => ({
  code,
  bad: { files: { 'a.md': bad } },
  mended: { files: { 'a.md': mended } },
  along,
})

const front = (yaml: string): string => `---\n${yaml}---\n\nHe came.\n`
const head = (code: string, bad: string, mended: string): Row => md(code, front(bad), front(mended))

const PICTURE = '![A map](map.png)'
const quoted = (levels: number): string => `${'>'.repeat(levels)} He came.\n`

const link = (bad: string, mended: string): Row =>
  md('edition/unsafe-link', `He [came]{href="${bad}"}.\n`, `He [came]{href="${mended}"}.\n`)

export const MARKDOWN_ROWS: readonly Row[] = [
  md('seed/no-text', '---\ntitle: One\n---\n', '---\ntitle: One\n---\n\nHe came.\n'),
  md('seed/missing-note', 'He came[^1].\n', 'He came[^1].\n\n[^1]: A note.\n'),
  md(
    'seed/called-twice',
    'He came[^1] and went[^1].\n\n[^1]: A note.\n',
    'He came[^1] and went[^2].\n\n[^1]: A note.\n\n[^2]: Another.\n',
  ),
  md('markdown/unknown-attribute', 'He [came]{.loud}.\n', 'He [came]{.underline}.\n'),
  md('markdown/unknown-attribute', '::: letterhead\nHe came.\n:::\n', '::: address\nHe came.\n:::\n'),
  md('markdown/label-not-first', 'He [came]{.number}.\n', 'He came.\n'),
  md('markdown/label-not-first', 'He [2.]{.number} came.\n', '[2.]{.number} He came.\n'),
  md('markdown/unclosed-div', '::: address\nHe came.\n', '::: address\nHe came.\n:::\n'),
  md('markdown/stray-fence', 'He came.\n\n:::\n', 'He came.\n'),
  md('markdown/too-deep', quoted(95), quoted(10)),
  md(
    'markdown/picture-in-note',
    `He came[^1].\n\n[^1]: A note.${PICTURE}\n`,
    `He came[^1].\n\n${PICTURE}\n\n[^1]: A note with a map.\n`,
  ),
  md('markdown/picture-in-text', `He came.${PICTURE}\n`, `He came.\n\n${PICTURE}\n`),
  md(
    'markdown/rule-in-note',
    'He came[^1].\n\n[^1]: A note.\n\n    ***\n',
    'He came[^1].\n\n[^1]: A note.\n',
  ),
  md('markdown/raw-html', 'He <em>came</em>.\n', 'He *came*.\n'),
  md('markdown/raw-latex', 'He \\emph{came}.\n', 'He *came*.\n'),
  md('markdown/raw-block', '```{=html}\nHe came.\n```\n', '```\nHe came.\n```\n'),

  head('front-matter/unknown-key', 'tilte: One\n', 'title: One\n'),
  head('front-matter/unknown-key', 'colour: red\n', 'title: red\n'),
  head('front-matter/missing-key', 'witnesses:\n- siglum: A\n', 'witnesses:\n- key: a\n  siglum: A\n'),
  head('front-matter/wrong-type', 'repeatTitle: often\n', 'repeatTitle: true\n'),
  head('front-matter/bad-value', 'documents: two\n', 'documents: one\n'),
  head('front-matter/bad-value', 'noteSeries:\n  a: Apparatus\n', 'noteSeries:\n  a: apparatus\n'),
  head('front-matter/duplicate-key', 'archive: F. 1\nsource: F. 2\n', 'archive: F. 1\n'),

  md(
    'edition/too-many-calls',
    `He came${'[^1]'.repeat(5001)}.\n\n[^1]: A note.\n`,
    `He came${'[^1]'.repeat(2)}.\n\n[^1]: A note.\n`,
    'seed/called-twice',
  ),
  md('edition/too-many-cells', `| a |\n|---|\n${'| b |\n'.repeat(20_000)}`, `| a |\n|---|\n| b |\n`),
  md('edition/too-many-links', '[a](https://e.org/) '.repeat(2001), '[a](https://e.org/)\n'),
  md('edition/unsafe-link', 'He [came](file:///etc/passwd).\n', 'He [came](https://example.org/).\n'),
  md('edition/unsafe-link', 'He [came](letters.html).\n', 'He [came](https://example.org/).\n'),
  link('#', '#there'),
  link('https://example.org/a b', 'https://example.org/ab'),
  link(`https://example.org/${'a'.repeat(2000)}`, 'https://example.org/a'),
  link('https:example.org', 'https://example.org/path'),
  link('mailto:kerr', 'mailto:kerr@example.org'),
  link('mailto:kerr@example.org?attach=a.txt', 'mailto:kerr@example.org'),
  link('doi:kerr', 'doi:10.1234/abcd'),
]
