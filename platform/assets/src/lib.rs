// SPDX-License-Identifier: EUPL-1.2
//! The files that the browser loads: style sheets, scripts, fonts and icons, bundled by `web/build.mjs` and embedded in
//! the binary. File names carry a hash of the content, so that a browser may keep them for ever.

use rust_embed::{EmbeddedFile, RustEmbed};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The path under which the program serves the files of this crate.
pub const PREFIX: &str = "/assets/";

/// What a browser may do with a hashed file: keep it for a year without asking again.
pub const CACHE_CONTROL: &str = "public, max-age=31536000, immutable";

#[derive(RustEmbed)]
#[folder = "../../web/dist/"]
struct Dist;

static MANIFEST: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    Dist::get("manifest.json")
        .and_then(|manifest| serde_json::from_slice(&manifest.data).ok())
        .unwrap_or_default()
});

/// How the bytes of a [`File`] are compressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// Not compressed; no `Content-Encoding` header.
    Identity,
    /// Brotli (RFC 7932).
    Brotli,
}

impl Encoding {
    /// The value of the `Content-Encoding` header, absent for uncompressed bytes.
    #[must_use]
    pub fn header(self) -> Option<&'static str> {
        match self {
            Self::Identity => None,
            Self::Brotli => Some("br"),
        }
    }
}

/// A file as it goes to the browser.
#[derive(Clone, Debug)]
pub struct File {
    /// The bytes, compressed as `encoding` says.
    pub bytes: Cow<'static, [u8]>,
    /// The value of the `Content-Type` header.
    pub mime: &'static str,
    /// How `bytes` are compressed.
    pub encoding: Encoding,
}

/// The address of a file by its logical name: `app.css` becomes `/assets/app-HASH.css`.
/// A name that the manifest lacks is returned without a hash, so that the browser asks for it and the log shows a 404.
#[must_use]
pub fn url(logical_name: &str) -> String {
    let name = MANIFEST.get(logical_name).map_or(logical_name, String::as_str);
    format!("{PREFIX}{name}")
}

/// All logical names with their hashed file names.
#[must_use]
pub fn manifest() -> &'static BTreeMap<String, String> {
    &MANIFEST
}

/// The file with this hashed name (the part of the address after [`PREFIX`]), as Brotli when `accept_encoding`, the
/// value of the request header, admits it (RFC 9110, section 12.5.3) and a compressed twin exists.
/// `None` when there is no such file; compressed twins and the manifest are not files of their own.
#[must_use]
pub fn file(path: &str, accept_encoding: Option<&str>) -> Option<File> {
    let mime = mime(path)?;
    if accept_encoding.is_some_and(accepts_brotli)
        && let Some(twin) = Dist::get(&format!("{path}.br"))
    {
        return Some(to_file(twin, mime, Encoding::Brotli));
    }
    Dist::get(path).map(|found| to_file(found, mime, Encoding::Identity))
}

fn to_file(found: EmbeddedFile, mime: &'static str, encoding: Encoding) -> File {
    File { bytes: found.data, mime, encoding }
}

/// An encoding with the weight zero is refused by the client, not offered.
fn accepts_brotli(header: &str) -> bool {
    header.split(',').any(|offer| {
        let mut parts = offer.split(';').map(str::trim);
        let named = parts.next().is_some_and(|name| name.eq_ignore_ascii_case("br"));
        named && !parts.any(is_zero_weight)
    })
}

fn is_zero_weight(parameter: &str) -> bool {
    parameter
        .strip_prefix("q=")
        .and_then(|weight| weight.parse::<f32>().ok())
        .is_some_and(|weight| weight <= 0.0)
}

fn mime(path: &str) -> Option<&'static str> {
    let (_, extension) = path.rsplit_once('.')?;
    match extension {
        "css" => Some("text/css; charset=utf-8"),
        "js" => Some("text/javascript; charset=utf-8"),
        "svg" => Some("image/svg+xml"),
        "woff2" => Some("font/woff2"),
        "txt" => Some("text/plain; charset=utf-8"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hashed(logical_name: &str) -> String {
        url(logical_name).trim_start_matches(PREFIX).to_owned()
    }

    #[test]
    fn a_logical_name_leads_to_a_hashed_file_that_exists() {
        for name in ["app.css", "app.js", "kontor.svg", "third-party-notices.txt"] {
            let path = hashed(name);
            assert_ne!(path, name, "{name} has no hash");
            assert!(file(&path, None).is_some(), "{path} is missing");
        }
    }

    #[test]
    fn every_name_of_the_manifest_leads_to_a_file() {
        for path in manifest().values() {
            assert!(file(path, None).is_some(), "{path} is missing");
        }
    }

    #[test]
    fn a_style_sheet_is_sent_as_brotli_to_those_who_accept_it() {
        let path = hashed("app.css");
        let plain = file(&path, Some("gzip")).unwrap();
        let brotli = file(&path, Some("gzip, deflate, br;q=0.9")).unwrap();
        assert_eq!(plain.encoding, Encoding::Identity);
        assert_eq!(brotli.encoding, Encoding::Brotli);
        assert!(brotli.bytes.len() * 5 < plain.bytes.len());
        assert_eq!(brotli.mime, "text/css; charset=utf-8");
    }

    #[test]
    fn a_refused_encoding_is_not_sent() {
        let path = hashed("app.js");
        assert_eq!(file(&path, Some("br;q=0, identity")).unwrap().encoding, Encoding::Identity);
        assert_eq!(file(&path, Some("broken")).unwrap().encoding, Encoding::Identity);
    }

    #[test]
    fn a_font_is_sent_as_it_is() {
        let font = file(&hashed("FiraSans-Regular.woff2"), Some("br")).unwrap();
        assert_eq!((font.mime, font.encoding), ("font/woff2", Encoding::Identity));
    }

    #[test]
    fn no_other_file_can_be_read() {
        for path in ["manifest.json", "../package.json", "app.css", "", ".", "unknown-AAAA.css", "app.css.br"]
        {
            assert!(file(path, Some("br")).is_none(), "{path}");
        }
    }

    #[test]
    fn no_style_sheet_needs_images_from_data_addresses() {
        let styles = file(&hashed("app.css"), None).unwrap();
        let text = String::from_utf8(styles.bytes.into_owned()).unwrap();
        assert!(!text.contains("data:"));
    }
}
