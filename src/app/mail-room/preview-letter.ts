// How a text of the room Mail reads as an email, before it is saved: on the card, or sent to whoever writes it.
import { OutsideError } from '../../domain/errors.ts'
import type { Mailbox } from '../../domain/mailbox/mailbox.ts'
import { nearestFirst } from '../../domain/organisation/organisation.ts'
import type { Person } from '../../domain/organisation/person.ts'
import { inWords } from '../../texts/say.ts'
import { offeredCategories } from '../catalogue/offered.ts'
import { PAGE_PATH } from '../ports/signed-tokens.ts'
import { spentLimit } from '../delivery/automatic-limits.ts'
import { letter, MOST_NAMES } from '../delivery/automatic-text.ts'
import type { Deps } from '../deps.ts'
import { inTime } from '../in-time.ts'
import { speakerFor } from '../organisations/speaker-for.ts'
import { certainAddresses, readTenants, type IdentityDeps } from '../people/requester-of.ts'
import { openMailbox } from '../support-mail/open-mailbox.ts'
import type { Banner } from '../views/form-view.ts'
import type { Owner } from './owner.ts'
import { readSettings } from './read-mail-policy.ts'
import { SETTING_TEXTS } from './setting-texts.ts'

export const LETTERS = ['acknowledgement', 'closing'] as const
export type LetterSetting = (typeof LETTERS)[number]

/** Of an invented ticket of whoever asks. `text` was checked. */
export async function previewLetter(
  deps: Pick<Deps, 'documents' | 'settings' | 'pageBase'>,
  actor: Person,
  owner: Owner,
  setting: LetterSetting,
  text: string,
): Promise<string> {
  const { organisation, mailbox } = owner
  const place = { organisationPath: nearestFirst(organisation), mailboxId: mailbox?._id ?? null }
  const [settings, speaker, categories] = await Promise.all([
    readSettings(deps, owner),
    speakerFor(deps.documents, organisation),
    setting === 'acknowledgement' ? offeredCategories(deps.documents, place) : [],
  ])
  const { say, oneOf } = speaker
  const asks = categories.length > 0 && categories.length <= MOST_NAMES
  const question = asks ? say('mail.categories', { names: oneOf(categories.map(({ name }) => name)) }) : ''
  const hasPage = settings.customerPage.value && deps.pageBase !== ''
  return letter(
    text,
    { signature: settings.signature.value },
    {
      ticket: '#123',
      subject: say('mail.sampleSubject'),
      requester: actor.name,
      category: say('mail.noCategory'),
      link: say('mail.noLink'),
    },
    { link: hasPage ? `${deps.pageBase}${PAGE_PATH}/…` : null, question },
    speaker,
  )
}

type TestDeps = IdentityDeps & Pick<Deps, 'newId' | 'provider' | 'secrets' | 'settings' | 'pageBase'>

/** To the address that the person certainly has. What comes of it is what the form says on top. */
export async function sendTestLetter(
  deps: TestDeps,
  actor: Person,
  owner: Owner,
  setting: LetterSetting,
  text: string,
): Promise<Banner> {
  const [[address], mailbox] = await Promise.all([
    certainAddresses(deps, actor, await readTenants(deps)),
    owner.mailbox ?? mailboxOf(deps, owner),
  ])
  if (address === undefined)
    return warning('I do not know an email address that is certainly yours, so no test was sent.')
  if (mailbox?.state !== 'running') {
    return warning(
      'No test was sent: there is no running mailbox to send it from. Type “support mail” to see the mailboxes.',
    )
  }
  const spent = await spentLimit(deps, mailbox, deps.newId(), { sender: address, target: address })
  if (spent !== null) return warning(`No test was sent: ${inWords(spent.text)}. Try again later.`)
  try {
    const body = await previewLetter(deps, actor, owner, setting, text)
    const subject = `Test: ${SETTING_TEXTS[setting].title}`
    const sent = await inTime(send(deps, mailbox, { name: actor.name, address }, subject, body))
    if (sent === 'too-late')
      return warning('Microsoft did not answer in time. The test may still arrive; look before you try again.')
    return { tone: 'good', text: `A test is on its way to ${address}.` }
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error
    deps.log.warn('A test of a letter could not be sent', { mailboxId: mailbox._id, code: error.code, error })
    return { tone: 'problem', text: `No test was sent. ${error.forPerson}` }
  }
}

async function send(
  deps: TestDeps,
  mailbox: Mailbox,
  to: { readonly name: string; readonly address: string },
  subject: string,
  text: string,
): Promise<void> {
  const client = openMailbox(deps, mailbox)
  const mark = `test/${deps.newId()}`
  const draft = await client.draftMail({
    text,
    subject,
    to: [to],
    subjectToken: null,
    references: [],
    automatic: true,
    mark,
  })
  try {
    await client.sendDraft(draft)
  } catch (error) {
    await client.deleteDraft(draft.id).catch(() => false)
    throw error
  }
}

async function mailboxOf(
  { documents }: Pick<Deps, 'documents'>,
  { organisation }: Owner,
): Promise<Mailbox | undefined> {
  const below = await documents.organisations.find({ path: organisation._id })
  const ids = [organisation._id, ...below.map(({ _id }) => _id)]
  return await documents.mailboxes.findOne({ organisationId: { $in: ids }, state: 'running' })
}

function warning(text: string): Banner {
  return { tone: 'warning', text }
}
