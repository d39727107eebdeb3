import { describe, expect, it } from 'vitest'
import type { SourceFile } from '../../../src/base/span.ts'
import { closestWord, editDistance } from '../../../src/input/closest-word.ts'
import { checkAgainst, toJsonSchema, z } from '../../../src/input/schema.ts'
import { parseYaml } from '../../../src/input/yaml.ts'

const schema = z.strictObject({
  title: z.string().optional(),
  page: z.strictObject({ width: z.number().min(3).max(14400), height: z.number() }).optional(),
  mark: z.enum(['number', 'letter', 'symbol']).optional(),
  persons: z.array(z.strictObject({ name: z.string(), forms: z.array(z.string()).optional() })).default([]),
  size: z.union([z.string(), z.number()]).transform(String).optional(),
})

/** What checking a text finds: the value, and each message with its code and the source it points at. */
function check(text: string) {
  const source: SourceFile = { name: 'a.yaml', text }
  const { value, diagnostics } = checkAgainst(schema, parseYaml(source).value, 'test')
  return {
    value,
    found: diagnostics.map(({ code, message, span, hints }) => ({
      code,
      message,
      at: span === null ? null : text.slice(span.start, span.end),
      hints,
    })),
  }
}

describe('checkAgainst', () => {
  it('gives the value, with defaults and transformations', () => {
    expect(check('title: A\nsize: 12\n')).toEqual({
      value: { title: 'A', persons: [], size: '12' },
      found: [],
    })
  })

  it('reports an unknown key where it stands and guesses what was meant', () => {
    const { value, found } = check('titel: A\nmark: letter\n')
    expect(found).toEqual([
      {
        code: 'test/unknown-key',
        message: '“titel” is no key',
        at: 'titel',
        hints: ['did you mean “title”?'],
      },
    ])
    expect(value).toEqual({ mark: 'letter', persons: [] })
  })

  it('reports an unknown key deep inside, after optional groups and lists', () => {
    const { value, found } = check('persons:\n  - name: Kerr\n    form: [x]\n')
    expect(found).toEqual([
      {
        code: 'test/unknown-key',
        message: '“form” is no key of persons, item 1',
        at: 'form',
        hints: ['did you mean “forms”?'],
      },
    ])
    expect(value).toEqual({ persons: [{ name: 'Kerr' }] })
  })

  it('lists the known keys when nothing is near', () => {
    expect(check('page: {width: 4, height: 5, zzzzzz: 1}\n').found[0]?.hints).toEqual([
      'known keys: width, height',
    ])
  })

  it('says what kind of value was expected, and keeps the rest', () => {
    const { value, found } = check('title: [1]\nmark: letter\n')
    expect(found).toEqual([
      {
        code: 'test/wrong-type',
        message: 'title must be a text',
        at: '[1]',
        hints: ['write a text; one that looks like a number needs quotation marks'],
      },
    ])
    expect(value).toEqual({ mark: 'letter', persons: [] })
  })

  it('names the limits of a number', () => {
    expect(check('page: {width: 2, height: 5}\n').found).toEqual([
      { code: 'test/out-of-range', message: 'page.width is too small', at: '2', hints: ['write at least 3'] },
    ])
  })

  it('reports what a group lacks and goes on without that group', () => {
    const { value, found } = check('title: A\npage: {width: 5}\n')
    expect(found).toEqual([
      {
        code: 'test/missing-key',
        message: 'page.height is missing',
        at: 'page',
        hints: ['write “height: …”; it must be a number'],
      },
    ])
    expect(value).toEqual({ title: 'A', persons: [] })
  })

  it('names the words that may stand there', () => {
    expect(check('mark: leter\n').found).toEqual([
      {
        code: 'test/bad-value',
        message: 'mark must be number, letter or symbol',
        at: 'leter',
        hints: ['did you mean “letter”?'],
      },
    ])
  })

  it('says what a union accepts', () => {
    expect(check('size: [1]\n').found[0]?.message).toBe('size must be a text')
  })

  it('gives null when what is left is not enough', () => {
    const { value, found } = check('just a text\n')
    expect(value).toBeNull()
    expect(found.map(each => each.code)).toEqual(['test/wrong-type'])
  })
})

describe('toJsonSchema', () => {
  it('describes what may be written', () => {
    expect(toJsonSchema(schema)).toMatchObject({
      type: 'object',
      additionalProperties: false,
      properties: { mark: { enum: ['number', 'letter', 'symbol'] }, size: { type: ['string', 'number'] } },
    })
  })
})

describe('closestWord', () => {
  it.each([
    ['titel', ['title', 'date'], 'title'],
    ['short-titles', ['shortTitles'], 'shortTitles'],
    ['adressee', ['addressee', 'archive'], 'addressee'],
    ['zzz', ['title'], null],
    ['x', ['date'], null],
  ])('%s of %j → %s', (word, known, guess) => {
    expect(closestWord(word, known)).toBe(guess)
  })

  it.each([
    ['', 'abc', 3],
    ['kitten', 'sitting', 3],
    ['form', 'from', 1],
    ['ca', 'abc', 3],
  ])('from %s to %s are %i edits', (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance)
  })
})
