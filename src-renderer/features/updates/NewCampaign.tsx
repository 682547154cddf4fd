import { NativeSelect, Text, Textarea } from '@mantine/core'
import type { Day } from '#domain/calendar.ts'
import { compareVersions } from '#domain/update-campaign.ts'
import { updateText as text } from '#messages/es-MX/updates.ts'
import { useQueryOf } from '../../api.ts'
import { useDraft } from '../../state/drafts.ts'
import { useSaving } from '../../state/use-saving.ts'
import { DayInput } from '../../ui/DayInput.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { useToday } from '../../ui/surroundings.tsx'

interface NewCampaignProps {
  readonly onClose: () => void
  readonly onStarted: (id: string) => void
}

interface Form {
  readonly productId: string | null
  readonly version: string | null
  readonly announcedOn: Day | null
  readonly finishBy: Day | null
  readonly news: string
}

/** A version of the catalogue, the day it was announced, and whom it reaches before it is made. */
export function NewCampaign({ onClose, onStarted }: NewCampaignProps) {
  const today = useToday()
  const catalogue = useQueryOf('catalogue.get', {}).data
  const empty = { productId: null, version: null, announcedOn: today, finishBy: null, news: '' }
  const [form, setForm, dropForm] = useDraft<Form>('updates.start', empty)
  const products = (catalogue?.products ?? []).filter(({ active, versions }) => active && versions.length > 0)
  const product = products.find(({ id }) => id === form.productId) ?? products[0]
  const versions = (product?.versions ?? [])
    .map(({ name }) => name)
    .toSorted((one, other) => compareVersions(other, one))
  const version = versions.find((one) => one === form.version) ?? versions[0] ?? ''
  const wanted = { productId: product?.id ?? '', version }
  const reach = useQueryOf('updates.preview', wanted, { enabled: version !== '', keepPrevious: true }).data
  const saving = useSaving(
    'updates.start',
    ({ id }) => {
      onStarted(id)
      return `${text.started}: ${product?.code} ${version}`
    },
    dropForm,
    onClose,
  )
  const { announcedOn, finishBy, news } = form
  return (
    <FormDialog
      opened
      size="lg"
      title={text.create}
      submitLabel={text.start}
      submitKeys="Ctrl+Enter"
      pending={saving.pending}
      arriving={catalogue === undefined}
      ready={version !== '' && announcedOn !== null && (reach?.systems ?? 0) > 0}
      needs={saving.needs}
      refusal={saving.refusal}
      onSubmit={() =>
        announcedOn !== null &&
        saving.save({ ...wanted, announcedOn, news, ...(finishBy === null ? {} : { finishBy }) })
      }
      onClose={onClose}
    >
      <NativeSelect
        data-autofocus
        label={text.system}
        value={product?.id ?? ''}
        data={products.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={({ currentTarget }) => setForm({ ...form, productId: currentTarget.value, version: null })}
      />
      {catalogue !== undefined && product === undefined ? (
        <Text c="dimmed">{text.noVersions}</Text>
      ) : (
        <NativeSelect
          label={text.version}
          value={version}
          data={versions}
          onChange={({ currentTarget }) => setForm({ ...form, version: currentTarget.value })}
        />
      )}
      <div role="status">
        {reach !== undefined && (
          <>
            <Text>{text.reaches(reach.clients, reach.systems, reach.computers)}</Text>
            {reach.versions.length > 0 && (
              <Text c="dimmed">
                {text.versionsNow}{' '}
                {reach.versions
                  .map((one) => text.versionLine(one.version, one.systems, one.supported))
                  .join('; ')}
                .
              </Text>
            )}
          </>
        )}
      </div>
      <DayInput
        label={text.announcedLabel}
        value={announcedOn}
        onChange={(day) => setForm({ ...form, announcedOn: day })}
      />
      <DayInput
        label={text.finishByLabel}
        description={text.finishByHint}
        value={finishBy}
        onChange={(day) => setForm({ ...form, finishBy: day })}
      />
      <Textarea
        label={text.news}
        description={text.newsHint}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={4000}
        value={news}
        onChange={({ currentTarget }) => setForm({ ...form, news: currentTarget.value })}
      />
    </FormDialog>
  )
}
