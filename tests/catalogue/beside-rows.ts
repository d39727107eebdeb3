/** What stands beside a text and where it comes from: side files, YAML, metadata, paths. */
import { execFileSync } from 'node:child_process'
import { ftruncateSync, openSync, symlinkSync } from 'node:fs'
import type { Input, Row } from './provoke.ts'

const TEXT = 'He came.\n'
/** The text says nothing of the persons beside it. */
const UNMENTIONED = 'persons/never-mentioned'

/** A text with this side file. */
const beside = (yaml: string): Input => ({ files: { 'a.txt': TEXT, 'a.yaml': yaml } })

const side = (code: string, bad: string, mended: string, ...along: string[]): Row => ({
  code,
  bad: beside(bad),
  mended: beside(mended),
  along,
})

/** A mapping that nests a list so many levels deep. */
const nested = (levels: number): string => `forms: ${'['.repeat(levels)}a${']'.repeat(levels)}\n`
const aliases = (count: number): string =>
  `persons:\n- name: Kerr\n  forms: [&a Kerr${', *a'.repeat(count)}]\n`
/** Few letters that stand for many values. */
const many = (count: number): string => `persons:\n- &a [${'a, '.repeat(count)}a]\n${'- *a\n'.repeat(100)}`
const FORMS = 'persons:\n- name: Kerr\n  forms: [Kerr, a]\n'

const META =
  'title: A Letter\ndate: 4 May 1942\nplace: Moscow\nsender: Kerr\naddressee: Eden\narchive: F. 1\n'
const without = (key: string): Input => beside(META.replace(new RegExp(`^${key}: .*\\n`, 'm'), ''))
const meta = (name: string, key: string): Row => ({
  code: `meta/missing-${name}`,
  bad: without(key),
  mended: beside(META),
})

const check = (...words: string[]): readonly string[] => ['check', ...words]
const MANY = { 'a.md': '# One\n\nHe came.\n\n# Two\n\nHe went.\n', 'a.yaml': 'date: 4 May 1942\n' }

export const BESIDE_ROWS: readonly Row[] = [
  side('side-file/unknown-key', 'tilte: A Letter\n', 'title: A Letter\n'),
  side('side-file/unknown-key', 'colour: red\n', 'title: red\n'),
  side('side-file/missing-key', 'persons:\n- forms: [Kerr]\n', 'persons:\n- name: Kerr\n  forms: [Kerr]\n'),
  side('side-file/wrong-type', 'persons: Kerr\n', 'persons:\n- name: Kerr\n'),
  side('side-file/bad-value', 'language: English\n', 'language: en-GB\n'),
  side(
    'side-file/bad-value',
    'shortTitles:\n- short: Perepiska\n  full: Perepiska.\n  kind: print\n',
    'shortTitles:\n- short: Perepiska\n  full: Perepiska.\n  kind: printed\n',
  ),
  side('side-file/duplicate-key', 'archive: F. 1\narchiveReference: F. 2\n', 'archive: F. 1\n'),
  {
    code: 'side-file/many-documents',
    bad: { files: MANY },
    mended: {
      files: { 'a.md': '# One\n\nHe came.\n', 'a.yaml': 'date: 4 May 1942\n', 'b.md': '# Two\n\nHe went.\n' },
      words: check('a.md', 'b.md'),
    },
  },

  side(
    'yaml/syntax',
    'title: A Letter: The First\n',
    'title: "A Letter: The First"\n',
    'side-file/wrong-type',
  ),
  side(
    'yaml/syntax',
    'persons:\n  - name: Kerr\n - name: Eden\n',
    'persons:\n  - name: Kerr\n  - name: Eden\n',
    UNMENTIONED,
  ),
  side(
    'yaml/syntax',
    'title: A Letter\n place: Moscow\n',
    'title: A Letter\nplace: Moscow\n',
    'side-file/wrong-type',
  ),
  side('yaml/syntax', 'title: "A Letter\n', 'title: "A Letter"\n'),
  side(
    'yaml/syntax',
    'persons:\n- name: Kerr\n  forms: [Kerr\n',
    'persons:\n- name: Kerr\n  forms: [Kerr]\n',
    UNMENTIONED,
  ),
  side('yaml/syntax', 'persons:\n\t- name: Kerr\n', 'persons:\n- name: Kerr\n', UNMENTIONED),
  side('yaml/syntax', 'title: @Kerr\n', 'title: "@Kerr"\n'),
  side('yaml/syntax', 'title: "C:\\quiet"\n', "title: 'C:\\quiet'\n"),
  side(
    'yaml/syntax',
    'A Letter\nplace: Moscow\n',
    'title: A Letter\nplace: Moscow\n',
    'side-file/unknown-key',
  ),
  side('yaml/syntax', 'title: *Kerr\n', 'title: "*Kerr"\n', 'side-file/wrong-type'),
  side('yaml/syntax', 'title: A Letter\n---\nplace: Moscow\n', 'title: A Letter\nplace: Moscow\n'),
  side('yaml/syntax', 'title: ] A Letter\n', 'title: "] A Letter"\n', 'side-file/wrong-type'),
  side('yaml/duplicate-key', 'title: One\ntitle: Two\n', 'title: One\n'),
  side('yaml/tag', 'title: !letter One\n', 'title: One\n'),
  side('yaml/key', '[title]: One\n', 'title: One\n'),
  side('yaml/unsafe-key', '__proto__: One\n', 'title: One\n'),
  side('yaml/too-deep', nested(70), FORMS, 'side-file/unknown-key'),
  side('yaml/too-many-aliases', aliases(101), FORMS, 'side-file/wrong-type', UNMENTIONED),
  side('yaml/too-large', many(1000), FORMS, 'side-file/wrong-type'),

  meta('title', 'title'),
  meta('date', 'date'),
  meta('place', 'place'),
  meta('sender', 'sender'),
  meta('addressee', 'addressee'),
  meta('archive-reference', 'archive'),
  { code: 'meta/guessed-language', bad: beside(META), mended: beside(`${META}language: en-US\n`) },

  {
    code: 'input/unknown-format',
    bad: { files: { 'a.odt': 'He came.\n' } },
    mended: { files: { 'a.txt': 'He came.\n' } },
  },
  {
    code: 'input/unreadable',
    bad: { files: { 'a.txt': TEXT }, words: check('b.txt') },
    mended: { files: { 'a.txt': TEXT }, words: check('a.txt') },
  },
  {
    code: 'input/not-a-file',
    bad: { files: {}, words: check('a.txt'), prepare: () => void execFileSync('mkfifo', ['a.txt']) },
    mended: { files: { 'a.txt': TEXT } },
  },
  {
    code: 'input/outside',
    bad: {
      files: { 'elsewhere/b.yaml': FORMS, 'letters/a.txt': TEXT },
      words: check('letters/a.txt'),
      prepare: () => symlinkSync('../elsewhere/b.yaml', 'letters/a.yaml'),
    },
    mended: { files: { 'letters/a.yaml': FORMS, 'letters/a.txt': TEXT }, words: check('letters/a.txt') },
  },
  {
    code: 'input/too-large',
    bad: {
      files: {},
      words: check('a.txt'),
      // A hole: nothing of it is on the disk.
      prepare: () => ftruncateSync(openSync('a.txt', 'w'), 64 * 1024 * 1024 + 1),
    },
    mended: { files: { 'a.txt': TEXT, 'b.txt': TEXT }, words: check('a.txt', 'b.txt') },
  },
  {
    code: 'input/empty-folder',
    bad: { files: { 'letters/readme.md': 'Letters.\n' }, words: check('letters') },
    mended: { files: { 'letters/a.txt': TEXT }, words: check('letters') },
  },
  {
    code: 'input/twice',
    bad: { files: { 'a.txt': TEXT }, words: check('a.txt', './a.txt') },
    mended: { files: { 'a.txt': TEXT }, words: check('a.txt') },
  },
]
