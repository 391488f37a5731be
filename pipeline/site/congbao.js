/*
 * What a page does beyond what it says: the state of effect as of today, and
 * a button that copies the citation. Everything is there without it.
 */
"use strict";

(function () {
	/* "2024-03-15", by the reader's own clock. */
	function today() {
		const now = new Date();

		return [
			String(now.getFullYear()).padStart(4, "0"),
			String(now.getMonth() + 1).padStart(2, "0"),
			String(now.getDate()).padStart(2, "0"),
		].join("-");
	}

	/* The gravest change that has come to pass decides (catalog/legal_status.c). */
	const GRAVITY = [
		"da-ban-hanh",
		"chua-hieu-luc",
		"con-hieu-luc",
		"da-dinh-chinh",
		"da-sua-doi",
		"ngung-mot-phan",
		"het-mot-phan",
		"ngung-hieu-luc",
		"het-hieu-luc",
	];

	function showState() {
		const state = document.getElementById("tinh-trang");
		const until = document.getElementById("tinh-den");
		let key = "chua-hieu-luc";
		let name = "Chưa có hiệu lực";
		let gravity = -1;

		if (state === null || until === null)
			return;
		for (const change of document.querySelectorAll(".changes > li")) {
			const rank = GRAVITY.indexOf(change.dataset.state);

			if (change.dataset.day > today() || rank < gravity)
				continue;
			gravity = rank;
			key = change.dataset.state;
			name = change.dataset.name;
		}
		state.className = "state " + key;
		state.textContent = name;
		until.textContent =
			" tính đến hôm nay, theo các số Công báo đã đăng tại đây";
	}

	/* Where scripts may not reach the clipboard, the text is selected. */
	function copy(text) {
		const range = document.createRange();

		range.selectNodeContents(text);
		window.getSelection().removeAllRanges();
		window.getSelection().addRange(range);
		if (navigator.clipboard)
			return navigator.clipboard.writeText(text.textContent);
		return Promise.reject(new Error("no clipboard"));
	}

	function offerCopy() {
		const text = document.getElementById("cau-trich-dan");
		const button = document.createElement("button");
		const said = document.createElement("span");

		if (text === null)
			return;
		button.type = "button";
		button.textContent = "Sao chép trích dẫn";
		said.setAttribute("role", "status");
		button.addEventListener("click", function () {
			copy(text).then(
				function () {
					said.textContent = " Đã sao chép.";
				},
				function () {
					said.textContent =
						" Đã chọn; bấm Ctrl+C để sao chép.";
				},
			);
		});
		text.after(button, said);
	}

	showState();
	offerCopy();
})();
