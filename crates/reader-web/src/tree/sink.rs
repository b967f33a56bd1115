//! Steps of tree construction → nodes in the arena.
//!
//! Only moves nodes about as html5ever says; links stay whole after each step. Depth is noted when a
//! node is put in its place, for the guard; nodes moved later with their whole branch keep the depth
//! they had, which is near enough for a bound.

use super::{Data, Node, NodeId, Tree};
use html5ever::tendril::StrTendril;
use html5ever::tree_builder::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::{Attribute, ExpandedName, LocalName, Namespace, QualName};
use std::borrow::Cow;
use std::cell::{Cell, RefCell};

/// A node as html5ever holds it: with the name of an element, which it asks for all the time.
#[derive(Clone)]
pub(super) struct Handle {
    id: NodeId,
    namespace: Namespace,
    name: LocalName,
}

/// Builds the arena.
pub(super) struct Sink {
    nodes: RefCell<Vec<Node>>,
    /// Depth of the element put in place last.
    depth: Cell<u32>,
}

impl Sink {
    pub(super) fn new() -> Self {
        let sink = Sink {
            nodes: RefCell::new(Vec::new()),
            depth: Cell::new(0),
        };
        sink.create(Data::Document);
        sink
    }

    pub(super) fn n_nodes(&self) -> usize {
        self.nodes.borrow().len()
    }

    /// Depth of the element put in place last.
    pub(super) fn depth(&self) -> u32 {
        self.depth.get()
    }

    /// Notes that the open element was probably closed.
    pub(super) fn step_out(&self) {
        self.depth.set(self.depth.get().saturating_sub(1));
    }

    pub(super) fn into_tree(self, is_cut: bool) -> Tree {
        Tree {
            nodes: self.nodes.into_inner(),
            is_cut,
        }
    }

    fn create(&self, data: Data) -> NodeId {
        let mut nodes = self.nodes.borrow_mut();
        let id = NodeId(nodes.len() as u32);
        nodes.push(Node {
            data,
            parent: None,
            previous: None,
            next: None,
            first: None,
            last: None,
            depth: 0,
        });
        id
    }

    fn anonymous(id: NodeId) -> Handle {
        Handle {
            id,
            namespace: Namespace::default(),
            name: LocalName::default(),
        }
    }

    fn detach(&self, id: NodeId) {
        let mut nodes = self.nodes.borrow_mut();
        let node = &mut nodes[id.index()];
        let (parent, previous, next) = (node.parent.take(), node.previous.take(), node.next.take());
        if let Some(previous) = previous {
            nodes[previous.index()].next = next;
        } else if let Some(parent) = parent {
            nodes[parent.index()].first = next;
        }
        if let Some(next) = next {
            nodes[next.index()].previous = previous;
        } else if let Some(parent) = parent {
            nodes[parent.index()].last = previous;
        }
    }

    /// Puts a node into `parent`, before `next` or at the end.
    fn insert(&self, id: NodeId, parent: NodeId, next: Option<NodeId>) {
        self.detach(id);
        let mut nodes = self.nodes.borrow_mut();
        let depth = nodes[parent.index()].depth + 1;
        let previous = match next {
            Some(next) => nodes[next.index()].previous.replace(id),
            None => nodes[parent.index()].last.replace(id),
        };
        match previous {
            Some(previous) => nodes[previous.index()].next = Some(id),
            None => nodes[parent.index()].first = Some(id),
        }
        let node = &mut nodes[id.index()];
        node.parent = Some(parent);
        node.previous = previous;
        node.next = next;
        node.depth = depth;
        if matches!(node.data, Data::Element { .. }) {
            self.depth.set(depth);
        }
    }

    /// Puts characters into `parent`, before `next` or at the end; joined to text already there.
    fn insert_text(&self, text: StrTendril, parent: NodeId, next: Option<NodeId>) {
        {
            let mut nodes = self.nodes.borrow_mut();
            let previous = match next {
                Some(next) => nodes[next.index()].previous,
                None => nodes[parent.index()].last,
            };
            if let Some(previous) = previous
                && let Data::Text(before) = &mut nodes[previous.index()].data
            {
                before.push_tendril(&text);
                return;
            }
        }
        let id = self.create(Data::Text(text));
        self.insert(id, parent, next);
    }
}

impl TreeSink for Sink {
    type Handle = Handle;
    type Output = Self;
    type ElemName<'a> = ExpandedName<'a>;

    fn finish(self) -> Self {
        self
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Handle {
        Self::anonymous(NodeId(0))
    }

    fn elem_name<'a>(&'a self, target: &'a Handle) -> ExpandedName<'a> {
        ExpandedName {
            ns: &target.namespace,
            local: &target.name,
        }
    }

    fn create_element(
        &self,
        name: QualName,
        attributes: Vec<Attribute>,
        _: ElementFlags,
    ) -> Handle {
        let id = self.create(Data::Element {
            name: name.local.clone(),
            attributes,
        });
        Handle {
            id,
            namespace: name.ns,
            name: name.local,
        }
    }

    fn create_comment(&self, _: StrTendril) -> Handle {
        Self::anonymous(self.create(Data::Other))
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Handle {
        Self::anonymous(self.create(Data::Other))
    }

    fn append(&self, parent: &Handle, child: NodeOrText<Handle>) {
        match child {
            NodeOrText::AppendNode(node) => self.insert(node.id, parent.id, None),
            NodeOrText::AppendText(text) => self.insert_text(text, parent.id, None),
        }
    }

    fn append_before_sibling(&self, sibling: &Handle, child: NodeOrText<Handle>) {
        let Some(parent) = self.nodes.borrow()[sibling.id.index()].parent else {
            return;
        };
        match child {
            NodeOrText::AppendNode(node) => {
                if node.id != sibling.id {
                    self.insert(node.id, parent, Some(sibling.id));
                }
            }
            NodeOrText::AppendText(text) => self.insert_text(text, parent, Some(sibling.id)),
        }
    }

    fn append_based_on_parent_node(
        &self,
        element: &Handle,
        previous: &Handle,
        child: NodeOrText<Handle>,
    ) {
        if self.nodes.borrow()[element.id.index()].parent.is_some() {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    // A template's content stays in it: who reads the tree knows that templates are not shown.
    fn get_template_contents(&self, target: &Handle) -> Handle {
        target.clone()
    }

    fn same_node(&self, one: &Handle, other: &Handle) -> bool {
        one.id == other.id
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn add_attrs_if_missing(&self, target: &Handle, new: Vec<Attribute>) {
        if let Data::Element { attributes, .. } =
            &mut self.nodes.borrow_mut()[target.id.index()].data
        {
            for attribute in new {
                if !attributes.iter().any(|old| old.name == attribute.name) {
                    attributes.push(attribute);
                }
            }
        }
    }

    fn remove_from_parent(&self, target: &Handle) {
        self.detach(target.id);
    }

    fn reparent_children(&self, node: &Handle, new_parent: &Handle) {
        loop {
            let Some(child) = self.nodes.borrow()[node.id.index()].first else {
                return;
            };
            self.insert(child, new_parent.id, None);
        }
    }
}
