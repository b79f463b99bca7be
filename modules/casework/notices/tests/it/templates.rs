// SPDX-License-Identifier: EUPL-1.2
//! Changing templates.

use crate::support::{House, authority, houses, permit};
use foundation::policy::Edit;
use foundation::{Clock, Locale, Problem, Role};
use notices::{LetterKind, TemplateChange, TemplateResource, TemplateText};

fn change(body: &str, based_on: i64) -> TemplateChange {
    let text = TemplateText { subject: "Antwort".to_owned(), body: body.to_owned() };
    TemplateChange { kind: LetterKind::Answer, locale: Locale::De, text, based_on }
}

async fn save(house: &House, change: TemplateChange) -> Result<i64, Problem> {
    let permit = permit::<Edit, TemplateResource>(Role::Administrator);
    let mut tx = house.database.store.write(authority()).await?;
    let version = notices::save_template(&mut tx, &permit, change, house.clock.now()).await?;
    tx.commit().await?;
    Ok(version)
}

async fn current(house: &House) -> notices::Template {
    let mut tx = house.database.store.read(authority()).await.unwrap();
    notices::template(&mut tx, LetterKind::Answer, Locale::De).await.unwrap()
}

#[tokio::test]
async fn a_change_is_a_new_version_and_the_default_comes_back_as_one() {
    for house in houses("a_change_is_a_new_version_and_the_default_comes_back_as_one").await {
        let default = current(&house).await;
        assert_eq!((default.version, default.is_default), (0, true));
        assert_eq!(save(&house, change("Eins {{ reasons }}", 0)).await.unwrap(), 1);
        assert_eq!(save(&house, change("Zwei {{ reasons }}", 1)).await.unwrap(), 2);
        let own = current(&house).await;
        assert_eq!((own.version, own.is_default, own.text.body.as_str()), (2, false, "Zwei {{ reasons }}"));
        let permit = permit::<Edit, TemplateResource>(Role::Administrator);
        let mut tx = house.database.store.write(authority()).await.unwrap();
        let pair = (LetterKind::Answer, Locale::De);
        assert_eq!(notices::reset_template(&mut tx, &permit, pair, 2, house.clock.now()).await.unwrap(), 3);
        let all = notices::templates(&mut tx).await.unwrap();
        tx.commit().await.unwrap();
        let back = current(&house).await;
        assert_eq!((back.version, back.is_default, &back.text), (3, true, &default.text));
        assert_eq!((all.len(), all.iter().filter(|template| template.version == 3).count()), (20, 1));
        assert_eq!(house.count("select count(*) from audit_entry").await, 3);
    }
}

#[tokio::test]
async fn a_stale_change_is_a_conflict_and_changes_nothing() {
    for house in houses("a_stale_change_is_a_conflict_and_changes_nothing").await {
        save(&house, change("Eins {{ reasons }}", 0)).await.unwrap();
        for stale in [0, 2, -1] {
            let refused = save(&house, change("Zwei {{ reasons }}", stale)).await;
            assert!(matches!(refused, Err(Problem::Conflict(_))), "{stale}");
        }
        assert_eq!(current(&house).await.text.body, "Eins {{ reasons }}");
    }
}

#[tokio::test]
async fn a_faulty_template_is_not_saved_and_says_in_which_line() {
    for house in houses("a_faulty_template_is_not_saved_and_says_in_which_line").await {
        let Err(Problem::Invalid(errors)) = save(&house, change("a\n{{ nobody }}", 0)).await else {
            panic!()
        };
        let message = errors.at("body").unwrap();
        assert_eq!(message.key, "notices-error-template-unknown");
        assert_eq!(message.arguments, [("line", "2".to_owned()), ("name", "nobody".to_owned())]);
        assert_eq!(current(&house).await.version, 0);
    }
}
