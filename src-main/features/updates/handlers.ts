import type { HandlersOf } from '#core/app.ts'
import type { updateOperations } from '#contract/updates.ts'
import { ok, refuse } from '#domain/result.ts'
import { olderThan } from '#domain/update-campaign.ts'
import { findProduct, versions } from '#features/catalogue/sql.ts'
import { operatorName } from '#features/orders/sql.ts'
import { buyUpdate, updatesOfSerial } from './buy.ts'
import { checkComputers, nameComputer } from './check.ts'
import { clientOfCampaign } from './client.ts'
import { endCampaign, notifyAll, notifyClient, startCampaign, untoldClients } from './campaign.ts'
import * as updates from './sql.ts'

export const updateHandlers: HandlersOf<typeof updateOperations> = {
  'updates.preview': ({ db }, { productId, version }) => {
    if (!findProduct(db, productId)) return refuse('catalogue.productNotFound', { product: productId })
    const { clients, systems, computers } = updates.progressOf(db, { id: '', productId, version })
    return ok({ clients, systems, computers, versions: olderVersions(db, productId, version) })
  },

  'updates.start': startCampaign,
  'updates.check': checkComputers,
  'updates.nameComputer': nameComputer,
  'updates.notify': notifyClient,
  'updates.notifyAll': notifyAll,
  'updates.end': endCampaign,
  'updates.buy': buyUpdate,
  'updates.ofSerial': updatesOfSerial,

  'updates.list': ({ db }, { show = 'open' }) =>
    ok({ campaigns: updates.campaigns(db, show).map((campaign) => shown(db, campaign)) }),

  'updates.get': ({ db }, { id }) => {
    const campaign = updates.findCampaign(db, id)
    if (!campaign) return refuse('update.notFound', { id })
    return ok({
      ...shown(db, campaign),
      news: campaign.news,
      operator: operatorName(db, campaign.operatorId),
      versions: olderVersions(db, campaign.productId, campaign.version),
      byMail: untoldClients(db, campaign).writable.length,
    })
  },

  'updates.clients': ({ db }, { id, show = 'missing', search = '', offset = 0, limit = 100 }) => {
    const campaign = updates.findCampaign(db, id)
    if (!campaign) return refuse('update.notFound', { id })
    const { total, counts, clients } = updates.campaignClients(db, campaign, { show, search }, offset, limit)
    return ok({
      total,
      counts,
      clients: clients.map(({ channel, announcedOn, ...one }) => ({
        ...one,
        notice: channel === null || announcedOn === null ? null : { channel, on: announcedOn },
      })),
    })
  },

  'updates.client': clientOfCampaign,
}

type ReadDb = Parameters<typeof updates.progressOf>[0]

function shown(db: ReadDb, campaign: updates.Campaign) {
  const { news: _news, operatorId: _operator, ...rest } = campaign
  return { ...rest, ...updates.progressOf(db, campaign) }
}

/** Versions in use before the new one; what the catalogue does not name gets support as far as anybody knows (R118). */
function olderVersions(db: ReadDb, productId: string, version: string) {
  const inUse = updates.versionsInUse(db, productId)
  const older = olderThan(
    version,
    inUse.map((one) => one.version),
  )
  const known = versions(db).filter((one) => one.productId === productId)
  return inUse
    .filter((one) => older.includes(one.version))
    .map((one) => ({
      ...one,
      supported: known.find(({ name }) => name === one.version)?.supported !== 0,
    }))
}
