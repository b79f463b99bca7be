// SPDX-License-Identifier: EUPL-1.2
//! Types: `itemDefinition` and `itemComponent`.

use roxmltree::Node;

use crate::error::ReadError;
use crate::model::{FunctionItem, ItemDefinition, NoteKind};

use super::element::{Reader, content, normalised, type_ref};

impl Reader<'_> {
    pub(super) fn item_definition(&mut self, node: Node<'_, '_>) -> Result<ItemDefinition, ReadError> {
        let mut item = ItemDefinition {
            name: self.name(node)?,
            type_ref: type_ref(node),
            collection: matches!(node.attribute("isCollection"), Some("true" | "1")),
            place: self.place(node),
            ..ItemDefinition::default()
        };
        for child in self.children(node) {
            match child.tag_name().name() {
                "typeRef" => {
                    item.type_ref = Some(normalised(&content(child))).filter(|name| !name.is_empty());
                }
                "allowedValues" => item.allowed_values = Some(self.text(child)?),
                "typeConstraint" => item.type_constraint = Some(self.text(child)?),
                "itemComponent" => item.components.push(self.item_definition(child)?),
                "functionItem" => item.function = Some(self.function_item(child)?),
                "description" | "extensionElements" => {}
                _ => self.note(child, NoteKind::UnknownElement),
            }
        }
        Ok(item)
    }

    fn function_item(&mut self, node: Node<'_, '_>) -> Result<FunctionItem, ReadError> {
        let output = node.attribute("outputTypeRef").map(normalised).filter(|name| !name.is_empty());
        let mut item = FunctionItem { parameters: Vec::new(), output };
        for child in self.children(node) {
            match child.tag_name().name() {
                "parameters" => item.parameters.push(self.variable(child)?),
                "description" | "extensionElements" => {}
                _ => self.note(child, NoteKind::UnknownElement),
            }
        }
        Ok(item)
    }
}
