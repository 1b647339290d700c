// What forms and lists have on top: title, organisation, banner and lead.
import type { Banner } from '../../app/views/form-view.ts'
import { say } from '../../texts/say.ts'
import { block, oneLine, plainTitle } from './card-text.ts'
import { TONE_STYLES } from './tones.ts'

interface Head {
  readonly title: string
  readonly organisation: string | null
  readonly lead: string
  readonly banner: Banner | null
}

/** `share`: how much of their full length the longer texts get. */
export function headData({ title, organisation, lead, banner }: Head, share: number) {
  return {
    fallback: plainTitle(organisation === null ? title : say('cards.titleFor', { title, organisation }), 100),
    title: oneLine(title, 100),
    hasOrganisation: organisation !== null,
    organisation: oneLine(organisation ?? '', 60),
    hasBanner: banner !== null,
    bannerStyle: TONE_STYLES[banner?.tone ?? 'info'],
    banner: block(banner?.text ?? '', 600 * share, 10),
    hasLead: lead !== '',
    lead: block(lead, 700 * share, 14),
  }
}
