import assert from 'node:assert/strict'
import { countTickets } from '../../../src/app/support-mail/dry-run.ts'
import { aMail } from '../../support/a-mail.ts'

const SUPPORT = 'support@northwind.example'

describe('the count before the start', () => {
  const count = (...mails: Parameters<typeof aMail>[0][]) =>
    countTickets(
      mails.map((mail) => aMail(mail)),
      [SUPPORT],
    )

  it('leaves out what a machine wrote', () => {
    const headers = { 'Auto-Submitted': 'auto-replied' }
    assert.equal(count({ id: '1', messageId: '<1@x>' }, { id: '2', messageId: '<2@x>', headers }), 1)
  })

  it('counts a conversation once, and a mail that is there twice', () => {
    const answer = { id: '2', messageId: '<2@x>', headers: { 'In-Reply-To': '<1@x>' } }
    assert.equal(count({ id: '1', messageId: '<1@x>' }, answer, { id: '3', messageId: '<1@x>' }), 1)
  })

  it('leaves out an answer to a mail that has a ticket already', () => {
    const answer = aMail({ id: '2', messageId: '<2@x>', headers: { 'In-Reply-To': '<elsewhere@x>' } })
    assert.equal(countTickets([answer], [SUPPORT], ['<elsewhere@x>']), 0)
  })

  it('counts an answer to a mail that is not among them, and mails without a Message-ID', () => {
    const answer = { id: '2', messageId: '<2@x>', headers: { 'In-Reply-To': '<elsewhere@x>' } }
    assert.equal(count(answer, { id: '3', messageId: null }, { id: '4', messageId: null }), 3)
  })
})
