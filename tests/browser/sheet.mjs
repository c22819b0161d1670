// 職場点検表, as the head of a section answers it: in a city whose June is past, so that he is late. JavaScript is off.
import { is, june, reader, text } from './lib.mjs';

const { base } = june;
const photo = { name: '机.png', mimeType: 'image/png', buffer: Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlE' +
  'QVR4nGNgYGBgAAAABQABh6FO1AAAAABJRU5ErkJggg==', 'base64') };
const plan = { y: String(new Date(Date.now() + 9 * 3600e3).getUTCFullYear() - 2018 + 1), m: '5', d: '31' };

// What the form asks beyond the answers.
async function complete(page) {
  for (const area of await page.locator('.asked .then textarea').all()) await area.fill('確かめた。');
  for (const file of await page.locator('.asked .then input[type=file]').all()) await file.setInputFiles(photo);
}

async function answer(page, question, value) {
  await page.check(`[name='f.${question}'][value=${value}]`);
}

export async function sheet() {
  const head = await reader('section_manager', {}, june);
  await head.goto(base);
  const due = head.locator('.due-row', { hasText: '職場点検' }).first();
  is('the sheet is due, and late', (await due.innerText()).includes('期限超過'));
  await due.locator('a.btn').click();
  const path = new URL(head.url()).pathname;
  const questions = await head.locator('.asked > li > fieldset').evaluateAll((all) => all.map((x) => x.id.slice(2)));
  is('every question has a number and its answers', questions.length > 20 && questions.length <= 30, String(questions.length));
  await answer(head, questions[0], 'yes');
  await answer(head, questions[1], 'yes');
  await head.click('main button[formaction$=draft]');
  await head.goto(base);
  await head.goto(base + path);
  is('what was answered before lunch is still there', (await head.isChecked(`[name='f.${questions[1]}'][value=yes]`)) &&
    new RegExp(`${questions.length}項目のうち2項目`).test(await text(head)));

  for (const q of questions) await answer(head, q, 'yes');
  await answer(head, 'desk', 'no');
  await answer(head, 'screen', 'no');
  await head.click('main button.btn-1');
  is('a no asks for its plan before anything is reported', (await text(head)).includes('まだ報告していません') &&
    (await head.locator("[name='f.desk-no-plan']").count()) === 1 && (await head.locator('.fail').count()) === 0, (await text(head)).slice(0, 400));
  await complete(head);
  await head.fill("[name='f.desk-no-plan']", '退庁前に二人で見回る。');
  await head.fill("[name='f.screen-no-plan']", '');
  await head.click('main button.btn-1');
  is('a plan needs its day', (await head.locator('#e-desk-no-till').count()) === 1, (await text(head)).slice(0, 400));
  for (const part of ['y', 'm', 'd']) await head.fill(`[name='f.desk-no-till.${part}']`, plan[part]);
  await head.click('main button.btn-1');
  const done = await text(head);
  is('reported, late, with the plan', done.includes('報告を記録しました') && done.includes('期限後に実施') && done.includes('退庁前に二人で見回る。'),
    done.slice(0, 600));
  is('the no without a plan has opened a finding', (await head.locator("main a[href^='/cases/']", { hasText: '指摘事項' }).count()) === 1);
  const finding = await head.locator("main a[href^='/cases/']", { hasText: '指摘事項' }).getAttribute('href');
  is('which says what was answered', (await head.goto(base + finding)).status() === 200 && (await text(head)).includes('画面をロック'),
    (await text(head)).slice(0, 500));
  await head.goto(base + path);
  const file = await head.locator(`a[href^='${path}/files/']`).first().getAttribute('href');
  is('the photograph is kept with it', (await head.request.get(base + file)).status() === 200);

  await head.goto(`${base}${path}/correct`);
  is('who corrects does not begin anew', (await head.isChecked("[name='f.screen'][value=no]")) &&
    (await head.inputValue("[name='f.desk-no-plan']")) === '退庁前に二人で見回る。');
  await answer(head, 'screen', 'yes');
  await head.fill('#f-reason', '選び誤り');
  await head.click('main button.btn-1');
  is('corrected, with the reason', (await text(head)).includes('選び誤り') && (await text(head)).includes('実施の訂正'), (await text(head)).slice(0, 800));
  is('the paper has every question', (await head.goto(`${base}${path}/print`)).status() === 200 &&
    (await head.locator('.sheet tr').count()) >= questions.length);
  return path;
}

export async function led() {
  const desk = await reader('executor', {}, june);
  await desk.goto(base);
  await desk.click("nav a[href='/rounds']");
  await desk.selectOption('#duty', 'workplace_round');
  await desk.click('main form.filters button');
  const row = desk.locator('table.groups tbody tr');
  is('one round of it is open, late, and counted', (await row.count()) === 1 && /期限超過 \d+件/.test(await row.innerText()) &&
    /1 \/ \d+/.test(await row.innerText()), await text(desk));
  await row.locator('a').click();
  const group = new URL(desk.url()).pathname;
  const seen = await text(desk);
  is('the result names what is not yes, and whose', seen.includes('「はい」でない回答') && seen.includes('生活支援課') && seen.includes('計画のある「いいえ」「一部」'));
  const csv = await (await desk.request.get(`${base}${group}/csv`)).text();
  is('and is there as CSV', csv.startsWith('\ufeff') && csv.includes('生活支援課') && csv.split('\n').length > 20, csv.slice(0, 200));
  await desk.locator('.units-t tbody a').first().click();
  await desk.locator("form[action$='/remind'] button").click();
  is('a unit is reminded', (await text(desk)).includes('お知らせに載せました'), (await text(desk)).slice(0, 400));
  await desk.locator("form[action$='/remind'] button").click();
  is('once a day', (await text(desk)).includes('今日すでに'), (await text(desk)).slice(0, 400));
  return group;
}

export async function proxy() {
  const leader = await reader('leader', {}, june);
  await leader.goto(`${base}/rounds/call`);
  const row = leader.locator('tbody tr', { hasText: '年次研修' }).filter({ hasNotText: '三宅' }).first();
  const name = (await row.locator('th').innerText()).trim();
  await row.locator('a').click();
  is('he is told that he enters it for somebody else', (await text(leader)).includes('本人に代わって入力します'), (await text(leader)).slice(0, 400));
  for (const part of ['y', 'm', 'd']) await leader.fill(`[name='f.attended.${part}']`, { y: '8', m: '6', d: '1' }[part]);
  await leader.click('main button.btn-1');
  is('the scan of the paper must be there', (await leader.locator('#e-proxy_roster').count()) === 1, (await text(leader)).slice(0, 400));
  await leader.setInputFiles("[name='f.proxy_roster']", photo);
  await leader.click('main button.btn-1');
  is('entered on behalf, and said so', (await text(leader)).includes('代行入力') && (await text(leader)).includes(name), (await text(leader)).slice(0, 600));
}

// In English, by the keyboard alone, on a phone.
export async function keyboard(path) {
  const page = await reader('section_manager', { viewport: { width: 360, height: 760 }, locale: 'en-GB' }, june);
  await page.goto(`${base}${path}/correct`);
  await page.locator("[name='f.told'][value=yes]").focus();
  await page.keyboard.press('ArrowRight');
  is('arrows choose an answer', await page.isChecked("[name='f.told'][value=partly]"));
  await page.locator('#f-reason').focus();
  await page.keyboard.type('Looked again');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.fail');
  is('a partly asks for its plan', (await page.locator("[name='f.told-partly-plan']").count()) === 1 &&
    (await page.locator('.fail').count()) === 1, (await text(page)).slice(0, 500));
}
