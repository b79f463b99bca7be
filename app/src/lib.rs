// SPDX-License-Identifier: EUPL-1.2
//! Wiring of the house: configuration, keys, the list of modules, the server and the sub-commands of the program `kontor`.

pub mod bench;
pub mod command;
pub mod configuration;
pub mod health;
pub mod house_keeping;
pub mod interface;
pub mod keys;
pub mod server;
pub mod wiring;
