/** The site's only page: forms that call better-auth’s routes. It does not use Countersign. */
export const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Elsewhere</title>
<style>
  body { font: 16px/1.5 system-ui, sans-serif; max-width: 34rem; margin: 3rem auto; color: #222 }
  section[hidden] { display: none }
  label, button { display: block; margin: .6rem 0 }
  aside { height: 70rem; background: linear-gradient(#fff, #eef) }
</style>
</head>
<body>
<h1>Elsewhere</h1>
<p role="status"></p>
<section id="signed-out">
  <label>Mail <input id="email" type="email"></label>
  <label>Secret word <input id="password" type="password"></label>
  <button id="join">Join</button>
  <button id="enter">Enter</button>
</section>
<section id="second" hidden>
  <label>Number from your phone <input id="second-code" inputmode="numeric"></label>
  <button id="finish">Go on</button>
</section>
<section id="signed-in" hidden>
  <p>Signed in as <b id="who"></b></p>
  <button id="protect">Protect with my phone</button>
  <button id="leave">Leave</button>
</section>
<section id="set-up" hidden>
  <aside>Please read all of this before you scroll down.</aside>
  <div id="qr"></div>
  <label>Number shown <input id="first-code" inputmode="numeric"></label>
  <button id="prove">Done</button>
</section>
<script type="module">
const at = (id) => document.getElementById(id);
const say = (text) => { document.querySelector('[role=status]').textContent = text; };
const show = (id) => {
  for (const section of document.querySelectorAll('section')) section.hidden = section.id !== id;
};
async function call(path, body) {
  const answer = await fetch('/api/auth' + path, {
    method: body === undefined ? 'GET' : 'POST',
    headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const reply = await answer.json().catch(() => null);
  if (!answer.ok) { say('Refused: ' + (reply?.message ?? answer.status)); throw new Error(); }
  return reply;
}
async function home() {
  const reply = await call('/get-session');
  if (!reply) return show('signed-out');
  at('who').textContent = reply.user.email;
  say(reply.user.twoFactorEnabled ? 'Your phone protects this account.' : 'Only a word protects this account.');
  show('signed-in');
}
const credentials = () => ({ email: at('email').value, password: at('password').value });
at('join').onclick = async () => { await call('/sign-up/email', { ...credentials(), name: 'Somebody' }); await home(); };
at('enter').onclick = async () => {
  const reply = await call('/sign-in/email', credentials());
  if (reply.twoFactorRedirect) { say('One more thing.'); show('second'); } else await home();
};
at('protect').onclick = async () => {
  const { totpURI } = await call('/two-factor/enable', { password: at('password').value });
  at('qr').innerHTML = await (await fetch('/qr', { method: 'POST', body: totpURI })).text();
  say('Show this to your phone.');
  show('set-up');
};
at('prove').onclick = async () => { await call('/two-factor/verify-totp', { code: at('first-code').value }); await home(); };
at('finish').onclick = async () => { await call('/two-factor/verify-totp', { code: at('second-code').value }); await home(); };
at('leave').onclick = async () => { await call('/sign-out', {}); say('You have left.'); show('signed-out'); };
await home();
</script>
</body>
</html>
`;
