import { Button, Popover, Radio, SegmentedControl, Stack, Text, useMantineColorScheme } from '@mantine/core'
import { useState } from 'react'
import { frameText } from '#messages/es-MX/frame.ts'
import { useSession } from '../state/session.ts'
import { changeLedger, changeOperator } from '../state/ledger.ts'
import { useOffice } from './office.tsx'

/** Who works here now, how the program looks, and the practice ledger. */
export function OperatorMenu() {
  const { operators, operator } = useOffice()
  const { ledger, operator: chosen } = useSession()
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true })
  const [open, setOpen] = useState(false)
  const name = operators.find(({ id }) => id === operator)?.name ?? frameText.nobody
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" width={240} trapFocus returnFocus>
      <Popover.Target>
        <Button variant="subtle" color="gray" c="inherit" onClick={() => setOpen(!open)}>
          {name} ▾
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={frameText.operator}>
        <Stack gap="md">
          <Radio.Group label={frameText.operator} value={chosen ?? operator} onChange={changeOperator}>
            <Stack gap="xs" mt="xs">
              {operators.map(({ id, name: label }) => (
                <Radio key={id} value={id} label={label} />
              ))}
            </Stack>
          </Radio.Group>
          <div>
            <Text size="xs" c="dimmed" mb="xs">
              {frameText.appearance}
            </Text>
            <SegmentedControl
              fullWidth
              size="xs"
              aria-label={frameText.appearance}
              value={colorScheme}
              onChange={(value) => setColorScheme(value as typeof colorScheme)}
              data={[
                { value: 'light', label: frameText.light },
                { value: 'dark', label: frameText.dark },
                { value: 'auto', label: frameText.likeTheSystem },
              ]}
            />
          </div>
          <Button
            variant="default"
            onClick={() => {
              setOpen(false)
              changeLedger(ledger === 'office' ? 'practice' : 'office')
            }}
          >
            {ledger === 'office' ? frameText.enterPractice : frameText.leavePractice}
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
