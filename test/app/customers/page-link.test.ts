// Which emails have a link to the page of their ticket.
import assert from 'node:assert/strict'
import { pageLink } from '../../../src/app/customers/page/page-link.ts'
import type { Ticket } from '../../../src/domain/ticket/ticket.ts'
import { createSignedTokens } from '../../../src/lib/signed-token.ts'
import { aTicket, NOON } from '../../support/builders.ts'

const ANN = { name: 'Ann', address: 'ann@contoso.example' }
const OTHER = { name: 'Bo', address: 'bo@contoso.example' }

describe('an email of a ticket', () => {
  const settings = { customerPage: true, pageDays: 30 }
  const deps = {
    ...{ pageBase: 'https://desk.example', clock: () => NOON },
    signedTokens: createSignedTokens(Buffer.alloc(32, 1)),
  }
  const linkOf = (ticket: Partial<Ticket>, to: readonly (typeof ANN)[] = [ANN]) =>
    pageLink(deps, aTicket(ticket), to, settings)

  it('has the link for its requester alone', () => {
    assert.match(linkOf({}) ?? '', /^https:\/\/desk\.example\/ticket\/[\w.-]+$/u)
    assert.equal(linkOf({}, [ANN, OTHER]), null)
    assert.equal(linkOf({}, []), null)
  })

  it('has none where the page would not open: that of a ticket without a mailbox', () => {
    assert.equal(linkOf({ mailboxId: null }), null)
  })
})
