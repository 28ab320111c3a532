// Opens a page in Chromium as a reader would, and says what it saw.
//
//   node look.mjs CHROMIUM PAGE RESULT.json [PDF] [PICTURES]
//
// Script of the page is off and the network is watched; axe-core runs from outside the page's own policy.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

const [chromium, file, result, pdf, pictures] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const arguments_ = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND",
];
const VIEWS = [
  { name: "wide", width: 1280, dark: false, script: false },
  { name: "narrow", width: 320, dark: false, script: false },
  { name: "dark", width: 1280, dark: true, script: false },
  // A window of 1280 pixels at 200 %, and the colours of the reader's own choice instead of ours.
  { name: "zoomed", width: 640, scale: 2, dark: false, script: false },
  { name: "forced", width: 1280, dark: false, script: false, forced: true },
];

const browser = await puppeteer.launch({ executablePath: chromium, headless: true, args: arguments_ });
const seen = { messages: [], requests: [], views: {} };
try {
  for (const view of VIEWS) {
    const page = await browser.newPage();
    page.on("console", (message) => seen.messages.push(`${view.name}: ${message.text()}`));
    page.on("pageerror", (error) => seen.messages.push(`${view.name}: ${error}`));
    page.on("dialog", async (dialog) => {
      seen.messages.push(`${view.name}: dialog ${dialog.message()}`);
      await dialog.dismiss();
    });
    page.on("request", (request) => {
      if (!request.url().startsWith("file:")) seen.requests.push(request.url());
    });
    await page.setJavaScriptEnabled(false);
    await page.setViewport({ width: view.width, height: 900, deviceScaleFactor: view.scale ?? 1 });
    const session = await page.createCDPSession();
    await session.send("Emulation.setEmulatedMedia", {
      features: [
        { name: "prefers-color-scheme", value: view.dark ? "dark" : "light" },
        { name: "forced-colors", value: view.forced ? "active" : "none" },
      ],
    });
    await page.goto(pathToFileURL(file).href, { waitUntil: "load" });
    const [text, page_width] = await page.evaluate(() => [
      document.body.innerText.length,
      document.documentElement.scrollWidth,
    ]);
    const forced = await page.evaluate(() => matchMedia("(forced-colors: active)").matches);
    if (pictures) await page.screenshot({ path: `${pictures}-${view.name}.png`, fullPage: false });
    if (pdf && view.name === "wide") await page.pdf({ path: pdf, preferCSSPageSize: true });
    // For axe alone: its script must run, which the page's own policy forbids; details are opened so that it sees all.
    await page.setJavaScriptEnabled(true);
    await page.setBypassCSP(true);
    await page.reload({ waitUntil: "load" });
    await page.evaluate(() => document.querySelectorAll("details").forEach((each) => { each.open = true; }));
    await page.evaluate(axe);
    const found = await page.evaluate(() => axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }));
    seen.views[view.name] = {
      text,
      forced,
      page_width,
      width: view.width,
      violations: found.violations.map((each) => ({
        id: each.id,
        help: each.help,
        where: each.nodes.slice(0, 5).map((node) => `${node.target.join(" ")}: ${node.failureSummary}`),
      })),
      passes: found.passes.length,
    };
    await page.close();
  }
} finally {
  await browser.close();
}
writeFileSync(result, JSON.stringify(seen, null, 2));
