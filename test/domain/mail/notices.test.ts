// What stands around everybody's words, and is none of them.
import assert from 'node:assert/strict'
import { splitReply } from '../../../src/domain/mail/quoted-text.ts'

const NOTICES: Readonly<Record<string, string>> = {
  English:
    'This e-mail and its files are confidential and meant for the addressee only. If you got it in error, tell the sender and delete it. Copying is not allowed.',
  'English, with a heading and a line':
    '_______________________\nCONFIDENTIALITY NOTICE: This message may be privileged.\nIt is intended for whoever it is addressed to. Disclosure by anybody else is prohibited.',
  'English, two paragraphs':
    'The information in this message is confidential. Unauthorised use is strictly prohibited and may be unlawful. Delete it if it is not for you.\n\nThis e-mail was looked through for viruses. No liability is accepted for what it does to your machine, copying included; it is meant for its recipient and confidential.',
  German:
    'Diese E-Mail enthält vertrauliche Informationen. Wenn Sie nicht der richtige Adressat sind, löschen Sie sie bitte. Die unbefugte Weitergabe ist nicht gestattet.',
  French:
    'Ce message et ses pièces jointes sont confidentiels et réservés à leur destinataire. Si vous le recevez par erreur, merci de le détruire. Toute diffusion est interdite.',
  Spanish:
    'Este mensaje es confidencial y va dirigido a su destinatario. Si lo ha recibido por error, elimínelo. Queda prohibida su divulgación.',
  Italian:
    'Questo messaggio è riservato al destinatario. Se lo avete ricevuto per errore, cancellatelo. La diffusione è vietata senza il nostro consenso.',
  Dutch:
    'Dit bericht is vertrouwelijk en alleen bestemd voor de geadresseerde. Hebt u het ten onrechte ontvangen, verwijder het dan. Verspreiding is verboden.',
  Polish:
    'Ta wiadomość jest poufna i przeznaczona dla adresata. Jeśli otrzymali ją Państwo przez pomyłkę, prosimy ją usunąć. Rozpowszechnianie jest zabronione.',
  green: 'Please consider the environment before printing this e-mail.',
}

describe('what servers put below', () => {
  for (const [what, notice] of Object.entries(NOTICES)) {
    it(`is folded: ${what}`, () => {
      const text = 'The till does not open.\nCan you come?'
      assert.deepEqual(splitReply(`${text}\n\n${notice}`), { fresh: text, quoted: '', signature: notice })
      const signed = `Kind regards\nMia Holt\nHolt Tills\n\n${notice}`
      const quoted = 'On 3 May 2024, at 09:14, Max <max@holt.example> wrote:\n> The till?'
      const parts = splitReply(`${text}\n\n${signed}\n\n${quoted}`)
      assert.deepEqual(parts, { fresh: text, quoted, signature: signed })
    })
  }

  const OWN: Readonly<Record<string, string>> = {
    'a sentence about secrecy': 'The list of customers is gone.\n\nThis e-mail is confidential.',
    'what is asked about one':
      'Our mails end in a notice.\n\nDoes “This e-mail is confidential and meant for its addressee, delete it when you got it in error, copying is prohibited” help?',
    'what stands in the middle': `${NOTICES['English']}\n\nThis is what all our mails end with. Please take it out.`,
    'all that there is': NOTICES['English'] ?? '',
  }
  for (const [what, text] of Object.entries(OWN)) {
    it(`is not ${what}`, () => assert.equal(splitReply(text).fresh, text))
  }
})

describe('what servers put above', () => {
  const CAUTIONS: Readonly<Record<string, string>> = {
    'a filter':
      'CAUTION: This e-mail came from outside of the organization. Do not open links unless you trust the sender.',
    'a filter, in brackets': '[EXTERNAL] This is an external email.\nDo not click on links or attachments.',
    Outlook: "You don't often get email from mia@holt.example. Learn why this is important (https://aka.ms/x)",
    German: 'ACHTUNG: Diese Nachricht kommt von einem externen Absender. Bitte keine Anhänge öffnen.',
  }
  for (const [what, caution] of Object.entries(CAUTIONS)) {
    it(`is folded: ${what}`, () => {
      const text = 'The till does not open.'
      assert.deepEqual(splitReply(`${caution}\n\n${text}`, { kind: 'new', sender: null }), {
        fresh: text,
        quoted: '',
        signature: caution,
      })
    })
  }

  it('is not what somebody warns of, nor all that there is', () => {
    for (const text of [
      'Warning: the till at gate 4 is open and nobody is there.\n\nPlease come.',
      'Caution, somebody from outside sits at the till.\n\nPlease come.',
      'CAUTION: external sender. Do not click on links.',
    ]) {
      assert.equal(splitReply(text).fresh, text)
    }
  })
})
