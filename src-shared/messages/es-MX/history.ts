import type { Day } from '#domain/calendar.ts'
import { formatPesos, type Centavos } from '#domain/money.ts'
import type { Method } from '#domain/payment-method.ts'
import { shortDay } from './dates.ts'
import { changeLine } from './changes.ts'
import { mailStateNames } from './mail.ts'
import { methodInText, methodNames } from './serials.ts'

/** One thing that happened with a client or a system, as the core tells it. */
export interface HistoryEntry {
  readonly id: string
  readonly kind:
    'log' | 'mail' | 'payment' | 'renewal' | 'code' | 'validation' | 'slip' | 'stoppage' | 'change'
  readonly onDay: string
  readonly operator: string
  readonly serial: string | null
  readonly channel: string | null
  readonly text: string
  readonly amount: number | null
  /** Of a call, what came of it; of a mail, its state. */
  readonly outcome: string | null
}

export const historyText = {
  title: 'Historia',
  filter: 'Mostrar de la historia',
  all: 'Todo',
  empty: 'Todavía no hay nada anotado.',
  more: (left: number) => `Ver ${left} más`,
} as const

export const historyKinds: Readonly<Record<HistoryEntry['kind'], { one: string; many: string }>> = {
  log: { one: 'Nota', many: 'Llamadas y notas' },
  mail: { one: 'Correo', many: 'Correos' },
  payment: { one: 'Pago', many: 'Pagos' },
  renewal: { one: 'Renovación', many: 'Renovaciones' },
  code: { one: 'Código', many: 'Códigos' },
  validation: { one: 'Validación', many: 'Validaciones' },
  slip: { one: 'Ficha', many: 'Fichas' },
  stoppage: { one: 'Falla', many: 'Fallas' },
  change: { one: 'Cambio', many: 'Cambios' },
}

/** What came of reaching for somebody, as the buttons ask it. */
export const outcomeNames: Readonly<Record<string, string>> = {
  answered: 'contestó',
  noAnswer: 'no contestó',
  promised: 'prometió pagar',
  leftMessage: 'dejó recado',
  wrongNumber: 'número equivocado',
}

export const channelNames: Readonly<Record<string, string>> = {
  call: 'Llamada',
  whatsapp: 'WhatsApp',
  email: 'Correo',
  visit: 'Visita',
  note: 'Nota',
}

/**
 * What happened, in a line.
 *   historyLine({ kind: 'payment', amount: 123450, channel: 'transfer', text: 'R-20', … }) // '$1,234.50 por transferencia · R-20'
 */
export function historyLine(entry: HistoryEntry): string {
  const { channel, text, amount } = entry
  switch (entry.kind) {
    case 'log':
      return [
        [
          channel === 'note' ? '' : (channelNames[channel ?? ''] ?? ''),
          outcomeNames[entry.outcome ?? ''] ?? '',
        ]
          .filter(Boolean)
          .join(', '),
        text,
      ]
        .filter(Boolean)
        .join(': ')
    case 'mail':
      return `«${text}», ${mailStateNames[entry.outcome ?? ''] ?? ''}`
    case 'payment': {
      const method = channel !== null && channel in methodNames ? methodInText(channel as Method) : null
      const paid = `${formatPesos((amount ?? 0) as Centavos)}${method ? ` por ${method}` : ''}`
      return [paid, text].filter(Boolean).join(' · ')
    }
    case 'renewal':
      return `${amount === 1 ? '1 mes' : `${amount ?? 0} meses`}, ${stateNames[channel ?? ''] ?? ''}${sourceOf(text)}`
    case 'code':
      return `${text} · ${codeSources[channel ?? ''] ?? ''}`
    case 'validation':
      return `del ${shortDay(text as Day)}: ${stateNames[channel ?? ''] ?? ''}`
    case 'slip':
      return `${text} · ${formatPesos((amount ?? 0) as Centavos)}${slipStates[channel ?? ''] ?? ''}`
    case 'stoppage':
      return channel ? `${text} (ya abre desde el ${shortDay(channel as Day)})` : text
    case 'change':
      return changeLine(channel ?? '', text)
  }
}

export const codeSources: Readonly<Record<string, string>> = {
  import: 'de la hoja importada',
  typed: 'capturado aquí',
  vendor: 'del fabricante',
  portal: 'visto en el portal',
  unlock: 'de un desbloqueo',
  certificate: 'del certificado',
}

/** D11: what nobody reported is "supuesta". */
export const stateNames: Readonly<Record<string, string>> = {
  presumed: 'supuesta',
  confirmed: 'confirmada',
  failed: 'reportó falla',
  ahead: 'por venir',
  noService: 'sin servicio',
  reversed: 'cancelada',
}

const slipStates: Readonly<Record<string, string>> = { void: ' · anulada' }

function sourceOf(source: string): string {
  const names: Readonly<Record<string, string>> = {
    client: ' por el cliente',
    portal: ' en el portal',
    import: ' en la hoja importada',
    policy: ' por costumbre',
    payment: ' por un pago',
    prepaidKey: ' con una clave de prepago',
  }
  return names[source] ?? ''
}
