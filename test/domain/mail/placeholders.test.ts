import assert from 'node:assert/strict'
import {
  brokenPlaceholders,
  fillPlaceholders,
  placeholderProblem,
  unfilledWarning,
  unknownPlaceholders,
} from '../../../src/domain/mail/placeholders.ts'

const VALUES = { ticket: '#12', subject: 'Printer', requester: 'Ann', category: '', link: '' }

describe('unknownPlaceholders', () => {
  it('names each that does not exist once, and none that does', () => {
    assert.deepEqual(unknownPlaceholders('{ticket} {name} {Ticket} ${name} {name} {} { subject }'), [
      '{name}',
      '{Ticket}',
      '{}',
      '{ subject }',
    ])
    assert.deepEqual(unknownPlaceholders('{ticket}{subject} {requester}, {category}: {link} } {'), [])
  })
})

describe('brokenPlaceholders', () => {
  it('names what lacks a brace, and leaves braces in prose alone', () => {
    assert.deepEqual(brokenPlaceholders('About {ticket: {tickt,\nrequester}, {ticket\n} and {link'), [
      '{ticket',
      '{tickt',
      '{link',
      'requester}',
    ])
    assert.deepEqual(brokenPlaceholders('{ticket} { ticket } {a: 1} :-{ and { a } the set } ${name} my-ticket} {'), [])
  })
})

describe('placeholderProblem', () => {
  it('names all that are unknown in one sentence, and says how a placeholder is written', () => {
    const list = '{ticket}, {subject}, {requester}, {category} and {link}'
    assert.equal(placeholderProblem('{a} {ticket} {b}'), `I do not know {a} and {b}. You can use ${list}.`)
    assert.match(placeholderProblem('{a} {b} {c} {d} {e} {f}') ?? '', /\{d\}, \{e\} and 1 more\./)
    assert.equal(placeholderProblem('For {ticket.'), 'A brace is missing at {ticket. Write it like this: {ticket}')
    assert.equal(placeholderProblem('Hello {requester}, a lone { is fine.'), null)
  })
})

describe('unfilledWarning', () => {
  it('names what looks like a placeholder, and nothing that looks like code', () => {
    assert.match(
      unfilledWarning('Dear {first name}, about {ticket') ?? '',
      /still has \{first name\} and \{ticket in it/,
    )
    assert.equal(unfilledWarning('Enter { "a": {} } or ${1} {return x'), null)
  })
})

describe('fillPlaceholders', () => {
  it('puts the values in, and looks at none of them again', () => {
    const values = { ...VALUES, subject: '{requester} $& $1', requester: '{ticket}' }
    assert.equal(fillPlaceholders('{ticket}: {subject}, {requester}', values), '#12: {requester} $& $1, {ticket}')
  })

  it('keeps every line', () => {
    const values = { ...VALUES, category: 'not chosen yet' }
    assert.equal(
      fillPlaceholders('Hello {requester}\n\nIt is {category}.', values),
      'Hello Ann\n\nIt is not chosen yet.',
    )
  })
})
