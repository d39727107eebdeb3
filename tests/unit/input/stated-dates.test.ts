import { describe, expect, test } from 'vitest'
import { canAgree, machineDate, statedDates } from '../../../src/input/stated-dates.ts'
import { wrongWeekday } from '../../../src/input/weekdays.ts'

const read = (text: string): string | undefined =>
  statedDates(text)
    ?.map(({ readings }) => readings.map(({ year, month, day }) => [year, month, day].join('-')).join(' or '))
    .join(', ')

describe('dates as they are written', () => {
  test.each([
    ['Moscow, October 12th, 1943—3 p.m.', '1943-10-12'],
    ['Washington, 12 Oct. 1943, No. 345', '1943-10-12'],
    ['den 12. Oktober 1943', '1943-10-12'],
    ['am 1. Jänner 1900', '1900-1-1'],
    ['ce 1er août 1842', '1842-8-1'],
    ['12-го октября 1917 г.', '1917-10-12'],
    ['3 мая', '-5-3'],
    ['die 12 Octobris 1520', '1520-10-12'],
    ['12 de octubre de 1943', '1943-10-12'],
    ['12/24 October 1869', '1869-10-12 or 1869-10-24'],
    ['12 (24) октября 1869', '1869-10-12 or 1869-10-24'],
    ['Oct. 12–14, 1943', '1943-10-12 or 1943-10-13 or 1943-10-14'],
    ['12 February 1720/21', '1720-2-12 or 1721-2-12'],
    ['1943-10-12', '1943-10-12'],
    ['15. 5. 1862', '1862-5-15'],
    ['10/12/1943', '1943-12-10 or 1943-10-12'],
    ['October 1943', '1943-10-'],
    ['1 May and 3 June 1943', '-5-1, 1943-6-3'],
    ['in the year 1943', ''],
  ])('%s', (text, dates) => {
    expect(read(text)).toBe(dates)
  })

  test.each([
    'III Kal. Octobris 1520',
    'the 12th and 21st October 1943',
    '[12 October 1943]',
    '12 October 194?',
    'today',
  ])('nothing is made of “%s”', text => {
    expect(statedDates(text)).toBeNull()
  })
})

describe('two dates can be one day', () => {
  const agree = (text: string, when: string): boolean =>
    canAgree(statedDates(text)![0]!.readings, [machineDate(when)!])

  test.each([
    ['12 October 1943', '1943-10-12T15:00:00'],
    ['12 October', '1943-10-12'],
    ['October 1943', '1943-10-12'],
    ['12 October 1943', '1943'],
    ['25 October 1917', '1917-11-07'],
    ['25 октября', '1917-11-07'],
    ['December 1825', '1826-01-05'],
    ['4 February 1720', '1721-02-04'],
    ['4 February 1720', '1721-02-15'],
    ['10/12/1943', '1943-12-10'],
    ['12 October', '--10-12'],
  ])('%s and %s', (text, when) => {
    expect(agree(text, when)).toBe(true)
  })

  test.each([
    ['12 October 1943', '1943-10-21'],
    ['12 October 1943', '1943-10-25'],
    ['12 October 1942', '1943-10-12'],
    ['12 October', '1943-11-12'],
    ['25 October 1917', '1917-11-08'],
    ['4 May 1720', '1721-05-04'],
    ['1943-10-12', '1943-12-10'],
  ])('but not %s and %s', (text, when) => {
    expect(agree(text, when)).toBe(false)
  })

  test('what is no date of a machine is none', () => {
    expect(['1943-10-12/13', 'unknown', '', '12.10.1943'].map(machineDate)).toEqual([null, null, null, null])
  })
})

test('a day of the week is wrong where it is so in both calendars', () => {
  const wrong = (text: string): string | null => wrongWeekday(text, statedDates(text)![0]!)
  expect(wrong('Tuesday, 12 October 1943')).toBeNull()
  expect(wrong('Friday, October 12, 1943')).toBe('Friday')
  expect(wrong('12. Oktober 1943 (Freitag)')).toBe('Freitag')
  // 25 October 1917 was a Wednesday by the old calendar, and a Thursday by the new.
  expect(wrong('среда, 25 октября 1917')).toBeNull()
  expect(wrong('jeudi 25 octobre 1917')).toBeNull()
  expect(wrong('vendredi 25 octobre 1917')).toBe('vendredi')
  expect(wrong('12/24 October 1869, Friday')).toBeNull()
})
