// SPDX-License-Identifier: EUPL-1.2
//! Random values of every type, for tests: each field kind knows how to fill itself, so no field is forgotten.

/// A value with random content.
pub(crate) trait Sample {
    fn sample(source: &mut Source) -> Self;
}

/// Random numbers (xorshift) and a pool of texts.
pub(crate) struct Source {
    state: u64,
    texts: Vec<String>,
    depth: usize,
}

impl Source {
    pub(crate) fn new(seed: u64, texts: Vec<String>) -> Self {
        Self { state: seed | 1, texts, depth: 0 }
    }

    /// A number below `limit`.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        usize::try_from(self.state >> 33).unwrap_or(0) % limit.max(1)
    }

    /// Runs `fill` one level down; deep values stay sparse so that samples remain small.
    pub(crate) fn deeper<T>(&mut self, fill: impl FnOnce(&mut Self) -> T) -> T {
        self.depth += 1;
        let value = fill(self);
        self.depth -= 1;
        value
    }

    fn sparse(&mut self) -> bool {
        let depth = self.depth;
        self.below(depth + 1) == 0
    }

    pub(crate) fn content(&mut self) -> String {
        let index = self.below(self.texts.len());
        self.texts.get(index).cloned().unwrap_or_default()
    }

    pub(crate) fn token(&mut self) -> String {
        let text = self.content();
        let text = text.trim();
        if text.is_empty() { "0".to_owned() } else { text.to_owned() }
    }

    pub(crate) fn attribute(&mut self) -> Option<String> {
        (self.below(3) == 0).then(|| self.content())
    }

    pub(crate) fn required<T: Sample>(&mut self) -> T {
        T::sample(self)
    }

    pub(crate) fn bare<T: Sample>(&mut self) -> T {
        T::sample(self)
    }

    pub(crate) fn optional<T: Sample>(&mut self) -> Option<T> {
        self.sparse().then(|| T::sample(self))
    }

    pub(crate) fn bare_optional<T: Sample>(&mut self) -> Option<T> {
        self.optional()
    }

    pub(crate) fn many<T: Sample>(&mut self) -> Vec<T> {
        if self.sparse() {
            let count = self.below(3);
            (0..count).map(|_| T::sample(self)).collect()
        } else {
            Vec::new()
        }
    }
}

impl Sample for String {
    fn sample(source: &mut Source) -> Self {
        source.content()
    }
}

impl Sample for bool {
    fn sample(source: &mut Source) -> Self {
        source.below(2) == 0
    }
}

impl Sample for u32 {
    fn sample(source: &mut Source) -> Self {
        u32::try_from(source.below(1_000_000)).unwrap_or(0)
    }
}
