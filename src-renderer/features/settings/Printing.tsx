import { Button, Group, NativeSelect, Stack } from '@mantine/core'
import { useEffect, useState } from 'react'
import { SHEET_SIZES, type PrintSettings } from '#domain/printing.ts'
import { paperSizeNames } from '#messages/es-MX/slips.ts'
import { thisPcText as text } from '#messages/es-MX/this-pc.ts'
import { useCommand, type Refused } from '../../api.ts'
import { listPrinters, type Printer } from '../../host.ts'
import { useDraft } from '../../state/drafts.ts'
import { notify } from '../../state/notices.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { useMayNot } from '../../ui/use-may-not.ts'
import styles from './settings.module.css'

/** On which printer papers come out at once, and on what sheet a slip does. */
export function Printing({ saved }: { readonly saved: PrintSettings }) {
  const [form, setForm, dropDraft] = useDraft('thisPc.printing', saved)
  const { printers, refusal } = usePrinters()
  const setting = useCommand('thisPc.setPrinting')
  const mayNot = useMayNot('thisPc.setPrinting')
  const save = async () => {
    if (!(await setting.run(form)).ok) return
    dropDraft()
    notify(text.saved)
  }
  return (
    <Stack gap="sm" component="section" aria-label={text.printing}>
      <h3 className={styles.subtitle}>{text.printing}</h3>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <Group align="flex-end" gap="sm">
          {printers !== null && (
            <NativeSelect
              label={text.printer}
              description={text.printerDetail}
              w={400}
              disabled={mayNot !== null}
              value={form.printer ?? ''}
              data={choices(printers, form.printer)}
              onChange={({ currentTarget }) =>
                setForm({ ...form, printer: currentTarget.value === '' ? null : currentTarget.value })
              }
            />
          )}
          <NativeSelect
            label={text.slipSize}
            description={text.slipSizeDetail}
            w={280}
            disabled={mayNot !== null}
            value={form.slipSize}
            data={SHEET_SIZES.map((value) => ({ value, label: paperSizeNames[value] }))}
            onChange={({ currentTarget }) =>
              setForm({
                ...form,
                slipSize: SHEET_SIZES.find((size) => size === currentTarget.value) ?? saved.slipSize,
              })
            }
          />
          <Button type="submit" variant="default" loading={setting.pending} disabled={mayNot !== null}>
            {text.save}
          </Button>
        </Group>
      </form>
      {!window.vigente && <p className={styles.detail}>{text.browserPrints}</p>}
      <RefusalText refusal={refusal ?? setting.refusal} />
    </Stack>
  )
}

/** Null where there are none to choose from: in a browser, and until they are known. */
function usePrinters() {
  const [printers, setPrinters] = useState<readonly Printer[] | null>(null)
  const [refusal, setRefusal] = useState<Refused | null>(null)
  useEffect(() => {
    void listPrinters().then((reply) => {
      if (reply?.ok) setPrinters(reply.value.printers)
      else if (reply) setRefusal(reply.refusal)
    })
  }, [])
  return { printers, refusal }
}

/** The one that is chosen stands among them also when it is gone. */
function choices(printers: readonly Printer[], chosen: string | null) {
  const there = printers.map(({ name, label }) => ({ value: name, label }))
  const isGone = chosen !== null && !printers.some(({ name }) => name === chosen)
  return [
    { value: '', label: text.askEachTime },
    ...there,
    ...(isGone ? [{ value: chosen, label: text.gone(chosen) }] : []),
  ]
}
