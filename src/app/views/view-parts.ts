// Parts that several views are made of.
import type { AttachmentKind } from '../../domain/mail/attachment-kind.ts'
import type { Meeting } from '../../domain/mail/mail.ts'

export interface Choice {
  readonly id: string
  readonly title: string
}

export interface FileChoice extends Choice {
  /** Bytes. */
  readonly size: number
}

export interface AttachmentView {
  readonly name: string
  /** Bytes. */
  readonly size: number
  readonly kind: AttachmentKind
}

/** A small picture, by a link that was made for whoever looks at the card. */
export interface PictureView {
  readonly name: string
  readonly url: string
}

/** What a card shows of a mail. */
export interface MailView {
  readonly text: string
  /** Quoted earlier mail and signature; folded away. */
  readonly foldedText: string
  /** Characters of the mail that were not kept. */
  readonly unkept: number
  readonly attachments: readonly AttachmentView[]
  /** Its sender marked it as important. */
  readonly important?: boolean
  readonly meeting: (Pick<Meeting, 'kind' | 'place' | 'organiser'> & { readonly when: string | null }) | null
  /** To the mail itself; `null` when nobody knows it. */
  readonly webLink: string | null
}
