/*
 * Is a file that the reader has one that the gazette published? Its SHA-256 is
 * computed here, and looked for in the digests of each year's files, newest
 * year first. These are scripts that call congbao.files (site/check_shard.h).
 * The file goes nowhere.
 */
"use strict";

(function () {
	const MOST = 512 * 1024 * 1024; /* bytes that are read at once */
	const KEPT = 16; /* bytes of a digest in the shards */
	const PREFIXES_MOST = 8; /* ends of a PDF that are tried */

	const drop = document.getElementById("tha-tep");
	const input = document.getElementById("tep-chon");
	const conclusion = document.getElementById("ket-luan");
	const years = conclusion.dataset.years.split(" ").filter(Boolean);
	const shards = new Map(); /* by year: a promise */
	const waiting = new Map(); /* by year: what takes the data */
	let run = 0; /* a new file ends the check of the one before */

	/* A sentence for the reader, instead of a result. */
	class Refusal extends Error {}

	/* What the files of a shard are, by digest; a signed one is there with
	   the digest of what was signed, too, unless that is published as well. */
	function prepare(shard) {
		const known = new Map();

		function add(issue, act, line) {
			const [digest, name, base] = line.split(" ");
			const about = {
				year: shard.year,
				issue: issue,
				act: act,
				name: name,
				isSigned: base !== undefined,
			};

			known.set(digest, { ...about, isBase: false });
			if (base !== undefined && !known.has(base))
				known.set(base, { ...about, isBase: true });
		}

		for (const issue of shard.issues) {
			for (const line of issue.files)
				add(issue, null, line);
			for (const act of issue.documents)
				for (const line of act.files)
					add(issue, act, line);
		}
		return known;
	}

	window.congbao = {
		files: function (shard) {
			const year = String(shard.year);

			waiting.get(year)(prepare(shard));
			waiting.delete(year);
		},
	};

	function load(year) {
		return new Promise(function (resolve, reject) {
			const script = document.createElement("script");

			function refuse() {
				shards.delete(year);
				reject(
					new Refusal(
						"Không tải được danh sách tệp của năm " +
							year +
							" nên chưa kết luận được. Mời thử lại.",
					),
				);
			}

			waiting.set(year, resolve);
			script.src = "kiem-tra/" + year + ".js";
			script.addEventListener("error", refuse);
			/* It has called congbao.files by then, or is damaged. */
			script.addEventListener("load", function () {
				if (waiting.has(year))
					refuse();
			});
			document.head.append(script);
		});
	}

	function shardOf(year) {
		if (!shards.has(year))
			shards.set(year, load(year));
		return shards.get(year);
	}

	async function digestOf(bytes) {
		return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
	}

	function hexOf(digest) {
		return Array.from(digest, function (byte) {
			return byte.toString(16).padStart(2, "0");
		}).join("");
	}

	function keyOf(digest) {
		return btoa(String.fromCharCode(...digest.subarray(0, KEPT))).replace(
			/=+$/,
			"",
		);
	}

	/* Where a PDF ended before something was added to it: behind each "%%EOF"
	   and its line end, except at the end of the file. */
	function endsWithin(bytes) {
		const mark = [0x25, 0x25, 0x45, 0x4f, 0x46];
		const ends = [];
		let at = 0;

		while (ends.length < PREFIXES_MOST) {
			at = bytes.indexOf(mark[0], at);
			if (at < 0)
				break;
			if (
				!mark.every(function (byte, i) {
					return bytes[at + i] === byte;
				})
			) {
				at++;
				continue;
			}
			at += mark.length;
			if (bytes[at] === 0x0d)
				at++;
			if (bytes[at] === 0x0a)
				at++;
			if (at < bytes.length)
				ends.push(at);
		}
		return ends;
	}

	async function read(file) {
		if (!(window.crypto && crypto.subtle))
			throw new Refusal(
				"Trình duyệt chỉ tính mã khi trang được mở bằng https:// hoặc từ đĩa. Mời dùng các lệnh dưới đây.",
			);
		if (file.size > MOST)
			throw new Refusal(
				"Tệp quá lớn để kiểm tra trong trình duyệt (hơn 512 MB). Mời dùng các lệnh dưới đây.",
			);
		try {
			return new Uint8Array(await file.arrayBuffer());
		} catch {
			throw new Refusal(
				"Không đọc được tệp này. Tệp có thể vừa bị sửa, chuyển đi, hoặc là một thư mục. Mời chọn lại.",
			);
		}
	}

	/* The digest of the file and, should it be unknown, those of what it may
	   have been before. */
	async function keysOf(bytes, whole) {
		const keys = [{ key: keyOf(whole), isWhole: true }];

		for (const end of endsWithin(bytes))
			keys.push({
				key: keyOf(await digestOf(bytes.subarray(0, end))),
				isWhole: false,
			});
		return keys;
	}

	async function find(keys) {
		for (const year of years) {
			const known = await shardOf(year);

			for (const one of keys)
				if (known.has(one.key))
					return { ...known.get(one.key), isWhole: one.isWhole };
		}
		return null;
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

	function link(address, text) {
		const element = document.createElement("a");

		element.href = address;
		element.textContent = text;
		return element;
	}

	/* "Quyết định số … ngày …, Công báo số … ngày …", with links. */
	function whereIs(found) {
		const page = found.year + "/" + found.issue.id;
		const issue = [
			link(page + ".html", "Công báo số " + found.issue.label),
			" ngày " + shortDate(found.issue.date),
		];

		if (found.act === null)
			return issue;
		return [
			link(
				found.year +
					"/van-ban/" +
					found.issue.id +
					"/" +
					found.act.id +
					".html",
				found.act.type + " số " + found.act.number,
			),
			" ngày " + shortDate(found.act.date) + ", ",
			...issue,
		];
	}

	/* A verdict: how it looks, its sentence, and what follows. */
	const UNKNOWN = [
		"unknown",
		"Không tìm thấy tệp này trong Công báo.",
		[
			"Mã của tệp không trùng với tệp nào đã đăng. Chỉ cần một byte khác đi (mở ra rồi lưu lại, in ra PDF, ký thêm, nén) là mã đã khác, nên điều này chưa có nghĩa là nội dung bị sửa hay giả mạo; nhưng không thể coi tệp này là tệp đã đăng. Mời tải tệp từ trang của văn bản.",
		],
	];

	function isWithheld(found) {
		return found.act !== null && found.act.withheld === true;
	}

	function changed(found) {
		return [
			"changed",
			"Tệp này không phải là tệp đã đăng: nó đã bị thay đổi.",
			[
				"Phần đầu đúng là tệp ",
				found.name,
				" của ",
				...whereIs(found),
				found.isBase
					? ", nhưng phần sau không phải là chữ ký đã đăng, hoặc chữ ký đã bị sửa. "
					: ", nhưng phía sau có thêm nội dung không do Công báo đăng. ",
				isWithheld(found)
					? "Văn bản đó đã được gỡ bỏ."
					: "Mời tải lại tệp từ trang đó.",
			],
		];
	}

	function withheld(found) {
		return [
			"changed",
			"Tệp này từng được đăng Công báo, nay không còn được đăng.",
			[
				"Nội dung của ",
				...whereIs(found),
				" đã được gỡ bỏ theo quy định của pháp luật; xem ",
				link("go-bo.html", "Văn bản gỡ bỏ, hạn chế"),
				".",
			],
		];
	}

	function unsigned(found) {
		return [
			"unknown",
			"Đây là bản chưa ký của một tệp đã đăng Công báo.",
			[
				"Nội dung giống hệt tệp ",
				found.name,
				" của ",
				...whereIs(found),
				", nhưng không có chữ ký số. Mời tải bản đã ký từ trang đó.",
			],
		];
	}

	function notesOn(found) {
		const notes = [];

		if (found.isSigned)
			notes.push(
				"Tệp có ",
				link("#chu-ky", "chữ ký số của Công báo"),
				". ",
			);
		if (found.act !== null && found.act.restricted)
			notes.push(
				"Văn bản này đang bị hạn chế khai thác; xem ",
				link("go-bo.html", "Văn bản gỡ bỏ, hạn chế"),
				". ",
			);
		else if (found.act !== null)
			notes.push(
				"Văn bản còn hiệu lực hay không: xem trang của văn bản.",
			);
		return notes;
	}

	function published(found) {
		return [
			"known",
			"Đây đúng là tệp đã đăng Công báo.",
			[
				"Tệp giống đến từng byte với tệp ",
				found.name,
				" của ",
				...whereIs(found),
				". ",
				...notesOn(found),
			],
		];
	}

	function verdictOf(found) {
		if (found === null)
			return UNKNOWN;
		if (!found.isWhole)
			return changed(found);
		if (isWithheld(found))
			return withheld(found);
		return found.isBase ? unsigned(found) : published(found);
	}

	function paragraph(...content) {
		const element = document.createElement("p");

		element.append(...content);
		return element;
	}

	function say(state, sentence, rest) {
		const strong = document.createElement("strong");

		strong.textContent = sentence;
		conclusion.className = "verdict " + state;
		conclusion.replaceChildren(paragraph(strong), ...rest);
	}

	function show(file, digest, found) {
		const code = document.createElement("code");
		const [state, sentence, about] = verdictOf(found);

		code.textContent = digest;
		say(state, sentence, [
			paragraph(...about),
			paragraph(file.name + ", SHA-256 ", code),
		]);
	}

	async function check(file) {
		const this_run = ++run;

		function isLast() {
			return run === this_run;
		}

		say("busy", "Đang kiểm tra " + file.name + "…", []);
		try {
			const bytes = await read(file);
			const digest = await digestOf(bytes);
			const found = await find(await keysOf(bytes, digest));

			if (isLast())
				show(file, hexOf(digest), found);
		} catch (error) {
			if (isLast())
				say(
					"unknown",
					error instanceof Refusal
						? error.message
						: "Không kiểm tra được tệp này: " + error.message,
					[],
				);
		}
	}

	function bringsFiles(event) {
		return event.dataTransfer.types.includes("Files");
	}

	input.addEventListener("change", function () {
		if (input.files.length > 0)
			check(input.files[0]);
	});
	/* Anywhere on the page: a browser would leave the page for a file that
	   is dropped beside the place for it. */
	document.addEventListener("dragover", function (event) {
		if (!bringsFiles(event))
			return;
		event.preventDefault();
		drop.classList.add("over");
	});
	document.addEventListener("dragleave", function (event) {
		if (event.relatedTarget === null)
			drop.classList.remove("over");
	});
	document.addEventListener("drop", function (event) {
		if (!bringsFiles(event))
			return;
		event.preventDefault();
		drop.classList.remove("over");
		if (event.dataTransfer.files.length > 0)
			check(event.dataTransfer.files[0]);
	});
	drop.hidden = false;
})();
