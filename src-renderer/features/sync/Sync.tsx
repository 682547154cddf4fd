import { syncText as text } from '#messages/es-MX/sync-screen.ts'
import { useQueryOf } from '../../api.ts'
import type { ScreenProps } from '../../state/place.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import desk from '../../ui/desk.module.css'
import { Enrolled } from './Enrolled.tsx'
import { EnrolForm } from './EnrolForm.tsx'
import { useIsAdministrator, useSyncStatus } from './use-sync.ts'

/** The other PCs of the office: whether this one has joined them, what waits, what was refused, what they did. */
export default function Sync({ query }: ScreenProps) {
  const status = useSyncStatus()
  const practice = useQueryOf('settings.get', {}).data?.practice
  const isAdministrator = useIsAdministrator()
  if (status === undefined || practice === undefined || isAdministrator === undefined) return <LoadingRows />
  if (status.state !== 'notEnrolled')
    return <Enrolled status={status} shown={query.get('ver')} isAdministrator={isAdministrator} />
  return (
    <div className={desk.fill}>
      <h1>{text.title}</h1>
      {practice ? (
        <EmptyState title={text.practiceTitle}>{text.practice}</EmptyState>
      ) : (
        <EnrolForm isAdministrator={isAdministrator} />
      )}
    </div>
  )
}
