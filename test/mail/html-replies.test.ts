// HTML as mail programs make it of an answer: one made-up example of each, told apart from what it quotes.
import assert from 'node:assert/strict'
import { replyText } from '../../src/domain/mail/quoted-text.ts'
import { textFromHtml } from '../../src/mail/html-to-text.ts'

const ANSWERS: Readonly<Record<string, string>> = {
  Gmail:
    '<div dir="ltr">It opens.</div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">On Fri, May 3, 2024 at 9:14 AM Mia Holt &lt;<a href="mailto:mia@holt.example">mia@holt.example</a>&gt; wrote:<br></div><blockquote class="gmail_quote" style="margin:0"><div>The till?</div></blockquote></div>',
  'Gmail, Thai':
    '<div dir="ltr">It opens.</div><br><div class="gmail_quote"><div class="gmail_attr">เมื่อ ศ. 3 พ.ค. 2024 เวลา 09:14 Mia &lt;<a href="mailto:mia@holt.example">mia@holt.example</a>&gt; เขียนว่า:<br></div><blockquote class="gmail_quote"><div>The till?</div></blockquote></div>',
  'Hotmail of old':
    '<div dir="ltr">It opens.<br><div><hr id="stopSpelling">Date: Fri, 3 May 2013 09:14:05 +0200<br>From: mia@holt.example<br>To: support@x.example<br>Subject: Till<br><br>The till?</div></div>',
  Zimbra:
    '<div>It opens.</div><div><br></div><hr id="zwchr"><div><b>From: </b>"Mia" &lt;mia@holt.example&gt;<br><b>To: </b>support@x.example<br><b>Sent: </b>Friday, May 3, 2013 9:14:05 AM<br><b>Subject: </b>Till<br></div><br><div>The till?</div>',
  Yandex:
    '<div>It opens.</div><div> </div><div>03.05.2024, 09:14, "Mia" &lt;mia@holt.example&gt;:</div><blockquote><p>The till?</p></blockquote>',
  Yahoo:
    '<div class="yahoo-style-wrap"><div>It opens.</div></div><div id="yahoo_quoted_1" class="yahoo_quoted"><div>                <div>On Friday, May 3, 2024 at 09:14:05 AM GMT+2, Mia Holt &lt;mia@holt.example&gt; wrote: </div><div><br></div><div><div>The till?</div></div></div></div>',
  'Outlook, German':
    '<div class="WordSection1"><p class="MsoNormal">It opens.</p><p class="MsoNormal">&nbsp;</p><div><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p class="MsoNormal"><b>Von:</b> Mia Holt &lt;mia@holt.example&gt; <br><b>Gesendet:</b> Freitag, 3. Mai 2024 09:14<br><b>An:</b> Support<br><b>Betreff:</b> Kasse</p></div></div><p class="MsoNormal">The till?</p></div>',
  'Outlook on the web':
    '<div>It opens.</div><div id="appendonsend"></div><hr style="display:inline-block;width:98%"><div id="divRplyFwdMsg" dir="ltr"><b>From:</b> Mia<br><b>Sent:</b> Friday<br><b>To:</b> x<br><b>Subject:</b> Till</div><div>The till?</div>',
  'Outlook, Russian, that Exchange renamed':
    '<div>It opens.</div><div id="x_divRplyFwdMsg"><b>От:</b> Mia<br><b>Отправлено:</b> 3 мая</div><div>The till?</div>',
  'Apple Mail':
    '<html><body>It opens.<br><div><br><blockquote type="cite"><div>On 3 May 2024, at 09:14, Mia &lt;mia@holt.example&gt; wrote:</div><br class="Apple-interchange-newline"><div>The till?</div></blockquote></div></body></html>',
  Thunderbird:
    '<p>It opens.</p><div class="moz-cite-prefix">On 5/3/24 9:14 AM, Mia wrote:<br></div><blockquote type="cite"><p>The till?</p></blockquote>',
  ProtonMail:
    '<div>It opens.</div><div class="protonmail_quote">-------- Original Message --------<br>On 5/3/24 9:14 AM, Mia &lt;mia@holt.example&gt; wrote:<br><blockquote class="protonmail_quote">The till?</blockquote></div>',
  Zoho: '<div>It opens.</div><br><div class="zmail_extra"><div id="Zm-_Id_-Sgn1">---- On Fri, 03 May 2024 09:14:05 +0200 <b>Mia &lt;mia@holt.example&gt;</b> wrote ----<br></div><div><blockquote><div>The till?</div></blockquote></div></div>',
  Spark:
    '<div name="messageBodySection"><div>It opens.</div></div><div name="messageReplySection">On 3 May 2024, 09:14 +0200, Mia &lt;mia@holt.example&gt;, wrote:<br><blockquote type="cite">The till?</blockquote></div>',
  'Windows Mail':
    '<div>It opens.</div><div><br></div><div>Sent from Windows Mail</div><div><br></div><div style="border-top: 1px solid #e5e5e5"><div><strong>From:</strong> Mia<br><strong>Sent:</strong> Friday, May 3, 2024 9:14 AM<br><strong>To:</strong> Support</div></div><div>The till?</div>',
  'an iPhone':
    '<div>It opens.<br><br>Sent from my iPhone</div><div><br>On May 3, 2024, at 9:14 AM, Mia &lt;<a href="mailto:mia@holt.example">mia@holt.example</a>&gt; wrote:<br><br></div><blockquote type="cite"><div>The till?</div></blockquote>',
  'eM Client':
    '<div>It opens.</div><div>------ Original Message ------</div><div>From: "Mia" &lt;<a href="mailto:mia@holt.example">mia@holt.example</a>&gt;</div><div>To: "Support"</div><div>Sent: 5/3/2024 9:14:05 AM</div><div>Subject: Till</div><div><br></div><div class="cite"><blockquote type="cite">The till?</blockquote></div>',
  'Lotus Notes':
    '<font>It opens.</font><br><br><table><tr><td>From:</td><td>Mia/Holt</td></tr><tr><td>To:</td><td>Support</td></tr><tr><td>Date:</td><td>05/03/2024 09:14 AM</td></tr><tr><td>Subject:</td><td>Till</td></tr></table><hr><br>The till?',
  Tutanota:
    'It opens.<br><br>May 3, 2024, 09:14 by mia@holt.example:<br><blockquote class="tutanota_quote">The till?</blockquote>',
  Mailbird:
    '<div>It opens.</div><blockquote class="history_container" type="cite">On 5/3/2024 9:14:05 AM, Mia &lt;mia@holt.example&gt; wrote:<br>The till?</blockquote>',
}

describe('an answer in HTML', () => {
  for (const [program, html] of Object.entries(ANSWERS)) {
    it(`is told from the quote below it: ${program}`, () => {
      const text = textFromHtml(html, '')
      assert.match(text, /The till\?/)
      assert.equal(replyText(text), 'It opens.')
    })
  }

  it('keeps the quotes that stand between its parts', () => {
    const cite = (text: string) => `<blockquote type="cite"><p>${text}</p></blockquote>`
    const head = '<div class="moz-cite-prefix">On 5/3/24 9:14 AM, Mia wrote:<br></div>'
    const html = `${head}${cite('The till?')}<p>The left one.</p>${cite('When?')}<p>Monday.</p>${cite('Bye')}`
    const wanted = 'On 5/3/24 9:14 AM, Mia wrote:\n\n> The till?\n\nThe left one.\n\n> When?\n\nMonday.'
    assert.equal(replyText(textFromHtml(html, '')), wanted)
  })
})
