import '@mantine/core/styles.layer.css'
import '@mantine/dates/styles.layer.css'
import '@mantine/notifications/styles.layer.css'
import './global.css'
import 'dayjs/locale/es'
import { MantineProvider } from '@mantine/core'
import { DatesProvider } from '@mantine/dates'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { queries } from './api.ts'
import { App } from './frame/App.tsx'
import { loadOpenScreen } from './frame/current.ts'
import { createRoot } from './root.ts'
import { colorScheme, cssVariables, theme } from './theme.ts'

/** Draws the program into the page, with the screen that was open last already loaded. */
export async function start(): Promise<void> {
  await loadOpenScreen()
  const nonce = document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content ?? ''
  createRoot(document.getElementById('root')!).render(
    <StrictMode>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariables}
        colorSchemeManager={colorScheme}
        defaultColorScheme="auto"
        getStyleNonce={() => nonce}
      >
        <DatesProvider settings={{ locale: 'es', firstDayOfWeek: 1, weekendDays: [] }}>
          <QueryClientProvider client={queries}>
            <App />
            <Notifications position="bottom-right" transitionDuration={120} limit={3} />
          </QueryClientProvider>
        </DatesProvider>
      </MantineProvider>
    </StrictMode>,
  )
}
