import { describe, expect, test } from 'vitest'
import { parseArguments } from '../../../src/command/arguments.ts'

const parse = (line: string) => parseArguments(line === '' ? [] : line.split(' '), '1.2.3')

describe('scholion build', () => {
  test('needs nothing but an input', () => {
    expect(parse('build a.txt')).toEqual({
      command: 'build',
      inputs: ['a.txt'],
      output: null,
      style: null,
      notes: null,
      profile: 'archive',
      attachSource: false,
      layout: null,
      encoding: null,
      changes: 'final',
      comments: false,
      jobs: 1,
      json: false,
    })
  })

  test('takes everything that can be said, before or after the inputs', () => {
    const all = {
      command: 'build',
      inputs: ['a.txt', 'letters'],
      output: 'b.pdf',
      style: 'house.yaml',
      notes: 'margin',
      profile: 'screen',
      attachSource: true,
      layout: 'b.json',
      encoding: 'koi8-r',
      changes: 'show',
      comments: true,
      jobs: 4,
      json: true,
    }
    const options =
      '--style house.yaml --notes margin --profile screen --attach-source --layout b.json --encoding koi8-r --changes show --comments --jobs 4 --json'
    expect(parse(`build a.txt letters -o b.pdf ${options}`)).toEqual(all)
    expect(parse(`build --output=b.pdf ${options} -- a.txt letters`)).toEqual(all)
  })

  test('keeps inputs that look like options behind --', () => {
    expect(parse('build -- --json')).toMatchObject({ inputs: ['--json'], json: false })
  })
})

describe('the other commands', () => {
  test.each([
    [
      'check a b --json',
      {
        command: 'check',
        inputs: ['a', 'b'],
        style: null,
        encoding: null,
        changes: 'final',
        comments: false,
        json: true,
      },
    ],
    [
      'explain a --page 12 --style press --notes end',
      {
        command: 'explain',
        inputs: ['a'],
        style: 'press',
        notes: 'end',
        encoding: null,
        page: '12',
        changes: 'final',
        comments: false,
        json: false,
      },
    ],
    [
      'inspect a b --json',
      {
        command: 'inspect',
        inputs: ['a', 'b'],
        style: null,
        notes: null,
        encoding: null,
        page: null,
        changes: 'final',
        comments: false,
        json: true,
      },
    ],
    ['styles', { command: 'styles', json: false, schema: false }],
    ['styles --schema', { command: 'styles', json: false, schema: true }],
    ['fonts --json', { command: 'fonts', json: true, schema: false }],
  ])('%s', (line, request) => {
    expect(parse(line)).toEqual(request)
  })
})

describe('words that mean nothing are refused:', () => {
  test.each([
    ['', 'Usage: scholion'],
    ['build', "missing required argument 'input'"],
    ['bild a.txt', "unknown command 'bild'"],
    ['build a.txt --notes side', "argument 'side' is invalid. Allowed choices are foot, margin, end."],
    ['build a.txt --profile web', 'Allowed choices are archive, press, screen.'],
    ['build a.txt --stile x', "unknown option '--stile'\n(Did you mean --style?)"],
    ['build a.txt --jobs 0', 'It must be a whole number from 1 to 9999.'],
    ['build a.txt --jobs 1.5', 'It must be a whole number from 1 to 9999.'],
    ['build a.txt -o', "option '-o, --output <file>' argument missing"],
    ['styles extra', 'too many arguments'],
  ])('%s', (line, text) => {
    const answer = parse(line)
    expect(answer).toMatchObject({ command: 'usage', wrong: true, text: expect.stringContaining(text) })
  })
})

describe('help that is asked for is no mistake:', () => {
  test.each([
    ['--help', 'Exit status: 0 done, 1 the input has errors'],
    ['build --help', '--notes <place>'],
    ['help check', 'sets nothing'],
    ['--version', '1.2.3'],
  ])('%s', (line, text) => {
    expect(parse(line)).toMatchObject({ command: 'usage', wrong: false, text: expect.stringContaining(text) })
  })
})
