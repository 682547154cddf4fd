import type { Day } from '#domain/calendar.ts'
import { billedByNames, channelOfClient, clientText as text } from '#messages/es-MX/clients.ts'
import { shortDay } from '#messages/es-MX/dates.ts'
import { profileText } from '#messages/es-MX/profile.ts'
import { useQueryOf } from '../../api.ts'
import { FactList, type Fact } from '../../ui/FactList.tsx'
import type { ClientPage } from './Client.tsx'

export function ClientData({ page: { client } }: { readonly page: ClientPage }) {
  const people = useQueryOf('operators.list', {}).data?.operators ?? []
  const facts: readonly Fact[] = [
    [text.rfc, client.rfc ?? text.noRfc],
    [text.city, client.city],
    [text.channel, channelOfClient[client.channel]],
    [text.billedBy, billedByNames[client.billedBy]],
    [text.follower, people.find(({ id }) => id === client.followerId)?.name ?? text.nobody],
    [text.fiscalName, client.fiscalName],
    [text.fiscalRegime, client.fiscalRegime],
    [text.cfdiUse, client.cfdiUse],
    [text.postcode, client.postcode],
    [profileText.shipping, client.shipping],
    ['Cliente desde', shortDay(client.createdOn as Day)],
  ]
  return (
    <section aria-labelledby="data">
      <h2 id="data">{text.data}</h2>
      <FactList facts={facts} />
    </section>
  )
}
