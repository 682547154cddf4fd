import { expect, it, test } from 'vitest'
import { CODE_MESSAGE_SUBJECT, readCodeMessage } from '#domain/vendor-message.ts'

const BODY = `Conoce tu código de activación

Este es tu Código de Activación

Estimado ANA RIOS,

El número de serie y CDA de tu Sistema Siigo Aspel es:

Número de Serie: SAES7056850

CDA: RW2F-7SHD-WOPE-T41Y

Saludos,
Equipo Siigo Aspel`

const found = { addressee: 'ANA RIOS', serial: 'SAES7056850', code: 'RW2F-7SHD-WOPE-T41Y' }

test('the subject of the vendor’s message is known to the letter (R84)', () => {
  expect(CODE_MESSAGE_SUBJECT).toBe('Aviso de aspel.com - Reenvío de CDA')
})

it.each([
  [BODY, found, 'as it comes (R85)'],
  [BODY.replaceAll('\n', '\r\n'), found, 'with the line ends of Windows'],
  [
    BODY.split('\n')
      .map((line) => `> ${line}`)
      .join('\n'),
    found,
    'quoted in an answer',
  ],
  [
    BODY.replace('Serie: ', 'Serie:\n').replace('CDA: ', 'CDA:\n\n'),
    found,
    'the values on lines of their own',
  ],
  [BODY.replace('Número', 'NUMERO').replace('CDA:', 'cda :'), found, 'without accents, other capitals'],
  [BODY.replace('Estimado ANA RIOS,', ''), { ...found, addressee: null }, 'without the greeting'],
  [
    '• No. de Serie: saes 7056850\n• Código de activación: rw2f 7shd wope t41y',
    { addressee: null, serial: 'SAES7056850', code: 'RW2F7SHDWOPET41Y' },
    'typed by a clerk',
  ],
  [BODY.replace('RW2F-7SHD-WOPE-T41Y', ''), null, 'the code is missing'],
  ['Este es tu Código de Activación, pero sin datos', null, 'no data'],
  ['', null, 'nothing'],
] as const)('%#: the message is read (%s)', (text, message, _why) => {
  expect(readCodeMessage(text)).toEqual(message)
})
