import { addDays } from '#domain/calendar.ts'
import { BENCH_DAY } from './clock.ts'
import { CITIES, companyName, createChance, personName, rfcOf, SYSTEMS } from './invented.ts'

const HEADINGS = [
  'Cliente',
  'RFC',
  'Contacto',
  'Teléfono',
  'Correo',
  'Ciudad',
  'Sistema',
  'Versión',
  'Usuarios',
  'No. Serie',
  'CDA',
  'Modalidad',
  'Fecha Activación',
  'Periodo',
  'Forma de pago',
  'Observaciones',
]

const TERMS = [
  ['Mensual', 'Tarjeta'],
  ['Mensual', 'Tarjeta'],
  ['Semestral', 'Transferencia'],
  ['Anual', 'Transferencia'],
] as const

/** The office's own spreadsheet with so many systems, two to a client. */
export function* officeRows(lines: number): Generator<readonly string[]> {
  yield HEADINGS
  const chance = createChance(lines)
  for (let i = 0; i < lines; i++) {
    const owner = i >> 1
    const system = SYSTEMS[chance(SYSTEMS.length)]!
    const [period, method] = chance(20) < 17 ? TERMS[chance(TERMS.length)]! : ['', '']
    yield [
      companyName(owner),
      rfcOf(owner),
      personName(owner),
      `998 ${String(100 + Math.floor(owner / 10_000)).padStart(3, '0')} ${String(owner % 10_000).padStart(4, '0')}`,
      `c${owner}@correo.example`,
      CITIES[owner % CITIES.length]!,
      system,
      chance(3) === 0 ? '9.0' : '10.0',
      String(1 + chance(10)),
      `${system.slice(0, 3)}S${7_000_000 + i}`,
      `${(i * 7919 + 1_000_000).toString(36).toUpperCase()}-ABCD-${1_000 + (i % 9_000)}`,
      period === '' ? 'Licenciamiento Electrónico' : 'Suscripción',
      addDays(BENCH_DAY, -1 - chance(1_400)),
      period,
      method,
      i % 10 === 0 ? 'Pide que se le llame por la tarde' : '',
    ]
  }
}
