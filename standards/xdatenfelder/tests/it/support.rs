// SPDX-License-Identifier: EUPL-1.2
//! Where the tests find their files.

use std::path::{Path, PathBuf};

pub const BOAT: &[u8] = include_bytes!("../data/boat_mooring.xdf3.xml");
pub const PHOTO: &[u8] = include_bytes!("../data/photo_field.xdf3.xml");
pub const ANGLING: &[u8] = include_bytes!("../data/angling_permit.xdf2.xml");
pub const PROFILE_2: &[u8] = include_bytes!("../data/notice.xdf2.xml");
pub const PROFILE_3: &[u8] = include_bytes!("../data/application.xdf3.xml");
pub const YES_NO: &[u8] = include_bytes!("../data/yes_no.genericode.xml");
pub const FLAGS: &[u8] = include_bytes!("../data/flags.genericode.xml");

/// The folder with the public files, or `None` with a line on stderr that the test counter reads.
pub fn public_folder(test: &str) -> Option<PathBuf> {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap().to_path_buf();
    let shared = std::env::var_os("KONTOR_SHARED").map_or_else(|| workspace.join("../shared"), PathBuf::from);
    let folder = shared.join("data/fim/xdatenfelder");
    if folder.is_dir() {
        Some(folder)
    } else {
        eprintln!("skipped: {test}: shared data absent");
        None
    }
}

/// The bytes of a public file.
pub fn public_file(folder: &Path, name: &str) -> Vec<u8> {
    std::fs::read(folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}
