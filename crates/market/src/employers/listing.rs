//! Employers as lists and pages show them.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::sea_query::SimpleExpr;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait, Select,
};
use talent::{Place, Remote};
use uuid::Uuid;

use super::{EmployerLine, EmployerView, EmployersPage, PlaceCount, SkillCount, entity};
use crate::actor::Actor;
use crate::error::Error;
use crate::market::Market;
use crate::policy::{Operation, Relation, permit};
use crate::postings::{self, Stored, entity as posting};

/// Employers of one page.
const PAGE: usize = 50;
/// Postings that an employer's page lists of each kind.
const POSTINGS_LISTED: usize = 50;
/// Places and skills that an employer's page counts.
const COUNTS_LISTED: usize = 12;

impl Market {
    /// Employers with an open posting, in the order of their names; those behind the employer `after` where one is given.
    pub async fn employers(&self, actor: Actor, after: Option<Uuid>) -> Result<EmployersPage, Error> {
        permit(Operation::ReadPostings, actor, Relation::Public)?;
        match after {
            None => self.first_employers.or_find(&self.store, self.employers_behind(None)).await,
            Some(_) => self.employers_behind(after).await,
        }
    }

    async fn employers_behind(&self, after: Option<Uuid>) -> Result<EmployersPage, Error> {
        let connection = self.store.read();
        let total = hiring().count(connection).await?;
        let mut behind = hiring();
        if let Some(after) = after {
            let last = entity::Entity::find_by_id(after).one(connection).await?.ok_or(Error::NotFound)?;
            behind = behind.filter(entity::Column::FoldedName.gt(last.folded_name));
        }
        let mut rows = behind
            .order_by_asc(entity::Column::FoldedName)
            .limit(u64::try_from(PAGE + 1).unwrap_or(u64::MAX))
            .all(connection)
            .await?;
        let more = rows.len() > PAGE;
        rows.truncate(PAGE);
        let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
        let own = open_counts(connection, posting::Column::EmployerId, &ids).await?;
        let agency = open_counts(connection, posting::Column::AgencyId, &ids).await?;
        let next = rows.last().filter(|_| more).map(|row| row.id);
        let count = |counts: &BTreeMap<Uuid, u64>, id| counts.get(&id).copied().unwrap_or(0);
        let employers = rows
            .into_iter()
            .map(|row| EmployerLine {
                id: row.id,
                postings: count(&own, row.id),
                as_agency: count(&agency, row.id),
                name: row.name,
            })
            .collect();
        Ok(EmployersPage { total, employers, next })
    }

    /// One employer, whether it hires or not.
    pub async fn employer(&self, actor: Actor, id: Uuid) -> Result<EmployerView, Error> {
        permit(Operation::ReadPostings, actor, Relation::Public)?;
        let connection = self.store.read();
        let row = entity::Entity::find_by_id(id).one(connection).await?.ok_or(Error::NotFound)?;
        let own = open_postings(connection, posting::Column::EmployerId.eq(id)).await?;
        let for_others = open_postings(connection, posting::Column::AgencyId.eq(id)).await?;
        let as_agency = postings::load(connection, &for_others[..for_others.len().min(POSTINGS_LISTED)]).await?;
        let own = postings::load(connection, &own).await?;
        Ok(EmployerView {
            id,
            name: row.name,
            first_seen_on: row.first_seen_at.day(),
            postings_total: own.len(),
            postings: own.iter().take(POSTINGS_LISTED).map(Stored::line).collect(),
            as_agency_total: for_others.len(),
            as_agency: as_agency.iter().map(Stored::line).collect(),
            places: self.places(&own),
            skills: skills(&own),
            pay_stated: own.iter().filter(|own| own.posting.pay.as_ref().is_some_and(|pay| !pay.estimated)).count(),
            remote: own.iter().filter(|own| own.posting.remote.is_some_and(|remote| remote != Remote::No)).count(),
        })
    }

    /// The places of some postings, the most frequent first.
    fn places(&self, own: &[Stored]) -> Vec<PlaceCount> {
        let name = |place: &Place| {
            let country = || place.country.and_then(|country| self.vocabulary.country_name(country)).map(str::to_owned);
            let known = place.city.clone().or_else(|| place.region.clone()).or_else(country);
            known.unwrap_or_else(|| place.as_written.clone())
        };
        let each = own.iter().map(|own| own.posting.places.iter().map(name).collect());
        most_frequent(each).into_iter().map(|(place, postings)| PlaceCount { place, postings }).collect()
    }
}

/// The skills of some postings that the vocabulary knows, the most frequent first.
fn skills(own: &[Stored]) -> Vec<SkillCount> {
    let each = own
        .iter()
        .map(|own| own.posting.skills.iter().filter_map(|need| Some((need.name.clone(), need.id.clone()?))).collect());
    most_frequent(each).into_iter().map(|((name, id), postings)| SkillCount { id, name, postings }).collect()
}

/// What stands in most of the lists, with how many; what is equally frequent in its own order.
fn most_frequent<T: Ord>(lists: impl Iterator<Item = BTreeSet<T>>) -> Vec<(T, usize)> {
    let mut counts: BTreeMap<T, usize> = BTreeMap::new();
    for item in lists.flatten() {
        *counts.entry(item).or_default() += 1;
    }
    let mut ordered: Vec<(T, usize)> = counts.into_iter().collect();
    ordered.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    ordered.truncate(COUNTS_LISTED);
    ordered
}

/// Employers with an open posting of their own or for others.
pub(crate) fn hiring() -> Select<entity::Entity> {
    let named_by = |column: posting::Column| {
        posting::Entity::find()
            .select_only()
            .column(column)
            .filter(column.is_not_null())
            .filter(postings::open())
            .into_query()
    };
    entity::Entity::find().filter(
        Condition::any()
            .add(entity::Column::Id.in_subquery(named_by(posting::Column::EmployerId)))
            .add(entity::Column::Id.in_subquery(named_by(posting::Column::AgencyId))),
    )
}

/// How many open postings name each of these employers in `column`.
async fn open_counts(
    connection: &impl ConnectionTrait,
    column: posting::Column,
    ids: &[Uuid],
) -> Result<BTreeMap<Uuid, u64>, DbErr> {
    let rows: Vec<(Uuid, i64)> = posting::Entity::find()
        .select_only()
        .column(column)
        .expr(posting::Column::Id.count())
        .filter(column.is_in(ids.iter().copied()))
        .filter(postings::open())
        .group_by(column)
        .into_tuple()
        .all(connection)
        .await?;
    Ok(rows.into_iter().map(|(id, count)| (id, u64::try_from(count).unwrap_or(0))).collect())
}

/// The open postings that `condition` holds for, the latest first.
async fn open_postings(connection: &impl ConnectionTrait, condition: SimpleExpr) -> Result<Vec<Uuid>, DbErr> {
    posting::Entity::find()
        .select_only()
        .column(posting::Column::Id)
        .filter(condition)
        .filter(postings::open())
        .order_by_desc(posting::Column::FirstSeenAt)
        .order_by_desc(posting::Column::Id)
        .into_tuple()
        .all(connection)
        .await
}
