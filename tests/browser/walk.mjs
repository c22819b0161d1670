// The main job, as people walk it: information leaves only with permission, and comes back. JavaScript is off.
import { base, end, is, login, logins, own, reader, status, text, walk } from './lib.mjs';
import { looks } from './looks.mjs';
import { keyboard, led, proxy, sheet } from './sheet.mjs';

const day = (offset) => {
  const d = new Date(Date.now() + 9 * 3600e3 + offset * 86400e3);
  return { y: String(d.getUTCFullYear() - 2018), m: String(d.getUTCMonth() + 1), d: String(d.getUTCDate()) };
};

async function dates(page, name, offset) {
  const t = day(offset);
  for (const part of ['y', 'm', 'd']) await page.fill(`[name='f.${name}.${part}']`, t[part]);
}

// Through the questions to the form; things: how many of the ledger, or a description.
async function door(page, things) {
  await page.goto(`${base}/doors/out?q=0`);
  await page.check("[name='f.wish'][value=carry]");
  await page.click('main button.btn-1');
  for (const old of await page.locator("main [name='f.item']:checked").all()) await old.uncheck();
  if (typeof things === 'number') {
    const boxes = page.locator("main [name='f.item']");
    for (let i = 0; i < things; i += 1) await boxes.nth(i).check();
  } else {
    await page.click('main details summary');
    await page.fill("[name='new.item']", things);
    await page.check("[name='f.item.about.0.confidentiality'][value='3']");
    await page.check("[name='f.item.about.0.integrity'][value='1']");
    await page.check("[name='f.item.about.0.availability'][value='1']");
  }
  await page.click('main button.btn-1:not([name])');
  await page.check("[name='f.usb'][value=no]");
  await page.click('main button.btn-1');
}

async function fill(page, place, safeguard = true) {
  await page.fill('#f-purpose', '家庭訪問で使うため。');
  await page.fill('#f-place', place);
  await page.check("[name='f.medium'][value=paper]");
  await dates(page, 'from', 1);
  await dates(page, 'till', 3);
  if (safeguard && await page.locator("[name='f.safeguards']").count()) await page.check("[name='f.safeguards'][value=case]");
}

async function apply(page, things, place) {
  await door(page, things);
  await fill(page, place);
  await page.click("main button[value=submit]");
  return new URL(page.url()).pathname;
}

await walk('first login', async () => {
  const page = await reader(null);
  await page.goto(base);
  is('a stranger is asked to log in', page.url().includes('/login'));
  await login(page, 'staff', 'wrong-password-1');
  is('a wrong password is refused in words', (await page.locator('.fail, .err').count()) > 0);
  await login(page, 'staff');
  is('a temporary password must be changed', page.url().endsWith('/password'), page.url());
  await page.goto(`${base}/apply`);
  is('nothing else is reachable before', page.url().endsWith('/password'), page.url());
  const fields = await page.locator('input[type=password]').all();
  await fields[0].fill(logins.staff.password);
  await fields[1].fill('short');
  await fields[2].fill('short');
  await page.click('main button.btn-1');
  is('a weak password is refused beside its field', (await page.locator('.err').count()) > 0);
  const again = await page.locator('input[type=password]').all();
  await again[0].fill(logins.staff.password);
  await again[1].fill(own);
  await again[2].fill(own);
  await page.click('main button.btn-1');
  is('then the last login and the failures since are shown', page.url().endsWith('/login/last') && /1/.test(await text(page)), page.url());
  logins.staff.password = own;
});

let number = '';
let path = '';
await walk('a request', async () => {
  const page = await reader('staff');
  await page.goto(base);
  is('home has the door', (await page.locator('a.door', { hasText: '情報を外へ出す' }).count()) === 1);
  await door(page, 2);
  is('the rules of the highest class are shown', (await page.locator('.rules li, .side-dl dd').count()) > 3);
  await fill(page, '関守総合病院', false);
  await page.click('main button[value=submit]');
  is('safeguards must be named', (await page.locator('#e-safeguards').count()) === 1, await text(page));
  is('what was written is kept', (await page.inputValue('#f-place')).includes('関守総合病院'));
  await page.check("[name='f.safeguards'][value=case]");
  await page.fill("[name='f.till.y']", '8');
  await dates(page, 'till', -3);
  await page.click('main button[value=submit]');
  is('a return before the day of leaving is refused', (await page.locator('#e-till').count()) === 1);
  await dates(page, 'till', 3);
  await page.click('main button[value=submit]');
  path = new URL(page.url()).pathname;
  is('submitted', /^\/cases\/\d+$/.test(path), page.url());
  number = (await page.locator('.case-meta').innerText()).match(/\S+-R\d+-\d+/)?.[0] ?? '';
  is('it has a number', number !== '');
  is('the applicant cannot decide it', (await page.locator('form.decide').count()) === 0);
  is('a draft is gone', !(await page.goto(`${base}/doors/out/form`)).url().endsWith('/form'));
});

await walk('a decision', async () => {
  const page = await reader('section_manager');
  await page.goto(`${base}/decide`);
  is('it waits for the section manager', (await text(page)).includes(number));
  is('with an unmet rule it cannot be ticked', (await page.locator('tr', { hasText: number }).count()) === 1 &&
    (await page.locator('tr', { hasText: number }).locator('[name=pick]').count()) === 0);
  await page.goto(base + path);
  const seen = await text(page);
  is('what the classes ask for stands beside it: met, checked later, not met',
    (await page.locator('.rules .g-kept').count()) > 0 && (await page.locator('.rules .g-unknown').count()) > 0 &&
    (await page.locator('.rules .g-broken').count()) > 0 && seen.includes('満たしていない決まりがあります'));
  is('he sees what was asked', seen.includes('関守総合病院') && seen.includes('家庭訪問で使うため。') && seen.includes('施錠かばん'));
  await page.locator('form.decide button[value=refused]').first().click();
  is('a refusal needs a reason', (await page.locator('.fail').count()) === 1);
  await page.click('form.decide button.btn-1[value=granted]');
  is('granted', (await text(page)).includes('許可'), page.url());
});

await walk('out and back', async () => {
  const page = await reader('staff');
  await page.goto(base + path);
  await page.click('form.decide button.btn-1');
  await page.click('form.decide button.btn-1');
  is('the applicant cannot confirm his own return', (await page.locator('form.decide').count()) === 0);
  const leader = await reader('leader');
  await leader.goto(base);
  is('the return waits for the leader', (await text(leader)).includes(number));
  await leader.goto(base + path);
  for (const yes of await leader.locator("form.decide [type=radio][value=yes]").all()) await yes.check();
  await leader.click('form.decide button.btn-1');
  is('confirmed, and done', (await leader.locator('.case-meta').innerText()).includes('済'), await leader.locator('.case-meta').innerText());
  await leader.goto(`${base}/ledgers/outside`);
  is('the ledger has the line', (await text(leader)).includes('関守総合病院') || (await leader.locator('table.ledger tbody tr').count()) > 0);
});

await walk('send back', async () => {
  const staff = await reader('staff');
  const sent = await apply(staff, '面接の控え（台帳にないもの）', '県庁');
  is('a thing that is not in the ledger goes, too', /^\/cases\/\d+$/.test(sent), sent);
  const head = await reader('section_manager');
  await head.goto(base + sent);
  is('its description is seen', (await text(head)).includes('面接の控え'));
  await head.locator('form.decide [name=reason]').first().fill('行き先の課の名前まで書いてください。');
  await head.click('form.decide button[formaction$=return]');
  await staff.goto(base);
  is('it comes back with the words', (await text(staff)).includes('差戻し'));
  await staff.goto(`${base}${sent}/again`);
  is('the reason stands over the form', (await text(staff)).includes('行き先の課の名前'));
  await staff.fill('#f-place', '県庁 福祉課');
  await staff.click('main button[value=submit]');
  is('mended and submitted', !staff.url().includes('/again'), (await text(staff)).slice(0, 600));
  await head.goto(base + sent);
  is('mended, it waits again', (await text(head)).includes('県庁 福祉課') && (await head.locator('form.decide button.btn-1').count()) === 1,
    (await text(head)).slice(0, 900));
  await staff.goto(base + sent);
  await staff.locator("form [name=reason]").first().fill('行かないことになったため');
  await staff.click('form button[formaction$=pull-back], form[action$=withdraw] button:not([formaction])');
  is('it can be taken back', /引き戻し|差戻し|取下げ/.test(await staff.locator('.case-meta').innerText()), await staff.locator('.case-meta').innerText());
});

await walk('stand-in', async () => {
  const staff = await reader('colleague');
  const sent = await apply(staff, 1, '市民会館');
  const oka = await reader('stand_in');
  await oka.goto(base + sent);
  is('the assistant may stand in', (await oka.locator("[name=as][value=stand_in]").count()) >= 1);
  await oka.check('[name=as][value=stand_in]');
  await oka.click('form.decide button.btn-1[value=granted]');
  const head = await reader('section_manager');
  await head.goto(base + sent);
  is('the holder has it to ratify', (await head.locator("form[action$=ratify]").count()) === 1);
  await head.click('form[action$=ratify] button[value=granted]');
  is('ratified', (await head.locator("form[action$=ratify]").count()) === 0);
});

await walk('own case', async () => {
  const head = await reader('section_manager');
  const sent = await apply(head, 1, '県庁');
  is('nobody decides his own case', (await head.locator('form.decide').count()) === 0);
  const officer = await reader('dept_officer');
  await officer.goto(base + sent);
  is('it goes to the role above', (await officer.locator('form.decide button.btn-1[value=granted]').count()) === 1);
  await officer.locator('form.decide button.btn-1[value=granted]').focus();
  await officer.keyboard.press('Enter');
  await officer.waitForURL(/done=/);
  is('decided by keyboard', (await officer.locator('form.decide button[value=granted]').count()) === 0);
});

await walk('every day until the end of the year', async () => {
  const staff = await reader('staff');
  await door(staff, 1);
  await fill(staff, '受給者の自宅');
  await staff.check('[name=blanket][value=yes]');
  await staff.fill('#f-note', '毎日の家庭訪問');
  await staff.click('main button[value=submit]');
  const sent = new URL(staff.url()).pathname;
  is('a standing permission is asked for', (await text(staff)).includes('包括許可') && (await text(staff)).includes('毎日の家庭訪問'));
  const head = await reader('section_manager');
  await head.goto(base + sent);
  await head.locator('form.decide button.btn-1[value=granted]').first().click();
  await staff.goto(base + sent);
  await staff.locator('form.decide button.btn-1').first().click();
  await staff.locator('form.decide button.btn-1').first().click();
  is('after the first time it goes out again', (await staff.locator('form.decide button.btn-1').count()) > 0);
});

await walk('other ways to decide', async () => {
  const staff = await reader('staff');
  const head = await reader('section_manager');
  let sent = await apply(staff, 1, '県立医療センター');
  await head.goto(base + sent);
  await head.click('form.decide summary:has-text("条件")');
  await head.fill('[name=condition]', '二人で運ぶこと。');
  await head.fill('[name=condition_by]', '来週のどこか');
  await head.click('button[value=conditional]');
  is('a day that is none is refused, and the fold stays open', await head.locator('[name=condition_by]').isVisible()
    && (await head.inputValue('[name=condition]')).includes('二人で') && (await head.locator('.err').count()) === 1);
  const due = day(20);
  await head.fill('[name=condition_by]', `Ｒ${due.y}.${due.m}.${due.d}`);
  await head.click('button[value=conditional]');
  await staff.goto(base + sent);
  is('the condition is the applicant’s to keep', (await text(staff)).includes('二人で運ぶこと。') && (await text(staff)).includes('条件付き許可'));

  sent = await apply(staff, 1, '避難所');
  await head.goto(base + sent);
  await head.click('form.decide summary:has-text("口頭")');
  await head.fill('[name="oral.when"]', '2026-04-01 21:30');
  await head.fill('[name="oral.reason"]', '夜間のため');
  await head.click('button:has-text("口頭の許可として記録")');
  is('who gave it must be said', (await head.locator('.err').count()) === 1);
  await head.fill('[name="oral.by"]', '早瀬 健一');
  await head.click('button:has-text("口頭の許可として記録")');
  is('given by mouth, recorded later', (await head.locator('.fail').count()) === 0, await text(head));

  await staff.goto(base + sent);
  await staff.click('summary:has-text("訂正する")');
  await staff.selectOption('[name=field]', 'purpose');
  await staff.fill('[name=text]', '避難者の確認のため。');
  await staff.fill('[name=why]', '書き誤り');
  await staff.click('button:has-text("訂正を記録")');
  const seen = await text(staff);
  is('a correction stands beside the content', seen.includes('避難者の確認のため。') && seen.includes('家庭訪問で使うため。'));
});

await walk('the ledger', async () => {
  const leader = await reader('leader');
  await leader.goto(`${base}/ledgers/assets/new`);
  is('a leader may add a line', (await leader.locator('#f-name').count()) === 1);
  const file = await leader.request.get(`${base}/ledgers/assets/export.csv?enc=utf8`);
  is('the ledger goes out as CSV', file.headers()['content-type'].startsWith('text/csv')
    && (await file.text()).startsWith('\ufeff"番号"'), file.status());
  const head = await reader('section_manager');
  await head.goto(`${base}/ledgers/assets`);
  await head.click('button:has-text("台帳を確定する")');
  is('the head settles it as a whole', (await text(head)).includes('台帳の確認を記録しました'), (await text(head)).slice(0, 300));
  await head.goto(`${base}/search?q=${encodeURIComponent('ケース')}`);
  is('search finds by a word', (await head.locator("main a[href^='/records/']").count()) > 0);
});

await walk('accounts', async () => {
  const desk = await reader('executor');
  await desk.goto(`${base}/accounts?after=nozeh`);
  await desk.click(`main a:has-text("${logins.other_section.login}")`);
  await desk.fill('[name=reason]', '忘れたため');
  await desk.click('button:has-text("仮のパスワードを出す")');
  const temporary = await desk.locator('.big').innerText();
  is('a temporary password is shown once', temporary.length >= 12);
  const other = await reader(null);
  await login(other, 'other_section', temporary);
  is('it must be changed at the first login', other.url().endsWith('/password'), other.url());
  const fields = await other.locator('input[type=password]').all();
  for (const [i, word] of [temporary, own, own].entries()) await fields[i].fill(word);
  await other.click('main button.btn-1');
  logins.other_section.password = own;
  await desk.goto(desk.url().replace('/reset', ''));
  is('and is not shown again', !(await text(desk)).includes(temporary));
});

await walk('others', async () => {
  const other = await reader('other_section');
  for (const p of [path, `${path}/print`, `${path}/again`]) is(`another section does not see ${p}`, (await status(other, p)) === 404);
  const staff = await reader('staff');
  await staff.goto(`${base}/ledgers/assets`);
  const record = await staff.locator('table.ledger tbody a').first().getAttribute('href');
  is('nor its records', (await status(other, record)) === 404);
  is('nor accounts', (await status(other, '/accounts')) === 404);
});

let version = '/documents';
await walk('documents', async () => {
  const desk = await reader('executor');
  await desk.goto(`${base}/documents/common_procedures/draft?unit=0`);
  await desk.click('main button.btn-1');
  is('a draft without an edition is refused in words', (await desk.locator('.fail').count()) > 0);
  await desk.fill('#f-edition', '令和8年度版');
  await desk.fill('#f-text', '第1条 持ち出すときは許しを受ける。');
  await desk.click('main button.btn-1');
  version = new URL(desk.url()).pathname;
  is('a draft is made', /^\/versions\/\d+$/.test(version), desk.url());
  const staff = await reader('staff');
  is('a draft is not for everybody', (await status(staff, version)) === 404);
  const chief = await reader('chief');
  await chief.goto(base + version);
  await chief.click('main form[action$="/adopt"] button');
  is('the approving role adopts it', (await text(chief)).includes('効力あり'), await text(chief));
  await staff.goto(base);
  await staff.click(`a[href='${version}']`);
  await staff.click('main form[action$="/read"] button');
  is('staff confirm that they have read it', (await staff.locator('main form[action$="/read"]').count()) === 0);
  await staff.goto(base);
  is('and it is off their home', (await staff.locator(`a[href='${version}']`).count()) === 0);
  await desk.goto(`${base}/documents/common_procedures`);
  is('who has read is counted', /人のうち1人/.test(await text(desk)));
});

await walk('checks', async () => {
  const desk = await reader('executor');
  await desk.goto(`${base}/checks`);
  is('the program has tested itself', (await text(desk)).includes('own_case'));
  await desk.fill('#f-text', 'check,record,result,seen\nno_such_check,x,pass,2026-01-01T09:00\n');
  await desk.click('main form[action="/checks"] button.btn-1');
  is('an unknown check is refused by name', (await text(desk)).includes('no_such_check'));
  is('and staff do not come here', (await status(await reader('staff'), '/checks')) === 404);
});

await walk('proof', async () => {
  const page = await reader('executor');
  await page.goto(`${base}/clauses/7-1-1-u.a`);
  const seen = await text(page);
  is('the clause names its keepers and its standing', seen.includes('第7 1(1)ウ(ア)') && /実施|要注意|不備|未確認/.test(seen));
  is('and the entries', (await page.locator("a[href^='/trail/']").count()) > 2);
  const entry = (await page.locator("a[href$='/proof']").last().getAttribute('href'));
  const answer = await page.request.get(base + entry);
  const proof = await answer.text();
  is('a proof file of an older entry', answer.status() === 200 && proof.includes('test.example/city'), proof.slice(0, 200));
  is('organisation on a date', (await status(page, '/org?on=2026-04-01')) === 200);
});

const round = {};
await walk('a sheet', async () => { round.path = await sheet(); });
await walk('a sheet led', async () => { round.group = await led(); });
await walk('on behalf', proxy);
await walk('a sheet by the keyboard', () => keyboard(round.path));

if (!process.env.NO_LOOKS) await walk('looks', looks(path, version, round));
await end();
