// SPDX-License-Identifier: EUPL-1.2
//! Only looks whether the bundled files are there; it never runs npm, because building must not need a network.

fn main() {
    let dist = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../web/dist");
    println!("cargo::rerun-if-changed=../../web/dist");
    if !dist.join("manifest.json").is_file() {
        println!(
            "cargo::error=The style sheets and scripts are not bundled yet: run `cargo xtask setup` once."
        );
    }
}
