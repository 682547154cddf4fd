import type { Day } from '#domain/calendar.ts'
import type { RefusalCode, RefusalParams } from '#domain/result.ts'
import { shortDay } from './dates.ts'

type Sentences = {
  readonly [C in RefusalCode as C extends `update.${string}` ? C : never]: (
    params: RefusalParams[C],
  ) => string
}

const day = (text: string) => shortDay(text as Day)

/** Campaigns for a new version (R116–R118). */
export const updateRefusals: Sentences = {
  'update.notFound': () => 'Esa campaña ya no está en el libro. Actualice la lista.',
  'update.versionUnknown': ({ system, version }) =>
    `El catálogo no conoce la versión ${version} de ${system}. Agréguela en Ajustes, Catálogo, y vuelva a crear la campaña.`,
  'update.alreadyOpen': ({ system, version, since }) =>
    `Ya hay una campaña de ${system} ${version}, desde el ${day(since)}. Siga con esa.`,
  'update.notAnnounced': ({ on, today }) =>
    `El ${day(on)} todavía no llega: una versión se anuncia a los clientes cuando el fabricante ya la anunció. Elija hoy, ${day(today)}, o antes.`,
  'update.nothingOlder': ({ system, version }) =>
    `Ningún cliente tiene una versión de ${system} anterior a la ${version}: no hay qué actualizar.`,
  'update.ended': ({ system, version, on }) =>
    `La campaña de ${system} ${version} se cerró el ${day(on)}. Para seguir, cree otra.`,
  'update.nothingMissing': ({ client }) => `${client} ya tiene la versión nueva en todos sus equipos.`,
  'update.notReached': ({ serial, system, version }) =>
    `${serial} no está en esta campaña: no tiene una versión de ${system} anterior a la ${version}, o ya no es un sistema vigente de la oficina.`,
  'update.noSuchComputer': ({ serial, place, last }) =>
    `${serial} no tiene un equipo ${place}: el último es el ${last}. Agregue antes los que faltan.`,
  'update.alreadyDone': ({ serial, on }) =>
    `${serial} ya quedó actualizada el ${day(on)}. Si falta un equipo, quite primero la marca de alguno.`,
  'update.onlyBought': ({ serial }) =>
    `${serial} es rentada: la renta incluye sus actualizaciones y no se compran. Su soporte dura lo que dura la renta.`,
  'update.notYetBought': ({ on, today }) =>
    `El ${day(on)} todavía no llega: escriba el día en que se pagó, hoy ${day(today)} o antes.`,
  'update.beforePurchase': ({ serial, on, purchasedOn }) =>
    `${serial} se compró el ${day(purchasedOn)}: no pudo actualizarse el ${day(on)}. Revise cuál de las dos fechas está mal; la de compra se cambia en Editar (F2).`,
  'update.boughtAlready': ({ serial, on, version }) =>
    `${serial} ya tiene anotada su actualización a la ${version} de ese día, ${day(on)}.`,
  'update.noRight': ({ serial, endedOn }) =>
    `${serial} es una licencia comprada y sus doce meses terminaron el ${day(endedOn)}: no tiene derecho a actualizaciones hasta que pague una. Si ya la pagó, anótela en el sistema.`,
}
