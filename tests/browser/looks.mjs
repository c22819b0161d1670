// How pages stand: no axe violation, nothing wider than a phone, one sheet of paper.
import { readFileSync } from 'node:fs';
import { base, is, june, reader } from './lib.mjs';

const axe = readFileSync(new URL('./node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
// Whole tables of 300 clauses are slow to look at: one reader sees them, the others a part.
const pages = ['/', '/apply', '/doors/out?q=0', '/decide', '/cases', '/ledgers', '/ledgers/assets', '/ledgers/outside',
  '/clauses?a=7', '/clauses/7-1-1-u.a', '/documents', '/documents/common_procedures', '/documents/section_procedures', '/org',
  '/org/2', '/trail', '/trail/3', '/help', '/report', '/search?q=記録', '/nowhere'];

// Beside them, what only this reader has.
const record = async (page) => {
  await page.goto(`${base}/ledgers/assets`);
  return page.locator('table.ledger tbody a').first().getAttribute('href');
};
const own = {
  staff: async (page) => ['/cases?closed=1', '/login/last', await record(page)],
  section_manager: async (page) => ['/clauses/map', '/clauses/areas', '/clauses/matrix?a=7', '/clauses/past?on=2026-08-01', '/elements/takeout', '/roles/ciso',
    '/policy', '/policy/params', '/reminders', '/ledgers/assets/new', '/password', `${await record(page)}/edit`],
  executor: async () => ['/checks', '/checks/usb_blocked', '/documents/common_procedures/draft?unit=0', '/accounts', '/accounts/1', '/ledgers/assets?e1=here', '/trail?before=1'],
};

const others = [
  ['audit_chief', 'ja-JP', '/', '/trail/sample', '/clauses'],
  ['ciso', 'ja-JP', '/'],
  ['leader', 'en-GB', '/', '/reminders'],
  ['executor', 'ja-JP', '/', '/disposal'],
  ['chief', 'ja-JP', '/', '/disposal'],
];

async function check(page, path, label, at = base) {
  await page.goto(at + path);
  const found = await page.evaluate(async (source) => {
    // the page's own policy forbids scripts; the test brings its own into an isolated world
    const run = new Function(`${source}; return axe;`)();
    const result = await run.run(document, { rules: { 'target-size': { enabled: true } } });
    return result.violations.map((v) => `${v.id}: ${v.nodes.map((x) => x.target.join(' ')).slice(0, 3).join(' | ')}`);
  }, axe);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  return [...found.map((x) => `${label} ${path} ${x}`), ...(wide > 0 ? [`${label} ${path} is ${wide} px too wide`] : [])];
}

export const looks = (path, version, round) => async () => {
  for (const [role, locale] of [['staff', 'ja-JP'], ['section_manager', 'ja-JP'], ['executor', 'en-GB']]) {
    for (const width of [1280, 360]) {
      const page = await reader(role, { viewport: { width, height: 800 }, locale, javaScriptEnabled: true, bypassCSP: true });
      const wrong = [];
      for (const p of [...pages, path, version, ...await own[role](page)]) {
        wrong.push(...await check(page, p, `${role} ${width}`));
      }
      is(`axe and width: ${role}, ${width} px, ${locale}`, wrong.length === 0, wrong.slice(0, 40).join('\n'));
      await page.context().close();
    }
  }
  // Those whose home is their own: what stands there, and what only they come to.
  for (const [role, locale, ...paths] of others) {
    const wrong = [];
    for (const width of [1280, 360]) {
      const page = await reader(role, { viewport: { width, height: 800 }, locale, javaScriptEnabled: true, bypassCSP: true });
      for (const p of paths) {
        wrong.push(...await check(page, p, `${role} ${width}`));
      }
      await page.context().close();
    }
    is(`axe and width: ${role}, ${locale}`, wrong.length === 0, wrong.slice(0, 40).join('\n'));
  }
  // Rounds: where there is a late one, answered and led.
  for (const [role, locale, ...paths] of [
    ['section_manager', 'ja-JP', '/rounds', `${round.path}`, `${round.path}/correct`, '/rounds/call'],
    ['executor', 'en-GB', '/rounds', '/rounds?state=all', `${round.group}`, '/rounds?duty=no_such_duty']]) {
    const wrong = [];
    for (const width of [1280, 360]) {
      const page = await reader(role, { viewport: { width, height: 800 }, locale, javaScriptEnabled: true, bypassCSP: true }, june);
      for (const p of paths) wrong.push(...await check(page, p, `${role} ${width}`, june.base));
      await page.context().close();
    }
    is(`axe and width: rounds, ${role}, ${locale}`, wrong.length === 0, wrong.slice(0, 40).join('\n'));
  }
  const page = await reader('staff');
  await page.goto(`${base}${path}/print`);
  const seen = await page.content();
  is('paper: the number of the form, the boxes, the QR code', seen.includes('様式第7号') && seen.includes('決裁欄') && seen.includes("class=\"qr\""));
  const pdf = (await page.pdf({ format: 'A4', printBackground: true })).toString('latin1');
  is('paper: one sheet', (pdf.match(/\/Type\s*\/Page[^s]/g) ?? []).length === 1);
  await page.goto(`${base}/help`);
  await page.keyboard.press('Tab');
  is('keyboard: the first stop leads past the menu', (await page.evaluate(() => document.activeElement.className).catch(() => 'skip')) === 'skip');
};
