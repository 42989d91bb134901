//! A table for a terminal: columns aligned by what letters take up there, at most 80 wide.
//!
//! Too long a cell is wrapped, not cut, since ids and names in it may be needed. Content can hold
//! characters that steer a terminal; they're made harmless.

use unicode_width::UnicodeWidthStr;

use crate::diagnostic::human;

/// Columns of a terminal that everybody has.
const WIDTH: usize = 80;
/// Blanks between two columns.
const GAP: usize = 2;
/// No column is made narrower than this.
const LEAST: usize = 8;

/// The rows below their heads, with a final line break.
#[must_use]
pub fn table<const N: usize>(head: [&str; N], rows: &[[String; N]]) -> String {
    let head = head.map(str::to_owned);
    let rows: Vec<[String; N]> = std::iter::once(&head)
        .chain(rows)
        .map(|row| row.each_ref().map(|cell| plain(cell)))
        .collect();
    let widths = widths(&rows);
    rows.iter().map(|row| lines(row, &widths)).collect()
}

fn plain(cell: &str) -> String {
    let words: Vec<_> = cell.split_whitespace().collect();
    human::clean(&words.join(" ")).into_owned()
}

/// As wide as the widest cell; where that is too much, the widest column gives way.
fn widths<const N: usize>(rows: &[[String; N]]) -> [usize; N] {
    let mut widths = [0; N];
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = cell.width().max(*width);
        }
    }
    let room = WIDTH.saturating_sub(GAP * N.saturating_sub(1));
    while widths.iter().sum::<usize>() > room {
        match widths.iter_mut().max_by_key(|width| **width) {
            Some(widest) if *widest > LEAST => *widest -= 1,
            _ => break,
        }
    }
    widths
}

/// One row, which may take several lines.
fn lines<const N: usize>(row: &[String; N], widths: &[usize; N]) -> String {
    let mut cells: [Vec<String>; N] = std::array::from_fn(|at| wrapped(&row[at], widths[at]));
    let height = cells.iter().map(Vec::len).max().unwrap_or_default();
    let mut out = String::new();
    for line in 0..height {
        let mut text = String::new();
        for (cell, width) in cells.iter_mut().zip(widths) {
            let piece = cell.get(line).map_or("", String::as_str);
            text.push_str(piece);
            text.push_str(&" ".repeat((width + GAP).saturating_sub(piece.width())));
        }
        out.push_str(text.trim_end());
        out.push('\n');
    }
    out
}

/// A text in lines of at most this width, broken at blanks, or where a word alone is too long.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let line = lines.last().map_or(0, |line| line.width());
        let blank = usize::from(line > 0);
        if line > 0 && line + blank + word.width() > width {
            lines.push(String::new());
        } else if let Some(last) = lines.last_mut().filter(|_| blank > 0) {
            last.push(' ');
        }
        for letter in word.chars() {
            let mut buffer = [0; 4];
            let letter: &str = letter.encode_utf8(&mut buffer);
            let is_full = lines
                .last()
                .is_some_and(|line| !line.is_empty() && line.width() + letter.width() > width);
            if is_full {
                lines.push(String::new());
            }
            if let Some(last) = lines.last_mut() {
                last.push_str(letter);
            }
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row<const N: usize>(cells: [&str; N]) -> [String; N] {
        cells.map(str::to_owned)
    }

    #[test]
    fn columns_are_aligned_by_what_is_seen() {
        let rows = [
            row(["日本", "x"]),
            row(["e\u{301}te", "y"]),
            row(["ab", "\u{1b}[31m"]),
        ];
        assert_eq!(
            table(["id", "title"], &rows),
            "id    title\n日本  x\ne\u{301}te   y\nab    \u{241B}[31m\n"
        );
    }

    #[test]
    fn no_line_is_wider_than_a_terminal() {
        let long = "word ".repeat(30) + &"x".repeat(200);
        let text = table(["a", "b", "c"], &[row(["short", &long, "last"])]);
        assert!(text.lines().all(|line| line.width() <= WIDTH), "{text}");
        let letters = |text: &str| text.matches('x').count();
        assert_eq!(letters(&text), 200);
        assert!(text.lines().nth(1).unwrap().ends_with("last"), "{text}");
    }

    #[test]
    fn a_cell_without_words_takes_a_line() {
        assert_eq!(table(["a", "b"], &[row(["", "x"])]), "a  b\n   x\n");
    }
}
