import assert from 'node:assert/strict'
import { isOnlyThanks } from '../../../src/domain/mail/thanks.ts'

describe('isOnlyThanks', () => {
  for (const text of [
    'Thanks!',
    'Thank you very much, it works now.\n\nNora',
    'Perfect, thx 👍',
    'Vielen Dank, jetzt funktioniert es wieder!',
    'Merci beaucoup',
    'That’s great, thanks a lot for your quick help!',
  ]) {
    it(`holds for “${text.replaceAll('\n', ' ')}”`, () => assert.equal(isOnlyThanks(text, 'Nora Nielsen'), true))
  }

  for (const text of [
    '',
    'It works now.',
    'Thanks, but it does not work.',
    'Thanks! And the second printer?',
    'Danke, leider geht es immer noch nicht.',
    'Thanks, please also order a new one.',
    'Thanks, Bob',
    `Thanks ${'very '.repeat(40)}much`,
  ]) {
    it(`does not for “${text.slice(0, 40)}”`, () => assert.equal(isOnlyThanks(text, 'Nora Nielsen'), false))
  }
})
