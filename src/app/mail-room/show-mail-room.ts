// The room Mail: every setting with its value and where it comes from, and the way to the rules.
import { MAIL_SETTING_IDS } from '../../domain/mail/mail-settings.ts'
import type { Deps } from '../deps.ts'
import type { Banner, ListView } from '../views/form-view.ts'
import { pageButtons, pageOf } from '../views/pages.ts'
import { ownerData, ownerKey, ownerName, ownerNames, type Owner } from './owner.ts'
import { readRules, readSettings } from './read-mail-policy.ts'
import { SETTING_TEXTS, valueText } from './setting-texts.ts'
import { viewButton } from '../views/view-button.ts'

const PAGE_SIZE = 10

export async function showMailRoom(
  deps: Pick<Deps, 'documents' | 'settings'>,
  owner: Owner,
  banner: Banner | null = null,
): Promise<ListView> {
  const [settings, rules, names, stored, inUse] = await Promise.all([
    readSettings(deps, owner),
    readRules(deps, owner),
    ownerNames(deps.documents, owner),
    deps.documents.mailSettings.findOne({ _id: ownerKey(owner) }),
    hasMailbox(deps, owner),
  ])
  const data = ownerData(owner)
  return {
    card: 'list',
    title: owner.mailbox ? `Email handling: ${ownerName(owner)}` : 'Email handling',
    organisation: owner.organisation.name,
    lead: owner.mailbox
      ? 'How emails to this mailbox become tickets, and which replies are sent automatically.'
      : 'How emails become tickets, and which replies are sent automatically. Used by the mailboxes of this organisation and those below it, unless they have settings of their own.',
    banner: banner ?? (inUse ? null : noMailbox(owner)),
    rows: MAIL_SETTING_IDS.map((setting) => {
      const { originId, value } = settings[setting]
      const setHere = originId === ownerKey(owner)
      const on = { ...data, setting, revision: stored?.revision ?? 0 }
      return {
        title: SETTING_TEXTS[setting].title,
        badge: originText(originId, setHere, names),
        text: valueText(value, setting),
        buttons: [
          ...(inUse ? [viewButton('Change', 'mail-settings.form', on)] : []),
          ...(setHere ? [viewButton('Reset', 'mail-settings.inherit', on)] : []),
        ],
      }
    }),
    empty: '',
    buttons: [
      viewButton(`Rules (${rules.length})`, 'mail-rules.open', { ...data, page: 1 }, 'positive'),
      ...(owner.mailbox
        ? [
            viewButton('Try the rules', 'mail-rules.try', { ...data, page: 1 }),
            viewButton('All mailboxes', 'mail-settings.mailboxes', { organisationId: data.organisationId, page: 1 }),
          ]
        : [viewButton('For one mailbox', 'mail-settings.mailboxes', { organisationId: data.organisationId, page: 1 })]),
      viewButton('Menu', 'command.run', { command: 'configure' }),
    ],
    page: 1,
    pages: 1,
  }
}

/** Whether anything reads these settings: a mailbox of the organisation or of one below it. */
async function hasMailbox({ documents }: Pick<Deps, 'documents'>, { organisation, mailbox }: Owner): Promise<boolean> {
  if (mailbox) return true
  const below = await documents.organisations.find({ path: organisation._id })
  const ids = [organisation._id, ...below.map(({ _id }) => _id)]
  return (await documents.mailboxes.findOne({ organisationId: { $in: ids } })) !== undefined
}

function noMailbox({ organisation }: Owner): Banner {
  const text = `Neither ${organisation.name} nor any organisation below it has a mailbox, so there is nothing to set here. Emails follow the settings of the mailbox they reach. Type “support mail” to connect one.`
  return { tone: 'info', text }
}

/** The organisation's mailboxes, each of which may differ from the rest. */
export async function showMailboxesOfRoom(
  deps: Pick<Deps, 'documents'>,
  { organisation }: Pick<Owner, 'organisation'>,
  wantedPage: number,
): Promise<ListView> {
  const organisationId = organisation._id
  const mailboxes = await deps.documents.mailboxes.find({ organisationId }, { sort: { address: 1 } })
  const { shown, page, pages } = pageOf(mailboxes, wantedPage, PAGE_SIZE)
  return {
    card: 'list',
    title: 'Email handling: mailboxes',
    organisation: organisation.name,
    lead: 'Settings of a mailbox override those of its organisation.',
    banner: null,
    rows: shown.map((mailbox) => {
      const data = { organisationId, mailboxId: mailbox._id }
      return {
        title: mailbox.address,
        badge: mailbox.state === 'paused' ? 'Paused' : null,
        text: '',
        buttons: [
          viewButton('Settings', 'mail-settings.open', data),
          viewButton('Rules', 'mail-rules.open', { ...data, page: 1 }),
          viewButton('Try the rules', 'mail-rules.try', { ...data, page: 1 }),
        ],
      }
    }),
    empty: 'No mailbox is connected to this organisation. Type “support mail” to connect one.',
    buttons: [
      ...pageButtons('mail-settings.mailboxes', { organisationId }, page, pages),
      viewButton('Back', 'mail-settings.open', { organisationId, mailboxId: null }),
    ],
    page,
    pages,
  }
}

/** Where a value comes from, as cards say it. */
export function originText(originId: string | null, here: boolean, names: ReadonlyMap<string, string>): string {
  if (here) return 'Customised'
  return originId === null ? 'Default' : `From ${names.get(originId) ?? 'above'}`
}
