// What was written now, apart from quotes and signature.
import assert from 'node:assert/strict'
import { splitReply } from '../../../src/domain/mail/quoted-text.ts'

const ATTRIBUTIONS: Readonly<Record<string, string>> = {
  'Gmail, English': 'On Mon, Jan 1, 2024 at 10:00 AM Ann Lee <ann@x.example> wrote:',
  'Gmail, broken in two': 'On Mon, Jan 1, 2024 at 10:00 AM Ann Lee <\nann@x.example> wrote:',
  'Apple Mail, broken in three': 'On Jan 1, 2024,\nat 10:00,\nAnn Lee <ann@x.example> wrote:',
  'Thunderbird, German': 'Am 01.01.2024 um 10:00 schrieb Ann Lee:',
  French: 'Le lun. 1 janv. 2024 à 10:00, Ann Lee <ann@x.example>\na écrit :',
  Spanish: 'El lun, 1 ene 2024 a las 10:00, Ann Lee (<ann@x.example>) escribió:',
  Italian: 'Il giorno lun 1 gen 2024 alle ore 10:00 Ann Lee <ann@x.example> ha scritto:',
  Portuguese: 'Em seg., 1 de jan. de 2024 às 10:00, Ann Lee <ann@x.example> escreveu:',
  Dutch: 'Op ma 1 jan 2024 om 10:00 schreef Ann Lee <ann@x.example>:',
  Polish: 'pon., 1 sty 2024 o 10:00 Ann Lee <ann@x.example> napisał(a):',
  Swedish: 'Den mån 1 jan. 2024 kl 10:00 skrev Ann Lee <ann@x.example>:',
  Turkish: 'Ann Lee <ann@x.example>, 1 Oca 2024 Pzt, 10:00 tarihinde şunu yazdı:',
  'Yandex, Russian': '01.01.2024, 10:00, "Ann Lee" <ann@x.example>:',
  Chinese: '在 2024年1月1日 10:00，Ann Lee <ann@x.example> 写道：',
  Zoho: '---- On Mon, 01 Jan 2024 10:00:00 +0100 ann@x.example wrote ----',
}

const HEADERS: Readonly<Record<string, string>> = {
  'Outlook, English':
    'From: Ann Lee <ann@x.example>\nSent: Monday, 1 January 2024 10:00\nTo: Support\nSubject: Printer',
  'Outlook in bold': '*From:* Ann Lee\n*Sent:* Monday\n\n*To:* Support\n*Subject:* Printer',
  'Outlook, German, under a rule':
    '________________________________\nVon: Ann Lee\nGesendet: Montag\nAn: Support\nBetreff: Drucker',
  'Outlook, French': 'De : Ann Lee\nEnvoyé le : lundi\nÀ : Support\nObjet : Imprimante',
  'Outlook, Japanese': '差出人: Ann Lee\n送信日時: 2024年1月1日\n宛先: Support\n件名: プリンタ',
  'an unknown language under a rule':
    '________________________________\nXyz: ann@x.example\nZyx: monday\nYxz: me\nZzz: Printer',
  'Outlook’s dashes': '-----Original Message-----\nAnything',
  'a German forward': '-------- Weitergeleitete Nachricht --------\nAnything',
  'Apple’s forward': 'Begin forwarded message:\n\nAnything',
}

describe('splitReply', () => {
  for (const [what, attribution] of Object.entries(ATTRIBUTIONS)) {
    it(`knows the attribution of ${what}, with and without marks on the quote`, () => {
      for (const quote of ['> Old words', 'Old words']) {
        const quoted = `${attribution}\n\n${quote}`
        assert.deepEqual(splitReply(`It works.\n\n${quoted}`), { fresh: 'It works.', quoted, signature: '' })
        assert.equal(splitReply(`It works.\n${quoted}`).fresh, 'It works.')
      }
    })
  }

  for (const [what, header] of Object.entries(HEADERS)) {
    it(`knows the header of ${what}`, () => {
      const quoted = `${header}\n\nOld words\n> older`
      assert.deepEqual(splitReply(`It works.\n\n${quoted}`), { fresh: 'It works.', quoted, signature: '' })
    })
  }

  it('is not misled by sentences, forms and rules', () => {
    const texts = [
      'On the other hand, we wrote:\n\nnothing at all.',
      'Please book\n\nFrom: Berlin\nTo: Paris\nDate: 12 May',
      'Two parts\n\n----------\n\nOriginal message\n\n==========\n\nThe end.',
      'It fails at 10:00:\n\nerror 17',
      'The status was sent from my iPhone to all.',
      'Use a -- b\n-- not a signature',
      'I wrote to bob@x.example:\nno answer.',
    ]
    for (const text of texts) assert.deepEqual(splitReply(text), { fresh: text, quoted: '', signature: '' })
  })

  it('finds an answer below the quote', () => {
    const { fresh, quoted } = splitReply('On 1 Jan 2024, at 10:00, Ann wrote:\n> Which printer?\n\nThe red one.')
    assert.deepEqual([fresh, quoted], ['The red one.', 'On 1 Jan 2024, at 10:00, Ann wrote:\n> Which printer?'])
  })

  it('keeps the quotes that answers between them refer to, and folds the last', () => {
    const inline = 'On 1 Jan 2024, at 10:00, Ann wrote:\n> Which one?\nThe red one.\n> Since when?\n\nMonday.'
    const { fresh, quoted, signature } = splitReply(`${inline}\n> Bye\n> Ann\n\n-- \nBob`)
    assert.deepEqual([fresh, quoted, signature], [inline, '> Bye\n> Ann', '-- \nBob'])
  })

  it('keeps a quote that was chosen by hand', () => {
    const text = 'You say\n> it works\nbut it does not.'
    assert.equal(splitReply(text).fresh, text)
  })

  it('counts the broken end of a quoted line as quoted', () => {
    const long = `> ${'word '.repeat(14)}end of a`
    const { fresh } = splitReply(`On 1 Jan 2024, at 10:00, Ann wrote:\n${long}\nline\n> more\n\nThe red one.`)
    assert.equal(fresh, 'The red one.')
  })

  const signatures: Readonly<Record<string, string>> = {
    'the usual mark': '-- \nAnn Lee\nContoso\n\nA long notice that ends in a full stop and says nothing at all.',
    'a phone': 'Sent from my iPhone',
    'K-9': 'Sent from my Android device with K-9 Mail. Please excuse my brevity.',
    'a phone with a link': 'Gesendet von Outlook für Android<https://aka.ms/x>',
    'a program with a link': 'Sent via Swiftmail ( https://swiftmail.example/?from=ann )',
    'a program below the usual mark': '-- \nSecured with Lockmail:\nhttps://lockmail.example/free',
    'a closing': 'Kind regards,\n\nAnn Lee\nContoso',
    'a German closing': 'Mit freundlichen Grüßen\nAnn Lee',
    'a group':
      '--\nYou received this message because you are subscribed to the group “Tills”.\nTo leave it, write to tills@holt.example.',
    'a mailing list': '_______________\nusers mailing list\nusers@x.example',
  }
  for (const [what, signature] of Object.entries(signatures)) {
    it(`takes off the signature of ${what}, above a quote too`, () => {
      assert.deepEqual(splitReply(`Hello\n\n${signature}`), { fresh: 'Hello', quoted: '', signature })
      const { fresh, signature: found } = splitReply(
        `Hello\n\n${signature}\n\nOn 1 Jan 2024, at 10:00, Ann wrote:\n> Old`,
      )
      assert.deepEqual([fresh, found], ['Hello', signature])
    })
  }

  it('takes off what a program advertises right below the text, and no sentence that begins so', () => {
    const advertised = 'Get Outlook for iOS<https://aka.ms/x>'
    assert.deepEqual(splitReply(`Call me: 555 0134\n${advertised}`), {
      ...{ fresh: 'Call me: 555 0134', quoted: '', signature: advertised },
    })
    const written = 'How do I\nget outlook for my mother (the one with the old phone)'
    assert.equal(splitReply(written).fresh, written)
  })

  const NOT_FOLDED: Readonly<Record<string, string>> = {
    'sections between dashes':
      'New enquiry\n\n--\n\nApplicant: Mona\nMessage: When can I see it?\n\n--\n\nPlease answer.',
    'a section after dashes': 'New enquiry\n\n--\n\nPlease answer within two days.',
    'fields right after dashes': 'New enquiry\n--\nApplicant: Mona Muster\nFlat: 4 b',
    'a question after dashes and a name': 'Enquiry\n--\nMona Muster\n555 0134\n\nWhen can I see it?',
    'a wish after dashes': 'Hello\n\n--\nPlease unsubscribe me from your newsletter.',
    'a list after dashes': 'Order\n--\n- 2 cables\n- 1 monitor',
    'a long section after dashes': `Report\n--\n${'Some words\n'.repeat(30)}`.trim(),
    'sections between other rules': 'One\n\n-----\n\nTwo\n\n_____\n\nThree\n\n*****\n\nFour\n\n=====\n\nFive',
    'a brand in a list': 'Please order\n\nSamsung\nDell\nLG\nHP\n2 cables for each of them',
    'a brand that starts a list': 'Please order one of each:\n\nLG\nHP\n2 cables',
    'fields after a closing': 'It is broken.\n\nKind regards\nMona\n\nOrder number: 4711\nDevice: till 4',
    'a list of closings': 'Which of these do we use?\n\nKind regards\nBest wishes\nCheers',
    'words after a closing that end without a stop':
      'It is broken.\n\nRegards\nAnn\n\nroom 12 second floor behind the blue door',
    'a list after a closing': 'It is broken.\n\nRegards\n\n1. call me\n2. send somebody',
    'a form with the fields of a header':
      'Request:\n\nFrom: Mona\nDate: 2026-06-01\nTo: Support\nSubject: Till\nMessage: It does not open.',
    'what follows a greeting': 'Hello Ann,\n\nOn 1 Jan 2024, at 10:00, Bob wrote:\n> Old',
    'all of a mail below a phone’s line': 'Hello,\n\nSent from my iPhone\n\nCan you call me?',
  }
  for (const [what, text] of Object.entries(NOT_FOLDED)) {
    it(`folds nothing where it stands in doubt: ${what}`, () => {
      for (const kind of ['answer', 'new'] as const) {
        assert.deepEqual(splitReply(text, { kind, sender: 'Carl Cohen carl@x.example' }), {
          fresh: text,
          quoted: '',
          signature: '',
        })
      }
      assert.deepEqual(splitReply(text), { fresh: text, quoted: '', signature: '' })
    })
  }

  it('takes an abbreviation for a closing only above the sender’s name', () => {
    const signatureOf = (text: string) =>
      splitReply(text, { kind: 'new', sender: 'Carl Cohen carl@x.example' }).signature
    assert.equal(signatureOf('Danke.\n\nLG\nCarl'), 'LG\nCarl')
    assert.equal(signatureOf('Danke.\nVG\n\nCarl Cohen'), 'VG\n\nCarl Cohen')
    assert.equal(signatureOf('Bitte\n\nLG\nSamsung'), '')
  })

  it('takes two dashes for a signature’s mark only above who signs, or how to reach them', () => {
    const signatureOf = (tail: string) =>
      splitReply(`Hi\n\nit burns.\n\n--\n${tail}`, { kind: 'new', sender: 'Carl Cohen carl@x.example' }).signature
    for (const tail of [
      'Carl',
      'The Contoso team\n+49 30 12345',
      'IT\nwww.contoso.example',
      'IT\nit@contoso.example',
    ]) {
      assert.equal(signatureOf(tail), `--\n${tail}`)
    }
    for (const tail of ['3 printers at gate 4', 'Second floor\nRoom 12']) assert.equal(signatureOf(tail), '')
  })

  it('takes off a signature with what offices put there', () => {
    const office = 'Contoso GmbH\nTel: +49 30 123\nWeb: www.contoso.example\nGeschäftsführer: Carl Cohen\nHRB: 4711'
    for (const signature of [`--\nCarl Cohen\n${office}`, `Mit freundlichen Grüßen\nCarl Cohen\n\n${office}`]) {
      assert.equal(splitReply(`Hallo\n\nes brennt.\n\n${signature}`).signature, signature)
    }
  })

  it('keeps what is written after a closing', () => {
    for (const after of [
      'PS: it smokes',
      'Can you call me?',
      'By the way, it still does not work.',
      'word '.repeat(20).trim(),
    ]) {
      const text = `Hello\n\nKind regards\nAnn\n\n${after}`
      assert.equal(splitReply(text).fresh, text)
    }
  })

  it('shows everything where nothing fresh would be left', () => {
    for (const text of [
      'Sent from my iPhone\n\nBegin forwarded message:\n\nFrom: Bob\nHelp!',
      '---------- Forwarded message ---------\nFrom: Bob\n\nHelp!',
      '> only\n> quotes',
      'Kind regards\nAnn',
    ]) {
      assert.deepEqual(splitReply(text), { fresh: text, quoted: '', signature: '' })
    }
    assert.deepEqual(splitReply(' \n'), { fresh: '', quoted: '', signature: '' })
  })

  it('loses no line, whatever comes together', () => {
    const pieces = [...Object.values(ATTRIBUTIONS), ...Object.values(HEADERS), ...Object.values(signatures)]
    const filler = ['Text.', '> quote', '', '>:', '_____', 'From: x', '--', 'a@b 10:00:']
    const linesOf = (text: string) => text.split('\n').filter((line) => line.trim() !== '')
    for (const [index, piece] of pieces.entries()) {
      for (const [shift, other] of filler.entries()) {
        const text = [
          other,
          piece,
          filler[(index + shift) % filler.length],
          other,
          pieces[(index * 7 + shift) % pieces.length],
          'End',
        ].join('\n')
        const { fresh, quoted, signature } = splitReply(text)
        assert.deepEqual(linesOf([fresh, quoted, signature].join('\n')).toSorted(), linesOf(text).toSorted())
      }
    }
  })

  it('takes time in proportion to a hostile megabyte', function () {
    this.timeout(60_000)
    const unit = [
      '\n',
      '>',
      ':\n',
      'From: x\n',
      '_____\na: b@\n',
      `On ${'1 '.repeat(140)}:\n`,
      `\nSent from ${'<'.repeat(280)}`,
      '\nSent from my phone\n',
      '\n--\n',
      'LG\n',
      'a: b\n',
      ' -'.repeat(59) + '\n',
      '<',
      ' ',
    ]
    for (const hostile of unit) splitReply(hostile.repeat(1_000_000 / hostile.length))
  })
})
