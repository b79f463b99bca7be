// SPDX-License-Identifier: EUPL-1.2
//! The program `kontor`.

#[tokio::main]
async fn main() -> std::process::ExitCode {
    kontor::command::run().await
}
