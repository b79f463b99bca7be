// SPDX-License-Identifier: EUPL-1.2
//! Search of cases by staff: by reference number at once, otherwise by words.

use super::views::{grouped, table};
use super::workplace;
use crate::forms::Pairs;
use crate::model::{Case, CaseId};
use crate::queries;
use crate::store;
use askama::Template;
use axum::extract::RawQuery;
use web::components::{DataTable, Html, SearchBox};
use web::{Answer, Attempt, Page, Visit};

#[derive(Template)]
#[template(path = "case_search.html")]
struct SearchTemplate {
    page: Page,
    search: SearchBox,
    searched: bool,
    count: String,
    in_list: Option<Html>,
    table: DataTable,
}

/// Hits that this page shows; the work list goes through all of them.
const SHOWN: usize = 100;

/// The work list with the same words.
fn in_list(page: &Page, words: &str) -> String {
    format!("{}?text={}", page.url("cases"), web::route::encode(words))
}

/// Finds cases of the own authority.
pub(crate) async fn search(visit: Visit, RawQuery(query): RawQuery) -> Answer {
    let permit = workplace(&visit)?;
    let owner = permit.owner();
    let pairs = Pairs::read(query.unwrap_or_default().as_bytes());
    let words = pairs.get("q").to_owned();
    if !words.is_empty() {
        visit.attempt(Attempt::Search)?;
        // A number of another authority's case is not found: who may not see it does not learn that it exists.
        if let Some((at, id)) = queries::located(&visit.platform, &words).await?
            && at == owner
        {
            return visit.go("case", &[&id]);
        }
    }
    let found = queries::found_by_text(&visit.platform.search, owner, &words).await?;
    let mut tx = visit.read(owner).await?;
    let mut cases = store::load_many(&mut tx, owner, &found.ids).await?;
    drop(tx);
    let place = |id: CaseId| found.ids.iter().position(|one| *one == id);
    cases.sort_by_key(|case: &Case| place(case.id));
    let page = visit.page("cases-search-title");
    let more = found.total > found.ids.len().min(SHOWN);
    let number = |count: usize| grouped(i64::try_from(count).unwrap_or(i64::MAX), page.locale);
    let count = match more {
        true => {
            page.tf("cases-search-count-more", &[("total", number(found.total)), ("shown", number(SHOWN))])
        }
        false => page.t1("cases-search-count", "count", &number(cases.len())),
    };
    let template = SearchTemplate {
        search: SearchBox::new(&page, page.url("case-search"), "q", page.t("cases-search-label"))
            .value(words.clone()),
        searched: !words.is_empty(),
        count,
        in_list: more.then(|| Html::link(&page.t("cases-search-in-list"), &in_list(&page, &words))),
        table: table(&page, &page.t("cases-search-title"), &cases, visit.now.date()),
        page,
    };
    visit.show(&template)
}
