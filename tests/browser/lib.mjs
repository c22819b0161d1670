// Shared by the walks: a browser, readers who are logged in, TAP.
import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';

const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];
const executablePath = process.env.CHROMIUM || '/usr/bin/chromium';
export const base = process.argv[2];
export const logins = Object.fromEntries(readFileSync(process.argv[3], 'utf8').trim().split('\n').map((line) => {
  const [role, login, password] = line.split('\t');
  return [role, { login, password }];
}));
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

// Cookies of a reader, made once.
const states = {};
export async function reader(role, options = {}) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 }, locale: 'ja-JP', javaScriptEnabled: false, storageState: states[role], ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15000);
  if (role && !states[role]) {
    await login(page, role);
    states[role] = await context.storageState();
  }
  return page;
}

export async function login(page, role, password = logins[role].password) {
  await page.goto(`${base}/login`);
  await page.fill('#f-login', logins[role].login);
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
