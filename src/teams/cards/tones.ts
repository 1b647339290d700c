// How a tone looks: the style of the container that says it.
import type { Banner } from '../../app/views/form-view.ts'

export const TONE_STYLES = {
  info: 'default',
  good: 'good',
  warning: 'warning',
  problem: 'attention',
} as const satisfies Record<Banner['tone'], string>
