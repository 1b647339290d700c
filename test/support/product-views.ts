// Cards of the rooms as the product itself draws them from stored documents: the gallery shows these, which cannot drift from it.
import { showCatalogue } from '../../src/app/catalogue/show-catalogue.ts'
import { openDocuments } from '../../src/store/collections.ts'
import { invitationForm, NO_INVITATION, confirmRoleView, personForm } from '../../src/app/people/person-form.ts'
import { showPeople } from '../../src/app/people/show-people.ts'
import { mailSettingForm } from '../../src/app/mail-room/mail-setting-form.ts'
import { showMailRules } from '../../src/app/mail-room/show-mail-rules.ts'
import { showMailRoom } from '../../src/app/mail-room/show-mail-room.ts'
import { showMailLog } from '../../src/app/intake/mail-log.ts'
import { openTicketForm } from '../../src/app/customers/open-ticket-form.ts'
import { answerOrNewView } from '../../src/app/views/answer-or-new-view.ts'
import { showMenu } from '../../src/app/show-menu.ts'
import { confirmErasureForm, personWishForm } from '../../src/app/privacy/person-forms.ts'
import { retentionForm } from '../../src/app/privacy/retention-settings.ts'
import { showPrivacy } from '../../src/app/privacy/show-privacy.ts'
import { inputOf as organisationInput, organisationForm } from '../../src/app/organisations/organisation-form.ts'
import { askBefore } from '../../src/app/policy/policy-texts.ts'
import { NOTHING_SET } from '../../src/domain/mail/mail-settings.ts'
import { showOrganisations } from '../../src/app/organisations/show-organisations.ts'
import { askRemoveMailbox } from '../../src/app/support-mail/remove-mailbox.ts'
import { showMailbox } from '../../src/app/support-mail/mailbox-card.ts'
import { mailboxForm, newMailboxForm } from '../../src/app/support-mail/mailbox-form.ts'
import { showMailboxes } from '../../src/app/support-mail/show-mailboxes.ts'
import { channelAlarmView } from '../../src/app/views/alarm-view.ts'
import { auditView } from '../../src/app/views/audit-view.ts'
import { rowPageOf } from '../../src/app/views/row-pages.ts'
import { confirmUnlinkView } from '../../src/app/views/channel-views.ts'
import type { CardView } from '../../src/app/views/card-view.ts'
import type { LedgerRow } from '../../src/domain/mailbox/ledger.ts'
import {
  aCategory,
  aChannel,
  aLedgerRow,
  aMailbox,
  aMailRule,
  aPerson,
  aServiceType,
  aTicket,
  aTree,
  NOON,
} from './builders.ts'
import { configurationViews } from './configuration-views.ts'
import { channelCards } from './channel-views.ts'
import { identityParts } from './identity-parts.ts'
import { openEmbeddedTestStore } from './stores.ts'

const REFUSED = { count: 3, since: NOON, text: 'Teams refused it: the bot is not part of the conversation.' }

/** By the names of their pictures. */
export async function productViews(): Promise<Readonly<Record<string, CardView>>> {
  const place = await openEmbeddedTestStore()
  try {
    const documents = await openDocuments(place.store)
    const tree = aTree()
    const partner = { ...tree.partner, timeZone: 'Europe/Berlin' }
    const maya = aPerson({
      _id: 'maya',
      key: 'person/maya',
      name: 'Maya Lindqvist',
      aadObjectId: 'maya',
      memberships: [{ organisationId: 'root', role: 'administrator' }],
      configuringId: 'partner',
    })
    const ines = aPerson({
      name: 'Ines Duarte',
      aadObjectId: 'ines',
      addresses: ['ines.duarte@fabrikam.example'],
      memberships: [{ organisationId: 'partner', role: 'agent' }],
    })
    const paul = aPerson({ name: 'Paul Weiss', memberships: [{ organisationId: 'partner', role: 'customer' }] })
    const mailbox = aMailbox({
      organisationId: 'partner',
      address: 'support@fabrikam.example',
      secretExpiresOn: new Date('2026-03-21T00:00:00Z'),
      health: { lastSuccessAt: NOON, lastErrorAt: null, lastError: null, failuresInRow: 0 },
    })
    const channel = aChannel({
      _id: 'hardware',
      organisationId: 'partner',
      name: 'Hardware',
      teamName: 'Fabrikam helpdesk',
    })
    const off = aChannel({
      ...channel,
      _id: 'off',
      conversationId: 'off',
      name: 'Printers',
      active: false,
      offBecause: ['team-archived'],
    })
    const root = { ...tree.root, fixed: ['language'] } as const
    await documents.organisations.insertNew([root, partner, tree.customer, tree.neighbour, tree.otherPartner])
    await documents.people.insertNew([maya, ines])
    await documents.mailboxes.insert(mailbox)
    await documents.channels.insertNew([channel, off])
    await documents.tickets.insert(aTicket())
    await documents.categories.insertNew([
      aCategory({
        organisationId: 'partner',
        description: 'Printers, notebooks, phones',
        defaultPriority: 'high',
        channelId: 'hardware',
      }),
      aCategory({ _id: 'software', organisationId: 'partner', name: 'Software', nameKey: 'software', order: 2 }),
      aCategory({ _id: 'fax', organisationId: 'partner', name: 'Fax', nameKey: 'fax', order: 3, active: false }),
      aCategory({
        ...{ _id: 'access', name: 'Access and accounts', nameKey: 'access', description: 'Sign-in, passwords' },
        fixed: true,
      }),
    ])
    await documents.serviceTypes.insert(aServiceType({ organisationId: 'partner', categoryIds: ['hardware'] }))
    await documents.mailSettings.insertNew([
      {
        ...{ _id: 'organisation/root', revision: 1, fixed: ['acknowledgement', 'customerPage'] },
        settings: {
          ...{ ...NOTHING_SET, acknowledge: true, customerPage: true, reopenDays: 30 },
          acknowledgement: 'Thank you for your email. We take care of it as {ticket}.\n{link}',
        },
      },
      {
        ...{ _id: 'organisation/partner', revision: 1 },
        settings: { ...NOTHING_SET, acknowledge: false, acknowledgement: 'Fabrikam has received your email.' },
      },
    ])
    const rule = { field: 'domain', pattern: 'lottery.example', outcome: { kind: 'ignore' } } as const
    await documents.mailRules.insertNew([
      {
        ...{ _id: 'organisation/root', revision: 1 },
        rules: [
          aMailRule({ ...rule, id: 'spam', name: 'Lotteries', fixed: true }),
          aMailRule({ id: 'news', name: 'Newsletters', field: 'subject', pattern: 'newsletter' }),
        ],
      },
      {
        ...{ _id: 'organisation/partner', revision: 1, off: ['news'] },
        rules: [aMailRule({ id: 'printers', name: 'Printers', field: 'subject', pattern: 'printer' })],
      },
    ])
    await documents.ledger.insertNew([
      aRow(1, { subject: 'The label printer prints blank labels', state: 'ticket', ticketId: 'ticket' }),
      aRow(2, {
        subject: 'Out of office: back on Monday',
        state: 'ignored',
        reason: 'An automatic answer (header Auto-Submitted)',
      }),
      aRow(3, {
        subject: 'Weekly report',
        state: 'failed',
        reason: 'The email could not be read.',
        errorCode: 'ErrorItemNotFound',
      }),
    ])
    const settings = { pollIntervalMs: 60_000, leaseMs: 60_000, reopenMs: 14 * 86_400_000, replyDelayMs: 10_000 }
    const deps = { documents, clock: () => new Date(NOON.getTime() + 2 * 3_600_000), settings, pageBase: '' }
    const change = { field: 'timeZone', before: '', after: 'Europe/Berlin' }
    const entry = {
      _id: 'a',
      at: NOON,
      by: { personId: 'maya', name: 'Maya Lindqvist' },
      organisationId: 'partner',
      organisationPath: [],
    }
    const trouble = REFUSED
    const alarm = {
      _id: 'alarm',
      kind: 'cards-refused',
      channelId: 'hardware',
      mailboxId: null,
      raisedAt: NOON,
      endedAt: null,
      trouble,
    }
    return {
      'chat-open-ticket': await openTicketForm(
        { ...deps, ...identityParts() },
        { ...paul, tenantId: 'tenant' },
        {
          ...{ key: 'k', error: null },
          typed: { text: 'My printer is broken, please help', categoryId: null, serviceTypeId: null },
        },
      ),
      'chat-answer-or-new': answerOrNewView([aTicket()], { text: 'It is the one upstairs', key: 'k' }),
      'room-menu': await showMenu(deps, maya, null),
      'room-categories': await showCatalogue(deps, partner, 'category'),
      'room-service-types': await showCatalogue(deps, partner, 'service-type'),
      'room-people': await showPeople({ ...deps, allowedTenants: [] }, maya, partner),
      'room-people-invite': invitationForm(partner, NO_INVITATION),
      'room-people-change': personForm(partner, ines, ines.addresses),
      'room-people-confirm': confirmRoleView(partner, ines, 'customer'),
      'room-organisations': await showOrganisations(deps, maya, null),
      'room-support-mail': await showMailboxes(deps, partner),
      'room-mailbox': await showMailbox(deps, partner, mailbox),
      'room-mailbox-form': await mailboxForm(deps, partner, await newMailboxForm(deps, partner)),
      'room-mailbox-remove': await askRemoveMailbox(deps, partner, mailbox),
      'room-email': await showMailRoom(deps, { organisation: partner, mailbox: null }),
      'room-email-fixing': await mailSettingForm(
        deps,
        { organisation: root, mailbox: null },
        {
          ...{ setting: 'reopenDays', revision: 1, input: { value: '30', name: '' }, errors: {}, mayChange: false },
          ...{ agreed: 3, banner: askBefore({ organisations: 2, mailboxes: 1 }, true) },
        },
      ),
      'room-email-fixed': await mailSettingForm(
        deps,
        { organisation: partner, mailbox: null },
        {
          ...{ setting: 'acknowledgement', revision: 1, input: null, errors: {}, banner: null },
        },
      ),
      'room-rules': await showMailRules(deps, { organisation: partner, mailbox: null }),
      'room-organisation-form': await organisationForm(deps, maya, {
        ...{ organisation: partner, parent: root, input: organisationInput(partner), errors: {}, banner: null },
      }),
      ...(await channelCards(documents, partner, tree.neighbour)),
      'room-channels-unlink': await confirmUnlinkView(deps, partner, channel),
      'room-mail-log': await showMailLog(deps, maya, null, { page: 1 }),
      'room-privacy': await showPrivacy(deps, partner),
      'room-privacy-retention': await retentionForm(deps, partner, {
        ...{ setting: 'textMonths', revision: 1, input: null, error: null, banner: null },
      }),
      'room-privacy-person': await personWishForm(deps, maya, { organisation: partner, within: 'partner' }, 'erase'),
      'room-privacy-erase': confirmErasureForm(
        {
          ...{ called: 'ines.duarte@contoso.example', people: [], tickets: 12 },
          traces: { addresses: ['ines.duarte@contoso.example'], personIds: [], names: ['Ines Duarte'] },
          reach: { organisation: partner, within: 'partner' },
        },
        { address: 'ines.duarte@contoso.example', personId: null },
      ),
      'room-audit': auditView(
        {
          organisation: partner,
          timeZone: 'Europe/Berlin',
          shown: rowPageOf(
            [{ ...entry, action: 'organisation.changed', subject: 'Fabrikam IT', changes: [change], pieces: [] }],
            1,
            8,
          ),
        },
        { organisationId: 'partner', person: '', from: '', to: '' },
        { banner: null },
      ),
      ...(await configurationViews(deps, maya)),
      'alarm-cards-refused': channelAlarmView(alarm as never, channel, deps.clock(), 'Europe/Berlin'),
    }
  } finally {
    await place.dispose()
  }
}

function aRow(index: number, overrides: Partial<LedgerRow>): LedgerRow {
  return aLedgerRow({
    _id: `mailbox/${index}`,
    mailId: String(index),
    from: 'ines.duarte@contoso.example',
    receivedAt: new Date(NOON.getTime() - index * 60_000),
    ...overrides,
  })
}
