// The page of `congbao preview`: asks for the state of the preview, waits until
// it is another, and replaces what has changed.
"use strict";

const byId = (id) => document.getElementById(id);
const frame = byId("trang-web");
const chooser = byId("van-ban");

/** The pages: the element, the version and the text that it has or should
 *  have. The text is fetched before the page is looked at, the element only
 *  when it is near. */
const pages = [];
let state = { version: 0, pages: [], list: { documents: [] }, findings: [] };

async function text(name) {
	const response = await fetch(name);

	if (!response.ok) throw new Error(name + ": " + response.status);
	return response.text();
}

function draw(page) {
	if (page.drawn === page.text || !page.text) return;
	page.element.innerHTML = page.text;
	page.drawn = page.text;
	const box = page.element.firstElementChild.viewBox.baseVal;
	page.element.style.setProperty("--rong", box.width);
	page.element.style.setProperty("--cao", box.height);
}

const near = new IntersectionObserver(
	(entries) => {
		for (const entry of entries) {
			const page = pages[Number(entry.target.id.slice(1))];

			if (!page) continue;
			page.isNear = entry.isIntersecting;
			if (page.isNear) load(page).catch(() => {});
		}
	},
	{ root: byId("trang-in"), rootMargin: "100% 0px" },
);

/** Fetches the page if it is not the one that the state has. */
async function load(page) {
	const wanted = page.wanted;

	if (page.version !== wanted) {
		const svg = await text(`tep/trang-in/${page.index}.svg?${wanted}`);

		if (page.wanted !== wanted) return;
		page.text = svg;
		page.version = wanted;
	}
	if (page.isNear) draw(page);
}

function setPageCount(count) {
	while (pages.length > count) {
		const page = pages.pop();

		near.unobserve(page.element);
		page.element.remove();
	}
	while (pages.length < count) {
		const element = document.createElement("div");
		const index = pages.length;

		element.className = "trang";
		element.id = "p" + index;
		byId("trang-in").append(element);
		pages.push({ element, index, version: 0, wanted: 0, text: "", drawn: "", isNear: false });
		near.observe(element);
	}
}

/** Scrolls a run of words into view, unless it is. */
function show(run, isQuiet) {
	const box = run.getBoundingClientRect();
	const around = byId("trang-in").getBoundingClientRect();

	if (box.top < around.top || box.bottom > around.bottom || !isQuiet)
		run.scrollIntoView({ block: "center" });
	run.classList.add("moi");
	setTimeout(() => run.classList.remove("moi"), 1500);
}

/** The element of the first line of a page that is another than before. */
function firstChange(before, page) {
	const old = before.split("\n");
	const lines = page.text.split("\n");
	let i = 1;

	while (i < lines.length - 2 && lines[i] === old[i]) i++;
	return page.element.firstElementChild.children[Math.min(
		i - 1,
		page.element.firstElementChild.children.length - 1,
	)];
}

/** What is new is drawn; the rest is fetched when there is time. With the state
 *  comes the page that changed first. */
async function update(isFirst, svg) {
	setPageCount(state.pages.length);
	const changed = pages.filter((page) => page.wanted !== state.pages[page.index]);

	for (const page of changed) page.wanted = state.pages[page.index];
	if (changed.length > 0) {
		const page = (!isFirst && pages[state.changed]) || changed[0];
		const before = page.text;

		if (page.index === state.changed && svg) {
			page.text = svg;
			page.version = page.wanted;
		}
		await load(page);
		draw(page);
		if (!isFirst) {
			const run = before ? firstChange(before, page) : page.element;

			if (run) show(run, true);
		}
	}
	for (const page of changed) if (page.isNear) load(page).catch(() => {});
	document.body.dataset.version = state.version;
	requestAnimationFrame(() => {
		document.body.dataset.shown = performance.timeOrigin + performance.now();
	});
}

async function loadRest() {
	const { version } = state;

	for (const page of pages) {
		if (state.version !== version) return;
		await load(page);
	}
}

/** Shows the place in the pages that a line of a source is printed at. */
async function goTo(path, line) {
	const source = state.list.documents.findIndex((one) => one.file === path);
	let best = null;

	if (source < 0) return;
	JSON.parse(await text("tep/cho.json")).forEach((runs, index) => {
		for (const [run, from, at] of runs)
			if (from === source && at <= line && (!best || at > best.line))
				best = { index, run, line: at };
	});
	if (!best) best = { index: state.list.documents[source].first, run: 0 };
	const page = pages[best.index];
	await load(page);
	draw(page);
	choose("in");
	const run = page.element.querySelectorAll("text")[best.run];
	if (run) show(run, false);
}

/** What the page says, in the language of the preview's messages. */
const WORDS = {
	vi: {
		title: "Xem trước",
		printed: "Trang in",
		readers: "Trang cho người đọc",
		document: "Văn bản",
		findings: "Lỗi và cảnh báo",
		note: "ghi chú",
		warning: "cảnh báo",
		error: "lỗi",
		stale: "Có lỗi: các trang dưới đây là trước khi có lỗi",
		bad: (pages, count) => `${pages} trang, ${count} lỗi và cảnh báo`,
		good: (pages) => `${pages} trang, không có lỗi`,
		lost: "Mất kết nối: congbao preview đã dừng",
	},
	en: {
		title: "Preview",
		printed: "Printed pages",
		readers: "Page for readers",
		document: "Document",
		findings: "Errors and warnings",
		note: "note",
		warning: "warning",
		error: "error",
		stale: "There are errors: these pages are from before them",
		bad: (pages, count) => `${pages} pages, ${count} errors and warnings`,
		good: (pages) => `${pages} pages, no errors`,
		lost: "The connection is lost: congbao preview has ended",
	},
};
let words = WORDS.vi;

function setLanguage(language) {
	if (document.documentElement.lang === language) return;
	document.documentElement.lang = language;
	words = WORDS[language];
	for (const element of document.querySelectorAll("[data-words]"))
		element.textContent = words[element.dataset.words];
	frame.title = words.readers;
	document.querySelector("aside").setAttribute("aria-label", words.findings);
}

function finding(one) {
	const item = document.createElement("li");
	const place = one.path ? one.path.split("/").pop() + (one.line ? `:${one.line}:${one.column}` : "") : "";
	const head = document.createElement(one.line ? "button" : "span");

	item.className = one.severity;
	head.textContent = place;
	if (one.line) head.addEventListener("click", () => goTo(one.path, one.line));
	item.append(head, ` ${words[one.severity]}: ${one.message} [${one.code}]`);
	return item;
}

function showFindings() {
	const bad = state.findings.filter((one) => one.severity !== "note").length;

	byId("loi").replaceChildren(...state.findings.map(finding));
	document.body.classList.toggle("cu", !state.good);
	byId("tinh-hinh").textContent = !state.good
		? words.stale
		: bad
			? words.bad(state.pages.length, bad)
			: words.good(state.pages.length);
	document.title = (state.good ? "" : "✗ ") + words.title;
}

function showDocuments() {
	const chosen = chooser.selectedIndex;
	const names = state.list.documents.map((one) => one.name);

	if ([...chooser.options].map((one) => one.text).join("\n") === names.join("\n")) return;
	chooser.replaceChildren(...names.map((name) => new Option(name)));
	chooser.selectedIndex = Math.max(0, Math.min(chosen, names.length - 1));
}

/** The first element that differs, of two that have the same name. */
function firstDifference(left, right) {
	for (let i = 0; i < right.children.length; i++) {
		const other = left.children[i];

		if (!other) return right.children[i];
		if (!other.isEqualNode(right.children[i])) {
			return firstDifference(other, right.children[i]) || right.children[i];
		}
	}
	return null;
}

/** The page for readers of the chosen document, which keeps its place. */
async function updateFrame() {
	const chosen = state.list.documents[chooser.selectedIndex];

	if (frame.hidden || !chosen) return;
	const address = "tep/" + chosen.page;
	if (frame.getAttribute("src") !== address) {
		frame.src = address;
		frame.pristine = null;
		return;
	}
	const before = frame.contentDocument.body;
	if (!before) return;
	const next = new DOMParser().parseFromString(await text(address), "text/html");
	const after = next.body;
	const pristine = frame.pristine || before;

	frame.pristine = after.cloneNode(true);
	if (pristine.isEqualNode(after)) return;
	const place = firstDifference(pristine, after);
	before.replaceWith(after);
	if (place) place.scrollIntoView({ block: "center" });
}

function choose(what) {
	document.querySelector(`[name=xem][value=${what}]`).checked = true;
	frame.hidden = what !== "web";
	byId("trang-in").hidden = what !== "in";
	updateFrame();
}

function showChosen() {
	const chosen = state.list.documents[chooser.selectedIndex];

	updateFrame();
	if (chosen && pages[chosen.first]) pages[chosen.first].element.scrollIntoView();
}

const pause = (time) => new Promise((resolve) => setTimeout(resolve, time));

/** What the server says next; waits for the server, too. */
async function ask(isFirst) {
	for (;;) {
		try {
			return await text(isFirst ? "tinh-hinh" : "tinh-hinh?sau=" + state.version);
		} catch {
			byId("tinh-hinh").textContent = words.lost;
			await pause(1000);
		}
	}
}

async function follow() {
	for (let isFirst = true; ; ) {
		const said = await ask(isFirst);
		const end = said.indexOf("\n");
		const next = JSON.parse(said.slice(0, end));
		const isSame = next.version === state.version;

		state = next;
		setLanguage(state.language);
		showFindings();
		if (isSame) continue;
		showDocuments();
		await update(isFirst, said.slice(end + 1)).catch(console.error);
		isFirst = false;
		updateFrame().catch(console.error);
		loadRest().catch(() => {});
	}
}

for (const input of document.querySelectorAll("[name=xem]"))
	input.addEventListener("change", () => choose(input.value));
chooser.addEventListener("change", showChosen);
follow();
