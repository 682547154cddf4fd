import type { OutputOf } from '#contract/index.ts'
import type { TaskKind, TaskParams } from '#domain/task.ts'

export type Task = OutputOf<'today.list'>['tasks']['lines'][number]

interface TaskOf<K extends TaskKind> extends Omit<Task, 'kind' | 'params'> {
  readonly params: TaskParams[K]
}

/** Where Enter on a task leads; null where Hoy itself ends it. A kind without a place does not compile. */
const places: { readonly [K in TaskKind]: ((task: TaskOf<K>) => string) | null } = {
  'intake.complete': ({ ref }) => `/altas/${ref}`,
  'intake.register': ({ ref }) => `/altas/${ref}`,
  'intake.deliver': ({ ref }) => `/altas/${ref}`,
  'order.finish': ({ ref }) => `/pedidos/${ref}`,
  'order.pay': ({ ref }) => `/pedidos/${ref}`,
  'order.activate': ({ ref }) => `/pedidos/${ref}`,
  'order.lineLost': ({ ref }) => `/pedidos/${ref}`,
  'invoice.claim': ({ ref }) => `/facturas/${ref}`,
  'invoice.mismatch': ({ params }) => `/facturas/${params.promiseId}`,
  'card.declined': ({ clientId }) => `/tarjetas/${clientId}`,
  'card.expiring': ({ clientId }) => `/tarjetas/${clientId}`,
  'charge.switchOff': ({ clientId }) => `/cargos?cliente=${clientId}`,
  'charge.notice': () => '/cargos?ver=notice',
  'charge.consent': () => '/cargos?ver=noConsent',
  'update.campaign': () => '/actualizaciones',
  'vault.open': () => '/boveda',
  'office.recovered': () => '/bitacora?clase=access',
  'office.audit': () => '/bitacora',
  'privacy.answer': ({ ref }) => `/privacidad?solicitud=${ref}`,
  'privacy.act': ({ ref }) => `/privacidad?solicitud=${ref}`,
  'change.due': ({ serialId }) => `/sistemas/${serialId}`,
  'unlock.send': ({ ref }) => `/desbloqueos/${ref}`,
  'unlock.documents': ({ ref }) => `/desbloqueos/${ref}`,
  'unlock.answer': ({ ref }) => `/desbloqueos/${ref}`,
  'unlock.promise': ({ ref }) => `/desbloqueos/${ref}`,
  'code.ask': ({ serialId }) => `/sistemas/${serialId}?hacer=cda`,
  'replacement.documents': ({ ref }) => `/reposiciones/${ref}`,
  'replacement.send': ({ ref }) => `/reposiciones/${ref}`,
  'replacement.promise': ({ ref }) => `/reposiciones/${ref}`,
  'key.charge': ({ ref }) => `/claves/${ref}`,
  'key.again': ({ params }) => `/claves?ver=available&sistema=${params.productId}`,
  'key.expiring': ({ ref }) => `/claves?lote=${ref}&ver=expiring`,
  'key.restock': () => '/claves/existencias',
  'portal.differs': () => '/portal?ver=respuestas',
  'reminder.call': ({ clientId }) => `/clientes/${clientId}`,
  'mail.failed': () => '/correo',
  'contact.call': ({ clientId }) => `/clientes/${clientId}`,
  'case.answer': ({ ref }) => `/soporte/${ref}`,
  'case.promise': ({ ref }) => `/soporte/${ref}`,
  'case.attempt': ({ ref }) => `/soporte/${ref}`,
  'case.close': ({ ref }) => `/soporte/${ref}`,
  'case.follow': ({ ref }) => `/soporte/${ref}`,
  'bank.match': () => '/banco',
  'own.todo': null,
}

export function placeOfTask(task: Task): string | null {
  const place = places[task.kind as TaskKind] as ((task: Task) => string) | null
  return place === null ? null : place(task)
}
