/** Pictures that are meant to fill the memory: their header alone is read. */
import { inflateSync } from 'node:zlib'
import { beforeEach, expect, test, vi } from 'vitest'
import { readPng } from '../../../src/galley/png.ts'

vi.mock('node:zlib', async original => {
  const zlib = await original<typeof import('node:zlib')>()
  return { ...zlib, inflateSync: vi.fn(zlib.inflateSync) }
})
const unpacked = vi.mocked(inflateSync)
beforeEach(() => {
  unpacked.mockClear()
})

/** A file with a header and no more of its data than fits into one line. */
function png(width: number, height: number, type: number): Uint8Array {
  const chunk = (name: string, body: Buffer): Buffer => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(body.length)
    return Buffer.concat([length, Buffer.from(name, 'latin1'), body, Buffer.alloc(4)])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header[8] = 8
  header[9] = type
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', Buffer.alloc(20))])
}

test.each([
  ['two thousand million pixels a side', 2 ** 31 - 1, 2 ** 31 - 1, 2],
  ['more pixels than any page', 20_000, 20_000, 0],
  ['fewer pixels, but of four samples each', 9000, 9000, 6],
])('%s are refused before they are unpacked', (_, width, height, type) => {
  expect(readPng(png(width, height, type))).toBeNull()
  expect(unpacked).not.toHaveBeenCalled()
})

test('a page of A4 in 600 colour pixels to the inch is unpacked', () => {
  readPng(png(4960, 7016, 6))
  expect(unpacked).toHaveBeenCalledOnce()
})
