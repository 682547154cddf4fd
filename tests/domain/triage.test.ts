import { describe, expect, it } from 'vitest'
import { day } from '#domain/calendar.ts'
import type { StoppageCause } from '#domain/rental.ts'
import {
  ACTIVATIONS_MESSAGE,
  MOST_QUESTIONS,
  triage,
  type TriageAnswers,
  type TriageFacts,
  type TriageStep,
} from '#domain/triage.ts'

/** Rented, activated, paid and confirmed for months to come, validated. */
const inForce: TriageFacts = {
  today: day('2026-11-23'),
  rented: true,
  activated: true,
  trialOver: false,
  cutoff: day('2027-01-31'),
  paid: 'confirmed',
  validationPending: false,
}
const cutToday = { ...inForce, cutoff: day('2026-11-23') }
const cutTomorrow = { ...inForce, cutoff: day('2026-11-24') }
const cutLong = { ...inForce, cutoff: day('2026-11-10'), paid: 'presumed' as const }
const pending = { ...inForce, validationPending: true }
const supposed = { ...inForce, paid: 'presumed' as const }
const trialOver = { ...inForce, activated: false, trialOver: true, cutoff: null }
const inTrial = { ...inForce, activated: false, cutoff: null }
const bought = { ...inForce, rented: false, cutoff: null }

describe('the message of R44', () => {
  it('is this one, word for word', () => {
    expect(ACTIVATIONS_MESSAGE).toBe(
      'No es posible realizar otra activación durante el mismo periodo para un sistema en Suscripción',
    )
  })

  it.each([
    [ACTIVATIONS_MESSAGE, 'as it is'],
    [ACTIVATIONS_MESSAGE.toUpperCase(), 'in capitals'],
    ['no es posible realizar otra activacion durante el mismo periodo', 'without accents, cut'],
    ['No es posible realizar otra activaci', 'cut in the middle of a word'],
    ['…durante el mismo período para un sistema en suscripción', 'its end, with another accent'],
    ['que no se puede hacer otra activasion en el mismo periodo', 'from hearing'],
    ['«No es posible realizar otra activación»', 'between quotes'],
  ])('%s is an unlock or another computer, whatever the clocks say (%s)', (message) => {
    for (const facts of [null, inForce, cutLong, pending]) {
      expect(triage(message, facts)).toEqual({
        cause: 'activations',
        step: 'changeComputer',
        because: 'message',
        question: null,
      })
    }
  })
})

describe('what callers say', () => {
  it.each<[string, TriageFacts | null, StoppageCause, TriageStep]>([
    // payment
    ['dice que ya se venció la renta', cutLong, 'payment', 'renew'],
    ['Su suscripción ha expirado', cutToday, 'payment', 'renew'],
    ['me sale licencia vencida', null, 'payment', 'renew'],
    ['que mi servicio fue suspendido por falta de pago', cutLong, 'payment', 'renew'],
    ['no me abre desde la mañana', cutToday, 'payment', 'renew'],
    ['pide validar la renta', cutLong, 'payment', 'renew'],
    ['Renueve su suscripción para continuar', supposed, 'payment', 'renew'],
    // validation
    ['dice que hay que validar', inForce, 'validation', 'validate'],
    ['No fue posible solicitar la confirmación de la vigencia', inForce, 'validation', 'validate'],
    ['pide conectarse a internet', inForce, 'validation', 'validate'],
    ['me manda a Utilerías', inForce, 'validation', 'validate'],
    ['no abre', pending, 'validation', 'validate'],
    ['que está vencido pero nosotros ya pagamos', inForce, 'validation', 'validate'],
    ['me pide activar el sistema otra vez', pending, 'validation', 'validate'],
    // another computer, unlock
    ['compramos una computadora nueva y no deja', inForce, 'activations', 'changeComputer'],
    ['excedió el número de activaciones permitidas', inForce, 'activations', 'changeComputer'],
    ['que ya está activado en otra máquina', inForce, 'activations', 'changeComputer'],
    ['formateamos la compu y ya no entra', inForce, 'activations', 'changeComputer'],
    // trial and first activation
    ['terminó el periodo de prueba', trialOver, 'trial', 'activate'],
    ['ya pasaron los 30 días', trialOver, 'trial', 'activate'],
    ['dice vencido', trialOver, 'trial', 'activate'],
    ['no abre', trialOver, 'trial', 'activate'],
    ['sale un asistente que pide el número de serie y el CDA', inTrial, 'unactivated', 'activate'],
    ['que lo active', inTrial, 'unactivated', 'activate'],
    // the computer's clock
    ['la fecha del equipo es incorrecta', inForce, 'clock', 'fixClock'],
    ['dice enero de 2019', inForce, 'clock', 'fixClock'],
    ['que revise el reloj', pending, 'clock', 'fixClock'],
    // support
    ['error en la base de datos', inForce, 'support', 'support'],
    ['no imprime las facturas', inForce, 'support', 'support'],
    ['no encuentra el servidor SQL', inForce, 'support', 'support'],
    ['está muy lento', inForce, 'support', 'support'],
    ['no abre', bought, 'support', 'support'],
    // nobody can tell
    ['no abre', inForce, 'unknown', 'ask'],
    ['Licencia inválida', inForce, 'unknown', 'ask'],
    ['el SAT no lo aprueba', inForce, 'unknown', 'ask'],
    ['sale un mensaje raro', null, 'unknown', 'ask'],
  ])('«%s» with %j is %s: %s', (message, facts, cause, step) => {
    expect(triage(message, facts)).toMatchObject({ cause, step })
  })

  it('the day before its cutoff it is not the payment (R26, D4)', () => {
    expect(triage('no abre', cutTomorrow).cause).toBe('unknown')
    expect(triage('no abre', cutToday).cause).toBe('payment')
  })
})

describe('what is asked', () => {
  const asked = (message: string, facts: TriageFacts | null, answers: TriageAnswers = {}) => {
    const questions: string[] = []
    let known = answers
    for (let turn = 0; turn < 10; turn++) {
      const { question } = triage(message, facts, known)
      if (question === null) break
      questions.push(question)
      known = { ...known, [question]: question !== 'opensAtAll' }
    }
    return questions
  }

  it('is at most three things, and nothing where the words are plain', () => {
    expect(MOST_QUESTIONS).toBe(3)
    expect(asked('no abre', inForce)).toEqual(['opensAtAll', 'sameComputer', 'clockRight'])
    expect(asked('dice que hay que validar', inForce)).toEqual(['clockRight', 'sameComputer'])
    expect(asked('se venció', cutLong)).toEqual([])
    expect(asked(ACTIVATIONS_MESSAGE, inForce)).toEqual([])
  })

  it.each([
    [{ clockRight: false }, 'clock'],
    [{ sameComputer: false }, 'activations'],
    [{ opensAtAll: true }, 'support'],
    [{ opensAtAll: false, sameComputer: true, clockRight: true }, 'unknown'],
  ] as const)('%j tells: %s', (answers, cause) => {
    expect(triage('no abre', inForce, answers)).toMatchObject({ cause, question: null })
  })
})
