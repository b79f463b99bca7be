// SPDX-License-Identifier: EUPL-1.2
//! A reading of Rust source that tells code, comments and string literals apart.

/// What a Rust file holds.
pub struct Source {
    /// The lines with comments and the insides of literals left out.
    pub code: Vec<String>,
    /// The string literals.
    pub literals: Vec<Literal>,
    /// For each line, whether it belongs to a `#[cfg(test)]` module.
    pub in_tests: Vec<bool>,
}

/// A string literal as it is written, without its quotes.
pub struct Literal {
    /// The line on which it starts, counted from 1.
    pub line: usize,
    /// What stands between the quotes.
    pub text: String,
}

impl Source {
    /// Reads a file.
    pub fn read(text: &str) -> Self {
        let mut reader = Reader {
            letters: text.chars().collect(),
            place: 0,
            code: vec![String::new()],
            literals: Vec::new(),
        };
        while reader.place < reader.letters.len() {
            reader.step();
        }
        let in_tests = test_lines(&reader.code);
        Self { code: reader.code, literals: reader.literals, in_tests }
    }

    /// The code lines outside test modules with their numbers, counted from 1.
    pub fn program_lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.code
            .iter()
            .zip(&self.in_tests)
            .enumerate()
            .filter(|(_, (_, test))| !**test)
            .map(|(index, (line, _))| (index + 1, line.as_str()))
    }

    /// The string literals outside test modules.
    pub fn program_literals(&self) -> impl Iterator<Item = &Literal> {
        self.literals.iter().filter(|literal| !self.in_tests.get(literal.line - 1).copied().unwrap_or(false))
    }
}

struct Reader {
    letters: Vec<char>,
    place: usize,
    code: Vec<String>,
    literals: Vec<Literal>,
}

impl Reader {
    fn at(&self, ahead: usize) -> char {
        self.letters.get(self.place + ahead).copied().unwrap_or('\0')
    }

    fn line(&self) -> usize {
        self.code.len()
    }

    /// Takes one letter as code.
    fn keep(&mut self) {
        let letter = self.at(0);
        self.place += 1;
        if letter == '\n' {
            self.code.push(String::new());
        } else if let Some(line) = self.code.last_mut() {
            line.push(letter);
        }
    }

    /// Passes over one letter, keeping line ends.
    fn pass(&mut self) {
        if self.at(0) == '\n' {
            self.code.push(String::new());
        }
        self.place += 1;
    }

    fn step(&mut self) {
        match (self.at(0), self.at(1)) {
            ('/', '/') => {
                while self.place < self.letters.len() && self.at(0) != '\n' {
                    self.place += 1;
                }
            }
            ('/', '*') => self.block_comment(),
            ('"', _) => self.string(),
            ('r', '"' | '#') if !self.after_name() => self.raw_string(1),
            ('b' | 'c', 'r') if !self.after_name() && matches!(self.at(2), '"' | '#') => self.raw_string(2),
            ('\'', _) => self.letter_or_lifetime(),
            _ => self.keep(),
        }
    }

    fn after_name(&self) -> bool {
        self.place > 0
            && self
                .letters
                .get(self.place - 1)
                .is_some_and(|letter| letter.is_alphanumeric() || *letter == '_')
    }

    fn block_comment(&mut self) {
        let mut depth = 0_u32;
        while self.place < self.letters.len() {
            match (self.at(0), self.at(1)) {
                ('/', '*') => {
                    depth += 1;
                    self.place += 2;
                }
                ('*', '/') => {
                    depth -= 1;
                    self.place += 2;
                    if depth == 0 {
                        return;
                    }
                }
                _ => self.pass(),
            }
        }
    }

    fn string(&mut self) {
        let line = self.line();
        let mut text = String::new();
        self.keep();
        while self.place < self.letters.len() && self.at(0) != '"' {
            if self.at(0) == '\\' {
                text.push('\\');
                self.place += 1;
            }
            text.push(self.at(0));
            self.pass();
        }
        self.keep();
        self.literals.push(Literal { line, text });
    }

    /// A raw string whose hashes or quote start `prefix` letters ahead.
    fn raw_string(&mut self, prefix: usize) {
        let mut hashes = 0;
        while self.at(prefix + hashes) == '#' {
            hashes += 1;
        }
        if self.at(prefix + hashes) != '"' {
            // A raw identifier such as `r#type`.
            self.keep();
            return;
        }
        let line = self.line();
        self.place += prefix + hashes + 1;
        let mut text = String::new();
        while self.place < self.letters.len() {
            if self.at(0) == '"' && (1..=hashes).all(|ahead| self.at(ahead) == '#') {
                self.place += hashes + 1;
                break;
            }
            text.push(self.at(0));
            self.pass();
        }
        if let Some(line) = self.code.last_mut() {
            line.push_str("\"\"");
        }
        self.literals.push(Literal { line, text });
    }

    fn letter_or_lifetime(&mut self) {
        let letter = self.at(1) == '\\' || self.at(2) == '\'';
        self.keep();
        if !letter {
            return;
        }
        if self.at(0) == '\\' {
            self.place += 1;
        }
        self.pass();
        while self.place < self.letters.len() && self.at(0) != '\'' && self.at(0) != '\n' {
            self.place += 1;
        }
        self.keep();
    }
}

/// Marks the lines from `#[cfg(test)]` to the closing brace of the module that it stands before.
fn test_lines(code: &[String]) -> Vec<bool> {
    let mut marks = vec![false; code.len()];
    let mut index = 0;
    while index < code.len() {
        let starts = code.get(index).is_some_and(|line| line.trim_start().starts_with("#[cfg(test)]"));
        if !starts {
            index += 1;
            continue;
        }
        let mut depth = 0_i64;
        let mut opened = false;
        while let (Some(line), Some(mark)) = (code.get(index), marks.get_mut(index)) {
            *mark = true;
            index += 1;
            for letter in line.chars() {
                match letter {
                    '{' => {
                        depth += 1;
                        opened = true;
                    }
                    '}' => depth -= 1,
                    // `#[cfg(test)] mod tests;` and `#[cfg(test)] use x;` end with their semicolon.
                    ';' if depth == 0 => opened = true,
                    _ => {}
                }
            }
            if opened && depth <= 0 {
                break;
            }
        }
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_literals_are_no_code() {
        let source =
            Source::read("let a = \"std::env \\\" x\"; // std::env\n/* std::env\n/* b */ */ let c = 1;\n");
        assert_eq!(source.code, ["let a = \"\"; ", "", " let c = 1;", ""]);
        assert_eq!(source.literals.len(), 1);
        assert_eq!(source.literals[0].text, "std::env \\\" x");
    }

    #[test]
    fn raw_strings_and_characters_and_lifetimes_are_told_apart() {
        let source = Source::read(
            "fn f<'a>(x: &'a str) { let q = '\"'; let r = r#\"a \"b\"\nc\"#; let e = '\\''; let s = \"t\"; r#type }\n",
        );
        let texts: Vec<&str> = source.literals.iter().map(|literal| literal.text.as_str()).collect();
        assert_eq!(texts, ["a \"b\"\nc", "t"]);
        assert_eq!(source.literals[1].line, 2);
        assert!(source.code[0].contains("fn f<'a>(x: &'a str)"));
        assert!(source.code[1].contains("r#type"));
    }

    #[test]
    fn test_modules_are_marked_to_their_closing_brace() {
        let source = Source::read("fn a() {}\n#[cfg(test)]\nmod tests {\n    fn b() {}\n}\nfn c() {}\n");
        assert_eq!(source.in_tests, [false, true, true, true, true, false, false]);
        let source = Source::read("#[cfg(test)]\nmod tests;\nfn c() {}\n");
        assert_eq!(source.in_tests, [true, true, false, false]);
    }
}
