// The page that checks a file: is it one that the gazette published?
import { createHash } from "node:crypto";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import assert from "node:assert/strict";

const DOCUMENT = "2024/so-02/11-2024-qd-ubnd.pdf";
const PAGE = "2024/van-ban/so-02/11-2024-qd-ubnd.html";
const UPDATE = "\n%an update\n%%EOF\n";

function sha256(bytes) {
	return createHash("sha256").update(bytes).digest();
}

/** Says in the data of a site that one document of it was withheld. */
export function withhold(site) {
	const path = join(site, "kiem-tra/2025.js");
	const text = readFileSync(path, "utf8");
	const number = '"number":"47/2025/QĐ-UBND"';

	assert.ok(text.includes(number));
	writeFileSync(path, text.replace(number, number + ',"withheld":true'));
}

function damaged(bytes, at) {
	const copy = Buffer.from(bytes);

	copy[at] ^= 1;
	return copy;
}

/** What the page says of a file. */
async function said(page) {
	await page.waitForSelector(".verdict:not(.busy)");
	return page.textContent("#ket-luan");
}

async function choose(page, base, bytes, name = "tep.pdf") {
	await page.goto(base + "kiem-tra.html");
	await page.setInputFiles("#tep-chon", {
		name,
		mimeType: "application/pdf",
		buffer: bytes,
	});
	return said(page);
}

const KNOWN = /^Đây đúng là tệp đã đăng/;
const UNKNOWN = /^Không tìm thấy tệp này/;
const CHANGED = /^Tệp này không phải là tệp đã đăng: nó đã bị thay đổi/;

async function find(test, page, base, site) {
	const bytes = readFileSync(join(site, DOCUMENT));

	await test("a published PDF is found, with its page", async () => {
		const text = await choose(page, base, bytes, "bat-ky.pdf");

		assert.match(text, KNOWN);
		assert.match(text, /Quyết định số 11\/2024\/QĐ-UBND ngày 12-3-2024, Công báo số 02/);
		assert.doesNotMatch(text, /chữ ký/);
		const digest = await page.textContent("#ket-luan code");
		assert.equal(digest, sha256(bytes).toString("hex"));
		await page.click("#ket-luan a");
		await page.waitForURL("**/" + PAGE);
		assert.ok((await page.textContent(".files")).includes(digest));
	});

	await test("so are an issue's, Markdown and XML", async () => {
		for (const [path, what] of [
			["2025/so-03/cong-bao-so-03-2025.pdf", /Công báo số 03 ngày/],
			["2024/so-01/67-qd-ubnd.md", /67\/QĐ-UBND/],
			["2024/so-01/67-qd-ubnd.xml", /67\/QĐ-UBND/],
		]) {
			const text = await choose(page, base, readFileSync(join(site, path)));

			assert.match(text, KNOWN, path);
			assert.match(text, what);
		}
	});

	await test("with one byte changed it is not", async () => {
		for (const at of [0, 9, bytes.length >> 1, bytes.length - 1])
			assert.match(await choose(page, base, damaged(bytes, at)), UNKNOWN);
		assert.match(await choose(page, base, bytes.subarray(1)), UNKNOWN);
		assert.match(await choose(page, base, Buffer.alloc(0)), UNKNOWN);
	});

	await test("what was added to it is noticed", async () => {
		const longer = Buffer.concat([bytes, Buffer.from(UPDATE)]);
		const text = await choose(page, base, longer);

		assert.match(text, CHANGED);
		assert.match(text, /11\/2024\/QĐ-UBND/);
	});
}

async function ask(test, page, base, site) {
	await test("years are asked newest first, until one has it", async () => {
		for (const [path, years] of [
			["2025/so-03/cong-bao-so-03-2025.pdf", ["2025"]],
			[DOCUMENT, ["2025", "2024"]],
		]) {
			const asked = [];
			const note = (request) => {
				// The page's own icon may come late.
				if (!request.url().endsWith(".svg")) asked.push(request.url());
			};

			await page.goto(base + "kiem-tra.html");
			page.on("request", note);
			await page.setInputFiles("#tep-chon", join(site, path));
			assert.match(await said(page), KNOWN);
			page.off("request", note);
			assert.deepEqual(
				asked,
				years.map((year) => `${base}kiem-tra/${year}.js`),
			);
		}
	});
}

/** In the gazette that is signed; site has the same PDF unsigned. */
async function findSigned(test, page, base, unsigned, signed) {
	const before = unsigned.length;

	await test("a signed PDF is found, and its signature named", async () => {
		const text = await choose(page, base, signed);

		assert.match(text, KNOWN);
		assert.match(text, /Tệp có chữ ký số của Công báo/);
	});

	await test("its unsigned bytes are told from it", async () => {
		const text = await choose(page, base, unsigned);

		assert.match(text, /^Đây là bản chưa ký của một tệp đã đăng/);
		assert.match(text, /11\/2024\/QĐ-UBND/);
	});

	await test("with another signature it is changed", async () => {
		for (const bytes of [
			damaged(signed, before + 4),
			signed.subarray(0, signed.length - 3),
			Buffer.concat([unsigned, Buffer.from("%x\n%%EOF\n")]),
			Buffer.concat([signed, Buffer.from(UPDATE)]),
		])
			assert.match(await choose(page, base, bytes), CHANGED);
	});

	await test("before its signature one byte makes it unknown", async () => {
		assert.match(await choose(page, base, damaged(signed, 99)), UNKNOWN);
	});

	await test("its page says that it is signed", async () => {
		await page.goto(base + PAGE);
		await page.click(".files >> text=Có chữ ký số");
		assert.match(page.url(), /kiem-tra\.html#chu-ky$/);
		await page.goto(base + "2024/so-02.html");
		assert.equal(await page.locator("dd >> text=Có chữ ký số").count(), 1);
		await page.goto(base + "2024/so-01.html");
		assert.equal(await page.locator("text=Có chữ ký số").count(), 0);
	});
}

async function refuse(test, page, base, scratch) {
	await test("a file that is too large is not read", async () => {
		await page.goto(base + "kiem-tra.html");
		await page.evaluate(() => {
			Object.defineProperty(File.prototype, "size", { value: 2 ** 30 });
		});
		await page.setInputFiles("#tep-chon", {
			name: "lon.pdf",
			mimeType: "application/pdf",
			buffer: Buffer.from("x"),
		});
		assert.match(await said(page), /^Tệp quá lớn/);
	});

	await test("a file that is gone cannot be read", async () => {
		const path = join(scratch, "mat.pdf");

		writeFileSync(path, "x");
		await page.goto(base + "kiem-tra.html");
		await page.setInputFiles("#tep-chon", path);
		assert.match(await said(page), UNKNOWN);
		rmSync(path);
		await page.dispatchEvent("#tep-chon", "change");
		await page.waitForFunction(() =>
			document
				.getElementById("ket-luan")
				.textContent.startsWith("Không đọc được tệp này"),
		);
	});
}

async function handle(test, page, base, site) {
	await test("the keyboard chooses a file", async () => {
		// Asked for first: choosers are caught only a while later.
		const chooser = page.waitForEvent("filechooser");

		chooser.catch(() => {});
		await page.goto(base + "kiem-tra.html");
		await page.focus("#noi-dung");
		await page.keyboard.press("Tab");
		assert.equal(await page.evaluate(() => document.activeElement.id), "tep-chon");
		assert.notEqual(
			await page.evaluate(
				() => getComputedStyle(document.activeElement).outlineStyle,
			),
			"none",
		);
		await page.keyboard.press("Enter");
		await (await chooser).setFiles(join(site, DOCUMENT));
		assert.match(await said(page), KNOWN);
		await page.keyboard.press("Tab");
		assert.match(
			await page.evaluate(() => document.activeElement.textContent),
			/11\/2024\/QĐ-UBND/,
		);
	});

	await test("a screen reader hears what it is for and what is said", async () => {
		const choice = page.getByLabel("Kiểm tra một tệp ngay tại đây");

		assert.equal(await choice.getAttribute("type"), "file");
		assert.match(await page.getByRole("status").textContent(), KNOWN);
	});

	await test("a file is dropped anywhere on the page", async () => {
		await page.goto(base + "kiem-tra.html");
		const data = await page.evaluateHandle(
			(bytes) => {
				const transfer = new DataTransfer();

				transfer.items.add(new File([new Uint8Array(bytes)], "tha.pdf"));
				return transfer;
			},
			[...readFileSync(join(site, DOCUMENT))],
		);
		await page.dispatchEvent("footer", "dragover", { dataTransfer: data });
		assert.equal(await page.locator(".drop.over").count(), 1);
		await page.dispatchEvent("footer", "drop", { dataTransfer: data });
		assert.match(await said(page), KNOWN);
		assert.equal(await page.locator(".drop.over").count(), 0);
	});
}

/**
 * Drives the page of a site, and of one that is the same but for signatures.
 * `look` has the suite's checks of what is shown.
 */
export async function check(test, page, sites, look) {
	await find(test, page, sites.base, sites.site);
	await ask(test, page, sites.base, sites.site);
	await findSigned(
		test,
		page,
		sites.signedBase,
		readFileSync(join(sites.site, DOCUMENT)),
		readFileSync(join(sites.signed, DOCUMENT)),
	);
	await refuse(test, page, sites.base, sites.scratch);
	await handle(test, page, sites.base, sites.site);
	await test("what was withheld is known, and said to be", async () => {
		const text = await choose(
			page,
			sites.signedBase,
			readFileSync(join(sites.site, "2025/so-03/47-2025-qd-ubnd.pdf")),
		);

		assert.match(text, /^Tệp này từng được đăng Công báo, nay không còn/);
		assert.match(text, /47\/2025\/QĐ-UBND.*gỡ bỏ/s);
	});
	await test("verdicts are readable by all, at any width", async () => {
		const bytes = readFileSync(join(sites.site, DOCUMENT));

		for (const file of [bytes, damaged(bytes, 9)])
			for (const colorScheme of ["light", "dark"]) {
				await page.emulateMedia({ colorScheme });
				await choose(page, sites.base, file, "t".repeat(200) + ".pdf");
				await look(page);
			}
		await page.emulateMedia({ colorScheme: "light" });
	});
}

/** Without the data of a year nothing is concluded. */
export async function checkIncomplete(test, page, base, copy) {
	const bytes = readFileSync(join(copy, DOCUMENT));

	for (const [name, spoil] of [
		["missing", (path) => rmSync(path)],
		["damaged", (path) => writeFileSync(path, "congbao.files(")],
	])
		await test(`a ${name} list of a year is no "not found"`, async () => {
			spoil(join(copy, "kiem-tra/2025.js"));
			assert.match(
				await choose(page, base, damaged(bytes, 9)),
				/^Không tải được danh sách tệp của năm 2025/,
			);
		});
}
