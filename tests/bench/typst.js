/*
 * typst: Typst by its Node.js package, where there is no program of it.
 *
 * Usage: node typst.js PACKAGES SOURCE.typ OUT.pdf
 *
 * PACKAGES is the node_modules that has it. Only the directory of the face is
 * searched for fonts, which is less than the program does. The PDF is tagged,
 * as the program's is.
 */
'use strict';
const fs = require('fs');
const path = require('path');

const [packages, source, out] = process.argv.slice(2).map((name) =>
    path.resolve(name));
const {NodeCompiler} = require(path.join(packages,
    '@myriaddreamin/typst-ts-node-compiler'));
const compiler = NodeCompiler.create({
	workspace: path.dirname(source),
	fontArgs: [{fontPaths: ['/usr/share/fonts/truetype/liberation2']}],
});

fs.writeFileSync(out, compiler.pdf({mainFilePath: source}, {pdfTags: true}));
