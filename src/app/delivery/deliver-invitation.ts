// What follows from an invitation of another tenant: the rest of a binding, the administrators' cards, and word to whoever asked.
import type { TenantInvitation } from '../../domain/organisation/tenant-invitation.ts'
import type { OutboxItem } from '../../domain/ticket/outbox.ts'
import { DEFAULT_LANGUAGE, offeredLanguage } from '../../texts/languages.ts'
import { speakingTo } from '../../texts/say.ts'
import { speaker } from '../../texts/speaker.ts'
import { carryOut } from '../connect/answer-invitation.ts'
import { speakerFor, speakerForPerson } from '../organisations/speaker-for.ts'
import { answerView, requestView } from '../views/connect-views.ts'
import type { Delivered, DeliveryDeps } from './delivered.ts'
import { presentAddress } from './present-address.ts'

export async function deliverInvitation(
  deps: DeliveryDeps,
  invitation: TenantInvitation,
  item: OutboxItem,
): Promise<Delivered<TenantInvitation>> {
  if (item.kind !== 'connect') return () => ({})
  const { step } = item
  if (step.do === 'bind') {
    // It is a write of its own, after which there may be more to deliver.
    await carryOut(deps, invitation)
    return () => ({})
  }
  if (step.do === 'answer') {
    await tellAsker(deps, invitation)
    return () => ({})
  }
  return await drawCard(deps, invitation, step.personId)
}

async function drawCard(
  deps: DeliveryDeps,
  invitation: TenantInvitation,
  personId: string,
): Promise<Delivered<TenantInvitation>> {
  const { documents, chat } = deps
  const [person, organisation] = await Promise.all([
    documents.people.findOne({ _id: personId }),
    documents.organisations.findOne({ _id: invitation.organisationId }),
  ])
  const standing = invitation.cards.find((card) => card.personId === personId)
  if (!organisation || !person?.teams) return () => ({})
  const { teams } = person
  const view = () => requestView(invitation, organisation, deps.clock())
  const to = await speakerForPerson(documents, person, organisation)
  if (standing) {
    const posted = await presentAddress(deps, standing.posted)
    // One that they deleted is not posted again.
    await speakingTo(to, () => chat.update(posted, view()))
    return () => ({})
  }
  const posted = await speakingTo(to, () => chat.direct(teams, view()))
  return (current) => ({ cards: [...current.cards, { personId, posted }] })
}

async function tellAsker({ documents, chat }: DeliveryDeps, invitation: TenantInvitation): Promise<void> {
  const { asker } = invitation
  if (!asker) return
  const organisation = await documents.organisations.findOne({ _id: invitation.organisationId })
  const theirs = organisation && (await speakerFor(documents, organisation))
  const language = offeredLanguage(asker.language) ?? theirs?.language ?? DEFAULT_LANGUAGE
  const to = speaker({ language, timeZone: theirs?.timeZone ?? 'UTC' })
  await speakingTo(to, () => chat.direct(asker.teams, answerView(invitation, organisation?.name ?? '')))
}
