// How mail programs announce what they quote: one made-up example per program and language.
import assert from 'node:assert/strict'
import { cleanText } from '../../../src/domain/mail/clean-text.ts'
import { splitReply } from '../../../src/domain/mail/quoted-text.ts'

/** Announced in one to four lines, then marked or not. */
const ATTRIBUTIONS: Readonly<Record<string, string>> = {
  'Apple Mail, English': 'On 3 May 2024, at 09:14, Mia Holt <mia@holt.example> wrote:',
  'Apple Mail, Dutch': 'Op 3 mei 2024, om 09:14 heeft Mia Holt <mia@holt.example> het volgende geschreven:',
  'Apple Mail, Dutch, in three lines':
    'Op 3 mei 2024 om 09:14 heeft\nMia Holt <mia@holt.example> het\nvolgende geschreven:',
  'Apple Mail, Dutch, without an address': 'Op 3 mei 2024, om 09:14 heeft Mia Holt het volgende geschreven:',
  'Apple Mail, German': 'Am 03.05.2024 um 09:14 schrieb Mia Holt <mia@holt.example>:',
  'Apple Mail, French': 'Le 3 mai 2024 à 09:14, Mia Holt <mia@holt.example> a écrit :',
  'Apple Mail, Spanish': 'El 3 may 2024, a las 9:14, Mia Holt <mia@holt.example> escribió:',
  'Apple Mail, Italian': 'Il giorno 3 mag 2024, alle ore 09:14, Mia Holt <mia@holt.example> ha scritto:',
  'Apple Mail, Portuguese': 'No dia 3 de mai. de 2024, às 09:14, Mia Holt <mia@holt.example> escreveu:',
  'Apple Mail, Polish': 'Wiadomość napisana przez Mia Holt <mia@holt.example> w dniu 3 maj 2024, o godz. 09:14:',
  'Apple Mail, Swedish': '3 maj 2024 kl. 09:14 skrev Mia Holt <mia@holt.example>:',
  'Apple Mail, Danish': 'Den 3. maj 2024 kl. 09.14 skrev Mia Holt <mia@holt.example>:',
  'Apple Mail, Norwegian': '3. mai 2024 kl. 09:14 skrev Mia Holt <mia@holt.example>:',
  'Apple Mail, Finnish': 'Mia Holt <mia@holt.example> kirjoitti 3.5.2024 kello 9.14:',
  'Apple Mail, Czech': '3. 5. 2024 v 9:14, Mia Holt <mia@holt.example>:',
  'Apple Mail, Hungarian': '2024. máj. 3. dátummal, 9:14 időpontban Mia Holt <mia@holt.example> írta:',
  'Apple Mail, Turkish': 'Mia Holt <mia@holt.example> şunları yazdı (3 May 2024 09:14):',
  'Apple Mail, Russian': '3 мая 2024 г., в 09:14, Mia Holt <mia@holt.example> написал(а):',
  'Apple Mail, Ukrainian': '3 трав. 2024 р. о 09:14 Mia Holt <mia@holt.example> написав(ла):',
  'Apple Mail, Japanese': '2024/05/03 9:14、Mia Holt <mia@holt.example>のメール:',
  'Apple Mail, Chinese': '2024年5月3日 09:14，Mia Holt <mia@holt.example> 写道：',
  'Apple Mail, Korean': '2024. 5. 3. 오전 9:14, Mia Holt <mia@holt.example> 작성:',
  'Apple Mail, Hebrew': 'ב-3 במאי 2024, בשעה 9:14, Mia Holt <mia@holt.example> כתב/ה:',
  'Apple Mail, Arabic': 'في ٣ مايو ٢٠٢٤، الساعة ٩:١٤ ص، كتب Mia Holt <mia@holt.example>:',
  'Apple Mail, Romanian': 'Pe 3 mai 2024, la 09:14, Mia Holt <mia@holt.example> a scris:',
  'Gmail, English, broken before the address':
    'On Fri, May 3, 2024 at 9:14 AM Mia Holt via the portal of Holt <\nmia@holt.example> wrote:',
  'Gmail, Danish': 'fre. 3. maj 2024 kl. 09.14 skrev Mia Holt <mia@holt.example>:',
  'Gmail, Norwegian': 'fre. 3. mai 2024 kl. 09:14 skrev Mia Holt <mia@holt.example>:',
  'Gmail, Finnish': 'pe 3. toukok. 2024 klo 9.14 Mia Holt (mia@holt.example) kirjoitti:',
  'Gmail, Czech': 'pá 3. 5. 2024 v 9:14 odesílatel Mia Holt <mia@holt.example> napsal:',
  'Gmail, Slovak': 'pi 3. 5. 2024 o 9:14 Mia Holt <mia@holt.example> napísal(a):',
  'Gmail, Hungarian': 'Mia Holt <mia@holt.example> ezt írta (időpont: 2024. máj. 3., P, 9:14):',
  'Gmail, Romanian': 'vin., 3 mai 2024 la 09:14, Mia Holt <mia@holt.example> a scris:',
  'Gmail, Turkish': 'Mia Holt <mia@holt.example>, 3 May 2024 Cum, 09:14 tarihinde şunu yazdı:',
  'Gmail, Russian': 'пт, 3 мая 2024 г. в 09:14, Mia Holt <mia@holt.example>:',
  'Gmail, Ukrainian': 'пт, 3 трав. 2024 р. о 09:14 Mia Holt <mia@holt.example> пише:',
  'Gmail, Japanese': '2024年5月3日(金) 9:14 Mia Holt <mia@holt.example>:',
  'Gmail, Korean': '2024년 5월 3일 (금) 오전 9:14, Mia Holt <mia@holt.example>님이 작성:',
  'Gmail, Chinese': 'Mia Holt <mia@holt.example> 于2024年5月3日周五 09:14写道：',
  'Gmail, Chinese, traditional': 'Mia Holt <mia@holt.example> 於 2024年5月3日 週五 上午9:14寫道：',
  'Gmail, Hebrew': 'בתאריך יום ו׳, 3 במאי 2024 ב-9:14 מאת Mia Holt <\u200emia@holt.example\u200f>:\u200f',
  'Gmail, Arabic':
    'في الجمعة، 3 مايو 2024 في 9:14 ص تمت كتابة ما يلي بواسطة \u202aMia Holt\u202c\u200f <\u202amia@holt.example\u202c\u200f>:\u202c',
  'Gmail, Greek': 'Στις Παρ 3 Μαΐ 2024 στις 9:14 π.μ., ο χρήστης Mia Holt <mia@holt.example> έγραψε:',
  'Gmail, Bulgarian': 'На пт, 3.05.2024 г. в 9:14 Mia Holt <mia@holt.example> написа:',
  'Gmail, Croatian': 'pet, 3. svi 2024. u 09:14 Mia Holt <mia@holt.example> napisao je:',
  'Gmail, Vietnamese': 'Vào Th 6, 3 thg 5, 2024 vào lúc 09:14 Mia Holt <mia@holt.example> đã viết:',
  'Gmail of old': '2012/3/7 Mia Holt <mia@holt.example>',
  'Gmail of old, the day first': '7 March 2012 09:14, Mia Holt <mia@holt.example> wrote:',
  'Gmail of old, a list': '2012-03-07 9:14 GMT+01:00 Mia via Holt Users <users@holt.example>:',
  'Thunderbird, English': 'On 5/3/24 9:14 AM, Mia Holt wrote:',
  'Thunderbird, Finnish': 'Mia Holt kirjoitti 3.5.2024 klo 9.14:',
  'Thunderbird, Portuguese': 'Às 09:14 de 03/05/2024, Mia Holt escreveu:',
  'Thunderbird, Korean': '2024-05-03 오전 9:14에 Mia Holt 이(가) 쓴 글:',
  'Thunderbird, Chinese': '在 2024/5/3 9:14, Mia Holt 写道:',
  'Thunderbird, Hungarian': '2024. 05. 03. 9:14 keltezéssel, Mia Holt írta:',
  'K-9': 'On May 3, 2024 9:14:05 AM GMT+02:00, Mia Holt <mia@holt.example> wrote:',
  'K-9, German': 'Am 3. Mai 2024 09:14:05 MESZ schrieb Mia Holt <mia@holt.example>:',
  Polymail: 'On Fri, May 3, 2024 at 9:14 AM Mia Holt < Mia Holt ( mailto:Mia Holt <mia@holt.example> ) > wrote:',
  Superhuman: 'On Fri, May 03, 2024 at 9:14 AM, Mia Holt < mia@holt.example > wrote:',
  Spark: 'On 3 May 2024, 09:14 +0200, Mia Holt <mia@holt.example>, wrote:',
  ProtonMail: 'On Friday, May 3rd, 2024 at 9:14 AM, Mia Holt <mia@holt.example> wrote:',
  Yahoo: 'On Friday, May 3, 2024 at 09:14:05 AM GMT+2, Mia Holt <mia@holt.example> wrote:',
  'Yahoo of old': '--- On Fri, 5/3/12, Mia Holt <mia@holt.example> wrote:',
  Zoho: '---- On Fri, 03 May 2024 09:14:05 +0200 Mia Holt <mia@holt.example> wrote ---',
  'Zoho, German': '---- Am Fr, 03 Mai 2024 09:14:05 +0200 Mia Holt <mia@holt.example> schrieb ----',
  Android: '---- Mia Holt wrote ----',
  'Lotus Notes': '-----Mia Holt/Holt wrote: -----',
  'Lotus Notes of old': 'Mia Holt <mia@holt.example> wrote on 05/03/2024 09:14:05 AM:',
  AOL: 'In a message dated 5/3/2012 9:14:05 A.M. Eastern Daylight Time,\nmia@holt.example writes:',
  'a list': 'Mia Holt <mia@holt.example> wrote:',
  'Open-Xchange, German': 'Mia Holt <mia@holt.example> hat am 03.05.2024 09:14 geschrieben:',
  'Roundcube, German': 'Am 2024-05-03 09:14, schrieb Mia Holt:',
  Horde: 'Quoting Mia Holt <mia@holt.example>:',
  'Horde, German': 'Zitat von Mia Holt <mia@holt.example>:',
  mutt: '* Mia Holt <mia@holt.example> [2024-05-03 09:14]:',
  'KMail, German': 'Am Freitag, 3. Mai 2024, 09:14:05 schrieb Mia Holt:',
  Evolution: 'On Fri, 2024-05-03 at 09:14 +0200, Mia Holt wrote:',
  '163': 'At 2024-05-03 09:14:05, "Mia Holt" <mia@holt.example> wrote:',
  Freshdesk: 'On Fri, 3 May at 9:14 AM , Mia Holt <mia@holt.example> wrote:',
  'Mail.ru': 'Пятница, 3 мая 2024, 9:14 +03:00 от Mia Holt <mia@holt.example>:',
  Yandex: '03.05.2024, 09:14, "Mia Holt" <mia@holt.example>:',
}

/** Announced by the header of the mail, then as it was. */
const HEADERS: Readonly<Record<string, string>> = {
  'Windows Mail, without a subject': 'From: Mia Holt\nSent: Friday, May 3, 2024 9:14 AM\nTo: Support',
  'K-9 and Samsung':
    '-------- Original message --------\nFrom: Mia Holt <mia@holt.example>\nDate: 03/05/2024 09:14 (GMT+01:00)\nTo: Support',
  'Android, German': '-------- Ursprüngliche Nachricht --------\nVon: Mia Holt\nDatum: 03.05.24 09:14 (GMT+01:00)',
  'Outlook for phones':
    '________________________________\nFrom: Mia Holt <mia@holt.example>\nSent: Friday, May 3, 2024 9:14:05 AM\nTo: Support',
  'Outlook for Mac': 'From: Mia Holt <mia@holt.example>\nDate: Friday, 3 May 2024 at 09:14\nTo: Support\nSubject: Till',
  'Yahoo of old':
    '________________________________\n From: Mia Holt <mia@holt.example>\nTo: Support\nSent: Friday, May 3, 2012 9:14 AM\nSubject: Till',
  'ProtonMail of old':
    '‐‐‐‐‐‐‐ Original Message ‐‐‐‐‐‐‐\nOn Friday, May 3, 2020 9:14 AM, Mia Holt <mia@holt.example> wrote:',
  QQ: '------------------ 原始邮件 ------------------\n发件人: "Mia Holt" <mia@holt.example>;\n发送时间: 2024年5月3日(星期五) 上午9:14\n收件人: "Support"',
  'QQ, English':
    '------------------ Original ------------------\nFrom: "Mia Holt" <mia@holt.example>;\nDate: Fri, May 3, 2024 09:14 AM',
  Dutch: 'Van: Mia Holt <mia@holt.example>\nVerzonden: vrijdag 3 mei 2024 09:14\nAan: Support\nOnderwerp: Kassa',
  Spanish: 'De: Mia Holt <mia@holt.example>\nEnviado el: viernes, 3 de mayo de 2024 9:14\nPara: Support\nAsunto: Caja',
  Italian: 'Da: Mia Holt <mia@holt.example>\nInviato: venerdì 3 maggio 2024 09:14\nA: Support\nOggetto: Cassa',
  Portuguese:
    'De: Mia Holt <mia@holt.example>\nEnviado: sexta-feira, 3 de maio de 2024 09:14\nPara: Support\nAssunto: Caixa',
  Polish: 'Od: Mia Holt <mia@holt.example>\nWysłano: piątek, 3 maja 2024 09:14\nDo: Support\nTemat: Kasa',
  Swedish: 'Från: Mia Holt <mia@holt.example>\nSkickat: den 3 maj 2024 09:14\nTill: Support\nÄmne: Kassa',
  Danish: 'Fra: Mia Holt <mia@holt.example>\nSendt: 3. maj 2024 09:14\nTil: Support\nEmne: Kasse',
  Finnish:
    'Lähettäjä: Mia Holt <mia@holt.example>\nLähetetty: perjantai 3. toukokuuta 2024 9.14\nVastaanottaja: Support\nAihe: Kassa',
  Czech: 'Od: Mia Holt <mia@holt.example>\nOdesláno: pátek 3. května 2024 9:14\nKomu: Support\nPředmět: Pokladna',
  Hungarian:
    'Feladó: Mia Holt <mia@holt.example>\nElküldve: 2024. május 3., péntek 9:14\nCímzett: Support\nTárgy: Kassza',
  Romanian: 'De la: Mia Holt <mia@holt.example>\nTrimis: vineri, 3 mai 2024 09:14\nCătre: Support\nSubiect: Casa',
  Turkish: 'Kimden: Mia Holt <mia@holt.example>\nGönderildi: 3 Mayıs 2024 Cuma 09:14\nKime: Support\nKonu: Kasa',
  Russian: 'От: Mia Holt <mia@holt.example>\nОтправлено: 3 мая 2024 г. 9:14\nКому: Support\nТема: Касса',
  Ukrainian: 'Від: Mia Holt <mia@holt.example>\nНадіслано: 3 травня 2024 р. 9:14\nКому: Support\nТема: Каса',
  Japanese: '差出人: Mia Holt <mia@holt.example>\n送信日時: 2024年5月3日 9:14\n宛先: Support\n件名: レジ',
  Chinese: '发件人: Mia Holt <mia@holt.example>\n发送时间: 2024年5月3日 9:14\n收件人: Support\n主题: 收银机',
  'Chinese, traditional':
    '寄件者: Mia Holt <mia@holt.example>\n寄件日期: 2024年5月3日 上午 09:14\n收件者: Support\n主旨: 收銀機',
  Korean:
    '보낸 사람: Mia Holt <mia@holt.example>\n보낸 날짜: 2024년 5월 3일 금요일 오전 9:14\n받는 사람: Support\n제목: 계산대',
  Greek: 'Από: Mia Holt <mia@holt.example>\nΣτάλθηκε: Παρασκευή, 3 Μαΐου 2024 9:14 πμ\nΠρος: Support\nΘέμα: Ταμείο',
  Hebrew: 'מאת: Mia Holt <mia@holt.example>\nנשלח: יום שישי 03 מאי 2024 09:14\nאל: Support\nנושא: קופה',
  Arabic: 'من: Mia Holt <mia@holt.example>\nتم الإرسال: الجمعة، 3 مايو 2024 9:14 ص\nإلى: Support\nالموضوع: الصندوق',
  'words between dashes in a language nobody knows':
    '----- Xyzzy plugh -----\nFrom: Mia Holt <mia@holt.example>\nDate: 2024-05-03 09:14',
  GMX: 'Gesendet: Freitag, 03. Mai 2024 um 09:14 Uhr\nVon: "Mia Holt" <mia@holt.example>\nAn: Support\nBetreff: Kasse',
  'T-Online':
    '-----Original-Nachricht-----\nBetreff: Kasse\nDatum: 2024-05-03T09:14:05+0200\nVon: "Mia Holt" <mia@holt.example>',
  Daum: '--------- 원본 메일 ---------\n보낸사람: Mia Holt <mia@holt.example>\n받는사람: Support\n날짜: 2024년 5월 3일',
  Foxmail: '发件人： Mia Holt\n发送时间： 2024-05-03 09:14\n收件人： Support\n主题： 收银机',
  'Lotus Notes': 'To: Support\nFrom: Mia Holt <mia@holt.example>\nDate: 05/03/2024 09:14AM\nSubject: Till',
}

describe('what announces a quote', () => {
  for (const [program, lines] of Object.entries(ATTRIBUTIONS)) {
    it(`is known of ${program}, above marked lines and others`, () => {
      const head = cleanText(lines)
      for (const body of ['> The till?', 'The till?\n> Which one?']) {
        const quoted = `${head}\n\n${body}`
        assert.deepEqual(splitReply(`It opens now.\n\n${quoted}`), { fresh: 'It opens now.', quoted, signature: '' })
      }
    })
  }

  for (const [program, header] of Object.entries(HEADERS)) {
    it(`is known of the header of ${program}`, () => {
      const quoted = `${header}\n\nThe till?\nPlease.`
      assert.deepEqual(splitReply(`It opens now.\n\n${quoted}`), { fresh: 'It opens now.', quoted, signature: '' })
    })
  }

  it('may stand below the line of a phone, or with nothing drawn around its title', () => {
    const signature = 'Sent from my BlackBerry 10 smartphone.'
    const quoted =
      '  Original Message  \nFrom: Mia Holt\nSent: Friday, May 3, 2013 9:14 AM\nTo: Support\nSubject: Till\n\nThe till?'
    const parts = splitReply(`It opens now.\n\n${signature}\n${quoted}`)
    assert.deepEqual(parts, { fresh: 'It opens now.', quoted, signature })
    const samsung =
      '-------- Original message --------\nFrom: Mia <mia@holt.example>\nDate: 03/05/2013 09:14\n\nThe till?'
    const mobile = splitReply(`It opens now.\n\n\nSent from Samsung Mobile\n\n${samsung}`)
    assert.deepEqual(mobile, { fresh: 'It opens now.', quoted: samsung, signature: 'Sent from Samsung Mobile' })
  })

  it('is the line above which ticket systems want their answer', () => {
    for (const line of [
      '##- Please type your reply above this line -##',
      '=-=-=-= Reply ABOVE THIS LINE to answer =-=-=-=',
      'Bitte antworten Sie oberhalb dieser Linie',
    ]) {
      const quoted = `${line}\n\nThe till?`
      assert.deepEqual(splitReply(`It opens now.\n\n${quoted}`), { fresh: 'It opens now.', quoted, signature: '' })
    }
    const asked = 'Shall I reply above this line?\n\nOr below it?'
    assert.equal(splitReply(asked).fresh, asked)
  })

  it('leaves a quote in sight that has words of the writer above and below', () => {
    const text = 'See below.\n\nOn 3 May 2024, at 09:14, Mia <mia@holt.example> wrote:\n> Which till?\n\nThe left one.'
    assert.deepEqual(splitReply(`${text}\n\n> Bye`), { fresh: text, quoted: '> Bye', signature: '' })
    const signature = '--\nMax Holt\nTel. 123 4567'
    const parts = splitReply(
      `The left one.\n\nOn 3 May 2024, at 09:14, Mia <mia@holt.example> wrote:\n> Which?\n\n${signature}`,
    )
    assert.deepEqual([parts.fresh, parts.signature], ['The left one.', signature])
  })

  it('leaves the answers between marked lines in sight, also below a header', () => {
    const title =
      '-------- Original Message --------\nFrom: Mia Holt <mia@holt.example>\nSubject: Till\nDate: 3 May 2024 09:14'
    const inline = `${title}\n\n> Which till?\n\nThe left one.\n\n> Since when?\n\nMonday.`
    assert.equal(splitReply(`See below.\n\n${inline}`).fresh, `See below.\n\n${inline}`)
    assert.equal(splitReply(`${title}\n> Which till?\n> Since when?\n\nThe left one.`).fresh, 'The left one.')
  })

  it('leaves a quote in sight that a person chose and named', () => {
    const text = 'You wrote:\n> it opens by itself\n\nIt does not.'
    assert.equal(splitReply(text).fresh, text)
  })

  const SENTENCES: Readonly<Record<string, string>> = {
    'what somebody tells of a letter': 'On 3 May 2024 we wrote:\n\nThe till does not open.\n\nNobody answered.',
    'what somebody tells, in German':
      'Am 03.05.2024 um 09:14 schrieb ich Ihnen wegen der Kasse:\n\nSie geht nicht auf.',
    'the fields of a journey': 'Please book.\n\nFrom: Berlin\nDate: 3 May\nTo: Paris\n\nBy train, please.',
    'two fields': 'From: Mia\nTo: Max\n\nOne parcel each, please.',
    'a list of addresses': 'These may open it:\nMia Holt <mia@holt.example>\nMax Holt <max@holt.example>\nNobody else.',
    'times of a log': '09:14: opened\n09:15: closed\n\nThat is all there is in the log.',
    'a heading between dashes':
      'Two things.\n\n--- Till 4 ---\n\nIt does not open.\n\n--- Till 5 ---\n\nNor does this.',
    'where to write': 'Before 10:00 please write to:\n\nmia@holt.example\n\nThank you',
  }
  for (const [what, text] of Object.entries(SENTENCES)) {
    it(`is not ${what}`, () => {
      assert.deepEqual(splitReply(text), { fresh: text, quoted: '', signature: '' })
    })
  }
})
