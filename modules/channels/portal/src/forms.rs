// SPDX-License-Identifier: EUPL-1.2
//! Raw input of the portal's forms.

use foundation::{FieldErrors, Message};
use identity::{AccountKind, NewAccount};

/// What somebody typed to open an account.
#[derive(Clone, Default)]
pub struct Registration {
    /// Name.
    pub name: String,
    /// E-mail address, also the login.
    pub email: String,
    /// Clear-text secret.
    pub secret: String,
}

impl Registration {
    /// Reads and checks the form. Names and secrets are kept as they were typed; nothing is demanded of a secret but length (NIST SP 800-63B).
    #[must_use]
    pub fn read(form: &[(String, String)]) -> (Self, FieldErrors) {
        let get = |name: &str| form.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value);
        let given = Self {
            name: get("name").trim().to_owned(),
            email: get("email").trim().to_owned(),
            secret: get("secret").to_owned(),
        };
        let mut errors = FieldErrors::default();
        if given.name.is_empty() || given.name.chars().count() > 200 {
            errors.add("name", Message::new("portal-register-name-error"));
        }
        if !looks_like_an_address(&given.email) {
            errors.add("email", Message::new("portal-register-email-error"));
        }
        if !(12..=200).contains(&given.secret.chars().count()) {
            errors.add("secret", Message::new("portal-register-secret-error"));
        }
        (given, errors)
    }

    /// The account to be opened.
    #[must_use]
    pub fn account(&self) -> NewAccount {
        NewAccount {
            kind: AccountKind::Resident,
            login: self.email.clone(),
            display_name: self.name.clone(),
            email: self.email.clone(),
            secret: self.secret.clone(),
        }
    }
}

fn looks_like_an_address(text: &str) -> bool {
    let parts = text.split_once('@');
    text.len() <= 254
        && !text.chars().any(|c| c.is_whitespace() || c.is_control() || ",;<>".contains(c))
        && parts.is_some_and(|(local, domain)| {
            !local.is_empty() && domain.contains('.') && !domain.ends_with('.')
        })
}

/// The page to go back to after signing in: a path of ours, or nothing. Other addresses are not followed.
#[must_use]
pub fn back_path(text: &str) -> Option<String> {
    let ours = text.starts_with('/') && !text.starts_with("//") && !text.contains(['\\', '\r', '\n']);
    ours.then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(name: &str, email: &str, secret: &str) -> Vec<&'static str> {
        let pair = |key: &str, text: &str| (key.to_owned(), text.to_owned());
        let (_, errors) =
            Registration::read(&[pair("name", name), pair("email", email), pair("secret", secret)]);
        errors.0.iter().map(|(_, message)| message.key).collect()
    }

    #[test]
    fn an_account_needs_name_address_and_a_long_secret() {
        assert!(read("Änne Möller", "aenne@beispiel.example", "zwölf Zeichen").is_empty());
        assert_eq!(
            read("", "aenne@beispiel", "kurz"),
            ["portal-register-name-error", "portal-register-email-error", "portal-register-secret-error"]
        );
        assert_eq!(read("A", "a b@c.de", "zwölf Zeichen!"), ["portal-register-email-error"]);
    }

    #[test]
    fn nobody_is_sent_to_another_site_after_signing_in() {
        assert_eq!(back_path("/de/faelle?x=1").as_deref(), Some("/de/faelle?x=1"));
        for foreign in
            ["//evil.example", "https://evil.example", "/\\evil.example", "", "javascript:x", "/a\r\nb"]
        {
            assert_eq!(back_path(foreign), None, "{foreign}");
        }
    }
}
