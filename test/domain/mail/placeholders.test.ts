import assert from 'node:assert/strict'
import { fillPlaceholders, unknownPlaceholders } from '../../../src/domain/mail/placeholders.ts'

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
