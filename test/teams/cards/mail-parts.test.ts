// What ticket cards and answers show of a mail: nothing is left out without a word.
import assert from 'node:assert/strict'
import type { AttachmentView, TicketView } from '../../../src/app/views/card-view.ts'
import { CARD_LIMIT, jsonSize } from '../../../src/teams/cards/card-size.ts'
import { renderCard } from '../../../src/teams/cards/render-card.ts'
import { buttonsOf, partsOf, partsOfType, textBlocksOf, textRunsOf } from '../../support/card-parts.ts'
import { aFollowUpView, aTicketView } from '../../support/card-views.ts'

const LINES = Array.from({ length: 60 }, (_, index) => `Line ${index + 1} of what happened.`)

/** The texts that are seen before anything is pressed, and those that a press brings. */
function seen(view: Partial<TicketView>) {
  const card = renderCard(aTicketView(view))
  const hidden = partsOf(card).filter((part) => part['isVisible'] === false)
  const texts = (part: unknown) => [...textRunsOf(part), ...textBlocksOf(part)]
  const folded = hidden.flatMap(texts)
  return { card, folded, shown: texts(card).filter((text) => !folded.includes(text)) }
}

function file(name: string, kind: AttachmentView['kind'] = 'file'): AttachmentView {
  return { name, kind, size: 10 }
}

describe('the mail on a card', () => {
  it('shows a short text whole', () => {
    const text = LINES.slice(0, 11).join('\n')
    const { shown } = seen({ text, foldedText: '' })
    assert.ok(shown.includes(text))
    assert.ok(!shown.some((one) => one.includes('more lines')))
  })

  it('shows eight lines of a long one, and folds the rest whole behind a button that says how much', () => {
    const { shown, folded } = seen({ text: LINES.join('\n'), foldedText: '> Old words' })
    assert.ok(shown.includes(LINES.slice(0, 8).join('\n')))
    assert.deepEqual(folded.slice(0, 2), [LINES.slice(8).join('\n'), '> Old words'])
    assert.ok(shown.includes('Show 53 more lines'))
  })

  it('counts long lines as what they are on the screen', () => {
    const { shown, folded } = seen({ text: 'word '.repeat(1_000).trim(), foldedText: '' })
    const first = shown.find((text) => text.startsWith('word')) ?? ''
    assert.ok(first.length > 500 && first.length <= 901, String(first.length))
    assert.equal(`${first} ${folded[0] ?? ''}`.split('word').length - 1, 1_000)
  })

  it('counts the headers of forwarded mails out, which say little', () => {
    const header = '________________________________\nFrom: Bob\nSent: Monday\nTo: Ann\nSubject: Portal\n\n'
    const text = `Please help.\n\n${header}Same here.\n\n${header}The portal says access denied.`
    assert.ok(seen({ text, foldedText: '' }).shown.includes(text))
  })

  it('says how many characters do not fit, and where they are', () => {
    const text = LINES.join('\n').repeat(12)
    const { card, shown, folded } = seen({ text, foldedText: '' })
    assert.ok(jsonSize(card) <= CARD_LIMIT)
    const [rest = ''] = folded
    assert.ok(rest.length > 5_000, String(rest.length))
    const left = text.length - LINES.slice(0, 8).join('\n').length - rest.length
    const said = shown.find((one) => one.includes('not fit'))
    assert.match(said ?? '', /^[\d,]+ more characters do not fit here\. Choose Read on to see them\.$/)
    assert.ok(Math.abs(Number(said?.replace(/\D/g, '')) - left) <= 5, `${said ?? ''}, not ${left}`)
  })

  it('shows every word of it part by part', () => {
    const text = Array.from({ length: 2_400 }, (_, index) => `word-${index}`).join(' ')
    const foldedText = Array.from({ length: 2_000 }, (_, index) => `old-${index}`).join('\n')
    const parts: string[] = []
    let panel: TicketView['panel'] = null
    for (let part = 0; part < 20; part += 1) {
      const card = renderCard(aTicketView({ text, foldedText, panel }))
      assert.ok(jsonSize(card) <= CARD_LIMIT)
      parts.push(textRunsOf(card).join('\n'))
      const readOn = buttonsOf(card).find(({ verb }) => verb === 'ticket.read-on')
      if (readOn === undefined) break
      panel = { kind: 'mail', from: Number(readOn.data['from']) }
    }
    assert.ok(parts.length > 2 && parts.length < 10, String(parts.length))
    const words = new Set(parts.join('\n').split(/[\s…]+/u))
    for (const word of `${text} ${foldedText}`.split(/\s/u)) assert.ok(words.has(word), word)
  })

  it('counts what was not kept, too, and names the mailbox where there is no link', () => {
    const { shown } = seen({ unkept: 1, webLink: null })
    assert.ok(
      shown.includes('1 more character does not fit here. To read all of it, open the email in the support mailbox.'),
    )
  })

  it('leads to the mail itself, where its place is known', () => {
    const links = (webLink: string | null) =>
      partsOfType(seen({ webLink }).card, 'Action.OpenUrl').map(({ url }) => url)
    assert.deepEqual(links('https://outlook.office365.com/owa/?ItemID=A'), [
      'https://outlook.office365.com/owa/?ItemID=A',
    ])
    assert.deepEqual(links(null), [])
  })

  it('names every attachment, the sixth and later ones behind a button', () => {
    const attachments = Array.from({ length: 14 }, (_, index) => file(`file-${index}.txt`))
    const { shown, folded } = seen({ attachments, foldedText: '' })
    assert.ok(shown.includes('14 attachments: ') && shown.includes('Show 9 more attachments'))
    const names = [...shown, ...folded].join('\n')
    for (const { name } of attachments) assert.ok(names.includes(`${name} (10 bytes)`), name)
  })

  it('counts the attachments that cannot be named', () => {
    const attachments = Array.from({ length: 300 }, (_, index) => file(`file-${index}.txt`))
    const { folded } = seen({ attachments, foldedText: '' })
    const [, named, more] = /([^\n]+)\nand (\d+) more, which do not fit here$/.exec(folded.join('\n')) ?? []
    assert.equal(Number(/\d+/.exec(named ?? '')?.[0]) + 1 + Number(more), 300)
  })

  const WORDS: Readonly<Record<AttachmentView['kind'], string>> = {
    file: 'a.bin (10 bytes)',
    picture: 'a.bin, shown in the email',
    link: 'a.bin, a link to a file in OneDrive or SharePoint: open the email in Outlook to follow it',
    mail: '“a.bin”, attached email (10 bytes)',
    invitation: 'a.bin, meeting invitation',
    encrypted: 'a.bin, encrypted or signed email: open it in Outlook',
    protected: 'a.bin, protected email: open it in Outlook',
    winmail: 'a.bin, Outlook’s own format: open it in Outlook',
    signature: 'a.bin, digital signature',
  }
  for (const kind of Object.keys(WORDS) as AttachmentView['kind'][]) {
    it(`says what it is: ${kind}`, () => {
      assert.ok(seen({ attachments: [file('a.bin', kind)] }).shown.includes(WORDS[kind]))
    })
  }

  it('keeps the ending of a name that runs right to left at its end', () => {
    assert.ok(seen({ attachments: [file('تقرير 12.pdf')] }).shown.includes('\u2067تقرير 12\u2069.pdf (10 bytes)'))
  })

  it('says in place of a text why there is none', () => {
    const said = (attachments: readonly AttachmentView[], text = '') =>
      seen({ text, attachments, foldedText: '' }).shown
    assert.ok(said([]).includes('This email has no text.'))
    assert.ok(
      said([file('a.png', 'picture')], '[a.png]').includes(
        'This email has no text, only a picture. Open it in Outlook.',
      ),
    )
    assert.ok(said([file('a.pdf')]).includes('This email has no text, only an attachment.'))
    for (const kind of ['encrypted', 'protected', 'winmail'] as const) {
      assert.ok(
        said([file('a', kind)]).some((text) => text.endsWith('cannot be shown here. Open it in Outlook.')),
        kind,
      )
    }
  })

  it('says on top what a mail with a text is besides', () => {
    const { shown } = seen({ text: 'See you.', meeting: { kind: 'invitation', when: '27 Nov 2026, 10:00 UTC' } })
    const [at, after] = [shown.indexOf('Meeting invitation: 27 Nov 2026, 10:00 UTC'), shown.indexOf('See you.')]
    assert.ok(at !== -1 && at < after)
    assert.ok(
      seen({ attachments: [file('x', 'protected')] }).shown.some((text) => text.startsWith('This email is protected')),
    )
  })

  it('shows the subject of an answer where it has one of its own', () => {
    assert.ok(textRunsOf(renderCard(aFollowUpView({ subject: 'Now the scanner' }))).includes('Now the scanner'))
  })
})
