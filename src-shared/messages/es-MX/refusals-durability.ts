import type { DurabilityRefusals } from '#domain/durability-refusals.ts'
import { LEAST_FREE_MB } from '#domain/free-space.ts'

export const durabilityRefusals: {
  readonly [C in keyof DurabilityRefusals]: (params: DurabilityRefusals[C]) => string
} = {
  'ledger.diskFull': ({ freeMb }) =>
    `El disco de esta PC está lleno (quedan ${freeMb} MB) y no se guardó. Lo que escribió sigue en la pantalla: libere al menos ${LEAST_FREE_MB} MB (vacíe la papelera, borre descargas) y guarde de nuevo.`,
  'ledger.ioError': () =>
    'El disco no aceptó lo que se guardaba y no quedó hecho. Lo que escribió sigue en la pantalla. Revise que el disco esté bien conectado, cierre Vigente y ábralo otra vez.',
  'ledger.readOnlyFile': () =>
    'La carpeta del libro no deja escribir, y no se guardó. Lo que escribió sigue en la pantalla. Pida a quien administra la PC que dé permiso de escritura a su usuario sobre esa carpeta.',
  'ledger.cannotOpen': () =>
    'El archivo del libro no se deja abrir, y no se guardó. Si la carpeta está en una memoria o en la red, conéctela; si no, cierre Vigente y ábralo otra vez.',
  'ledger.damaged': () =>
    'Una parte del libro no se puede leer. No se guardó nada. Cierre Vigente y ábralo otra vez: se recupera solo del último respaldo y se le dice qué pasó.',
  'ledger.onlyLook': ({ why }) =>
    why === 'salvaged'
      ? 'Este libro es lo que se pudo leer de uno dañado: solo se puede ver. Restaure un respaldo en Respaldos, o acepte ahí seguir con lo rescatado.'
      : 'El libro que había en esta PC no está, y no hay respaldo aquí. Restaure la copia de la memoria o de la red en Respaldos, o acepte ahí empezar de nuevo.',
  'ledger.nothingToAccept': () => 'El libro no está dañado: no hay nada que aceptar.',
  'backup.notFound': ({ n }) => `El respaldo ${n} ya no está. Elija otro de la lista.`,
  'backup.none': () => 'Todavía no hay ningún respaldo. Haga uno con «Respaldar ahora».',
  'backup.notAsMade': ({ n }) =>
    `El respaldo ${n} se dañó después de hacerse y no se usó. Elija otro de la lista.`,
  'backup.ofNewer': ({ schema }) =>
    `Ese respaldo es de un Vigente más nuevo (versión de libro ${schema}). Actualice Vigente en esta PC y restáurelo entonces.`,
  'backup.ledgerDamaged': ({ places }) =>
    `No se hizo el respaldo porque el libro tiene daños (${places.join(', ')}). Los respaldos anteriores siguen completos. Use «Reparar» en Respaldos.`,
  'backup.notConfirmed': ({ lost }) =>
    lost === 0
      ? 'Después de ese punto no se hizo nada que se quite. Confírmelo para seguir.'
      : `Restaurar quita ${lost === 1 ? 'una operación' : `${lost} operaciones`} de después de ese punto. Confírmelo para seguir.`,
  'backup.folderRefused': ({ folder, why }) =>
    ({
      missing: `La carpeta «${folder}» no existe o no está conectada. Conecte la memoria o la red, o elija otra.`,
      notFolder: `«${folder}» no es una carpeta.`,
      notWritable: `La carpeta «${folder}» no deja escribir. Elija otra, o pida permiso a quien la administra.`,
      own: `«${folder}» está dentro de la carpeta del libro: si se daña el disco se pierden los dos. Elija una memoria USB o una carpeta de red.`,
    })[why],
  'backup.noOffMachine': () =>
    'Todavía no se eligió dónde guardar la copia fuera de esta PC. Elija la carpeta y la frase en Respaldos.',
  'backup.passphraseMissing': () =>
    'Falta la frase de la copia: póngala en VIGENTE_PASSPHRASE, o restaure la copia en Respaldos.',
  'backup.wrongPassphrase': () =>
    'Esa no es la frase con la que se guardó la copia. Revise mayúsculas y acentos; sin ella nadie puede abrirla.',
  'backup.notOurs': ({ name }) => `«${name}» no es una copia de Vigente.`,
  'backup.copyNotFound': ({ path }) =>
    `No hay ningún archivo «${path}». Revise que la memoria o la red esté conectada, y que la ruta termine en el nombre del archivo, con su .vigente.`,
  'backup.otherOffice': ({ here, there }) =>
    `Esa copia es de «${there}», y esta PC trabaja con «${here}». No se cambió nada. Si de verdad quiere traer la otra oficina, confírmelo; lo de «${here}» queda en la carpeta quarantine.`,
  'backup.fileDamaged': ({ name }) =>
    `La copia «${name}» está incompleta o dañada, y no se cambió nada. Use otra copia de otro día.`,
}
