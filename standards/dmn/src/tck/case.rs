// SPDX-License-Identifier: EUPL-1.2
//! Test files of the conformance kit: `testCases` of the namespace 2016-07-19.

use roxmltree::Node;

use crate::error::{ReadError, excerpt};
use crate::limits::Limits;
use crate::xml;

const NAMESPACE: &str = "http://www.omg.org/spec/DMN/20160719/testcase";
const SCHEMA_INSTANCE: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// One test file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TestFile {
    /// File name of the model.
    pub model: String,
    /// The cases.
    pub cases: Vec<TestCase>,
}

/// One case: inputs and the results expected for them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TestCase {
    /// Id of the case; its number when the file gives none.
    pub id: String,
    /// Name of the decision service or business knowledge model that is called; `None` when decisions are evaluated.
    pub invocable: Option<String>,
    /// Input values.
    pub inputs: Vec<Named>,
    /// Expected results.
    pub results: Vec<Expected>,
}

/// A named value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Name of the input.
    pub name: String,
    /// Namespace of the model it belongs to, when it is not the tested one.
    pub namespace: Option<String>,
    /// The value.
    pub value: Content,
}

/// An expected result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expected {
    /// Name of the decision.
    pub name: String,
    /// Namespace of the model it belongs to, when it is not the tested one.
    pub namespace: Option<String>,
    /// Whether the case says that something goes wrong.
    pub error: bool,
    /// The value.
    pub value: Content,
}

/// A value as a test file writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// Nothing.
    Null,
    /// A text with the name of its XML Schema type, without prefix.
    Simple {
        /// For example `decimal`; empty when the file gives none.
        kind: String,
        /// The text.
        text: String,
    },
    /// `list`.
    List(Vec<Content>),
    /// `component`s.
    Components(Vec<(String, Content)>),
}

/// Reads a test file.
///
/// # Errors
/// As [`crate::read`]; also when the document element is not `testCases`.
pub fn read_tests(bytes: &[u8], limits: &Limits) -> Result<TestFile, ReadError> {
    let text = xml::text(bytes, limits)?;
    let document = xml::document(text, limits)?;
    let root = document.root_element();
    if !root.has_tag_name((NAMESPACE, "testCases")) {
        return Err(ReadError::NotAModel {
            element: excerpt(root.tag_name().name()),
            namespace: excerpt(root.tag_name().namespace().unwrap_or_default()),
        });
    }
    let model = child(root, "modelName").map(inner_text).unwrap_or_default().trim().to_owned();
    let cases = children(root, "testCase").enumerate().map(|(index, node)| case(index, node)).collect();
    Ok(TestFile { model, cases })
}

fn case(index: usize, node: Node<'_, '_>) -> TestCase {
    let decision = matches!(node.attribute("type"), None | Some("decision"));
    TestCase {
        id: node.attribute("id").map_or_else(|| (index + 1).to_string(), str::to_owned),
        invocable: node.attribute("invocableName").filter(|_| !decision).map(str::to_owned),
        inputs: children(node, "inputNode")
            .map(|input| Named { name: name(input), namespace: namespace(input), value: content(input) })
            .collect(),
        results: children(node, "resultNode")
            .map(|result| Expected {
                name: name(result),
                namespace: namespace(result),
                error: matches!(result.attribute("errorResult"), Some("true" | "1")),
                value: child(result, "expected").map_or(Content::Null, content),
            })
            .collect(),
    }
}

/// The value inside an element; nesting is bounded by the depth of the file.
fn content(node: Node<'_, '_>) -> Content {
    if is_nil(node) {
        return Content::Null;
    }
    if let Some(list) = child(node, "list") {
        return if is_nil(list) {
            Content::Null
        } else {
            Content::List(children(list, "item").map(content).collect())
        };
    }
    let components: Vec<_> = children(node, "component").map(|part| (name(part), content(part))).collect();
    if !components.is_empty() {
        return Content::Components(components);
    }
    match child(node, "value") {
        Some(value) if !is_nil(value) => {
            let kind = value.attribute((SCHEMA_INSTANCE, "type")).unwrap_or_default();
            let kind = kind.rsplit(':').next().unwrap_or_default().to_owned();
            let text = inner_text(value);
            // Without type and text nothing is said.
            if kind.is_empty() && text.is_empty() { Content::Null } else { Content::Simple { kind, text } }
        }
        _ => Content::Null,
    }
}

fn is_nil(node: Node<'_, '_>) -> bool {
    matches!(node.attribute((SCHEMA_INSTANCE, "nil")), Some("true" | "1"))
}

fn name(node: Node<'_, '_>) -> String {
    node.attribute("name").unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn namespace(node: Node<'_, '_>) -> Option<String> {
    node.attribute("namespace").map(str::to_owned).filter(|namespace| !namespace.is_empty())
}

fn children<'t, 'i>(node: Node<'t, 'i>, name: &'static str) -> impl Iterator<Item = Node<'t, 'i>> {
    node.children().filter(move |child| child.has_tag_name((NAMESPACE, name)))
}

fn child<'t, 'i>(node: Node<'t, 'i>, name: &'static str) -> Option<Node<'t, 'i>> {
    children(node, name).next()
}

fn inner_text(node: Node<'_, '_>) -> String {
    node.children().filter(Node::is_text).filter_map(|child| child.text()).collect()
}
