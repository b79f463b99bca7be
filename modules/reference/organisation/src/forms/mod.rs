// SPDX-License-Identifier: EUPL-1.2
//! Raw input of import files and of forms.

pub(crate) mod import;
