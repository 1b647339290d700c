// What the panel Files shows.
import type { AttachmentKind } from '../../domain/mail/attachment-kind.ts'

/** What came with the ticket's mails, newest first. */
export interface FilesPanelView {
  readonly kind: 'files'
  readonly files: readonly FileView[]
  readonly isFirst: boolean
  readonly fromMore?: boolean
  /** Asks for older ones; `null` where there are none. */
  readonly next: string | null
}

/** A file, with links that were made for whoever looks at it. */
export interface FileView {
  readonly name: string
  /** Bytes. */
  readonly size: number
  readonly kind: AttachmentKind
  readonly from: string
  readonly at: Date
  /** `null` where there is nothing to download: a file in the cloud. */
  readonly download: string | null
  /** Opens a file that stays in the cloud, for those whom it is shared with; `null` for all others. */
  readonly cloudLink?: string | null
  /** Shows it; `null` for what is no small picture. */
  readonly picture: string | null
  /** To the mail that it came with. */
  readonly webLink: string | null
}
