import type { Day } from '#domain/calendar.ts'
import type { RefusalCode, RefusalParams } from '#domain/result.ts'
import { shortDay } from './dates.ts'
import { confirmStepWords, keyStateNames } from './keys.ts'

type KeyCode = Extract<RefusalCode, `key.${string}`>
type Sentences = { readonly [C in KeyCode]: (params: RefusalParams[C]) => string }

const name = (last4: string) => `La clave •••• ${last4}`
const day = (text: string) => shortDay(text as Day)

/** Prepaid keys (R59–R68, C20). */
export const keyRefusals: Sentences = {
  'key.notFound': () => 'Esa clave ya no está en el libro. Actualice la lista.',
  'key.batchNotFound': () => 'Ese lote ya no está en el libro. Actualice la lista.',
  'key.noKeys': ({ name: source }) =>
    `En ${source} no hay ninguna clave. Una clave son 25 letras y números en cinco grupos: RCG0D-O33LR-ZLVYU-F38MN-GH8HA.`,
  'key.linesWrong': ({ count, lines }) =>
    `No se guardó nada: ${count === 1 ? 'hay un renglón' : `hay ${count} renglones`} con error (${lines.join(', ')}${count > lines.length ? '…' : ''}). Corríjalos, o guarde solo los buenos.`,
  'key.kept': ({ last4, where }) => `${name(last4)} ya está en el libro: ${where}. No se guardó nada.`,
  'key.notNow': ({ last4, state, next }) =>
    `${name(last4)} está ${keyStateNames[state]}: no puede pasar a ${keyStateNames[next]}. ${
      state === 'received' ? 'Primero se confirma en el portal.' : 'Actualice la lista.'
    }`,
  'key.otherStep': ({ last4, next }) =>
    next === null
      ? `${name(last4)} ya está confirmada en el portal. Actualice la lista.`
      : `A ${name(last4).toLowerCase()} le toca otro paso: ${confirmStepWords[next].title.toLowerCase()}.`,
  'key.nothingToDecline': ({ last4 }) =>
    `${name(last4)} no está en la licencia de uso: no hay qué declinar. Actualice la lista.`,
  'key.otherProduct': ({ last4, key, system }) =>
    `${name(last4)} es de ${key} y el sistema es ${system}. Elija un sistema de ${key}, u otra clave.`,
  'key.otherUsers': ({ last4, users, serial, has }) =>
    `${name(last4)} es de ${users === 1 ? 'un usuario' : `${users} usuarios`} y ${serial} tendrá ${has} en ese periodo. Elija otra clave, o cambie antes los usuarios del sistema.`,
  'key.expired': ({ last4, on }) => `${name(last4)} venció el ${day(on)}. Anúlela, y elija otra.`,
  'key.taken': ({ serial, firstDay }) =>
    `${serial} ya está renovado desde el ${day(firstDay)}: esta clave pagaría lo mismo dos veces. Elija otro sistema.`,
  'key.priceRequired': ({ last4 }) =>
    `No hay precio en la lista para lo que compra ${name(last4).toLowerCase()}. Escriba cuánto se cobra.`,
  'key.alreadyPaid': ({ last4 }) => `${name(last4)} ya está cobrada. No se registró otro pago.`,
  'key.givenElsewhere': ({ last4, serial }) =>
    `${name(last4)} se le dio a ${serial}, no al sistema que usted ve. Actualice la lista.`,
  'key.leasedElsewhere': ({ last4, by, until }) =>
    `${name(last4)} está apartada para ${by || 'otra PC'} hasta el ${day(until.slice(0, 10))}. Elija otra clave.`,
  'key.giveBackFirst': ({ last4, client }) =>
    `${name(last4)} está asignada a ${client}. Retire primero la asignación, y después anúlela.`,
}
