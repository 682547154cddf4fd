import PDFDocument from 'pdfkit'
import { renderSlip } from '#papers/slip.ts'
import { sampleSlip } from '../papers/sample-slip.ts'
import type { Bench } from './bench.ts'
import { peakOf } from './child.ts'
import { inTurn, repeated } from './pairs.ts'
import { recordMarks, replayMarks } from './pdf-marks.ts'

const SLIPS = 50

/**
 * A payment slip. The floor is bare pdfkit that sets the same marks, recorded once from a slip: same texts, places,
 * sizes and lines, and the QR as the path it came to, with nothing measured, fitted or encoded.
 */
export async function slips(bench: Bench): Promise<void> {
  for (const size of ['halfLetter', 'letter'] as const) {
    const slip = { ...sampleSlip, size }
    const marks = recordMarks(PDFDocument.prototype, () => renderSlip(slip))
    const measured = await inTurn(
      bench.pairs * 2,
      repeated(SLIPS, () => replayMarks(marks)),
      repeated(SLIPS, () => renderSlip(slip)),
    )
    bench.report(11, `payment slip, ${size}`, SLIPS, 1.3, measured)
  }
  const peak = await peakOf('slips', bench.newDir('slips'))
  bench.reportPeak(11, '1,000 slips to files, MiB of 200', 1_000, 200, peak)
}
