// preview.js PROGRAM GAZETTE SHOTS [ISSUE RUNS]: congbao preview in a real
// browser. Closes with its count; with RUNS, instead with how soon a browser
// shows what was saved in the largest file of the issue.
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import assert from "node:assert/strict";
import { isInView, save, show } from "./preview_page.js";
import { Tests, open } from "./site.js";

const [program, gazette, shots, issue = "issues/2024/02-gia-dat", runs] = process.argv.slice(2);
const tests = new Tests();
const said = [];

/** Begins a preview; its address is its first line. */
async function begin(language) {
	const child = spawn(program, ["preview", "--lang=" + language, issue], { cwd: gazette });
	const address = await new Promise((resolve) =>
		child.stdout.once("data", (line) => resolve(String(line).trim())),
	);

	return { child, address };
}

/** Interrupts a preview; its exit status. */
async function end(child) {
	const ended = new Promise((resolve) => child.once("exit", resolve));

	child.kill("SIGINT");
	return ended;
}

function sources() {
	const directory = join(gazette, issue);

	return readdirSync(directory)
		.filter((name) => name.endsWith(".md"))
		.map((name) => join(directory, name))
		.sort((a, b) => statSync(b).size - statSync(a).size);
}

/** The words of a PDF by page: the text, its ends, and its height. */
function printed() {
	const out = join(shots, "preview-pdf");
	const build = spawnSync(program, ["build", "--pdf", "-o", out, issue], { cwd: gazette, encoding: "utf8" });
	const pdf = build.stderr.match(/pages, (.*\.pdf)$/m)[1];
	const xml = spawnSync("pdftotext", ["-bbox", pdf, "-"], { cwd: gazette, encoding: "utf8", maxBuffer: 1 << 26 }).stdout;
	const WORD = /xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)<\/word>/g;

	return xml.split("<page ").slice(1).map((page) =>
		[...page.matchAll(WORD)].map(([, left, top, right, bottom, text]) => ({
			text: text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&"),
			left: Number(left),
			right: Number(right),
			top: Number(top),
			bottom: Number(bottom),
		})),
	);
}

/** The same of the pages in the browser. */
function drawn(page) {
	return page.evaluate(async () => {
		for (const one of pages) draw(one);
		await document.fonts.ready;
		return pages.map((one) =>
			[...one.element.querySelectorAll("tspan")].map((word) => ({
				text: word.textContent,
				left: word.getStartPositionOfChar(0).x,
				right: word.getEndPositionOfChar(word.getNumberOfChars() - 1).x,
				y: word.getStartPositionOfChar(0).y,
			})),
		);
	});
}

/** Words of the PDF that the browser has elsewhere, by a tenth of a point; and
 *  how many it has. */
function compare(inPrint, inBrowser) {
	const wrong = [];
	let count = 0;

	inPrint.forEach((words, index) => {
		for (const word of words) {
			const same = inBrowser[index].filter(
				(one) => one.text === word.text && one.y > word.top && one.y < word.bottom);

			if (same.length === 0) continue;
			count++;
			if (!same.some((one) => Math.abs(one.left - word.left) < 0.1 && Math.abs(one.right - word.right) < 0.1))
				wrong.push([index, word, same[0]]);
		}
	});
	return { wrong, count };
}

async function drive(browser, address) {
	const page = await show(browser, address, said);
	const [file] = sources();
	const original = readFileSync(file, "utf8");
	const paragraphs = original.split("\n\n");
	const at = Math.floor(paragraphs.length * 0.4);
	const edited = [...paragraphs.slice(0, at), "Một đoạn văn mới toanh.", ...paragraphs.slice(at)].join("\n\n");

	await tests.test("the pages have the words where the PDF has them", async () => {
		await page.waitForFunction(() => pages.every((one) => one.version === one.wanted));
		const inPrint = printed();
		const { wrong, count } = compare(inPrint, await drawn(page));

		assert.deepEqual(wrong.slice(0, 3), []);
		assert.ok(count > 0.99 * inPrint.flat().length, `${count} words are there`);
	});
	await tests.test("a change is shown, where it is", async () => {
		await save(page, file, edited);
		assert.ok(await isInView(page, "Một đoạn văn mới toanh."));
		await page.screenshot({ path: join(shots, "preview.png") });
	});
	await tests.test("a mistake is shown, and the pages stay, grey", async () => {
		await save(page, file, edited.replace("\ntype: ", "\ntypo: "));
		assert.match(await page.textContent("#loi"), /“typo”/);
		assert.match(await page.textContent("#loi .error"), / lỗi: /);
		assert.ok(await page.locator("body.cu").count());
		assert.ok(await isInView(page, "Một đoạn văn mới toanh."));
		await page.screenshot({ path: join(shots, "preview-error.png") });
	});
	await tests.test("a finding leads to its place", async () => {
		await page.locator("#loi button", { hasText: ":2:" }).first().click();
		const first = await page.evaluate(
			(path) => state.list.documents.find((one) => path.endsWith(one.file)).first, file);

		await page.waitForFunction((id) => document.querySelector(`#${id} .moi`), "p" + first, { timeout: 5000 });
	});
	await tests.test("and is gone when it is mended", async () => {
		await save(page, file, edited);
		assert.equal(await page.locator("#loi .error").count(), 0);
		assert.equal(await page.locator("body.cu").count(), 0);
	});
	await tests.test("the page for readers is shown, and follows", async () => {
		const index = await page.evaluate(
			(name) => state.list.documents.findIndex((one) => name.endsWith(one.file)), file);

		await page.selectOption("#van-ban", { index });
		await page.check("[value=web]");
		const frame = page.frameLocator("#trang-web");
		await frame.locator("h1").first().waitFor();
		await save(page, file, edited.replace("mới toanh", "cũ rích"));
		await frame.getByText("Một đoạn văn cũ rích.").waitFor({ timeout: 5000 });
		await page.screenshot({ path: join(shots, "preview-readers.png") });
	});
	await tests.test("another host and a path without the token are refused", async () => {
		const url = new URL(address);
		const other = await page.context().request.get(address, { headers: { Host: "evil.example" } });
		const bare = await page.context().request.get(url.origin + "/");

		assert.equal(other.status(), 403);
		assert.equal(bare.status(), 404);
	});
	await tests.test("no console speaks, and no request leaves the preview", () => {
		assert.deepEqual(said, []);
	});
	writeFileSync(file, original);
	await page.context().close();
}

async function driveInEnglish(browser) {
	const { child, address } = await begin("en");

	await tests.test("its words are those of the messages' language", async () => {
		const page = await show(browser, address, said);

		assert.equal(await page.title(), "Preview");
		assert.equal(await page.getAttribute("html", "lang"), "en");
		assert.equal(await page.textContent("h1"), "Errors and warnings");
		assert.match(await page.textContent("#tinh-hinh"), /^\d+ pages, /);
		await page.context().close();
	});
	assert.equal(await end(child), 0);
}

/** The median of so many changes all over the largest file. */
async function measure(browser, address) {
	const page = await show(browser, address, said);
	const [file] = sources();
	const original = readFileSync(file, "utf8");
	const words = original.trimEnd().split(" ");
	const times = [];

	await page.waitForTimeout(2000);
	for (let i = 0; i < Number(runs); i++) {
		const at = Math.floor(words.length * (0.3 + (0.6 * i) / runs));

		times.push(
			await save(page, file, [...words.slice(0, at), `sửa${i}`, ...words.slice(at)].join(" ") + "\n"),
		);
		await page.waitForTimeout(300);
	}
	writeFileSync(file, original);
	times.sort((a, b) => a - b);
	const pages = await page.evaluate(() => state.pages.length);
	console.log(`${pages} pages: ${times[times.length >> 1].toFixed(0)} ms`);
}

mkdirSync(shots, { recursive: true });
const { browser, close } = await open();
const { child, address } = await begin("vi");
try {
	await (runs ? measure : drive)(browser, address);
	if (!runs) await driveInEnglish(browser);
} finally {
	await close();
	const status = await end(child);
	await tests.test("it ends when it is interrupted", () => assert.equal(status, 0));
}
if (!runs) tests.end();
