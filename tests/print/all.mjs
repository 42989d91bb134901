// All subjects in one process, so that the site is built and its PDFs are opened once.

import './paper.test.mjs';
import './text.test.mjs';
import './qr.test.mjs';
import './ua.test.mjs';
import './golden.test.mjs';
import './same.test.mjs';
import './languages.test.mjs';
