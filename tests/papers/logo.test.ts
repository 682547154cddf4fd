import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openLogo } from '#papers/logo.ts'
import { decodePng } from '#papers/png.ts'
import { renderSlip } from '#papers/slip.ts'
import { encodePng, pngOf } from '../support/png-encode.ts'
import { jpegOf, scanPages } from '../support/poppler.ts'
import { sampleSlip } from './sample-slip.ts'

describe('opening the distributor’s logo', () => {
  test('a transparent PNG is laid on white, interlaced or not, whatever its filters', () => {
    const picture = fc
      .record({ width: fc.integer({ min: 1, max: 20 }), height: fc.integer({ min: 1, max: 20 }) })
      .chain(({ width, height }) =>
        fc.record({
          width: fc.constant(width),
          height: fc.constant(height),
          rgba: fc.uint8Array({ minLength: width * height * 4, maxLength: width * height * 4 }),
        }),
      )
    fc.assert(
      fc.property(picture, fc.boolean(), (drawn, interlaced) => {
        const { width, height, rgba } = drawn
        const rgb = new Uint8Array(width * height * 3)
        for (let i = 0; i < width * height; i++) {
          for (let c = 0; c < 3; c++) {
            rgb[i * 3 + c] = Math.round(255 + ((rgba[i * 4 + c]! - 255) * rgba[i * 4 + 3]!) / 255)
          }
        }
        expect(decodePng(encodePng(drawn, interlaced), 1000)).toEqual({ width, height, rgb })
      }),
    )
  })

  test.each([
    ['grey of one bit', 1, 0, [], [0b10000000], [255, 255, 255, 0, 0, 0]],
    ['grey of sixteen bits', 16, 0, [], [0x80, 0x00, 0xff, 0xff], [128, 128, 128, 255, 255, 255]],
    ['grey with a transparent shade', 8, 0, [['tRNS', [0, 7]]], [7, 9], [255, 255, 255, 9, 9, 9]],
    ['grey with alpha', 8, 4, [], [0, 0, 10, 255], [255, 255, 255, 10, 10, 10]],
    [
      'a palette of four bits with a transparent entry',
      4,
      3,
      [
        ['PLTE', [1, 2, 3, 4, 5, 6]],
        ['tRNS', [0]],
      ],
      [0x01],
      [255, 255, 255, 4, 5, 6],
    ],
    [
      'true colour with a transparent one',
      8,
      2,
      [['tRNS', [0, 1, 0, 2, 0, 3]]],
      [1, 2, 3, 1, 2, 4],
      [255, 255, 255, 1, 2, 4],
    ],
  ] as [string, number, number, [string, number[]][], number[], number[]][])(
    '%s',
    (_kind, depth, colour, chunks, row, rgb) => {
      const file = pngOf({ width: 2, height: 1, depth, colour }, [
        ...chunks.map(([name, body]) => [name, Uint8Array.from(body)] as const),
        ['IDAT', deflateSync(Uint8Array.from([0, ...row]))],
      ])
      expect(decodePng(file, 100)).toEqual({ width: 2, height: 1, rgb: Uint8Array.from(rgb) })
    },
  )

  test('a damaged, cut, oversized or foreign file is no logo', () => {
    const good = encodePng(square(20))
    const flipped = Buffer.from(good)
    flipped.fill(0xff, 45, 60)
    const tooLarge = pngOf({ width: 5000, height: 5000, depth: 8, colour: 6 }, [
      ['IDAT', deflateSync(Buffer.alloc(9))],
    ])
    const bomb = pngOf({ width: 2, height: 2, depth: 8, colour: 6 }, [
      ['IDAT', deflateSync(Buffer.alloc(9_000_000))],
    ])
    const files = [
      flipped,
      good.subarray(0, 60),
      tooLarge,
      bomb,
      Buffer.from('GIF89a'),
      Buffer.from('<svg/>'),
      Buffer.from([0xff, 0xd8, 0xff, 0xe0]),
      Buffer.alloc(0),
    ]
    expect(files.map(openLogo)).toEqual(files.map(() => null))
    expect(openLogo(good)).not.toBeNull()
  })

  test('a file of any bytes never breaks anything', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void openLogo(bytes)))
    const good = encodePng(square(4))
    fc.assert(
      fc.property(
        fc.integer({ min: 8, max: good.length - 1 }),
        fc.integer({ min: 0, max: 255 }),
        (at, byte) => {
          const damaged = Buffer.from(good)
          damaged[at] = byte
          openLogo(damaged)
        },
      ),
    )
  })

  test('a JPEG is drawn as it is', () => {
    const photograph = jpegOf(renderSlip(sampleSlip), 20)
    const logo = openLogo(photograph)
    expect(logo).toEqual({ bytes: photograph })
    const slip = { ...sampleSlip, distributor: { ...sampleSlip.distributor, logo } }
    expect(Buffer.from(renderSlip(slip)).includes(photograph)).toBe(true)
  })

  test('it is printed at the left of the letterhead, its transparent part white', () => {
    const [page] = scanPages(
      renderSlip({
        ...sampleSlip,
        distributor: { ...sampleSlip.distributor, logo: openLogo(encodePng(square(40))) },
      }),
      72,
    )
    // 30 points square at the top left margin, its inner half transparent.
    const grey = (x: number, y: number) => page!.pixels[y * page!.width + x]!
    expect([grey(29, 29), grey(41, 41)]).toEqual([0, 255])
  })
})

/** A black square whose middle is transparent (and red where a reader forgets that). */
function square(side: number) {
  const rgba = new Uint8Array(side * side * 4)
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const inner = Math.max(Math.abs(x - side / 2), Math.abs(y - side / 2)) < side / 4
      rgba.set(inner ? [255, 0, 0, 0] : [0, 0, 0, 255], (y * side + x) * 4)
    }
  }
  return { width: side, height: side, rgba }
}
