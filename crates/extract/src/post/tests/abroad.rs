//! Posts in other languages: their fields are read, their sentences are kept as they are.

use talent::{Employment, Importance, Period, Posting, Remote};

use super::{cities, only};

fn pay(posting: &Posting) -> (i64, i64, &str, Period) {
    let pay = posting.pay.as_ref().expect("pay is stated");
    let whole = |amount: Option<talent::Amount>| amount.expect("both ends are stated").hundredths() / 100;
    let currency = pay.currency.as_ref().expect("the currency is stated").code();
    (whole(pay.min), whole(pay.max), currency, pay.period.expect("the period is known"))
}

fn employer(posting: &Posting) -> Option<&str> {
    posting.employer.as_ref().map(|employer| employer.name.as_str())
}

fn asked(posting: &Posting, importance: Importance) -> Vec<&str> {
    let asked = posting.skills.iter().filter(|skill| skill.importance == importance);
    asked.map(|skill| skill.as_written.as_str()).collect()
}

#[test]
fn german() {
    let posting = only(
        "Stellenangebot: Konditor (m/w/d)\n\
         Ofenhaus Qwz GmbH – 70565 Stuttgart\n\
         Vollzeit, unbefristet, ab sofort\n\
         \n\
         Ihre Aufgaben\n\
         - Herstellung von Torten\n\
         \n\
         Ihr Profil\n\
         - Mindestens 3 Jahre Berufserfahrung\n\
         \n\
         Wir bieten\n\
         - 2.800 bis 3.200 € brutto im Monat\n\
         - 30 Tage Urlaub\n\
         Bewerbung an backen@ofenhaus.example\n",
    );
    assert_eq!(posting.title.as_deref(), Some("Konditor"));
    assert_eq!(employer(&posting), Some("Ofenhaus Qwz GmbH"));
    assert_eq!(cities(&posting), ["Stuttgart"]);
    assert_eq!(posting.employment, [Employment::FullTime]);
    assert_eq!(
        posting.experience.as_ref().and_then(|years| years.min_years),
        Some(talent::Years::from_hundredths(300))
    );
    assert_eq!(pay(&posting), (2_800, 3_200, "EUR", Period::Month));
    assert_eq!(posting.apply.as_deref(), Some("backen@ofenhaus.example"));
    assert_eq!(posting.benefits.last().map(String::as_str), Some("30 Tage Urlaub"));
}

#[test]
fn french() {
    let posting = only(
        "Boulanger H/F\n\
         Maison du Four – Lyon (69)\n\
         CDD – temps plein – 2 100 à 2 400 € brut/mois\n\
         Profil : CAP boulangerie, expérience de 2 ans minimum.\n\
         Avantages : mutuelle, parking\n",
    );
    assert_eq!(posting.title.as_deref(), Some("Boulanger"));
    assert_eq!(employer(&posting), Some("Maison du Four"));
    assert_eq!(cities(&posting), ["Lyon"]);
    assert_eq!(pay(&posting), (2_100, 2_400, "EUR", Period::Month));
    assert_eq!(posting.benefits, ["mutuelle", "parking"]);
    let posting =
        only("Rédacteur H/F\nMaison Qwz, Lyon\n\nRémunération : 32-36 K€ selon profil, télétravail possible.\n");
    assert_eq!(pay(&posting), (32_000, 36_000, "EUR", Period::Year));
}

#[test]
fn portuguese() {
    let posting = only(
        "Desenvolvedor Back-end\n\
         Maré Qwz | São Paulo, SP (híbrido)\n\
         Salário: R$ 9.000 a R$ 11.500/mês\n\
         \n\
         Requisitos:\n\
         - 3 anos com Java\n\
         - PostgreSQL\n\
         Diferenciais: Kafka\n\
         Benefícios: vale-refeição\n",
    );
    assert_eq!(posting.title.as_deref(), Some("Desenvolvedor Back-end"));
    assert_eq!(employer(&posting), Some("Maré Qwz"));
    assert_eq!((cities(&posting), posting.remote), (vec!["São Paulo"], Some(Remote::Hybrid)));
    assert_eq!(pay(&posting), (9_000, 11_500, "BRL", Period::Month));
    assert_eq!(asked(&posting, Importance::Required), ["Java", "PostgreSQL"]);
    assert_eq!(asked(&posting, Importance::Nice), ["Kafka"]);
}

#[test]
fn spanish_italian_and_dutch() {
    let posting = only(
        "Puesto: Camarera\nEmpresa: Casa Qwz\nUbicación: Valencia\nSalario: 1.400 € al mes\nJornada: media jornada\n\n\
         Ofrecemos\n- comida gratis\n",
    );
    assert_eq!((posting.title.as_deref(), employer(&posting)), (Some("Camarera"), Some("Casa Qwz")));
    assert_eq!((cities(&posting), pay(&posting)), (vec!["Valencia"], (1_400, 1_400, "EUR", Period::Month)));
    assert_eq!(
        (&posting.employment[..], &posting.benefits[..]),
        (&[Employment::PartTime][..], &["comida gratis".to_owned()][..])
    );

    let posting = only(
        "Posizione: Panettiere\nAzienda: Forno Qwz\nSede: Milano\nContratto: tempo pieno\nRequisiti: 2 anni di esperienza\n",
    );
    assert_eq!((posting.title.as_deref(), employer(&posting)), (Some("Panettiere"), Some("Forno Qwz")));
    assert_eq!((cities(&posting), &posting.employment[..]), (vec!["Milan"], &[Employment::FullTime][..]));
    assert!(posting.experience.is_some());

    let posting = only(
        "Functie: Bakker (m/v)\nBedrijf: Ovenhuis Qwz\nStandplaats: Utrecht\nSalaris: € 2.500 tot € 2.900 per maand\n",
    );
    assert_eq!((posting.title.as_deref(), employer(&posting)), (Some("Bakker"), Some("Ovenhuis Qwz")));
    assert_eq!((cities(&posting), pay(&posting)), (vec!["Utrecht"], (2_500, 2_900, "EUR", Period::Month)));
}
