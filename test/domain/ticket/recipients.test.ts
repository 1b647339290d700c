import assert from 'node:assert/strict'
import { InvalidInputError } from '../../../src/domain/errors.ts'
import { participants } from '../../../src/domain/ticket/participants.ts'
import { checkRecipients, someRecipients } from '../../../src/domain/ticket/recipients.ts'
import { aTicket } from '../../support/builders.ts'

const OWN = ['support@northwind.example', 'desk@northwind.example']
const ANN = { name: 'Ann Lee', address: 'ann@contoso.example' }

describe('whom a reply goes to', () => {
  const check = (to: string, cc = '') => checkRecipients({ to, cc }, OWN, [ANN])

  it('takes commas, semicolons, blanks, line ends, names and any case, each address once', () => {
    const { to, cc } = check(
      'Ann <ANN@contoso.example>; bo@contoso.example\ncy@contoso.example',
      'ann@contoso.example, d@x.example d@x.example',
    )
    assert.deepEqual(to, [
      ANN,
      { name: '', address: 'bo@contoso.example' },
      { name: '', address: 'cy@contoso.example' },
    ])
    assert.deepEqual(cc, [{ name: '', address: 'd@x.example' }])
  })

  for (const [to, cc, word] of [
    ['', 'ann@contoso.example', /at least one address in To/],
    ['<>', '', /at least one address in To/],
    ['ann', '', /“ann” is not an email address\. Correct it in To/],
    ['ann@contoso.example', '\u202Ebo@contoso.example', /is not an email address\. Correct it in Cc/],
    ['ann@contoso.example', 'Desk@northwind.example', /the support mailbox itself, which cannot be in Cc/],
    ['support+1@northwind.example', '', /the support mailbox itself, which cannot be in To/],
    [
      'a@x.example,'.repeat(1) + Array.from({ length: 20 }, (_, at) => `b${at}@x.example`).join(),
      '',
      /at most 20.*these 21/,
    ],
    ['a@x.example,'.repeat(5_000), '', /at most 20/],
    [Array.from({ length: 20 }, (_, at) => `${'l'.repeat(60)}${at}@${'d'.repeat(60)}.example`).join(), '', /too long/],
  ] as const) {
    it(`refuses ${JSON.stringify([to.slice(0, 40), cc])}`, () => {
      assert.throws(
        () => check(to, cc),
        (error) => error instanceof InvalidInputError && word.test(error.forPerson),
      )
    })
  }

  it('says two of them and counts the rest', () => {
    assert.equal(someRecipients(['a', 'b']), 'a, b')
    assert.equal(someRecipients(['a', 'b', 'c', 'd']), 'a, b and 2 more')
  })
})

describe('who takes part in a ticket’s mails', () => {
  const said = (address: string, to: readonly string[] = [], more: object = {}) =>
    ({
      kind: 'mail',
      by: { personId: null, name: '', address },
      to: to.map((one) => ({ name: '', address: one })),
      warning: null,
      ...more,
    }) as const
  const of = (...entries: Parameters<typeof participants>[1]) =>
    participants(
      aTicket({
        to: [
          { name: 'Jo', address: 'jo@contoso.example' },
          { name: '', address: OWN[1] ?? '' },
        ],
      }),
      entries,
      OWN,
    ).map(({ address }) => address)

  it('is everyone who wrote or was written to, each once, but the requester, the mailbox and machines', () => {
    const last = said('kim@contoso.example', [
      'ann@contoso.example',
      'no-reply@contoso.example',
      'support+a@northwind.example',
      'mailer-daemon@x.example',
    ])
    const reply = said('', ['cy@contoso.example'], { kind: 'reply' })
    assert.deepEqual(of(last, reply, said('jo@contoso.example')), [
      'kim@contoso.example',
      'cy@contoso.example',
      'jo@contoso.example',
    ])
  })

  it('is nobody who is named by a note, a bounce or a forged mail', () => {
    const forged = said('eve@evil.example', ['thief@evil.example'], { warning: 'forged' })
    const others = (['note', 'bounce'] as const).map((kind) => said('x@evil.example', [], { kind }))
    assert.deepEqual(of(forged, ...others), ['jo@contoso.example'])
  })

  it('is at most 19 beside the requester, and whoever asked first stays in when the requester is another', () => {
    assert.equal(
      of(
        said(
          'a@x.example',
          Array.from({ length: 40 }, (_, at) => `b${at}@x.example`),
        ),
      ).length,
      19,
    )
    const requester = { personId: null, name: 'Carla', address: 'carla@contoso.example' }
    const ticket = aTicket({ requester, firstRequester: aTicket().requester })
    assert.deepEqual(participants(ticket, [], OWN), [{ name: 'Ann Lee', address: 'ann@contoso.example' }])
  })
})
