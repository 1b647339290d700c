// The room Mail: every setting with its value and where it comes from, and the way to the rules.
import { MAIL_SETTING_IDS } from '../../domain/mail/mail-settings.ts'
import type { InForce } from '../../domain/organisation/inheritance.ts'
import { say } from '../../texts/say.ts'
import type { Deps } from '../deps.ts'
import type { Banner, ListView } from '../views/form-view.ts'
import { originText } from '../views/origin-text.ts'
import { fixedByText } from '../policy/policy-texts.ts'
import { pageButtons, pageOf } from '../views/pages.ts'
import { ownerData, ownerKey, ownerName, ownerNames, type Owner } from './owner.ts'
import { readRules, readSettings } from './read-mail-policy.ts'
import { OF_CHATS, SETTING_TITLES, valueText } from './setting-texts.ts'
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
    title: owner.mailbox ? say('mailroom.title.of', { mailbox: ownerName(owner) }) : say('mailroom.title'),
    organisation: owner.organisation.name,
    lead: owner.mailbox ? say('mailroom.lead.mailbox') : say('mailroom.lead'),
    banner: banner ?? (inUse ? null : noMailbox(owner)),
    rows: MAIL_SETTING_IDS.filter((setting) => !owner.mailbox || setting !== OF_CHATS).map((setting) => {
      const { originId, value, fixedBy } = settings[setting]
      const own = stored?.settings[setting] ?? null
      const isOpen = fixedBy === null && (inUse || setting === OF_CHATS)
      const setHere = originId === ownerKey(owner)
      const on = { ...data, setting, revision: stored?.revision ?? 0 }
      return {
        title: say(SETTING_TITLES[setting]),
        badge:
          setHere && stored?.fixed?.includes(setting)
            ? say('policy.fixedHere')
            : settingOrigin(settings[setting], setHere, names),
        text: [
          valueText(value, setting),
          ...(fixedBy !== null && own !== null ? [say('policy.yours', { value: valueText(own, setting) })] : []),
        ].join('\n'),
        buttons: [
          ...(isOpen ? [viewButton(say('mailroom.change'), 'mail-settings.form', on)] : []),
          ...(setHere ? [viewButton(say('mailroom.reset'), 'mail-settings.inherit', on)] : []),
        ],
      }
    }),
    empty: '',
    buttons: [
      viewButton(
        say('mailroom.rules.count', { count: rules.length }),
        'mail-rules.open',
        { ...data, page: 1 },
        'positive',
      ),
      ...(owner.mailbox
        ? [
            viewButton(say('mailroom.try'), 'mail-rules.try', { ...data, page: 1 }),
            viewButton(say('mailroom.allMailboxes'), 'mail-settings.mailboxes', {
              organisationId: data.organisationId,
              page: 1,
            }),
          ]
        : [
            viewButton(say('mailroom.oneMailbox'), 'mail-settings.mailboxes', {
              organisationId: data.organisationId,
              page: 1,
            }),
          ]),
      viewButton(say('menu.menu'), 'command.run', { command: 'configure' }),
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
  return { tone: 'info', text: say('mailroom.noMailbox', { organisation: organisation.name }) }
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
    title: say('mailroom.mailboxes.title'),
    organisation: organisation.name,
    lead: say('mailroom.mailboxes.lead'),
    banner: null,
    rows: shown.map((mailbox) => {
      const data = { organisationId, mailboxId: mailbox._id }
      return {
        title: mailbox.address,
        badge: mailbox.state === 'paused' ? say('mailroom.mailboxes.paused') : null,
        text: '',
        buttons: [
          viewButton(say('mailroom.mailboxes.settings'), 'mail-settings.open', data),
          viewButton(say('mailroom.rules'), 'mail-rules.open', { ...data, page: 1 }),
          viewButton(say('mailroom.try'), 'mail-rules.try', { ...data, page: 1 }),
        ],
      }
    }),
    empty: say('mailroom.mailboxes.empty'),
    buttons: [
      ...pageButtons('mail-settings.mailboxes', { organisationId }, page, pages),
      viewButton(say('menu.back'), 'mail-settings.open', { organisationId, mailboxId: null }),
    ],
    page,
    pages,
  }
}

/** Where a value comes from, as cards say it. */
export function settingOrigin(
  { originId, fixedBy }: Pick<InForce<unknown>, 'originId' | 'fixedBy'>,
  here: boolean,
  names: ReadonlyMap<string, string>,
): string {
  if (fixedBy !== null) return fixedByText(names.get(fixedBy))
  if (here) return say('menu.origin.here')
  return originId === null ? say('menu.origin.default') : originText(names.get(originId))
}
