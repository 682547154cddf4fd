import { Button } from '@mantine/core'
import { Component, type ReactNode } from 'react'
import { frameText } from '#messages/es-MX/frame.ts'
import { EmptyState } from '../ui/EmptyState.tsx'

interface BoundaryProps {
  /** Another place is another try. */
  readonly place: string
  /** Before it is drawn again. */
  readonly onRetry: () => void
  readonly children: ReactNode
}

/** A screen with a bug does not take the frame with it. React knows this only as a class. */
export class ScreenBoundary extends Component<BoundaryProps, { readonly broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true }
  }

  override componentDidUpdate(before: BoundaryProps): void {
    if (this.state.broken && before.place !== this.props.place) this.retry()
  }

  private readonly retry = () => {
    this.props.onRetry()
    this.setState({ broken: false })
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children
    return (
      <EmptyState
        title={frameText.screenBroken}
        action={<Button onClick={this.retry}>{frameText.retry}</Button>}
      >
        {frameText.screenBrokenDetail}
      </EmptyState>
    )
  }
}
