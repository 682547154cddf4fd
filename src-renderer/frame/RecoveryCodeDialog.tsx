import { Button, Group, Text } from '@mantine/core'
import { accessText as text } from '#messages/es-MX/access.ts'
import { showRecoveryCode, useRecoveryCode } from '../state/recovery-code.ts'
import { Dialog } from '../ui/Dialog.tsx'
import styles from './Access.module.css'

/** Over whatever is open, until it is kept: it is never shown again. */
export function RecoveryCodeDialog() {
  const { code } = useRecoveryCode()
  return (
    <Dialog opened={code !== null} onClose={() => {}} closable={false} title={text.codeTitle}>
      <Text>{text.codeDetail}</Text>
      <p className={styles.code}>{code}</p>
      <Group justify="flex-end" gap="sm">
        <Button data-autofocus onClick={() => showRecoveryCode(null)}>
          {text.codeKept}
        </Button>
      </Group>
    </Dialog>
  )
}
