import { intakeActNames, intakeFieldNames, intakeStateNames } from './intake-words.ts'
import type { RefusalCode, RefusalParams } from '#domain/result.ts'

type VaultCode = Extract<RefusalCode, `vault.${string}` | `intake.${string}`>
type Sentences = { readonly [C in VaultCode]: (params: RefusalParams[C]) => string }

/** The vault, and what only it may open. */
export const vaultRefusals: Sentences = {
  'vault.notSetUp': () =>
    'No se guardó: la bóveda todavía no tiene llave. Prepárela en Bóveda con una frase, y hágalo de nuevo.',
  'vault.awaited': () =>
    'La oficina ya tiene llave y todavía no llega a esta PC. Abra la bóveda en una PC que ya la tenga, sincronice las dos y hágalo de nuevo.',
  'vault.locked': () =>
    'La bóveda está cerrada. Ábrala en Bóveda con su frase o con la hoja de recuperación, y hágalo de nuevo.',
  'vault.otherUser': () =>
    'La llave la guarda el programa de escritorio de quien la hizo, en su equipo. Ábrala ahí, o póngale ahí una frase o hágale su hoja en Bóveda.',
  'vault.wrongPassphrase': () =>
    'Esa no es la frase de la bóveda ni el código de su hoja. Revise mayúsculas y acentos; nada cambió.',
  'vault.passphraseShort': ({ least }) =>
    `La frase es muy corta: escriba al menos ${least} letras. Varias palabras se recuerdan mejor que una rara.`,
  'vault.alreadySetUp': () => 'La bóveda ya tiene su frase. Para poner otra, use «Cambiar la frase».',
  'vault.keyDamaged': ({ file }) =>
    `El archivo de la llave (${file}) está dañado, y sin él no se leen las contraseñas. No se borró nada: traiga ese archivo de un respaldo de la carpeta.`,
  'vault.keyMissing': ({ file }) =>
    `Falta el archivo de la llave (${file}) con que se guardaron las contraseñas. No se hizo otra: traiga ese archivo de un respaldo de la carpeta.`,
  'vault.secretUnreadable': () =>
    'Esa contraseña se guardó con otra llave o está dañada. Escríbala de nuevo para volver a guardarla.',
  'vault.entryNotFound': () => 'Ese acceso ya no está en la bóveda. Actualice la lista.',
  'vault.portalTaken': ({ client, portal }) =>
    `${client} ya tiene en la bóveda su acceso a ${portal}: uno por cliente y portal. Cambie ese en lugar de agregar otro.`,
  'vault.ownAccount': ({ operator }) =>
    `${operator} no puede ver ni cambiar las cuentas de la oficina: son de Administración y Ventas.`,
  'intake.notFound': () => 'Esa alta ya no está. Actualice la lista.',
  'intake.notAMessage': ({ name }) =>
    `«${name}» no es un correo guardado (.eml). Arrástrelo desde su programa de correo, o pegue aquí su texto.`,
  'intake.textEmpty': () => 'No hay texto que leer. Copie el correo completo y péguelo de nuevo.',
  'intake.notNow': ({ name, state, act }) =>
    `El alta de ${name || 'esta empresa'} está ${intakeStateNames[state] ?? state}, y así no se puede ${intakeActNames[act] ?? act}.`,
  'intake.dataMissing': ({ name, missing }) =>
    `No se puede registrar a ${name || 'esta empresa'}: falta ${missing.map((field) => intakeFieldNames[field] ?? field).join(', ')}. Pídalo con la invitación y complete el alta.`,
  'intake.accessMissing': ({ portal }) =>
    `Faltan el usuario y la contraseña de ${portal}: escriba los dos que dio el portal al registrar.`,
}
