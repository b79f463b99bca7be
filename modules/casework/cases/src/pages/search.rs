// SPDX-License-Identifier: EUPL-1.2
//! Search of cases by staff: by reference number at once, otherwise by words.

use super::views::table;
use super::workplace;
use crate::forms::Pairs;
use crate::model::{Case, CaseId};
use crate::queries;
use crate::store;
use askama::Template;
use axum::extract::RawQuery;
use web::components::{DataTable, SearchBox};
use web::{Answer, Attempt, Page, Visit};

#[derive(Template)]
#[template(path = "case_search.html")]
struct SearchTemplate {
    page: Page,
    search: SearchBox,
    searched: bool,
    count: String,
    table: DataTable,
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
    let ids = queries::found_by_text(&visit.platform.search, owner, &words).await?;
    let mut tx = visit.read(owner).await?;
    let mut cases = store::load_many(&mut tx, owner, &ids).await?;
    drop(tx);
    let place = |id: CaseId| ids.iter().position(|one| *one == id);
    cases.sort_by_key(|case: &Case| place(case.id));
    let page = visit.page("cases-search-title");
    let template = SearchTemplate {
        search: SearchBox::new(&page, page.url("case-search"), "q", page.t("cases-search-label"))
            .value(words.clone()),
        searched: !words.is_empty(),
        count: page.t1("cases-search-count", "count", &cases.len()),
        table: table(&page, &page.t("cases-search-title"), &cases, visit.now.date()),
        page,
    };
    visit.show(&template)
}
