import assert from 'node:assert/strict'
import { answerTarget, askerOf } from '../../../src/domain/mail/asker.ts'
import type { MailAddress } from '../../../src/domain/mail/mail.ts'
import { createDomainNames } from '../../../src/lib/domain-names.ts'
import { aMail, type MailChanges } from '../../support/a-mail.ts'

const OWN = ['support@northwind.example', 'info@northwind.example']
const domain = (name: string) => createDomainNames().ownedDomain(name)
const to = (...addresses: string[]): MailAddress[] => addresses.map((address) => ({ name: '', address }))

describe('askerOf', () => {
  const ask = (changes: MailChanges) => {
    const { who, isVouchedFor } = askerOf(aMail(changes), OWN, domain)
    return [who?.address, isVouchedFor]
  }

  it('is the sender, whatever Reply-To says', () => {
    assert.deepEqual(ask({ replyTo: to('x@elsewhere.example') }), ['ann@contoso.example', true])
  })

  it('is whom a no-reply form names, believed to be the person known only within its own domain', () => {
    const from = 'no_reply@forms.shop.example'
    assert.deepEqual(ask({ from, replyTo: to('mona@kunde.example') }), ['mona@kunde.example', false])
    assert.deepEqual(ask({ from, replyTo: to('mona@shop.example') }), ['mona@shop.example', true])
    assert.deepEqual(ask({ from, replyTo: to('noreply@shop.example') }), [from, true])
  })

  it('is whom a form under one of the mailbox’s own addresses names, and never the mailbox', () => {
    for (const from of ['info@northwind.example', 'Support+web@northwind.example']) {
      assert.deepEqual(ask({ from, replyTo: to(from, 'mona@kunde.example') }), ['mona@kunde.example', true])
      assert.deepEqual(ask({ from }), ['', false])
    }
  })

  it('is whom a form or a program names, whatever it calls itself', () => {
    const replyTo = to('mona@kunde.example')
    for (const from of ['wordpress@shop.example', 'www-data@web7.host.example', 'kontaktformular@shop.example']) {
      assert.deepEqual(ask({ from, replyTo }), ['mona@kunde.example', false], from)
    }
    for (const headers of [
      { 'X-PHP-Originating-Script': '1000:mail.php' },
      { 'X-Mailer': 'PHPMailer 6.9.1 (https://github.com/PHPMailer/PHPMailer)' },
    ]) {
      assert.deepEqual(ask({ from: 'hello@shop.example', replyTo, headers }), ['mona@kunde.example', false])
    }
    const people = [
      'web.ber@contoso.example',
      'formann@contoso.example',
      'sitek@contoso.example',
      'contact@contoso.example',
    ]
    for (const from of people) assert.deepEqual(ask({ from, replyTo }), [from, true], from)
  })

  it('is whom a group put itself in front of, but who wrote to a list that leaves them there', () => {
    const mailman = { 'List-Id': '<users.list.example>', 'List-Post': '<mailto:users@list.example>' }
    const munged = {
      from: 'users@list.example',
      headers: mailman,
      replyTo: to('users@list.example', 'mona@kunde.example'),
    }
    assert.deepEqual(ask(munged), ['mona@kunde.example', false])
    assert.deepEqual(ask({ headers: mailman, replyTo: to('users@list.example') }), ['ann@contoso.example', true])
    const google = { 'List-ID': '<help.contoso.example>', 'X-Original-Sender': 'mona@kunde.example' }
    const via = { ...aMail({ headers: google, replyTo: to('mona@kunde.example') }) }
    const named = (name: string) => ({ ...via, from: { name, address: 'help@contoso.example' } })
    assert.equal(askerOf(named("'Mona Lind' via Help"), OWN, domain).who?.address, 'mona@kunde.example')
    assert.equal(askerOf(named('Help'), OWN, domain).who?.address, 'help@contoso.example')
  })

  it('takes somebody of the own domain who wrote to themselves, and to no address known, for the mailbox', () => {
    const from = 'helpdesk@northwind.example'
    assert.deepEqual(ask({ from, to: to(from), replyTo: to('mona@kunde.example') }), ['mona@kunde.example', true])
    assert.deepEqual(ask({ from, to: to(from, OWN[0] ?? '') }), [from, true])
    const foreign = 'ann@contoso.example'
    assert.deepEqual(ask({ from: foreign, to: to(foreign) }), [foreign, true])
  })
})

describe('answerTarget', () => {
  const target = (changes: MailChanges, known: readonly string[] = []) =>
    answerTarget(aMail(changes), OWN, (address) => known.includes(address), domain)?.address

  it('is a Reply-To of the sender’s own domain, or the sender', () => {
    assert.equal(target({}), 'ann@contoso.example')
    assert.equal(target({ replyTo: to('a@x.example', 'b@y.example') }), 'ann@contoso.example')
    assert.equal(target({ replyTo: to('a@x.example', 'desk@mail.contoso.example') }), 'desk@mail.contoso.example')
    assert.equal(target({ replyTo: to('desk@contoso.example', 'ann@contoso.example') }), 'ann@contoso.example')
  })

  it('is a Reply-To of a person known', () => {
    assert.equal(target({ replyTo: to('bob@x.example') }, ['bob@x.example']), 'bob@x.example')
  })

  it('does not take a public provider, or a suffix that many share, for somebody’s own domain', () => {
    assert.equal(target({ from: 'eve@gmail.com', replyTo: to('victim@gmail.com') }), 'eve@gmail.com')
    assert.equal(target({ from: 'eve@a.co.uk', replyTo: to('victim@b.co.uk') }), 'eve@a.co.uk')
    assert.equal(target({ from: 'eve@a.github.io', replyTo: to('victim@b.github.io') }), 'eve@a.github.io')
  })

  it('is nobody where the sender is the mailbox, a machine, or none', () => {
    for (const from of ['info@northwind.example', 'no.reply@x.example', 'bounce+1@x.example', 'nonsense', null]) {
      assert.equal(target({ from, replyTo: to('victim@x.example') }), undefined)
    }
  })
})
