import assert from 'node:assert/strict'
import { readThreadMessage } from '../../../src/domain/ticket/thread-message.ts'

describe('readThreadMessage', () => {
  for (const [typed, kind, text] of [
    ['The toner was bad.', 'note', 'The toner was bad.'],
    ['note: hi Carla wants a new one', 'note', 'hi Carla wants a new one'],
    ['Noted in the list', 'note', 'Noted in the list'],
    ['reply Please try again.', 'reply', 'Please try again.'],
    ['Reply: Please try again.', 'reply', 'Please try again.'],
    ['answer, it works', 'reply', 'it works'],
    ['REPLY', 'reply', ''],
    ['Replying takes too long here', 'note', 'Replying takes too long here'],
    ['reply to the customer that it works', 'unclear', 'reply to the customer that it works'],
    ['Dear Carl, it works', 'unclear', 'Dear Carl, it works'],
    ['???', 'unclear', '???'],
    ['please let him know', 'unclear', 'please let him know'],
    ['Could you ask the customer for the log?', 'unclear', 'Could you ask the customer for the log?'],
    ['please close this', 'order', 'please close this'],
    ['Resolve', 'order', 'Resolve'],
    ['assign to me', 'order', 'assign to me'],
    ['can you take it?', 'order', 'can you take it?'],
    ['take the laptop to Bea', 'note', 'take the laptop to Bea'],
    ['Close to done', 'note', 'Close to done'],
    ['resolve DNS first', 'note', 'resolve DNS first'],
    ['ask Ada about the log', 'note', 'ask Ada about the log'],
    ['@carl it works', 'unclear', '@carl it works'],
    ['okay, I will order one', 'note', 'okay, I will order one'],
    ['Great, thanks!', 'small-talk', undefined],
    ['👩‍👩‍👧‍👦 👍🏽!', 'small-talk', undefined],
    ['12', 'note', '12'],
    ['Der Toner war schuld.', 'note', 'Der Toner war schuld.'],
    ['Notiz: Carla möchte einen neuen', 'note', 'Carla möchte einen neuen'],
    ['Notizen liegen bei Ada', 'note', 'Notizen liegen bei Ada'],
    ['antwort Bitte versuchen Sie es noch einmal.', 'reply', 'Bitte versuchen Sie es noch einmal.'],
    ['Antwort: Die Rechnung ist korrigiert.', 'reply', 'Die Rechnung ist korrigiert.'],
    ['Antworten, es geht', 'reply', 'es geht'],
    ['antwort', 'reply', ''],
    ['Antwort von Carla ist da', 'unclear', 'Antwort von Carla ist da'],
    ['antworte ihr, dass es geht', 'unclear', 'antworte ihr, dass es geht'],
    ['Sehr geehrter Herr Weber, es geht', 'unclear', 'Sehr geehrter Herr Weber, es geht'],
    ['Liebe Carla, es geht', 'unclear', 'Liebe Carla, es geht'],
    ['bitte sag dem Kunden Bescheid', 'unclear', 'bitte sag dem Kunden Bescheid'],
    ['Kannst du ihr das schreiben?', 'unclear', 'Kannst du ihr das schreiben?'],
    ['frag Ada nach dem Protokoll', 'note', 'frag Ada nach dem Protokoll'],
    ['Ihr habt recht', 'note', 'Ihr habt recht'],
    ['okay, ich bestelle einen', 'note', 'okay, ich bestelle einen'],
    ['bitte schließen', 'order', 'bitte schließen'],
    ['Super, vielen Dank!', 'small-talk', undefined],
    ['Alles klar, danke euch', 'small-talk', undefined],
  ] as const) {
    it(`takes “${typed}” for ${kind}`, () => {
      const read = readThreadMessage(`  ${typed} `, false)
      assert.equal(read.kind, kind)
      assert.equal('text' in read ? read.text : undefined, text)
    })
  }

  it('leaves to the team what begins with a colleague', () => {
    assert.deepEqual(readThreadMessage('@Ada please tell Carl', true), { kind: 'note', text: '@Ada please tell Carl' })
  })
})
