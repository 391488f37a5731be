/*
 * Search in the reader's browser. Shards of the index are scripts, one for a
 * year, which call congbao.shard; the texts of an issue call congbao.texts.
 * Words are cut and folded as site/search_folding.c does it, by the same table.
 */
"use strict";

(function () {
	const PAGE = 20; /* results shown at a time */
	const BATCH = 40; /* texts looked into at a time */
	const AROUND = 90; /* characters quoted at each side of a match */
	const POSTING_BASE = 0x100;
	const MARK = "~"; /* an accent of the letter before it */

	const conclusion = document.getElementById("ket-luan");
	const list = document.getElementById("ket-qua");
	const more = document.getElementById("xem-them");
	const form = document.getElementById("tim");
	const years = conclusion.dataset.years.split(" ").filter(Boolean);
	const letters = new Map([
		["/", "/"],
		["-", "-"],
	]);
	const shards = new Map(); /* by year: a promise */
	const texts = new Map(); /* by issue: a promise */
	const waiting = new Map(); /* by address: what takes the data */
	let run = 0; /* a new search ends the one before */

	for (const line of congbao.letters)
		for (const letter of line)
			letters.set(letter, line[0]);

	/* Loads a script that hands its data over under a key. */
	function load(address, key) {
		return new Promise(function (resolve, reject) {
			const script = document.createElement("script");

			waiting.set(key, resolve);
			script.src = address;
			script.addEventListener("error", function () {
				reject(new Error(address));
			});
			document.head.append(script);
		});
	}

	congbao.shard = function (shard) {
		waiting.get("shard " + shard.year)(prepare(shard));
	};

	congbao.texts = function (issue) {
		waiting.get("texts " + issue.path)(
			new Map(
				issue.texts.map(function (text) {
					return [text.id, text.text];
				}),
			),
		);
	};

	function shardOf(year) {
		if (!shards.has(year))
			shards.set(
				year,
				load("tim-kiem/" + year + ".js", "shard " + year),
			);
		return shards.get(year);
	}

	function textsOf(year, issue) {
		const path = year + "/" + issue;

		if (!texts.has(path))
			texts.set(
				path,
				load(
					year + "/van-ban/" + issue + ".js",
					"texts " + path,
				),
			);
		return texts.get(path);
	}

	/* Letter for letter, so that places in it are places in the text; an
	   accent by itself, as in ơ̆, is MARK. */
	function align(text) {
		let aligned = "";

		for (let i = 0; i < text.length; i++)
			aligned +=
				letters.get(text[i]) || (/\p{M}/u.test(text[i]) ? MARK : " ");
		return aligned;
	}

	function fold(text) {
		return align(text).replaceAll(MARK, "");
	}

	function plainNumber(word) {
		return word.replace(/^0+(?=[0-9])/, "");
	}

	/* The words of a folded text, and document numbers as one word. */
	function words(folded) {
		const found = [];

		for (const stretch of folded.split(" ")) {
			const whole = stretch.replace(/^[/-]+|[/-]+$/g, "");

			if (whole === "")
				continue;
			if (/^[0-9].*\//.test(whole) && /[a-z]/.test(whole))
				found.push(plainNumber(whole));
			for (const part of whole.split(/[/-]/))
				if (part !== "")
					found.push(plainNumber(part));
		}
		return found;
	}

	function prepare(shard) {
		shard.places = new Map();
		shard.words.forEach(function (word, i) {
			shard.places.set(word, i);
		});
		for (const item of shard.documents) {
			item.year = shard.year;
			item.foldedTitle = " " + fold(item.title) + " ";
			item.own = new Set(
				words(
					fold(
						[
							item.number,
							item.title,
							item.type,
							item.authority,
							item.signer || "",
							item.field || "",
							item.date.slice(0, 4),
							String(shard.year),
						].join(" "),
					),
				),
			);
			item.wholeNumber = words(fold(item.number))[0];
		}
		return shard;
	}

	/* The documents, by index, whose texts have the word. */
	function holders(shard, word) {
		const at = shard.places.get(word);
		const found = new Set();
		let index = -1;

		if (at === undefined)
			return found;
		for (const letter of shard.postings[at]) {
			index += letter.charCodeAt(0) - POSTING_BASE;
			found.add(index);
		}
		return found;
	}

	/* What was typed: words, phrases in quotes, and document numbers. */
	function understand(typed) {
		const text = typed.normalize("NFC");
		const phrases = [];
		const rest = text.replace(
			/["“”]([^"“”]*)["“”]/g,
			function (all, inner) {
				const phrase = fold(inner).trim().replace(/ +/g, " ");

				if (phrase !== "")
					phrases.push(phrase);
				return " " + inner + " ";
			},
		);

		const stretches = fold(rest).split(" ").filter(Boolean);

		return {
			phrases: phrases,
			words: Array.from(new Set(words(fold(rest)))),
			pairs: stretches.slice(1).map(function (word, i) {
				return stretches[i] + " " + word;
			}),
		};
	}

	function passes(item, filters) {
		return Object.keys(filters).every(function (name) {
			return (
				filters[name] === "" ||
				String(item[name] || "") === filters[name]
			);
		});
	}

	/* Better matches have more: the number, then the title, then the text. */
	function score(item, query) {
		let points = 0;

		for (const word of query.words) {
			if (word === item.wholeNumber)
				points += 1000;
			if (item.own.has(word))
				points += 10;
		}
		/* Words that stand together mean more: giá đất, not giao … đất. */
		query.pairs.forEach(function (pair) {
			if (item.foldedTitle.includes(" " + pair + " "))
				points += 20;
		});
		return points;
	}

	function candidates(shard, query, filters) {
		const sets = query.words.map(function (word) {
			return holders(shard, word);
		});
		const found = [];

		shard.documents.forEach(function (item, i) {
			if (
				passes(item, filters) &&
				query.words.every(function (word, w) {
					return item.own.has(word) || sets[w].has(i);
				})
			)
				found.push({ item: item, score: score(item, query) });
		});
		return found;
	}

	function hasPhrases(query, folded) {
		const spaced = " " + folded.replace(/ +/g, " ") + " ";

		return query.phrases.every(function (phrase) {
			return spaced.includes(" " + phrase + " ");
		});
	}

	/* Phrases are looked for in the text itself; its title may do. */
	async function hasText(one, query) {
		if (hasPhrases(query, one.item.foldedTitle))
			return true;
		const of = await textsOf(one.item.year, one.item.issue);

		return hasPhrases(query, fold(of.get(one.item.id) || ""));
	}

	/* Some at a time, the best first, so that the first soon show. */
	async function* confirmed(found, query) {
		const sorted = found.sort(better);

		if (query.phrases.length === 0) {
			yield sorted;
			return;
		}
		for (let i = 0; i < sorted.length; i += BATCH) {
			const some = sorted.slice(i, i + BATCH);
			const has = await Promise.all(
				some.map(function (one) {
					return hasText(one, query);
				}),
			);

			yield some.filter(function (one, j) {
				return has[j];
			});
		}
	}

	function better(a, b) {
		if (a.score !== b.score)
			return b.score - a.score;
		if (a.item.date !== b.item.date)
			return a.item.date < b.item.date ? 1 : -1;
		return a.item.number < b.item.number ? -1 : 1;
	}

	/* Where the words stand in a text: [start, end] pairs in their order. */
	function matches(text, query) {
		const aligned = align(text);
		const wanted = new Set(query.words);
		const found = [];
		const stretch = /[a-z0-9~/-]+/g;
		let match;

		function isWanted(word) {
			return wanted.has(plainNumber(word.replaceAll(MARK, "")));
		}

		while ((match = stretch.exec(aligned)) !== null) {
			if (isWanted(match[0])) {
				found.push([match.index, stretch.lastIndex]);
				continue;
			}
			for (const part of match[0].matchAll(/[a-z0-9~]+/g))
				if (isWanted(part[0]))
					found.push([
						match.index + part.index,
						match.index + part.index + part[0].length,
					]);
		}
		return found;
	}

	/* Appends the text with its matches marked. */
	function mark(element, text, query) {
		let from = 0;

		for (const place of matches(text, query)) {
			const marked = document.createElement("mark");

			element.append(text.slice(from, place[0]));
			marked.textContent = text.slice(place[0], place[1]);
			element.append(marked);
			from = place[1];
		}
		element.append(text.slice(from));
	}

	/* The place of a text that has most of the words near one another. */
	function quote(text, query) {
		const places = matches(text, query);
		let best = 0;
		let most = 0;

		places.forEach(function (place, i) {
			const near = new Set();

			for (
				let j = i;
				j < places.length && places[j][1] - place[0] < 2 * AROUND;
				j++
			)
				near.add(fold(text.slice(places[j][0], places[j][1])));
			if (near.size > most) {
				most = near.size;
				best = place[0];
			}
		});
		if (most === 0)
			return "";
		return cut(text, best - AROUND / 2, best + 2 * AROUND);
	}

	/* At spaces, so that no word is cut. */
	function cut(text, from, to) {
		const start = from <= 0 ? 0 : text.indexOf(" ", from) + 1;
		const end = to >= text.length ? text.length : text.lastIndexOf(" ", to);

		return (
			(start > 0 ? "… " : "") +
			text.slice(start, Math.max(start, end)).replace(/\n/g, " ") +
			(end < text.length ? " …" : "")
		);
	}

	function shortDate(date) {
		const part = date.split("-");

		return (
			part[2] +
			"-" +
			(Number(part[1]) > 2 ? String(Number(part[1])) : part[1]) +
			"-" +
			part[0]
		);
	}

	async function addQuote(element, item, query) {
		const of = await textsOf(item.year, item.issue);
		const words = quote(of.get(item.id) || "", query);

		if (words !== "")
			mark(element, words, query);
	}

	function show(one, query) {
		const item = one.item;
		const entry = document.createElement("li");
		const link = document.createElement("a");
		const name = document.createElement("strong");
		const about = document.createElement("p");
		const words = document.createElement("p");

		link.href =
			item.year + "/van-ban/" + item.issue + "/" + item.id + ".html";
		mark(name, item.type + " số " + item.number, query);
		link.append(name, " ");
		mark(link, item.title, query);
		about.append(
			item.authority +
				" · ký " +
				shortDate(item.date) +
				" · Công báo số " +
				item.label +
				", năm " +
				item.year,
		);
		entry.append(link, about, words);
		list.append(entry);
		addQuote(words, item, query).catch(function () {});
	}

	function say(count, searched, wanted) {
		const end = searched < wanted ? ", đang tìm tiếp…" : ".";

		if (count === 0 && searched === wanted)
			conclusion.textContent =
				"Không có văn bản nào khớp. Thử bớt từ hoặc bỏ bộ lọc.";
		else
			conclusion.textContent =
				count.toLocaleString("vi") + " văn bản khớp" + end;
	}

	/* What stands stays where it is while more years come in. */
	function redraw(found, query, shown) {
		list.textContent = "";
		for (const one of found.slice(0, shown))
			show(one, query);
		more.hidden = found.length <= shown;
	}

	function filtersOf(data) {
		return {
			year: data.get("nam") || "",
			type: data.get("loai") || "",
			authority: data.get("co-quan") || "",
			field: data.get("linh-vuc") || "",
			part: data.get("phan") || "",
		};
	}

	/* Years that are named in the query come first. */
	function yearsFor(query, filters) {
		const named = years.filter(function (year) {
			return query.words.includes(year);
		});

		if (filters.year !== "")
			return years.filter(function (year) {
				return year === filters.year;
			});
		return Array.from(new Set(named.concat(years)));
	}

	async function search() {
		const data = new FormData(form);
		const query = understand(String(data.get("q")));
		const filters = filtersOf(data);
		const wanted = yearsFor(query, filters);
		const this_run = ++run;
		let found = [];
		let shown = PAGE;
		let drawn = "";

		list.textContent = "";
		more.hidden = true;
		conclusion.textContent = "";
		if (query.words.length === 0)
			return;
		/* What stands is drawn again only where it would change. */
		function refresh() {
			const top = found.slice(0, shown).map(function (one) {
				return one.item.year + one.item.issue + one.item.id;
			});

			if (top.join() !== drawn)
				redraw(found, query, shown);
			drawn = top.join();
			more.hidden = found.length <= shown;
		}

		more.onclick = function () {
			shown += PAGE;
			redraw(found, query, shown);
			list.children[shown - PAGE].querySelector("a").focus();
		};
		for (let i = 0; i < wanted.length; i++) {
			const shard = await shardOf(wanted[i]);

			for await (const some of confirmed(
				candidates(shard, query, filters),
				query,
			)) {
				if (run !== this_run)
					return;
				found = found.concat(some).sort(better);
				refresh();
				say(found.length, i, wanted.length);
			}
		}
		say(found.length, wanted.length, wanted.length);
	}

	function searchSafely() {
		search().catch(function () {
			conclusion.textContent =
				"Không tải được dữ liệu tìm kiếm. Mời thử lại.";
		});
	}

	/* The address holds the question, so it can be kept and sent. */
	function remember() {
		const asked = new URLSearchParams();

		for (const [name, value] of new FormData(form))
			if (value !== "")
				asked.append(name, String(value));
		history.replaceState(null, "", "?" + asked);
	}

	function recall() {
		const asked = new URLSearchParams(location.search);

		for (const field of form.elements)
			if (field.name && asked.has(field.name))
				field.value = asked.get(field.name);
	}

	form.addEventListener("submit", function (event) {
		event.preventDefault();
		remember();
		searchSafely();
	});
	form.addEventListener("change", function (event) {
		if (event.target.id === "q")
			return;
		remember();
		searchSafely();
	});
	recall();
	searchSafely();
})();
