//! The structure of a tagged PDF: in which order its author's program says that its parts are read.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId};

/// How many elements are read. A résumé has some hundreds.
const ELEMENTS_MAX: usize = 50_000;
/// Elements nested deeper than this are left out; a circle ends here.
const DEPTH_MAX: usize = 64;
/// Elements that stand inside a line, so that what follows them goes on with it.
const INLINE: [&[u8]; 16] = [
    b"Span", b"Quote", b"Link", b"Reference", b"BibEntry", b"Code", b"Annot", b"Lbl", b"LBody", b"NonStruct", b"Em",
    b"Strong", b"Sub", b"Ruby", b"RB", b"Warichu",
];

/// For each page, the parts that its marked content belongs to, numbered in reading order.
#[derive(Debug, Default)]
pub(super) struct Structure {
    parts: BTreeMap<ObjectId, Parts>,
}

/// The part of each piece of marked content of a page, by its number there.
pub(super) type Parts = BTreeMap<i64, u32>;

/// What is still to be visited, and what it inherits.
struct Visit<'a> {
    object: &'a Object,
    page: Option<ObjectId>,
    /// The number of the innermost block around it.
    block: u32,
    depth: usize,
}

impl Structure {
    /// The structure of a document; empty for one without tags.
    pub(super) fn of(document: &Document) -> Self {
        let mut structure = Self::default();
        let root = document.catalog().ok().and_then(|catalog| dictionary(document, catalog, b"StructTreeRoot"));
        let Some(root) = root else { return structure };
        let roles = dictionary(document, root, b"RoleMap");
        let (mut blocks, mut part, mut last_block) = (0_u32, 0_u32, 0_u32);
        let mut visits: Vec<Visit<'_>> = Vec::new();
        if let Ok(object) = root.get(b"K") {
            visits.push(Visit { object, page: None, block: 0, depth: 0 });
        }
        for _ in 0..ELEMENTS_MAX {
            let Some(visit) = visits.pop() else { break };
            let Ok((_, object)) = document.dereference(visit.object) else { continue };
            match object {
                Object::Integer(mark) => {
                    if visit.block != last_block || part == 0 {
                        (last_block, part) = (visit.block, part + 1);
                    }
                    structure.add(visit.page, *mark, part);
                }
                Object::Array(kids) if visit.depth < DEPTH_MAX => {
                    visits.extend(kids.iter().rev().map(|object| Visit { object, depth: visit.depth + 1, ..visit }));
                }
                Object::Dictionary(element) if visit.depth < DEPTH_MAX => {
                    let page = element.get(b"Pg").and_then(Object::as_reference).ok().or(visit.page);
                    let is_block = !is_inline(document, element, roles) && element.get(b"S").is_ok();
                    blocks += u32::from(is_block);
                    let block = if is_block { blocks } else { visit.block };
                    let inside = element.get(b"MCID").or_else(|_| element.get(b"K"));
                    visits.extend(inside.ok().map(|object| Visit { object, page, block, depth: visit.depth + 1 }));
                }
                _ => {}
            }
        }
        structure
    }

    fn add(&mut self, page: Option<ObjectId>, mark: i64, part: u32) {
        if let Some(page) = page {
            self.parts.entry(page).or_default().entry(mark).or_insert(part);
        }
    }

    /// The parts of a page.
    pub(super) fn of_page(&self, page: ObjectId) -> Option<&Parts> {
        self.parts.get(&page)
    }
}

fn dictionary<'a>(document: &'a Document, parent: &'a Dictionary, key: &[u8]) -> Option<&'a Dictionary> {
    parent.get_deref(key, document).ok()?.as_dict().ok()
}

/// Whether an element stands inside a line, by its name or by the standard name that its own is mapped to.
fn is_inline(document: &Document, element: &Dictionary, roles: Option<&Dictionary>) -> bool {
    let Ok(name) = element.get(b"S").and_then(Object::as_name) else { return false };
    let role = roles.and_then(|roles| roles.get_deref(name, document).ok()?.as_name().ok());
    INLINE.contains(&role.unwrap_or(name))
}
