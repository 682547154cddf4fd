import { TextInput } from '@mantine/core'
import type { OutputOf } from '#contract/index.ts'
import type { Day } from '#domain/calendar.ts'
import { codesText as text } from '#messages/es-MX/codes.ts'
import { useDraft } from '../../state/drafts.ts'
import { useKeptFile } from '../../state/use-kept-file.ts'
import { useSaving } from '../../state/use-saving.ts'
import { DayInput } from '../../ui/DayInput.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { KeptFileDrop } from '../../ui/KeptFileDrop.tsx'
import styles from './serials.module.css'

interface CertificateDialogProps {
  readonly of: OutputOf<'codes.of'>
  readonly onClose: () => void
}

/** R57, R71: what the certificate in the box says, read from it or from its photo, which is kept too. */
export function CertificateDialog({ of, onClose }: CertificateDialogProps) {
  const { certificate } = of
  const [form, setForm, dropForm] = useDraft(`codes.keepCertificate ${of.serialId}`, {
    serial: certificate === null ? '' : of.serial,
    code: certificate?.code ?? '',
    folio: certificate?.folio ?? '',
    datedOn: (certificate?.datedOn ?? null) as Day | null,
  })
  const photo = useKeptFile(certificate?.attachment ?? null)
  const saving = useSaving(
    'codes.keepCertificate',
    () => `${text.doneCertificate}: ${of.serial}`,
    dropForm,
    onClose,
  )
  const save = () => {
    const { datedOn, ...read } = form
    const dated = datedOn === null ? {} : { datedOn }
    saving.save({
      serialId: of.serialId,
      ...read,
      ...dated,
      ...(photo.file && { attachment: photo.file.id }),
    })
  }
  const field = (name: 'serial' | 'code' | 'folio') => ({
    required: true,
    maxLength: 60,
    autoComplete: 'off',
    value: form[name],
    onChange: ({ currentTarget }: { readonly currentTarget: HTMLInputElement }) =>
      setForm({ ...form, [name]: currentTarget.value }),
  })
  return (
    <FormDialog
      opened
      title={`${text.certificateTitle}: ${of.system} · ${of.serial}`}
      submitLabel={text.keepCertificate}
      pending={saving.pending}
      ready={!photo.keeping && [form.serial, form.code, form.folio].every((typed) => typed.trim() !== '')}
      needs={saving.needs}
      refusal={saving.refusal}
      onSubmit={save}
      onClose={onClose}
    >
      <TextInput data-autofocus label={text.serialThere} {...field('serial')} />
      <TextInput label={text.code} {...field('code')} />
      <div className={styles.two}>
        <TextInput label={text.folio} {...field('folio')} />
        <DayInput
          label={text.datedOn}
          description={form.datedOn === null ? text.datedHint : undefined}
          value={form.datedOn}
          onChange={(datedOn) => setForm({ ...form, datedOn })}
        />
      </div>
      <KeptFileDrop
        of={photo}
        accept=".jpg,.jpeg,.png,.pdf"
        words={{ drop: text.dropPhoto, keeping: text.keeping, remove: text.removePhoto }}
      />
    </FormDialog>
  )
}
