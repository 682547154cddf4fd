import type { RefusalCode, RefusalParams } from '#domain/result.ts'

type AccessCode = Extract<
  RefusalCode,
  `access.${string}` | 'operation.inner' | 'operator.consoleKept' | `audit.${string}`
>

export const accessRefusals: { readonly [C in AccessCode]: (params: RefusalParams[C]) => string } = {
  'operation.inner': ({ operation }) =>
    `«${operation}» es un paso de otra operación y no se pide por sí solo.`,
  'access.signInNeeded': () => 'Entre con su contraseña para seguir.',
  'access.locked': () => 'La pantalla está bloqueada. Escriba su PIN o su contraseña.',
  'access.otherOperator': () =>
    'En esta PC ya entró otra persona. Para actuar como alguien más, use «Cambiar de operador».',
  'access.passwordChangeNeeded': () => 'Su contraseña es temporal: cámbiela por una suya para seguir.',
  'access.wrongPassword': () =>
    'El nombre y la contraseña no coinciden. Revise las mayúsculas y vuelva a escribirla.',
  'access.wait': ({ seconds }) =>
    `Van varias contraseñas equivocadas. Espere ${seconds < 60 ? `${seconds} segundos` : `${Math.ceil(seconds / 60)} minutos`} y vuelva a intentarlo.`,
  'access.temporaryOver': ({ days }) =>
    `Esa contraseña temporal ya no sirve: pasaron ${days} días. Pida otra a Administración.`,
  'access.wrongPin': ({ left }) =>
    left === 1 ? 'PIN equivocado. Le queda un intento.' : `PIN equivocado. Le quedan ${left} intentos.`,
  'access.passwordNeeded': () =>
    'El PIN ya no sirve: fueron cinco equivocados. Escriba su contraseña completa.',
  'access.noPinHere': () => 'No hay un PIN suyo en esta PC. Escriba su contraseña.',
  'access.pinMalformed': () => 'El PIN son seis cifras.',
  'access.pinEasy': () =>
    'Ese PIN se adivina en pocos intentos (seguidas, repetidas). Escoja otras seis cifras.',
  'access.passwordShort': ({ least }) =>
    `Use al menos ${least} letras. Una frase de cuatro palabras es buena y se recuerda.`,
  'access.passwordCommon': () =>
    'Esa contraseña es de las que se prueban primero. Use una frase suya de cuatro palabras.',
  'access.passwordNamed': () => 'No use su nombre como contraseña. Use una frase suya de cuatro palabras.',
  'access.samePassword': () => 'Es la misma que ya tenía. Escriba otra.',
  'access.alreadyGuarded': () => 'Esta oficina ya tiene administrador: entre con su contraseña.',
  'access.notGuarded': () => 'Nadie en esta oficina tiene contraseña todavía. Primero cree al administrador.',
  'access.recoveryRefused': () =>
    'Ese código de recuperación no sirve: está mal escrito, ya se usó o se cambió por otro.',
  'access.notAdministrator': ({ name }) =>
    `${name} no es de Administración. El código es para un administrador.`,
  'access.ownPassword': () => 'La suya se cambia con «Cambiar mi contraseña», en el menú de su nombre.',
  'access.notOwn': () => 'Solo Administración da una contraseña a otra persona, y siempre temporal.',
  'audit.notFound': ({ n }) => `No hay renglón ${n} en la bitácora de esta PC.`,
  'audit.nothingWrong': () =>
    'La bitácora de esta PC está como la firmó el servidor: no hay nada que explicar.',
  'operator.consoleKept': () =>
    '«Consola» es la línea de comandos de esta máquina: no lleva contraseña ni cambia de nombre.',
}
