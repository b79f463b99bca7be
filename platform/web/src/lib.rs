// SPDX-License-Identifier: EUPL-1.2
//! The web floor: routes as data, one request as a [`Visit`], pages and components, problems as pages, and what stands around
//! every handler (references, security headers, limits, the check against foreign sites). No business word stands here.

pub mod asset;
pub mod components;
pub mod layers;
pub mod limit;
pub mod module;
pub mod operation;
pub mod page;
pub mod platform;
pub mod respond;
pub mod route;
pub mod upload;
pub mod visit;

pub use limit::Attempt;
pub use module::{JobHandler, Module, Navigation};
pub use operation::{Content, Operation, Parameter, Property, Shape};
pub use page::Page;
pub use platform::{Platform, Settings, TextCatalog};
pub use respond::{Answer, Refusal};
pub use route::{Access, Route, RouteClass, RouteTable};
pub use visit::Visit;

/// German texts of this crate.
pub const TEXTS_DE: &str = include_str!("../locales/de.ftl");
/// English texts of this crate.
pub const TEXTS_EN: &str = include_str!("../locales/en.ftl");
