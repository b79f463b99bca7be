// SPDX-License-Identifier: EUPL-1.2
//! The index: opening, writing, searching.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use parking_lot::{Mutex, RwLock};
use tantivy::collector::sort_key::{SortBySimilarityScore, SortByStaticFastValue};
use tantivy::collector::{Count, TopDocs};
use tantivy::directory::MmapDirectory;
use tantivy::query::EnableScoring;
use tantivy::schema::{Field, Value};
use tantivy::{
    DocAddress, IndexReader, IndexSettings, IndexWriter, ReloadPolicy, Searcher, TantivyDocument,
    TantivyError, Term,
};

use crate::analyser::{Analyser, Language};
use crate::layout::{self, Fields};
use crate::plan::{Matching, Planner};
use crate::query::Question;
use crate::snippet::Highlighter;
use crate::synonym::Synonyms;
use crate::{Entry, Error, Hit, Query, Result, Results, document};

/// Memory that the writer may fill before it writes a segment, in bytes.
const WRITER_MEMORY: usize = 32_000_000;
/// Fewer hits than this are completed by hits with typing errors.
const ENOUGH: usize = 10;
const MOST_HITS: usize = 100;
const FURTHEST_OFFSET: usize = 10_000;
/// Most identifiers that [`Index::identifiers`] gives.
pub const MOST_IDENTIFIERS: usize = 1_000;

type Cursors = BTreeMap<String, u64>;

/// A full-text index; clones share it.
#[derive(Clone)]
pub struct Index {
    inner: Arc<Inner>,
}

struct Inner {
    engine: tantivy::Index,
    reader: IndexReader,
    fields: Fields,
    synonyms: Synonyms,
    writing: Mutex<Writing>,
    committed: RwLock<Cursors>,
    /// Analysers at rest; each search takes one and gives it back.
    analysers: Mutex<Vec<Analyser>>,
}

struct Writing {
    /// Made with the first change, so that an index that is only read costs no thread.
    writer: Option<IndexWriter>,
    analyser: Analyser,
    cursors: Cursors,
}

impl Index {
    /// Opens the index in a folder, or makes an empty one.
    ///
    /// The index lies in a subfolder named after its layout. One of another layout, or one that is damaged, is
    /// deleted and begun anew: its cursors are gone, so that the caller puts everything again.
    ///
    /// # Errors
    /// [`Error::Folder`] when the folder cannot be used, [`Error::Engine`] when the engine refuses it.
    pub fn open(folder: &Path) -> Result<Self> {
        let problem = |source| Error::Folder { folder: folder.to_owned(), source };
        let name = layout::folder_name();
        fs::create_dir_all(folder).map_err(problem)?;
        for other in fs::read_dir(folder).map_err(problem)? {
            let other = other.map_err(problem)?;
            let found = other.file_name();
            let found = found.to_string_lossy();
            if found.starts_with(layout::FOLDER_PREFIX) && *found != name {
                tracing::info!(layout = %found, "search index has an old layout and is built anew");
                fs::remove_dir_all(other.path()).map_err(problem)?;
            }
        }
        let current = folder.join(&name);
        fs::create_dir_all(&current).map_err(problem)?;
        match Self::open_current(&current) {
            Err(Error::Engine(error)) if is_damage(&error) => {
                tracing::warn!(%error, "search index is damaged and is built anew");
                fs::remove_dir_all(&current).map_err(problem)?;
                fs::create_dir_all(&current).map_err(problem)?;
                Self::open_current(&current)
            }
            opened => opened,
        }
    }

    fn open_current(folder: &Path) -> Result<Self> {
        let (schema, fields) = layout::schema();
        let directory = MmapDirectory::open(folder).map_err(TantivyError::from)?;
        Self::with_engine(tantivy::Index::open_or_create(directory, schema)?, fields)
    }

    /// An empty index in memory.
    ///
    /// # Errors
    /// [`Error::Engine`] when the engine cannot be set up.
    pub fn in_memory() -> Result<Self> {
        let (schema, fields) = layout::schema();
        let engine = tantivy::Index::create(
            tantivy::directory::RamDirectory::create(),
            schema,
            IndexSettings::default(),
        )?;
        Self::with_engine(engine, fields)
    }

    fn with_engine(engine: tantivy::Index, fields: Fields) -> Result<Self> {
        let reader: IndexReader = engine.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        let cursors: Cursors = match engine.load_metas()?.payload {
            Some(payload) => serde_json::from_str(&payload).unwrap_or_default(),
            None => Cursors::new(),
        };
        let mut analyser = Analyser::new();
        let synonyms = Synonyms::shipped(&mut analyser);
        let inner = Inner {
            engine,
            reader,
            fields,
            synonyms,
            writing: Mutex::new(Writing { writer: None, analyser, cursors: cursors.clone() }),
            committed: RwLock::new(cursors),
            analysers: Mutex::new(Vec::new()),
        };
        Ok(Self { inner: Arc::new(inner) })
    }

    /// Puts entries; each replaces the one with the same kind, identifier and locale. They are found after the
    /// next [`Index::commit`].
    ///
    /// # Errors
    /// [`Error::Key`] when an entry cannot be indexed (then none of the batch is put), [`Error::Busy`] when
    /// someone else writes, [`Error::Engine`] when the disk fails.
    pub fn put(&self, entries: &[Entry]) -> Result<()> {
        entries.iter().try_for_each(document::check)?;
        let fields = &self.inner.fields;
        self.write(|writer, analyser| {
            for entry in entries {
                writer.delete_term(Term::from_field_text(fields.key, &document::key(entry)));
                writer.add_document(document::document(entry, fields, analyser))?;
            }
            Ok(())
        })
    }

    /// Removes the entries with this kind and identifier in all locales, from the next commit on.
    ///
    /// # Errors
    /// [`Error::Busy`] or [`Error::Engine`], as with [`Index::put`].
    pub fn remove(&self, kind: &str, id: &str) -> Result<()> {
        let term = Term::from_field_text(self.inner.fields.object, &document::object(kind, id));
        self.write(|writer, _| {
            writer.delete_term(term);
            Ok(())
        })
    }

    /// Removes all entries and all cursors, from the next commit on.
    ///
    /// # Errors
    /// [`Error::Busy`] or [`Error::Engine`], as with [`Index::put`].
    pub fn clear(&self) -> Result<()> {
        self.write(|writer, _| writer.delete_all_documents().map(|_| ()))?;
        self.inner.writing.lock().cursors.clear();
        Ok(())
    }

    fn write(
        &self,
        change: impl FnOnce(&mut IndexWriter, &mut Analyser) -> tantivy::Result<()>,
    ) -> Result<()> {
        let mut writing = self.inner.writing.lock();
        let Writing { writer, analyser, .. } = &mut *writing;
        let done = change(self.writer(writer)?, analyser);
        self.keep_or_discard(&mut writing, done)
    }

    fn writer<'w>(&self, writer: &'w mut Option<IndexWriter>) -> Result<&'w mut IndexWriter> {
        match writer {
            Some(ready) => Ok(ready),
            None => Ok(writer.insert(self.inner.engine.writer_with_num_threads(1, WRITER_MEMORY)?)),
        }
    }

    /// After an error the writer is unusable: it goes, with all that was not committed, and the cursors fall
    /// back to the last commit so that the caller does its work again.
    fn keep_or_discard(&self, writing: &mut Writing, done: tantivy::Result<()>) -> Result<()> {
        if done.is_err() {
            writing.writer = None;
            writing.cursors.clone_from(&self.inner.committed.read());
        }
        done.map_err(Error::from)
    }

    /// Makes all changes durable and visible, together with the cursors. Costs a sync of the disk (10 to 25 ms);
    /// callers gather changes of about a second. Without changes nothing happens.
    ///
    /// # Errors
    /// [`Error::Busy`] or [`Error::Engine`]; everything since the last commit is then lost and the cursors
    /// stand where they stood.
    pub fn commit(&self) -> Result<()> {
        let mut writing = self.inner.writing.lock();
        let Writing { writer, cursors, .. } = &mut *writing;
        if writer.is_none() && *cursors == *self.inner.committed.read() {
            return Ok(());
        }
        let payload = serde_json::json!(cursors).to_string();
        let writer = self.writer(writer)?;
        let done = writer
            .prepare_commit()
            .and_then(|mut prepared| {
                prepared.set_payload(&payload);
                prepared.commit()
            })
            .and_then(|_| self.inner.reader.reload());
        self.keep_or_discard(&mut writing, done)?;
        self.inner.committed.write().clone_from(&writing.cursors);
        Ok(())
    }

    /// Remembers how far the caller came with one of its sources, from the next commit on.
    pub fn set_cursor(&self, name: &str, position: u64) {
        self.inner.writing.lock().cursors.insert(name.to_owned(), position);
    }

    /// How far the committed index goes in one of the caller's sources; `None` when it never was set.
    #[must_use]
    pub fn cursor(&self, name: &str) -> Option<u64> {
        self.inner.committed.read().get(name).copied()
    }

    /// Number of committed entries.
    #[must_use]
    pub fn entries(&self) -> u64 {
        self.inner.reader.searcher().num_docs()
    }

    /// Searches the committed entries.
    ///
    /// All words must be found, in one of their forms; with fewer than ten such entries, entries with typing
    /// errors follow; when there are none either, any of the words is enough.
    ///
    /// # Errors
    /// [`Error::Engine`] when the index cannot be read; never because of the text.
    pub fn search(&self, query: &Query) -> Result<Results> {
        let start = Instant::now();
        let mut analyser = self.inner.analysers.lock().pop().unwrap_or_else(Analyser::new);
        let found = self.search_with(query, &mut analyser);
        self.inner.analysers.lock().push(analyser);
        found.map(|found| Results { elapsed: start.elapsed(), ..found })
    }

    /// The identifiers of the entries that match, best first, and how many match: for lists that load the entries themselves and
    /// filter them further. At most [`MOST_IDENTIFIERS`]; limit and offset of the query do not count.
    ///
    /// # Errors
    /// As [`Index::search`].
    pub fn identifiers(&self, query: &Query) -> Result<(usize, Vec<String>)> {
        let query = Query { limit: MOST_IDENTIFIERS, offset: 0, ..query.clone() };
        let mut analyser = self.inner.analysers.lock().pop().unwrap_or_else(Analyser::new);
        let question = Question::read(&query, &mut analyser, &self.inner.synonyms);
        let found = self.ranked(&query, &question, &mut analyser);
        self.inner.analysers.lock().push(analyser);
        let Found { total, ranked, searcher, .. } = found?;
        let id = |(_, address): (f32, DocAddress)| {
            let stored: TantivyDocument = searcher.doc(address)?;
            Ok(text(&stored, self.inner.fields.id).to_owned())
        };
        Ok((total, ranked.into_iter().map(id).collect::<Result<_>>()?))
    }

    /// What matches: strictly, and where that gives little, with typing errors or any of the words.
    fn ranked(&self, query: &Query, question: &Question, analyser: &mut Analyser) -> Result<Found> {
        let Inner { fields, synonyms, reader, .. } = &*self.inner;
        let searcher = reader.searcher();
        let mut matching = Matching::Strict;
        let (mut total, mut ranked) = (0, Vec::new());
        if query.audience.is_empty() || question.units.is_empty() {
            return Ok(Found { total, ranked, matching, searcher });
        }
        for step in [Matching::Strict, Matching::Tolerant, Matching::Any] {
            let wanted = match step {
                Matching::Strict => true,
                Matching::Tolerant => total < ENOUGH,
                Matching::Any => total == 0 && question.units.len() > 1,
            };
            if wanted {
                matching = step;
                let plan = Planner { fields, analyser: &mut *analyser, synonyms }.plan(query, question, step);
                (total, ranked) = run(&searcher, &plan, query)?;
            }
        }
        Ok(Found { total, ranked, matching, searcher })
    }

    fn search_with(&self, query: &Query, analyser: &mut Analyser) -> Result<Results> {
        let Inner { fields, synonyms, .. } = &*self.inner;
        let query = &Query { limit: query.limit.min(MOST_HITS), ..query.clone() };
        let question = Question::read(query, analyser, synonyms);
        let Found { total, ranked, matching, searcher } = self.ranked(query, &question, analyser)?;
        let tolerant = matching != Matching::Strict;
        let mut highlighters = [Language::German, Language::English]
            .map(|language| Highlighter::new(&question, synonyms, analyser, (language, tolerant)));
        let hits = ranked
            .into_iter()
            .map(|(score, address)| {
                let stored: TantivyDocument = searcher.doc(address)?;
                let english = Language::of(text(&stored, fields.locale)) == Language::English;
                Ok(hit(&stored, fields, (score, &mut highlighters[usize::from(english)]), analyser))
            })
            .collect::<Result<_>>()?;
        Ok(Results { total, hits, ..Results::default() })
    }
}

/// Where the entries are that match, best first.
struct Found {
    total: usize,
    ranked: Vec<(f32, DocAddress)>,
    matching: Matching,
    searcher: Searcher,
}

/// Counts all matches and ranks those asked for.
fn run(
    searcher: &Searcher,
    plan: &dyn tantivy::query::Query,
    query: &Query,
) -> Result<(usize, Vec<(f32, DocAddress)>)> {
    if query.limit == 0 {
        return Ok((searcher.search(plan, &Count)?, Vec::new()));
    }
    let order = (SortBySimilarityScore, SortByStaticFastValue::<i64>::for_field("date"));
    let top = TopDocs::with_limit(query.limit).and_offset(query.offset.min(FURTHEST_OFFSET)).order_by(order);
    let scoring = EnableScoring::enabled_from_searcher(searcher);
    let executor = searcher.index().search_executor();
    let (total, ranked) = searcher.search_with_executor(plan, &(Count, top), executor, scoring)?;
    Ok((total, ranked.into_iter().map(|((score, _), address)| (score, address)).collect()))
}

fn hit(
    stored: &TantivyDocument,
    fields: &Fields,
    found: (f32, &mut Highlighter),
    analyser: &mut Analyser,
) -> Hit {
    let (score, highlighter) = found;
    Hit {
        id: text(stored, fields.id).to_owned(),
        kind: text(stored, fields.kind).to_owned(),
        title: text(stored, fields.shown_title).to_owned(),
        locale: text(stored, fields.locale).to_owned(),
        date: stored.get_first(fields.date).and_then(|value| value.as_i64()).unwrap_or_default(),
        score,
        snippet: highlighter.snippet(text(stored, fields.shown_body), analyser),
    }
}

fn text(stored: &TantivyDocument, field: Field) -> &str {
    stored.get_first(field).and_then(|value| value.as_str()).unwrap_or_default()
}

/// Whether an index with this error can only be replaced. Errors of the disk itself are left to the caller.
fn is_damage(error: &TantivyError) -> bool {
    use tantivy::directory::error::OpenReadError;
    match error {
        TantivyError::OpenReadError(OpenReadError::IoError { .. }) => false,
        TantivyError::OpenReadError(_)
        | TantivyError::DataCorruption(_)
        | TantivyError::SchemaError(_)
        | TantivyError::DeserializeError(_)
        | TantivyError::IncompatibleIndex(_) => true,
        _ => false,
    }
}
