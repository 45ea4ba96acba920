//! What the groups of an RTF file inherit from each other and may change for themselves.

/// What the text of a group is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Destination {
    /// It is read.
    Text,
    /// The table of fonts, whose character sets are wanted.
    Fonts,
    /// The table of colours, of which white ones are wanted.
    Colors,
    /// The table of styles, of which those of headings are wanted.
    Styles,
    /// It is none: pictures, the codes of fields.
    Skipped,
}

/// Where lines go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Header,
    Footer,
    /// A text box or a footnote, whose lines come behind the paragraph to which it is anchored.
    Box,
}

/// What a group inherits and may change for itself.
#[derive(Clone, Copy)]
pub(super) struct State {
    pub(super) destination: Destination,
    /// How many characters follow a `\u` for programs that do not know it.
    pub(super) fallback: i32,
    pub(super) look: Look,
    pub(super) paragraph: Setting,
    /// This group opened a flow of its own.
    pub(super) opens: Option<Place>,
    pub(super) is_starred: bool,
    /// The text is the mark of an item of a list.
    pub(super) is_mark: bool,
}

/// How characters look.
#[derive(Clone, Copy)]
pub(super) struct Look {
    pub(super) font: i32,
    pub(super) is_vanished: bool,
    pub(super) is_deleted: bool,
    pub(super) color: i32,
    /// In half points.
    pub(super) size: i32,
    pub(super) ground: i32,
}

/// Where a paragraph stands.
#[derive(Clone, Copy, Default)]
pub(super) struct Setting {
    /// How many tables it is inside.
    pub(super) tables: usize,
    pub(super) ground: i32,
    pub(super) is_heading: bool,
}

/// How characters look where nothing is said. No font has this number, so that the code page of the file holds.
pub(super) const PLAIN: Look = Look { font: -1, is_vanished: false, is_deleted: false, color: 0, size: 24, ground: 0 };

pub(super) const OUTERMOST: State = State {
    destination: Destination::Text,
    fallback: 1,
    look: PLAIN,
    paragraph: Setting { tables: 0, ground: 0, is_heading: false },
    opens: None,
    is_starred: false,
    is_mark: false,
};

/// Groups whose text nobody reads in the document.
pub(super) fn is_no_text(name: &str) -> bool {
    matches!(
        name,
        "info"
            | "pict"
            | "object"
            | "objdata"
            | "fldinst"
            | "datafield"
            | "sp"
            | "sn"
            | "sv"
            | "shprslt"
            | "nonshppict"
            | "nonesttables"
            | "listtable"
            | "listoverridetable"
            | "revtbl"
            | "rsidtbl"
            | "generator"
            | "xmlnstbl"
            | "themedata"
            | "colorschememapping"
            | "latentstyles"
            | "bkmkstart"
            | "bkmkend"
            | "annotation"
            | "atnid"
            | "atnauthor"
            | "tc"
            | "xe"
            | "txe"
            | "rxe"
            | "filetbl"
            | "pntxta"
            | "pntxtb"
            | "template"
            | "ftnsep"
            | "ftnsepc"
            | "aftnsep"
            | "aftnsepc"
            | "ftncn"
            | "aftncn"
            | "private"
            | "userprops"
            | "mmathPr"
    )
}
