// What is said about a tenant that is to be connected: to administrators, and to whoever said the code of an invitation.
import { standingOf, type TenantInvitation } from '../../domain/organisation/tenant-invitation.ts'
import type { Organisation } from '../../domain/organisation/organisation.ts'
import { say } from '../../texts/say.ts'
import type { NoticeView } from './card-view.ts'
import type { Banner, FormView } from './form-view.ts'
import { personName } from './person-name.ts'
import { viewButton } from './view-button.ts'

/** The one time that its code is shown. `url`: of its page; `null` where there is none. */
export function madeView(
  { expiresAt: until }: TenantInvitation,
  { _id: organisationId, name: organisation }: Pick<Organisation, '_id' | 'name'>,
  { code, url }: { readonly code: string; readonly url: string | null },
): FormView {
  return {
    ...{ card: 'form', title: say('connect.made.title'), organisation, banner: null, steps: [], fields: [] },
    lead: url === null ? say('connect.made.code') : say('connect.made.page'),
    facts: [
      url === null
        ? { title: say('connect.made.codeTitle'), value: code }
        : { title: say('connect.made.link'), value: url },
      { title: say('connect.made.valid'), value: say('connect.made.day', { until }) },
    ],
    preview:
      url === null
        ? say('connect.made.codeText', { organisation, code, until })
        : say('connect.made.pageText', { organisation, url, until }),
    buttons: [viewButton(say('connect.back'), 'connect.open', { organisationId })],
  }
}

/** The card in an administrator's chat: a question, or what became of it. */
export function requestView(
  invitation: TenantInvitation,
  organisation: Pick<Organisation, 'name'>,
  now: Date,
  refusal: string | null = null,
): FormView {
  const { asker, by } = invitation
  const isWaiting = standingOf(invitation, now) === 'asked'
  const said = isWaiting ? null : standingBanner(invitation, now)
  const answer = { invitationId: invitation._id, organisationId: null }
  return {
    ...{ card: 'form', title: say('connect.ask.title'), organisation: organisation.name, steps: [], fields: [] },
    lead: isWaiting ? say('connect.ask.lead', { organisation: organisation.name }) : '',
    banner: refusal === null ? said : { tone: 'warning', text: refusal },
    facts: [
      { title: say('connect.ask.tenant'), value: asker?.teams.tenantId ?? '' },
      { title: say('connect.ask.who'), value: personName(asker?.name ?? '') },
      { title: say('connect.ask.address'), value: addressesOf(invitation) },
      ...(asker === null ? [] : [{ title: say('connect.ask.when'), value: say('page.at', { at: asker.at }) }]),
      { title: say('connect.ask.by'), value: personName(by.name) },
    ],
    buttons: isWaiting
      ? [
          viewButton(say('connect.ask.connect'), 'connect.answer', { ...answer, connect: true }, 'positive'),
          viewButton(say('connect.ask.refuse'), 'connect.answer', { ...answer, connect: false }, 'destructive'),
        ]
      : [],
  }
}

export function addressesOf({ asker }: TenantInvitation): string {
  const addresses = asker?.addresses ?? []
  return addresses.length === 0 ? say('connect.noAddress') : addresses.join(', ')
}

function standingBanner(invitation: TenantInvitation, now: Date): Banner {
  const standing = standingOf(invitation, now)
  const text = say('connect.standing', {
    standing: standing === 'failed' ? (invitation.failure ?? 'gone') : standing,
    name: personName(invitation.decided?.name ?? ''),
  })
  return { tone: standing === 'connected' ? 'good' : standing === 'binding' ? 'info' : 'warning', text }
}

/** What whoever said a code is answered at once. */
export function saidView({ expiresAt: until }: TenantInvitation): NoticeView {
  return notice('good', say('connect.said.title'), say('connect.said.text', { until }))
}

/** What they are told once it was answered. */
export function answerView({ state }: TenantInvitation, organisation: string): NoticeView {
  if (state === 'connected') {
    const text = say('connect.answer.connected.text', { organisation })
    return notice('good', say('connect.answer.connected.title'), text)
  }
  const text = state === 'failed' ? say('connect.answer.failed.text') : say('connect.answer.refused.text')
  return notice('warning', say('connect.answer.refused.title'), text)
}

function notice(tone: NoticeView['tone'], title: string, text: string): NoticeView {
  return { card: 'notice', tone, title, text, facts: [], commands: [] }
}
