import { useQueryOf } from '../../api.ts'
import { thisPcText as text } from '#messages/es-MX/this-pc.ts'
import { FactList } from '../../ui/FactList.tsx'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { Panel, type PanelProps } from './parts.tsx'
import { Printing } from './Printing.tsx'
import { Versions } from './Versions.tsx'

/** What is of this computer alone. */
export function ThisPcPanel(_props: PanelProps) {
  const { data } = useQueryOf('thisPc.get', {})
  if (!data) return <LoadingRows rows={3} />
  return (
    <Panel title={text.title} detail={text.detail}>
      <FactList facts={[[text.version, data.version]]} />
      <Printing saved={{ printer: data.printer, slipSize: data.slipSize }} />
      <Versions updatesFrom={data.updatesFrom} />
    </Panel>
  )
}
