// Shared by the walks: a browser, readers who are logged in, TAP.
import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';

const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];
const executablePath = process.env.CHROMIUM || '/usr/bin/chromium';
const city = (base, file) => ({
  base,
  logins: Object.fromEntries(readFileSync(file, 'utf8').trim().split('\n').map((line) => {
    const [role, login, password] = line.split('\t');
    return [role, { login, password }];
  })),
  states: {},                                       // cookies of a reader, made once
});
export const today = city(process.argv[2], process.argv[3]);
export const june = city(process.argv[4], process.argv[5]);      // made as of a day in June that is past
export const { base, logins } = today;
export const own = 'Mori-Kaze-Umi-2468';            // what staff chooses at the first login

let n = 0;
let bad = 0;
export function is(name, good, detail = '') {
  n += 1;
  bad += good ? 0 : 1;
  console.log(`${good ? 'ok' : 'not ok'} ${n} - ${name}`);
  if (!good && detail) console.log(String(detail).split('\n').map((x) => `# ${x}`).join('\n'));
}

const browser = await chromium.launch({ executablePath, args: flags });

export async function reader(role, options = {}, at = today) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 }, locale: 'ja-JP', javaScriptEnabled: false, storageState: at.states[role], ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15000);
  if (role && !at.states[role]) {
    await login(page, role, at.logins[role].password, at);
    at.states[role] = await context.storageState();
  }
  return page;
}

export async function login(page, role, password = logins[role].password, at = today) {
  await page.goto(`${at.base}/login`);
  await page.fill('#f-login', at.logins[role].login);
  await page.fill('#f-password', password);
  await page.click('main button.btn-1');
}

export async function walk(name, fn) {
  try {
    await fn();
  } catch (error) {
    is(name, false, error.stack);
  }
}

export async function end() {
  await browser.close();
  console.log(`1..${n}`);
  process.exit(bad ? 1 : 0);
}

export const text = (page) => page.locator('main').innerText();
export const status = async (page, path) => (await page.goto(base + path)).status();
