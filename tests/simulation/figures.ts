import type { Day } from '#domain/calendar.ts'
import type { Stop } from './world.ts'

/** What a year was like, as it is printed at its end. */
export class Figures {
  workedDays = 0
  calls = 0
  /** Calls in which nothing that was asked about needed anybody. */
  readonly forNothing: { readonly on: Day; readonly about: string }[] = []
  payments = 0
  messages = 0
  linesByDay = new Map<Day, number>()
  /** Stopped, and Hoy had not said so in time although the ledger knew. */
  readonly avoidable: Stop[] = []
  /** Stopped although somebody had asked the client in time. */
  readonly theirOwn: Stop[] = []
  /** Nothing in the ledger told of it: a charge that was refused, a validation that was forgotten. */
  readonly unknowable: Stop[] = []

  busiest(): { readonly day: Day; readonly lines: number } {
    const [day, lines] = [...this.linesByDay].reduce((most, one) => (one[1] > most[1] ? one : most))
    return { day, lines }
  }

  lines(): string[] {
    const { day, lines } = this.busiest()
    const all = [...this.linesByDay.values()]
    const mean = all.reduce((sum, count) => sum + count, 0) / all.length
    const byWhy = (stops: readonly Stop[]) => {
      const counts = Object.groupBy(stops, ({ why }) => why)
      const named = Object.entries(counts).map(([why, of]) => `${of.length} ${why}`)
      return named.length === 0 ? '0' : `${stops.length} (${named.join(', ')})`
    }
    return [
      `days worked: ${this.workedDays}`,
      `lines of Hoy, a client's together: ${mean.toFixed(1)} a day, ${lines} on the busiest (${day})`,
      `messages that arrived: ${this.messages}`,
      `calls: ${this.calls}, for nothing: ${this.forNothing.length} (${((this.forNothing.length * 100) / this.calls).toFixed(1)} %)`,
      `payments: ${this.payments}`,
      `stops that acting by Hoy would have avoided: ${byWhy(this.avoidable)}`,
      `stops of clients who had been asked in time: ${byWhy(this.theirOwn)}`,
      `stops that nobody could know of: ${byWhy(this.unknowable)}`,
    ]
  }
}
