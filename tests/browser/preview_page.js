// A preview in a browser: opened, and changed by saving a source.
import { writeFileSync } from "node:fs";

/** A page of the preview, drawn; what must not be said is put into said. */
export async function show(browser, address, said) {
	const page = await (await browser.newContext({ viewport: { width: 1400, height: 900 } })).newPage();

	page.on("console", (message) => said.push(message.text()));
	page.on("pageerror", (error) => said.push(String(error)));
	page.on("request", (request) => {
		if (!request.url().startsWith(address) && !request.url().startsWith("data:"))
			said.push("a request to " + request.url());
	});
	await page.goto(address);
	await page.waitForFunction(() => document.body.dataset.shown);
	return page;
}

/** Saves, and waits until the browser has drawn; milliseconds. */
export async function save(page, file, text) {
	const version = await page.evaluate(() => {
		delete document.body.dataset.shown;
		return document.body.dataset.version;
	});
	const begun = performance.timeOrigin + performance.now();

	writeFileSync(file, text);
	await page.waitForFunction(
		(before) => document.body.dataset.shown && document.body.dataset.version !== before,
		version,
		{ timeout: 20000, polling: 10 },
	);
	return Number(await page.evaluate(() => document.body.dataset.shown)) - begun;
}

/** Is some run of the pages with these words in the window? */
export function isInView(page, words) {
	return page.evaluate((wanted) => {
		const around = document.getElementById("trang-in").getBoundingClientRect();

		return [...document.querySelectorAll("#trang-in text")].some((run) => {
			const box = run.getBoundingClientRect();

			return run.textContent.includes(wanted) && box.top >= around.top && box.bottom <= around.bottom;
		});
	}, words);
}
