// The tests' surroundings: a loopback server, Chromium, and a count.
import { createServer } from "node:http";
import { readFile, stat } from "node:fs/promises";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { extname, join, normalize } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const TYPES = {
	".html": "text/html; charset=utf-8",
	".css": "text/css",
	".js": "text/javascript",
	".json": "application/json",
	".svg": "image/svg+xml",
	".pdf": "application/pdf",
	".xml": "application/xml",
	".atom": "application/atom+xml",
	".md": "text/markdown; charset=utf-8",
	".txt": "text/plain; charset=utf-8",
};

/** Serves a directory below a path of 127.0.0.1, as a sub-path of a portal. */
export async function serve(directory, below) {
	const server = createServer(async (request, response) => {
		const url = new URL(request.url, "http://127.0.0.1");
		let path = decodeURIComponent(url.pathname);

		if (!path.startsWith(below) || normalize(path) !== path) {
			response.writeHead(404).end();
			return;
		}
		path = join(directory, path.slice(below.length));
		try {
			if ((await stat(path)).isDirectory()) path = join(path, "index.html");
			const bytes = await readFile(path);
			response.writeHead(200, {
				"Content-Type": TYPES[extname(path)] || "application/octet-stream",
			});
			response.end(bytes);
		} catch {
			response.writeHead(404).end();
		}
	});
	await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
	return {
		base: `http://127.0.0.1:${server.address().port}${below}`,
		close: () => server.close(),
	};
}

export function fileBase(directory) {
	return pathToFileURL(directory).href + "/";
}

/** Chromium with a directory of its own, which is gone afterwards. */
export async function open() {
	const profile = mkdtempSync(join(tmpdir(), "congbao-browser-"));
	const browser = await chromium.launch({
		executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
		args: [
			"--no-sandbox",
			"--disable-gpu",
			"--no-first-run",
			"--disable-background-networking",
			"--disable-component-update",
			"--disable-sync",
			`--disk-cache-dir=${profile}`,
		],
	});
	return {
		browser,
		close: async () => {
			await browser.close();
			rmSync(profile, { recursive: true, force: true });
		},
	};
}

/** Runs tests one after the other and counts them. */
export class Tests {
	passed = 0;
	failed = 0;

	async test(name, work) {
		try {
			await work();
			this.passed++;
		} catch (error) {
			this.failed++;
			console.log(`not ok ${name}\n    ${String(error.stack || error)
				.split("\n").slice(0, 6).join("\n    ")}`);
		}
	}

	end() {
		console.log(`${this.passed} passed, ${this.failed} failed`);
		process.exitCode = this.failed === 0 ? 0 : 1;
	}
}
