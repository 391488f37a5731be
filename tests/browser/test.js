// test.js SITE SIGNED HOSTILE SHOTS: the readers' site in a real browser, from a
// server's sub-path and from the disk. Closes with its count.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import assert from "node:assert/strict";
import { check, checkIncomplete, withhold } from "./check.js";
import { fileBase, open, serve, Tests } from "./site.js";

const [site, signed, hostile, shots] = process.argv.slice(2);
const axe = readFileSync(
	createRequire(import.meta.url).resolve("axe-core/axe.min.js"),
	"utf8",
);
const DOCUMENT = "2024/van-ban/so-02/11-2024-qd-ubnd.html";
const LONG = "2025/van-ban/so-03/35-2025-nq-hdnd.html";
const REPEALED = "2024/van-ban/so-03-04/13-2024-qd-ubnd.html";
const KINDS = {
	home: "index.html",
	year: "2024/index.html",
	issue: "2024/so-02.html",
	document: DOCUMENT,
	long: LONG,
	tables: "2025/van-ban/so-03/112-nq-hdnd.html",
	values: "linh-vuc/index.html",
	value: "co-quan/uy-ban-nhan-dan-tinh/index.html",
	"value-year": "co-quan/uy-ban-nhan-dan-tinh/2024.html",
	report: "bao-cao.html",
	"report-year": "bao-cao/2024.html",
	search: "tim-kiem.html?q=quyet+dinh+dat+dai",
	check: "kiem-tra.html",
	data: "du-lieu.html",
	missing: "404.html",
};

const tests = new Tests();
const said = []; // by consoles, failed requests, requests elsewhere

/** A page whose every word of complaint is kept. */
async function pageOf(browser, base, options) {
	const context = await browser.newContext({ acceptDownloads: true, ...options });
	const page = await context.newPage();

	page.on("console", (message) => said.push(`${page.url()}: ${message.text()}`));
	page.on("pageerror", (error) => said.push(`${page.url()}: ${error.message}`));
	page.on("dialog", (dialog) => {
		said.push(`${page.url()}: a dialog: ${dialog.message()}`);
		dialog.dismiss();
	});
	page.on("request", (request) => {
		if (!request.url().startsWith(base) && !request.url().startsWith("data:"))
			said.push(`${page.url()} asks for ${request.url()}`);
	});
	page.on("requestfailed", (request) => {
		// A page that is left no longer waits for its icon.
		if (request.failure()?.errorText !== "net::ERR_ABORTED")
			said.push(`${page.url()} did not get ${request.url()}`);
	});
	return page;
}

async function searchFor(page, base, words) {
	await page.goto(base + "tim-kiem.html");
	await page.fill("#q", words);
	await page.press("#q", "Enter");
	await page.waitForFunction(() =>
		/(khớp\.|khớp\. .*)$/.test(document.getElementById("ket-luan").textContent),
	);
	return page.$$eval("#ket-qua > li > a", (links) =>
		links.map((link) => ({ href: link.href, text: link.textContent })),
	);
}

async function findings(page) {
	await page.evaluate(axe);
	const result = await page.evaluate(() => window.axe.run(document, { preload: false }));
	return result.violations.map(
		(found) => `${found.id}: ${found.nodes.map((node) => node.html).slice(0, 2)}`,
	);
}

function overflow(page) {
	return page.evaluate(
		() => document.documentElement.scrollWidth - window.innerWidth,
	);
}

async function drive(where, browser, base) {
	const test = (name, work) => tests.test(`${where}: ${name}`, work);
	const page = await pageOf(browser, base, { viewport: { width: 1100, height: 900 } });

	await test("a document is found by folded words from the first page", async () => {
		await page.goto(base + "index.html");
		await page.fill("#q", "quyet dinh gia dat 2024");
		await page.press("#q", "Enter");
		await page.waitForSelector("#ket-qua li mark");
		await page.waitForFunction(() =>
			document.getElementById("ket-luan").textContent.endsWith("khớp."),
		);
		await page.click("#ket-qua li:first-child > a");
		await page.waitForURL("**/" + DOCUMENT);
		assert.match(await page.textContent("h1"), /11\/2024\/QĐ-UBND/);
	});

	await test("đ and accents are found without them", async () => {
		const plain = await searchFor(page, base, "dat dai");
		const full = await searchFor(page, base, "đất đai");

		assert.ok(plain.length > 3);
		assert.deepEqual(plain, full);
	});

	await test("text that is decomposed is found too", async () => {
		const full = await searchFor(page, base, "đất đai");
		const apart = await searchFor(page, base, "đất đai".normalize("NFD"));

		assert.deepEqual(apart, full);
	});

	await test("words in quotes are a phrase", async () => {
		const loose = await searchFor(page, base, "bang gia dat");
		const exact = await searchFor(page, base, '"bảng giá đất"');

		assert.ok(exact.length > 0 && exact.length < loose.length);
		assert.equal((await searchFor(page, base, '"đất giá bảng"')).length, 0);
	});

	await test("a number is found whole and in parts", async () => {
		for (const words of ["11/2024/QĐ-UBND", "11/2024/qd-ubnd", "11 2024 qd ubnd"])
			assert.match(
				(await searchFor(page, base, words))[0].text,
				/11\/2024\/QĐ-UBND/,
			);
		assert.match(
			(await searchFor(page, base, "2/2024/QD-UBND"))[0].text,
			/02\/2024\/QĐ-UBND/,
		);
	});

	await test("what matches is marked", async () => {
		await searchFor(page, base, "tach thua");
		await page.waitForSelector("#ket-qua li p mark");
		const marked = await page.$$eval("#ket-qua mark", (marks) =>
			marks.map((mark) => mark.textContent.toLowerCase()),
		);

		assert.ok(marked.every((word) => ["tách", "thửa", "thừa"].includes(word)), marked);
	});

	await test("filters narrow, and the address keeps them", async () => {
		const all = await searchFor(page, base, "quyet dinh");

		await page.selectOption("#linh-vuc", "Đất đai");
		await page.selectOption("#nam", "2025");
		await page.waitForFunction(
			(before) => {
				const now = document.querySelectorAll("#ket-qua > li").length;
				return now > 0 && now < before &&
					document.getElementById("ket-luan").textContent.endsWith("khớp.");
			},
			all.length,
		);
		const hrefs = await page.$$eval("#ket-qua > li > a", (links) =>
			links.map((link) => link.href),
		);
		assert.ok(hrefs.every((href) => href.includes("/2025/")));
		const kept = page.url();
		await page.goto(base + "index.html");
		await page.goto(kept);
		await page.waitForFunction(
			(count) => document.querySelectorAll("#ket-qua > li").length === count,
			hrefs.length,
		);
		assert.equal(await page.inputValue("#linh-vuc"), "Đất đai");
	});

	await test("nothing found says so", async () => {
		await page.goto(base + "tim-kiem.html?q=xyzzyq");
		await page.waitForFunction(() =>
			document.getElementById("ket-luan").textContent.startsWith("Không có"),
		);
	});

	await test("an address leads to khoản 2 Điều 5", async () => {
		await page.goto(base + LONG + "#quy-dinh.dieu-5.khoan-2");
		const unit = page.locator('[id="quy-dinh.dieu-5.khoan-2"]');

		assert.match(await unit.textContent(), /^\s*2\. Hợp tác xã chuyển đổi/);
		assert.ok(await unit.evaluate((node) => node.matches(":target")));
		const box = await unit.boundingBox();
		assert.ok(box.y >= 0 && box.y < 900, `at ${box.y}`);
	});

	await test("Điều 3 of the decision is reached from its contents", async () => {
		await page.goto(base + LONG);
		await page.click(".contents summary");
		await page.click('.contents a[href="#dieu-3"]');
		assert.match(page.url(), /#dieu-3$/);
	});

	await test("the PDF is the one whose digest the page says", async () => {
		await page.goto(base + DOCUMENT);
		const item = page.locator(".files li", { hasText: "PDF" });
		const digest = await item.locator("code").textContent();
		const href = await item.locator("a").evaluate((link) => link.href);
		const bytes = href.startsWith("file:")
			? readFileSync(fileURLToPath(href))
			: await (await page.request.get(href)).body();

		assert.equal(createHash("sha256").update(bytes).digest("hex"), digest);
		assert.equal(bytes.subarray(0, 5).toString(), "%PDF-");
	});

	await test("effect is of today, and names what ended it", async () => {
		await page.goto(base + REPEALED);
		assert.match(await page.textContent("#tinh-trang"), /Hết hiệu lực/);
		assert.match(await page.textContent(".changes"), /32\/2025\/QĐ-UBND/);
		assert.match(await page.textContent("#tinh-den"), /hôm nay/);
		await page.click('.changes a:has-text("32/2025")');
		assert.match(
			await page.textContent("section[aria-labelledby=lien-quan]"),
			/Bãi bỏ văn bản.*13\/2024\/QĐ-UBND/s,
		);
	});

	await test("the citation is as NĐ 78/2025 has it", async () => {
		await page.goto(base + DOCUMENT);
		assert.match(
			await page.textContent("#cau-trich-dan"),
			/^Quyết định số 11\/2024\/QĐ-UBND ngày 12 tháng 3 năm 2024 của Ủy ban nhân dân tỉnh Giả Định điều chỉnh/,
		);
		await page.click("text=Sao chép trích dẫn");
		assert.match(
			await page.evaluate(() => String(window.getSelection())),
			/^Quyết định số 11/,
		);
	});

	await test("the keyboard alone finds and opens a document", async () => {
		await page.goto(base + "tim-kiem.html");
		await page.keyboard.press("Tab");
		assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
		await page.keyboard.press("Enter");
		await page.keyboard.press("Tab");
		assert.equal(await page.evaluate(() => document.activeElement.id), "q");
		const outline = await page.evaluate(
			() => getComputedStyle(document.activeElement).outlineStyle,
		);
		assert.notEqual(outline, "none");
		await page.keyboard.type("bang gia dat do thi");
		await page.keyboard.press("Enter");
		await page.waitForSelector("#ket-qua li a");
		for (let i = 0; i < 12; i++) {
			await page.keyboard.press("Tab");
			if (await page.evaluate(() => document.activeElement.closest("#ket-qua") !== null))
				break;
		}
		await page.keyboard.press("Enter");
		await page.waitForURL("**/van-ban/**");
	});

	await test("without scripts everything but the search is there", async () => {
		const plain = await pageOf(browser, base, { javaScriptEnabled: false });

		await plain.goto(base + "index.html");
		await plain.click(".volumes a >> nth=0");
		await plain.click("table a >> nth=0");
		assert.match(await plain.textContent(".text"), /Căn cứ/);
		assert.match(await plain.textContent("#tinh-trang"), /hiệu lực|ban hành/);
		await plain.goto(base + "tim-kiem.html");
		await plain.click("main noscript a >> nth=0");
		assert.match(await plain.textContent("h1"), /Cơ quan/);
		await plain.context().close();
	});

	for (const [kind, path] of Object.entries(KINDS)) {
		// A server shows it at any path; it has the server's root in it.
		if (kind === "missing") continue;
		await test(`axe finds nothing on: ${kind}`, async () => {
			for (const colorScheme of ["light", "dark"]) {
				await page.emulateMedia({ colorScheme });
				await page.goto(base + path);
				if (kind === "search") await page.waitForSelector("#ket-qua li p mark");
				assert.deepEqual(await findings(page), []);
			}
			await page.emulateMedia({ colorScheme: "light" });
		});
		await test(`nothing is cut at 320 pixels on: ${kind}`, async () => {
			await page.setViewportSize({ width: 320, height: 700 });
			await page.goto(base + path);
			if (kind === "search") await page.waitForSelector("#ket-qua li p mark");
			assert.ok((await overflow(page)) <= 0, `wider by ${await overflow(page)}`);
			await page.screenshot({ path: join(shots, `${where}-${kind}-320.png`) });
			await page.setViewportSize({ width: 1100, height: 900 });
			await page.screenshot({ path: join(shots, `${where}-${kind}.png`) });
		});
	}

	await test("dark is dark", async () => {
		await page.emulateMedia({ colorScheme: "dark" });
		await page.goto(base + DOCUMENT);
		const [r, g, b] = (
			await page.evaluate(() =>
				getComputedStyle(document.querySelector("main")).backgroundColor,
			)
		).match(/\d+/g).map(Number);

		assert.ok(r + g + b < 150);
		await page.screenshot({ path: join(shots, `${where}-dark.png`) });
		await page.emulateMedia({ colorScheme: "light" });
	});

	await test("paper has no navigation, and addresses after links", async () => {
		await page.goto(base + DOCUMENT);
		await page.emulateMedia({ media: "print" });
		assert.equal(await page.locator(".banner nav").isVisible(), false);
		assert.match(
			await page.evaluate(() =>
				getComputedStyle(document.querySelector(".files a"), "::after").content,
			),
			/11-2024-qd-ubnd\.pdf/,
		);
		await page.screenshot({ path: join(shots, `${where}-print.png`) });
		await page.emulateMedia({ media: "screen" });
	});

	await page.context().close();
}

async function checkFiles(where, browser, sites) {
	const test = (name, work) => tests.test(`${where}: ${name}`, work);
	const page = await pageOf(browser, sites.top, {});

	await check(test, page, sites, async () => {
		assert.deepEqual(await findings(page), []);
		await page.setViewportSize({ width: 320, height: 700 });
		assert.ok((await overflow(page)) <= 0, `wider by ${await overflow(page)}`);
		await page.screenshot({ path: join(shots, `${where}-verdict-320.png`) });
		await page.setViewportSize({ width: 1100, height: 900 });
		await page.screenshot({ path: join(shots, `${where}-verdict.png`) });
	});
	await page.context().close();
}

/** The gazette of the hostile titles is one that signs. */
async function explain(where, browser, base, plain) {
	const page = await pageOf(browser, base, {});

	await tests.test(`${where}: how to check a signature is explained`, async () => {
		await page.goto(base + "kiem-tra.html#chu-ky");
		for (const tool of ["Adobe", "Foxit", "pdfsig", "openssl", "congbao"])
			assert.ok(
				(await page.textContent("section[aria-labelledby=chu-ky]")).includes(tool),
				tool,
			);
		assert.deepEqual(await findings(page), []);
		await page.setViewportSize({ width: 320, height: 700 });
		assert.ok((await overflow(page)) <= 0, `wider by ${await overflow(page)}`);
		await page.screenshot({ path: join(shots, `${where}-signatures.png`), fullPage: true });
	});
	await page.context().close();
	await tests.test(`${where}: but not where nothing is signed`, async () => {
		const other = await pageOf(browser, plain, {});

		await other.goto(plain + "kiem-tra.html");
		assert.equal(await other.locator("#chu-ky").count(), 0);
		await other.context().close();
	});
}

async function weigh(browser, base) {
	const page = await pageOf(browser, base, {});

	for (const path of ["index.html", DOCUMENT, "tim-kiem.html", "2024/so-02.html"])
		await tests.test(`under 60 kB without the text: ${path}`, async () => {
			let bytes = 0;
			const count = async (response) => {
				bytes += (await response.body()).length;
			};
			const answers = [];
			page.on("response", (response) => answers.push(count(response)));
			await page.goto(base + path, { waitUntil: "networkidle" });
			await Promise.all(answers);
			page.removeAllListeners("response");
			const text = await page.evaluate(
				() => document.querySelector("article.text")?.outerHTML.length ?? 0,
			);
			assert.ok(bytes - text < 60000, `${bytes - text} bytes`);
		});
	await page.context().close();
}

async function provoke(where, browser, base) {
	const page = await pageOf(browser, base, {});
	const text = () => page.evaluate(() => document.body.innerText);

	await tests.test(`${where}: hostile titles stay text`, async () => {
		for (const path of [
			"index.html",
			"2024/so-01.html",
			"2024/van-ban/so-01/1-qd-ubnd.html",
			"loai/quyet-dinh/index.html",
		]) {
			await page.goto(base + path);
			assert.ok((await text()).includes("</script><img onerror=alert(1) src=x>"), path);
			assert.equal(await page.locator("img").count(), 0);
		}
	});
	await tests.test(`${where}: in results too`, async () => {
		const found = await searchFor(page, base, "onerror alert");

		assert.ok(found[0].text.includes("</script><img onerror=alert(1) src=x>"));
		assert.equal(await page.locator("#ket-qua img").count(), 0);
	});
	await page.context().close();
}

mkdirSync(shots, { recursive: true });
const { browser, close } = await open();
const server = await serve(site, "/tinh/cong-bao/");
const second = await serve(hostile, "/");
const third = await serve(signed, "/");
withhold(signed);
try {
	await drive("server", browser, server.base);
	await drive("disk", browser, fileBase(site));
	for (const [where, base, signedBase, top] of [
		["server", server.base, third.base, "http://127.0.0.1:"],
		["disk", fileBase(site), fileBase(signed), "file://"],
	])
		await checkFiles(where, browser, {
			site,
			base,
			signed,
			signedBase,
			top,
			scratch: join(site, ".."),
		});
	{
		const page = await (await browser.newContext()).newPage();

		await checkIncomplete(tests.test.bind(tests), page, fileBase(signed), signed);
		await page.context().close();
	}
	await explain("server", browser, second.base, server.base);
	await explain("disk", browser, fileBase(hostile), fileBase(site));
	await weigh(browser, server.base);
	await provoke("server", browser, second.base);
	await provoke("disk", browser, fileBase(hostile));
	await tests.test("the page of what is missing, at any depth", async () => {
		const page = await pageOf(browser, second.base, {});

		await page.goto(second.base + "404.html");
		assert.deepEqual(await findings(page), []);
		await page.click("main a >> nth=0");
		assert.match(await page.textContent("h1"), /Tìm kiếm/);
		await page.context().close();
	});
	await tests.test("no console speaks, and no request leaves the site", () => {
		assert.deepEqual(said, []);
	});
} finally {
	await close();
	server.close();
	second.close();
	third.close();
}
tests.end();
