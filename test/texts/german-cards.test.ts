// Cards and their panels as somebody reads them whose language is German.
import assert from 'node:assert/strict'
import type { CardView } from '../../src/app/views/card-view.ts'
import { renderCard } from '../../src/teams/cards/render-card.ts'
import { sharedTicketRow } from '../../src/teams/cards/shared-ticket-card.ts'
import { speakingTo } from '../../src/texts/say.ts'
import { speaker } from '../../src/texts/speaker.ts'
import { partsOf, partsOfType, textBlocksOf, textRunsOf, titlesOf } from '../support/card-parts.ts'
import { aTicketView, SAMPLE_VIEWS, VARIANT_VIEWS } from '../support/card-views.ts'

const inGerman = <T>(work: () => T): T => speakingTo(speaker({ language: 'de', timeZone: 'Europe/Berlin' }), work)
const german = (view: CardView) => inGerman(() => renderCard(view))
const variant = (name: string) => german(VARIANT_VIEWS[name] ?? assert.fail(name))

function labelsOf(card: unknown): readonly unknown[] {
  return partsOf(card).flatMap((part) => ('label' in part ? [part['label']] : []))
}

describe('a card in German', () => {
  it('offers what can be done with a ticket', () => {
    assert.deepEqual(titlesOf(german(aTicketView({ hasFiles: false }))), [
      'Verlauf',
      'Übernehmen',
      'Antworten',
      'Notiz',
      'Erledigen',
      'Mehr',
    ])
    assert.ok(titlesOf(variant('ticket-closed')).includes('Wieder öffnen'))
  })

  it('labels what is known of a ticket', () => {
    const texts = textBlocksOf(variant('ticket-followed'))
    for (const label of ['Kategorie', 'Zugewiesen an', 'In Kopie', 'Fällig']) assert.ok(texts.includes(label), label)
    assert.ok(textRunsOf(variant('ticket-followed')).includes('2 Personen'))
    assert.deepEqual(
      partsOfType(variant('ticket-followed'), 'Badge').map(({ text }) => text),
      ['Überfällig', 'Prio hoch'],
    )
  })

  it('gives a long label half of the row, where three would break it', () => {
    const facts = (view: CardView) =>
      partsOfType(renderCard(view), 'ColumnSet')
        .map((row) => partsOfType(row['columns'], 'Column'))
        .map((columns) => columns.flatMap((column) => textBlocksOf(column['items']).slice(0, 1)))
    const view = aTicketView({ merged: [13], related: [7] })
    assert.ok(facts(view).some((row) => row.join() === 'Category,Merged,Related'))
    const rows = inGerman(() => facts(view)).map((row) => row.join())
    assert.ok(rows.includes('Kategorie,Zusammengeführt') && rows.includes('Verknüpft'), rows.join(' / '))
  })

  it('counts in whole words', () => {
    const lines = (count: number) =>
      german(aTicketView({ text: Array.from({ length: 8 + count }, () => 'Zeile').join('\n'), foldedText: '' }))
    assert.ok(textBlocksOf(lines(4)).includes('4 weitere Zeilen anzeigen'))
    const one = german(aTicketView({ foldedText: 'Eine Zeile', attachments: [] }))
    assert.ok(textBlocksOf(one).includes('1 weitere Zeile anzeigen'))
    const texts = textBlocksOf(variant('ticket-more-than-fits'))
    const sentence = /^Hier fehlen noch [\d.]+ Zeichen\. Mit „Weiterlesen“ sehen Sie den Rest\./u
    assert.ok(
      texts.some((text) => sentence.test(text)),
      texts.join('\n'),
    )
  })

  it('writes sizes as German does', () => {
    assert.ok(textRunsOf(german(aTicketView())).includes('gate-4.jpg (1,2\u00A0MB) · printer.log (18\u00A0KB)'))
  })

  it('says what happens to a reply before it leaves', () => {
    const view = aTicketView({
      panel: {
        ...{ kind: 'preview', draftId: 'draft', from: 'support@example.com', to: 'ines@example.com', cc: '' },
        ...{ text: 'Hallo', setTo: null, delaySeconds: 1 },
      },
    })
    const card = german(view)
    assert.ok(
      textBlocksOf(card).includes(
        'Die Antwort wird nach 1 Sekunde gesendet. Bis dahin können Sie das rückgängig machen.',
      ),
    )
    assert.deepEqual(titlesOf(card), ['Senden', 'Zurück'])
    const [waiting = ''] = textBlocksOf(variant('ticket-reply-waiting')).filter((text) => text.startsWith('Geschr'))
    assert.match(waiting, /^Geschrieben \{\{DATE\(.*\)\}\}, wird 10 Sekunden später gesendet$/u)
  })

  it('asks for whom a ticket is', () => {
    const labels = ['Anfrage von', 'Name', 'E-Mail-Adresse', 'Ines Duarte ab jetzt']
    assert.deepEqual(labelsOf(variant('ticket-requester-panel')), labels)
  })

  it('puts a sentence around what stands out in it', () => {
    const runs = (view: CardView) => textRunsOf(german(view)).slice(-3)
    assert.deepEqual(runs(SAMPLE_VIEWS.merged), [
      'Bea Brandt hat dieses Ticket mit ',
      '#9',
      ' zusammengeführt. Neue E-Mails kommen dorthin.',
    ])
    assert.deepEqual(runs(SAMPLE_VIEWS.pointer), [
      'Dieses Ticket steht nicht mehr hier. Sie finden seine Karte im Kanal ',
      'Hardware',
      '.',
    ])
  })

  it('says in a list whose a ticket is, and to whoever searches for one', () => {
    const runs = textRunsOf(german(SAMPLE_VIEWS['ticket-list']))
    assert.ok(runs.includes('Von Ines Duarte · Kategorie Hardware · Nicht zugewiesen'), runs.join('\n'))
    const row = inGerman(() => sharedTicketRow(SAMPLE_VIEWS['shared-ticket'], 'Ines Duarte'))
    assert.match(row.text, /zugewiesen an Jonas Weber$/u)
  })
})
