// browser.js ADDRESS FILE TITLE SHOT: a preview in a real browser, as somebody
// sees it who looks, saves the source FILE with one more paragraph, and takes
// that back. TITLE is on the pages before.
import { readFileSync } from "node:fs";
import assert from "node:assert/strict";
import { isInView, save, show } from "./preview_page.js";
import { open } from "./site.js";

const [address, file, title, shot] = process.argv.slice(2);
const ADDED = "Một đoạn văn mới toanh.";
const said = [];

const { browser, close } = await open();
try {
	const page = await show(browser, address, said);
	const original = readFileSync(file, "utf8");
	// A list of contents begins a title with a small letter.
	const has = (words, wanted) =>
		page.waitForFunction(
			([text, is]) =>
				document.getElementById("trang-in").textContent.replace(/\s+/g, "").toLowerCase().includes(text) === is,
			[words.replace(/\s+/g, "").toLowerCase(), wanted],
			{ timeout: 10000 },
		);

	await has(title, true);
	await save(page, file, original.replace("\n**Điều 2.**", `\n${ADDED}\n\n**Điều 2.**`));
	assert.ok(await isInView(page, ADDED), "the new paragraph is in view");
	await page.screenshot({ path: shot });
	await save(page, file, original);
	await has(ADDED, false);
	assert.deepEqual(said, []);
} finally {
	await close();
}
