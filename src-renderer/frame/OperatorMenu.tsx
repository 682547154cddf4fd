import { Button, Popover, Radio, SegmentedControl, Stack, Text, useMantineColorScheme } from '@mantine/core'
import { useRef, useState } from 'react'
import { accessText as text } from '#messages/es-MX/access.ts'
import { frameText } from '#messages/es-MX/frame.ts'
import { useSession } from '../state/session.ts'
import { changeLedger, changeOperator } from '../state/ledger.ts'
import { useQueryOf } from '../api.ts'
import { Shortcut } from '../ui/Shortcut.tsx'
import { useShortcut } from '../ui/shortcuts.tsx'
import { useOffice } from './office.tsx'
import { OwnAccessDialog, type OwnAccess } from './OwnAccessDialogs.tsx'
import { lock, signOut } from '../state/use-access.ts'

/** Who works here now, how the program looks, and the practice ledger. */
export function OperatorMenu() {
  const { operators, operator } = useOffice()
  const { ledger, operator: chosen } = useSession()
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true })
  const [open, setOpen] = useState(false)
  const { data: access } = useQueryOf('access.state', {}, { ofToday: true })
  const guarded = access?.state === 'signedIn'
  const [changing, setChanging] = useState<OwnAccess | null>(null)
  const name = operators.find(({ id }) => id === operator)?.name ?? frameText.nobody
  const target = useRef<HTMLButtonElement>(null)
  const pick = (what: OwnAccess) => {
    // The button that was pressed is gone when the dialog closes.
    target.current?.focus()
    setOpen(false)
    setChanging(what)
  }
  useShortcut(guarded ? 'Ctrl+L' : null, text.lock, () => void lock(), 'always')
  return (
    <>
      <OwnAccessDialog what={changing} name={name} onClose={() => setChanging(null)} />
      <Popover opened={open} onChange={setOpen} position="bottom-end" width={240} trapFocus returnFocus>
        <Popover.Target>
          <Button ref={target} variant="subtle" color="gray" c="inherit" onClick={() => setOpen(!open)}>
            {name} ▾
          </Button>
        </Popover.Target>
        <Popover.Dropdown aria-label={frameText.operator}>
          <Stack gap="md">
            {guarded ? (
              <OwnAccessButtons onPick={pick} />
            ) : (
              <Radio.Group label={frameText.operator} value={chosen ?? operator} onChange={changeOperator}>
                <Stack gap="xs" mt="xs">
                  {operators.map(({ id, name: label }) => (
                    <Radio key={id} value={id} label={label} />
                  ))}
                </Stack>
              </Radio.Group>
            )}
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
    </>
  )
}

/** Of the one who signed in: to leave the PC, to hand it over, and what is theirs to change. */
function OwnAccessButtons({ onPick }: { readonly onPick: (what: OwnAccess) => void }) {
  return (
    <Stack gap="xs">
      <Button
        size="xs"
        variant="default"
        rightSection={<Shortcut keys="Ctrl+L" />}
        onClick={() => void lock()}
      >
        {text.lock}
      </Button>
      <Button size="xs" variant="default" onClick={() => void signOut()}>
        {text.change}
      </Button>
      <Button size="xs" variant="default" onClick={() => onPick('password')}>
        {text.changePassword}
      </Button>
      <Button size="xs" variant="default" onClick={() => onPick('pin')}>
        {text.myPin}
      </Button>
    </Stack>
  )
}
