/** Selenium: node enrol.mjs. The key and the picture of the QR code stay in memory. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { Builder, By, until } from 'selenium-webdriver';
import chrome from 'selenium-webdriver/chrome.js';
import { freshCode, keyUriIn } from '../countersign.mjs';

const options = new chrome.Options().addArguments('--headless=new', '--window-size=1280,900');
if (process.env.BROWSER_PATH) options.setChromeBinaryPath(process.env.BROWSER_PATH);
// Chromium refuses to run as root otherwise. Better: run as another user.
if (process.getuid?.() === 0) options.addArguments('--no-sandbox');
const builder = new Builder().forBrowser('chrome').setChromeOptions(options);
if (process.env.DRIVER_PATH) builder.setChromeService(new chrome.ServiceBuilder(process.env.DRIVER_PATH));
const driver = await builder.build();
const at = async (selector) => {
  const element = await driver.wait(until.elementLocated(By.css(selector)), 10_000);
  return driver.wait(until.elementIsVisible(element), 10_000);
};
const says = (text) =>
  driver.wait(until.elementTextIs(driver.findElement(By.css('[role=status]')), text), 10_000);
try {
  await driver.get(process.env.BASE_URL ?? 'http://localhost:3000');
  await (await at('#email')).sendKeys(`${randomUUID()}@example.com`);
  await (await at('#password')).sendKeys('correct horse battery');
  await (await at('#join')).click();
  await (await at('#protect')).click();

  const qr = await at('#qr svg');
  await driver.executeScript('arguments[0].scrollIntoView({ block: "center" })', qr);
  const keyUri = keyUriIn(Buffer.from(await qr.takeScreenshot(), 'base64'));
  await (await at('#first-code')).sendKeys(freshCode(keyUri));
  await (await at('#prove')).click();
  await says('Your phone protects this account.');

  await (await at('#leave')).click();
  await says('You have left.');
  await (await at('#enter')).click();
  await (await at('#second-code')).sendKeys(freshCode(keyUri));
  await (await at('#finish')).click();
  await says('Your phone protects this account.');
  assert.match(await (await at('#who')).getText(), /@example\.com$/);
  console.log('Selenium: enrolled, and signed in with a code.');
} finally {
  await driver.quit();
}
