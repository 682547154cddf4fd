import { page } from './page.ts'
import type { Screen } from './screen.ts'
import { useBackupWarnings } from './features/backups/use-backups.ts'
import { useRefusedCount } from './features/sync/use-sync.ts'

/** What the office keeps in order of itself: its PCs, its copies, who did what, whose data, and how it works. */
export const officeScreens: readonly Screen[] = [
  {
    path: '/sincronizacion',
    title: 'Sincronización',
    side: 'more',
    useCount: useRefusedCount,
    page: page(() => import('./features/sync/Sync.tsx')),
  },
  {
    path: '/respaldos',
    title: 'Respaldos',
    side: 'more',
    useCount: useBackupWarnings,
    page: page(() => import('./features/backups/Backups.tsx')),
  },
  {
    path: '/bitacora',
    title: 'Bitácora',
    side: 'more',
    page: page(() => import('./features/audit/Audit.tsx')),
  },
  {
    path: '/privacidad',
    title: 'Datos personales',
    side: 'more',
    page: page(() => import('./features/privacy/Privacy.tsx')),
  },
  {
    path: '/ajustes',
    title: 'Ajustes',
    shortcut: 'Ctrl+9',
    side: 'more',
    page: page(() => import('./features/settings/Settings.tsx')),
  },
  {
    path: '/glosario',
    title: 'Glosario',
    side: 'more',
    page: page(() => import('./features/help/Glossary.tsx')),
  },
  {
    path: '/arranque',
    title: 'Preparar la oficina',
    side: 'more',
    page: page(() => import('./features/settings/FirstRun.tsx')),
  },
  {
    path: '/bienvenida',
    title: 'Bienvenida',
    greets: true,
    page: page(() => import('./features/settings/Welcome.tsx')),
  },
]
