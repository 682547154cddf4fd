import { formatPesos, type Centavos } from '#domain/money.ts'
import { countOf, partOf, reportText as text } from './reports.ts'

interface Moves {
  readonly clients: number
  readonly serials: number
}

export interface FridayFigures {
  readonly income: number
  readonly net: number
  readonly renewals: number
  readonly onTime: number
  readonly late: number
  readonly firstRentals: number
  readonly new: Moves
  readonly lost: Moves
  readonly recovered: Moves
  readonly margin: number | null
  readonly unrated: number
}

/** The owner's figures in words, the week beside the one before, the same on the screen and on paper. */
export function fridayLines(
  week: FridayFigures,
  before: FridayFigures,
): readonly { readonly label: string; readonly week: string; readonly before: string }[] {
  const line = (label: string, of: (figures: FridayFigures) => string) => ({
    label,
    week: of(week),
    before: of(before),
  })
  return [
    line('Renovaciones a tiempo', (f) => `${f.onTime} de ${f.renewals} (${partOf(f.onTime, f.renewals)})`),
    line('Renovaciones tarde', (f) => String(f.late)),
    line(text.firstRentals, (f) => String(f.firstRentals)),
    line('Nuevos', (f) => countOf(f.new)),
    line('Perdidos', (f) => countOf(f.lost)),
    line('Recuperados', (f) => countOf(f.recovered)),
    line(text.incomeWithVat, (f) => pesos(f.income)),
    line(text.net, (f) => pesos(f.net)),
    line('Margen y comisión', marginText),
  ]
}

function marginText({ margin, unrated }: FridayFigures): string {
  if (margin === null) return unrated === 0 ? pesos(0) : text.marginUnknown
  return unrated === 0 ? pesos(margin) : `${pesos(margin)} *`
}

const pesos = (amount: number) => formatPesos(amount as Centavos)
