/** Annotated plain text: its notes, its numbers, what is odd about its look. */
import type { Row } from './provoke.ts'

const seed = (code: string, bad: string, mended: string, ...along: string[]): Row => ({
  code,
  bad: { files: { 'a.txt': bad } },
  mended: { files: { 'a.txt': mended } },
  along,
})

const NOTE = ' [1:  A note.]'

export const SEED_ROWS: readonly Row[] = [
  seed('seed/no-text', '  \n', 'He came.\n'),
  seed(
    'seed/missing-note',
    'He told Kerr[footnoteRef:5] so.\n',
    'He told Kerr[footnoteRef:5] so.\n[5:  A note.]\n',
  ),
  seed(
    'seed/called-twice',
    `He came[footnoteRef:1] and went[footnoteRef:1].${NOTE}\n`,
    `He came[footnoteRef:1] and went[footnoteRef:2].${NOTE} [2:  Another.]\n`,
  ),
  seed(
    'seed/called-twice',
    `He came[footnoteRef:1], saw[footnoteRef:1] and went[footnoteRef:1].${NOTE} [1:  Another.]\n`,
    `He came[footnoteRef:1], saw[footnoteRef:2] and went[footnoteRef:3].${NOTE} [2:  Another.] [3:  A third.]\n`,
    'seed/duplicate-number',
  ),
  seed(
    'seed/unclosed-note',
    'He came[footnoteRef:1]. [1:  A note.\n\nHe went.\n',
    'He came[footnoteRef:1]. [1:  A note.]\n\nHe went.\n',
  ),
  seed(
    'seed/unbalanced-note',
    'He came[footnoteRef:1]. [1:  A [note.]\n\nHe went.\n',
    'He came[footnoteRef:1]. [1:  A [note].]\n\nHe went.\n',
  ),
  seed('seed/unclosed-note', 'He came[footnoteRef:1]. [1:  A no', 'He came[footnoteRef:1]. [1:  A note.]\n'),
  seed('seed/unbalanced-bracket', 'He [came.\n', 'He [came].\n'),
  seed('seed/unbalanced-bracket', 'He] came.\n', 'He came.\n'),
  seed(
    'seed/unclosed-call',
    `He came[footnoteRef:1 and went.\n${NOTE}\n`,
    `He came[footnoteRef:1] and went.\n${NOTE}\n`,
  ),
  seed('seed/note-without-call', 'He came. [7:  A note.]\n', 'He came[footnoteRef:7]. [7:  A note.]\n'),
  seed(
    'seed/note-before-call',
    `He came.${NOTE}\nHe went[footnoteRef:1].\n`,
    `He came.\nHe went[footnoteRef:1].${NOTE}\n`,
  ),
  seed(
    'seed/duplicate-number',
    `He came[footnoteRef:1] and went[footnoteRef:1].${NOTE} [1:  Another.]\n`,
    `He came[footnoteRef:1] and went[footnoteRef:2].${NOTE} [2:  Another.]\n`,
  ),
  seed('seed/empty-note', 'He came[footnoteRef:1]. [1:  ]\n', `He came[footnoteRef:1].${NOTE}\n`),
  seed('seed/empty-note', 'He came[footnoteRef:1]. [1:  ]\n', 'He came.\n'),
  seed(
    'seed/calls-out-of-order',
    `He came[footnoteRef:2] and went[footnoteRef:1].${NOTE} [2:  Another.]\n`,
    `He came[footnoteRef:1] and went[footnoteRef:2].${NOTE} [2:  Another.]\n`,
  ),
  seed(
    'seed/number-gap',
    `He came[footnoteRef:1] and went[footnoteRef:3].${NOTE} [3:  Another.]\n`,
    `He came[footnoteRef:1] and went[footnoteRef:2].${NOTE} [2:  Another.]\n`,
  ),
  seed(
    'seed/number-gap',
    `He came[footnoteRef:1] and went[footnoteRef:4].${NOTE} [4:  Another.]\n`,
    `He came[footnoteRef:1] and went[footnoteRef:2].${NOTE} [2:  Another.]\n`,
  ),
  seed(
    'seed/paragraph-number-jump',
    '1. He came.\n\n2. He saw.\n\n5. He went.\n',
    '1. He came.\n\n2. He saw.\n\n[…]\n\n5. He went.\n',
  ),
  seed(
    'seed/paragraph-number-order',
    '1. He came.\n\n3. He went.\n\n2. He saw.\n\n3. He went.\n',
    '1. He came.\n\n2. He saw.\n\n3. He went.\n',
    'seed/paragraph-number-jump',
  ),

  seed('text/control-character', 'He\u0007 came.\n', 'He came.\n', 'font/missing-glyph'),
  seed('text/directional-control', 'He \u202ecame\u202c.\n', 'He came.\n'),
  seed('text/invisible-character', 'He ca\u200bme.\n', 'He came.\n'),
  seed('text/invisible-character', 'He ca\u{e0041}me.\n', 'He came.\n'),
  seed('text/replacement-character', 'He c\ufffdme.\n', 'He came.\n'),
  seed('text/mixed-scripts', 'Hеlmut came.\n', 'Helmut came.\n'),
  seed('text/mixed-scripts', 'Он приexал.\n', 'Он приехал.\n'),
  seed('text/mixed-quotes', 'He “came” and "went".\n', 'He “came” and “went”.\n'),
  seed(
    'text/hyphen-in-dates',
    'He (1892 - 1975) – so he said – came.\n',
    'He (1892–1975) – so he said – came.\n',
  ),
  seed(
    'text/hyphen-for-dash',
    'He – so he said – came - and went.\n',
    'He – so he said – came – and went.\n',
  ),
  seed('text/hyphen-for-dash', 'He came - and went.\n', 'He came – and went.\n'),
  seed('text/odd-dates', 'He (1939 -. 1975) came.\n', 'He (1939–1975) came.\n'),
  seed('text/uneven-dash', 'He came –and went.\n', 'He came – and went.\n'),
  seed('text/uneven-dash', 'He came –and went.\n', 'He came–and went.\n'),
  seed('text/double-space', 'He  came.\n', 'He came.\n'),
  seed('text/space-before-stop', 'He came , and went.\n', 'He came, and went.\n'),
]
