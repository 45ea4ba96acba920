//! The XML of a document as a row of openings, closings and texts, within limits.

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion, escape};

/// How deep elements may be nested.
const DEPTH_MAX: usize = 128;

/// Why the XML of a document cannot be read. What stands before the fault is lost with it: a half read résumé would be a wrong one.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum XmlFault {
    /// It is not well formed.
    #[error("its XML is broken: {0}")]
    Broken(String),
    /// Elements are nested deeper than any program nests them.
    #[error("its XML has more than {DEPTH_MAX} levels")]
    TooDeep,
    /// A document type definition, which may define entities that grow without end.
    #[error("its XML defines a document type, which no word processor writes")]
    DocumentType,
}

/// A step through a document.
pub(crate) enum Step<'a> {
    Open(Element<'a>),
    /// The local name of the element that ends.
    Close(String),
    Text(String),
}

/// An element with its attributes.
pub(crate) struct Element<'a>(BytesStart<'a>);

impl Element<'_> {
    /// Its name without the prefix of its name space.
    pub(crate) fn name(&self) -> &str {
        local(self.0.name().into_inner())
    }

    /// The value of the attribute of this local name.
    pub(crate) fn attribute(&self, name: &str) -> Option<String> {
        let mut attributes = self.0.attributes();
        let found =
            attributes.with_checks(false).flatten().find(|attribute| local(attribute.key.into_inner()) == name)?;
        found.normalized_value(XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
    }

    /// Whether a property is on: it is there, and its value does not say otherwise.
    pub(crate) fn is_on(&self) -> bool {
        !matches!(self.attribute("val").as_deref(), Some("0" | "false" | "off" | "none"))
    }
}

fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// Walks through a document.
pub(crate) struct Walk<'a> {
    reader: Reader<&'a [u8]>,
    depth: usize,
}

impl<'a> Walk<'a> {
    pub(crate) fn through(xml: &'a str) -> Self {
        let mut reader = Reader::from_str(xml.trim_start_matches('\u{feff}'));
        reader.config_mut().expand_empty_elements = true;
        Self { reader, depth: 0 }
    }

    /// The next step; `None` at the end of the document.
    pub(crate) fn step(&mut self) -> Result<Option<Step<'a>>, XmlFault> {
        loop {
            match self.reader.read_event().map_err(|error| XmlFault::Broken(error.to_string()))? {
                Event::Start(element) => {
                    self.depth += 1;
                    if self.depth > DEPTH_MAX {
                        return Err(XmlFault::TooDeep);
                    }
                    return Ok(Some(Step::Open(Element(element))));
                }
                Event::End(element) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Ok(Some(Step::Close(local(element.name().into_inner()).to_owned())));
                }
                Event::Text(text) => {
                    return Ok(Some(Step::Text(text.xml_content(XmlVersion::Implicit1_0).into_owned())));
                }
                Event::CData(text) => {
                    return Ok(Some(Step::Text(text.xml_content(XmlVersion::Implicit1_0).into_owned())));
                }
                Event::GeneralRef(reference) => {
                    let character = reference.resolve_char_ref().ok().flatten().map(String::from);
                    let named = || escape::resolve_xml_entity(&reference).map(str::to_owned);
                    return Ok(Some(Step::Text(character.or_else(named).unwrap_or_default())));
                }
                Event::DocType(_) => return Err(XmlFault::DocumentType),
                Event::Eof if self.depth > 0 => return Err(XmlFault::Broken("it ends in the middle".to_owned())),
                Event::Eof => return Ok(None),
                Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            }
        }
    }

    /// Passes over everything inside the element that was just opened.
    pub(crate) fn skip(&mut self) -> Result<(), XmlFault> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            if self.step()?.is_none() {
                break;
            }
        }
        Ok(())
    }
}
