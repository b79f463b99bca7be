// SPDX-License-Identifier: EUPL-1.2
//! The whole house, tested over HTTP on both engines.

mod golden;
mod support;
