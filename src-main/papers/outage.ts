import type { OutageLine } from '#contract/outage.ts'
import type { Day } from '#domain/calendar.ts'
import { formatPhone } from '#domain/phone.ts'
import { outageText, outageWords as words, stopWord } from '#messages/es-MX/outage.ts'
import { flowTable, renderAccountPaper, section, type AccountPaper } from './account-paper.ts'
import { write } from './kit.ts'
import type { Column } from './table.ts'

export interface OutagePaper extends Pick<AccountPaper, 'office' | 'watermark' | 'createdOn'> {
  readonly from: Day
  readonly until: Day
  readonly zone: string | null
  readonly lines: readonly OutageLine[]
}

/** Who stops on each day without network, with a telephone to call and a place to tick off. */
export function renderOutage(paper: OutagePaper): Uint8Array {
  const { from, until, zone, lines } = paper
  return renderAccountPaper(
    {
      documentTitle: words.documentTitle(from),
      title: words.title,
      facts: [words.place(zone), words.days(from, until)],
      office: paper.office,
      createdOn: paper.createdOn,
      watermark: paper.watermark,
      foot: words.foot,
      pageOf: words.page,
    },
    (sheet, top) => {
      if (lines.length === 0) write(sheet, words.none, sheet.left, top, { size: 10 })
      let y = top
      for (const [day, stops] of Map.groupBy(lines, (line) => line.day)) {
        y = flowTable(sheet, COLUMNS, stops, section(sheet, words.onDay(day as Day, stops.length), y)) + 12
      }
    },
  )
}

const COLUMNS: readonly Column<OutageLine>[] = [
  { title: words.done, share: 0.06, align: 'left', text: () => '[   ]' },
  { title: outageText.client, share: 0.33, align: 'left', text: ({ client }) => client, bold: true },
  { title: outageText.phone, share: 0.13, align: 'left', text: ({ phone }) => formatPhone(phone) },
  { title: outageText.system, share: 0.13, align: 'left', text: ({ system }) => system },
  { title: words.serial, share: 0.14, align: 'left', text: ({ serial }) => serial },
  { title: outageText.why, share: 0.21, align: 'left', text: stopWord },
]
