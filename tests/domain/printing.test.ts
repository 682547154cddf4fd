import { expect, test } from 'vitest'
import { printerSheet, printPlan, SHEET_SIZES } from '#domain/printing.ts'
import { PAPER_SIZES } from '#papers/kit.ts'

test('each paper goes on a sheet as large as it is drawn, half a Letter sheet lying on its side', () => {
  for (const size of SHEET_SIZES) {
    const { width, height, landscape } = printerSheet(size)
    const [across, down] = landscape ? [height, width] : [width, height]
    const inPoints = (thousandths: number) => (thousandths / 25_400) * 72
    expect([size, inPoints(across), inPoints(down)]).toEqual([
      size,
      expect.closeTo(PAPER_SIZES[size][0], 0),
      expect.closeTo(PAPER_SIZES[size][1], 0),
    ])
  }
  expect(Object.keys(PAPER_SIZES).toSorted()).toEqual(SHEET_SIZES.toSorted())
})

test('a paper goes to the printer of this PC at once, unless it has none, another is wanted, or it is gone', () => {
  expect(printPlan('EPSON', ['EPSON', 'Brother'], false)).toEqual({ by: 'printer', printer: 'EPSON' })
  expect(printPlan('EPSON', ['EPSON'], true)).toEqual({ by: 'dialog', missing: null })
  expect(printPlan(null, ['EPSON'], false)).toEqual({ by: 'dialog', missing: null })
  expect(printPlan('EPSON', ['Brother'], false)).toEqual({ by: 'dialog', missing: 'EPSON' })
})
