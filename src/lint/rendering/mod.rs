//! The rules of what is met while pages are made.

use super::table;

table![template_error, text_changed_by_minifier, glyph_missing,];
