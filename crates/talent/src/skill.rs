//! The identity of a skill.

use serde::{Deserialize, Serialize};

/// The stable id of a skill in the vocabulary: a short name in lower case such as `azure` or `asp-net-core`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SkillId(String);

impl SkillId {
    /// The id with this name. Whether the vocabulary knows it is the vocabulary's to say.
    pub fn new(id: impl Into<String>) -> Self {
        Self(id.into())
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
