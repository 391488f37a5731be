// search.js SITE QUESTION…: how soon a search shows its first result and its
// last, in a browser that has not seen the site before.
import { fileBase, open } from "./site.js";

const [site, ...questions] = process.argv.slice(2);
const { browser, close } = await open();

for (const question of questions) {
	const context = await browser.newContext();
	const page = await context.newPage();

	await page.goto(fileBase(site) + "tim-kiem.html");
	await page.fill("#q", question);
	const begun = Date.now();
	await page.press("#q", "Enter");
	await page.waitForSelector("#ket-qua li");
	const first = Date.now() - begun;
	await page.waitForFunction(
		() => document.getElementById("ket-luan").textContent.endsWith("khớp."),
		null,
		{ timeout: 120000 },
	);
	console.log(
		`${question}: first ${first} ms, all ${Date.now() - begun} ms, ` +
			(await page.textContent("#ket-luan")),
	);
	await context.close();
}
await close();
