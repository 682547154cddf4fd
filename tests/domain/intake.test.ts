import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  INTAKE_FIELDS,
  INTAKE_STATES,
  INTAKE_SUBJECT,
  intakeState,
  isIntakeSubject,
  mayAct,
  missingOf,
  taskOf,
  type IntakeData,
  type IntakeRecord,
} from '#domain/intake.ts'
import { readIntakeText } from '#domain/intake-text.ts'

const WHOLE: IntakeData = {
  name: 'Hotel La Ceiba SA de CV',
  rfc: 'EKU9003173C9',
  contactName: 'Lety Núñez',
  phone: '998 844 0824',
  email: 'lety@ceiba.mx',
}
const EMPTY: IntakeData = { name: '', rfc: '', contactName: '', phone: '', email: '' }
const record = (change: Partial<IntakeRecord>): IntakeRecord => ({
  ...WHOLE,
  checkedOn: '2026-11-23',
  registeredOn: null,
  deliveredOn: null,
  cancelledOn: null,
  ...change,
})

describe('the five data (R2)', () => {
  it('are exactly company name, RFC, contact name, contact phone and contact e-mail', () => {
    expect(INTAKE_FIELDS).toEqual(['name', 'rfc', 'contactName', 'phone', 'email'])
    expect(missingOf(EMPTY)).toEqual(['name', 'rfc', 'contactName', 'phone', 'email'])
    expect(missingOf(WHOLE)).toEqual([])
  })

  it.each<[Partial<IntakeData>, string[], string]>([
    [{ rfc: '' }, ['rfc'], 'a client without RFC'],
    [{ rfc: 'EKU9003173C8' }, [], 'a wrong check digit warns and never blocks (beyond.md I16)'],
    [{ rfc: 'eku-900317-3c9' }, [], 'as people type it'],
    [{ rfc: 'EKU9013173C9' }, ['rfc'], 'month 13'],
    [{ phone: '844 0824' }, ['phone'], 'seven digits'],
    [{ phone: '+52 1 998 844 0824' }, [], ''],
    [{ email: 'lety(arroba)ceiba.mx' }, ['email'], ''],
    [{ email: 'a@b.mx, c@d.mx' }, ['email'], 'two addresses'],
    [{ name: '  ', contactName: '' }, ['name', 'contactName'], 'blanks'],
  ])('%j lacks %j (%s)', (change, missing) => {
    expect(missingOf({ ...WHOLE, ...change })).toEqual(missing)
  })
})

describe('where an intake stands (R1, R5)', () => {
  it.each<[Partial<IntakeRecord>, string, string | null]>([
    [{ checkedOn: null }, 'received', 'intake.complete'],
    [{ rfc: '' }, 'incomplete', 'intake.complete'],
    [{}, 'ready', 'intake.register'],
    [{ registeredOn: '2026-11-24' }, 'registered', 'intake.deliver'],
    [{ registeredOn: '2026-11-24', deliveredOn: '2026-11-24' }, 'delivered', null],
    [{ cancelledOn: '2026-11-24' }, 'cancelled', null],
    [{ registeredOn: '2026-11-24', cancelledOn: '2026-11-25' }, 'cancelled', null],
  ])('%j is %s, and owes %s', (change, state, task) => {
    expect(intakeState(record(change))).toBe(state)
    expect(taskOf(intakeState(record(change)))).toBe(task)
  })

  it('is registered with its five data and not before, and delivered once it is registered', () => {
    const may = (act: Parameters<typeof mayAct>[1]) => INTAKE_STATES.filter((state) => mayAct(state, act))
    expect(may('register')).toEqual(['ready'])
    expect(may('deliver')).toEqual(['registered', 'delivered'])
    expect(may('check')).toEqual(['received', 'incomplete', 'ready'])
    expect(may('join')).toEqual(['received', 'incomplete', 'ready'])
    expect(may('cancel')).toEqual(['received', 'incomplete', 'ready', 'registered'])
  })
})

describe('the subject (R4)', () => {
  it('is fixed', () => expect(INTAKE_SUBJECT).toBe('ALTA DE ESCRITORIO DE SERVICIOS ASPEL'))
  it.each([
    ['ALTA DE ESCRITORIO DE SERVICIOS ASPEL', true],
    ['alta de escritorio de servicios aspel.', true],
    ['RE: RV: Alta de Escritorio de Servicios ASPEL', true],
    ['Alta de escritorio', false],
    ['ALTA DE ESCRITORIO DE SERVICIOS ASPEL urgente', false],
    ['Cotización: ALTA DE ESCRITORIO DE SERVICIOS ASPEL', false],
    ['', false],
  ])('%j is it: %s', (subject, is) => expect(isIntakeSubject(subject)).toBe(is))
})

describe('the text of the mail (R2, R3)', () => {
  const read = (text: string) => readIntakeText(text)

  it.each<[string, string]>([
    [
      'in order',
      'Razón social: Hotel La Ceiba SA de CV\nRFC: EKU9003173C9\nNombre de contacto: Lety Núñez\nNúmero de contacto: 998 844 0824\nCorreo de contacto: lety@ceiba.mx',
    ],
    [
      'in another order, without accents',
      'correo de contacto: LETY@ceiba.mx\nnumero de contacto: (998) 844-0824\nnombre de contacto: Lety Núñez\nrfc: eku9003173c9\nrazon social: Hotel La Ceiba SA de CV',
    ],
    [
      'bulleted as in the page',
      '  • Razón social  Hotel\n  • Razón social: Hotel La Ceiba SA de CV\n  • RFC EKU-900317-3C9\n  • Nombre de contacto: Lety Núñez\n  • Numero de contacto: +52 1 998 844 0824\n  • Correo de contacto: <mailto:lety@ceiba.mx>',
    ],
    [
      'quoted',
      '> Razon social: Hotel La Ceiba SA de CV\n>> R.F.C.: EKU 900317 3C9\n> Contacto: Lety Núñez\n> Tel.: 998.844.0824 ext. 102\n> E-mail: lety@ceiba.mx [mailto:lety@ceiba.mx]',
    ],
    [
      'numbered, in bold',
      '1. *Razón Social:* Hotel La Ceiba SA de CV\n2) *RFC:* EKU9003173C9\n3. *Nombre del contacto:* Lety Núñez\n4. *Teléfono de contacto:* 9988440824\n5. *Correo electrónico:* lety@ceiba.mx',
    ],
    [
      'the value under its label',
      'Razón social\nHotel La Ceiba SA de CV\n\nRFC\nEKU9003173C9\nNombre de contacto\nLety Núñez\nNúmero de contacto\n998 844 08 24\nCorreo de contacto\nlety@ceiba.mx',
    ],
    [
      'all on one line',
      'Razón social: Hotel La Ceiba SA de CV, RFC: EKU9003173C9; Nombre de contacto: Lety Núñez, Celular: 044 998 844 0824 Correo: lety@ceiba.mx',
    ],
    [
      'a table, labels beside',
      'Razón social\tHotel La Ceiba SA de CV\nRFC\tEKU9003173C9\nNombre de contacto\tLety Núñez\nNúmero de contacto\t998 844 0824\nCorreo de contacto\tlety@ceiba.mx',
    ],
    [
      'a table, labels above',
      'Razón social\tRFC\tNombre de contacto\tNúmero de contacto\tCorreo de contacto\nHotel La Ceiba SA de CV\tEKU9003173C9\tLety Núñez\t998 844 0824\tlety@ceiba.mx',
    ],
    [
      'with a signature full of telephones',
      'Buen día, van los datos:\nRazón social: Hotel La Ceiba SA de CV\nRFC: EKU9003173C9\nNombre de contacto: Lety Núñez\nNumero de contacto: 998 844 0824 / 998 123 4567\nCorreo de contacto: lety@ceiba.mx\n\nSaludos\nC.P. Raúl Pech\nTel. 984 122 7050\nCel. 984 206 1619\nWhatsApp 984 218 3913\nraul@despacho.mx',
    ],
    [
      'a forwarded one after the empty form',
      'Razón social: Hotel La Ceiba SA de CV\nRFC: EKU9003173C9\nNombre de contacto: Lety Núñez\nNúmero de contacto: 998 844 0824\nCorreo de contacto: lety@ceiba.mx\n\n> Razón social:\n> RFC:\n> Nombre de contacto:\n> Número de contacto:\n> Correo de contacto:',
    ],
    [
      'below a greeting',
      'Saludos,\n\nRazón social: Hotel La Ceiba SA de CV\nRFC: EKU9003173C9\nNombre de contacto: Lety Núñez\nNúmero de contacto: 998 844 0824\nCorreo de contacto: lety@ceiba.mx',
    ],
  ])('%s', (_how, text) => {
    expect(read(text)).toEqual(WHOLE)
  })

  it('takes what needs no label where there is one alone, and leaves the rest to a person', () => {
    expect(read('Queremos el alta de Hotel La Ceiba, RFC EKU9003173C9, llámenme al 998 844 0824')).toEqual({
      ...EMPTY,
      rfc: 'EKU9003173C9',
      phone: '998 844 0824',
    })
    expect(read('Llámenme al 998 844 0824 o al 998 123 4567').phone).toBe('')
    expect(readIntakeText('Hola, quiero rentar', { address: 'Lety@Ceiba.mx' })).toEqual({
      ...EMPTY,
      email: 'lety@ceiba.mx',
    })
  })

  it('keeps what is wrong as it was written, to be asked for again', () => {
    const found = read('RFC: pendiente\nTeléfono: 844-0824\nCorreo de contacto: lety arroba ceiba')
    expect(found).toEqual({ ...EMPTY, rfc: 'pendiente', phone: '844-0824', email: 'lety arroba ceiba' })
    expect(missingOf(found)).toEqual(['name', 'rfc', 'contactName', 'phone', 'email'])
  })

  it('an empty form gives nothing', () => {
    expect(
      read('Razón social:\nRFC:\nNombre de contacto:\nNúmero de contacto:\nCorreo de contacto:'),
    ).toEqual(EMPTY)
  })

  it('reads any order of the five, whatever stands around them', () => {
    const line = {
      name: 'Razón social: Hotel La Ceiba SA de CV',
      rfc: 'RFC: EKU9003173C9',
      contactName: 'Nombre de contacto: Lety Núñez',
      phone: 'Número de contacto: 998 844 0824',
      email: 'Correo de contacto: lety@ceiba.mx',
    }
    const order = fc.shuffledSubarray([...INTAKE_FIELDS], { minLength: 5, maxLength: 5 })
    fc.assert(
      fc.property(
        order,
        fc.constantFrom('', '> ', '- ', '• ', '\t'),
        fc.constantFrom('\n', '\r\n', '\n\n'),
        (fields, before, after) => {
          expect(read(fields.map((field) => before + line[field]).join(after))).toEqual(WHOLE)
        },
      ),
    )
  })

  it('answers any text, however strange, in little time', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 2000, unit: 'binary' }), (text) => {
        expect(Object.keys(read(text))).toEqual([...INTAKE_FIELDS])
      }),
      { numRuns: 100 },
    )
    const started = performance.now()
    for (const bad of [
      '(998 '.repeat(20_000),
      'Tel'.repeat(30_000),
      'a@'.repeat(50_000),
      ' '.repeat(99_000) + ':',
      '1'.repeat(99_000),
      'nombre '.repeat(14_000),
      '- ('.repeat(30_000),
    ])
      read(bad)
    expect(performance.now() - started).toBeLessThan(10_000)
  })
})
