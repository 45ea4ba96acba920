//! Headings and labels of posts that are written in German, French, Spanish, Portuguese, Italian or Dutch, in the form of
//! [`PHRASES`](super::phrases::PHRASES).

use super::Topic;

/// Each topic with its phrases, parted by bars. Words that English posts use for something else are left out.
pub(super) const PHRASES: &[(Topic, &str)] = &[
    (
        Topic::Title,
        "stellenangebot|stellenbezeichnung|stellentitel|wir suchen|gesucht|offre d emploi|offre demploi|poste|\
         intitulé du poste|intitule du poste|recherche|oferta de empleo|oferta de trabajo|puesto|vacante|\
         se busca|vaga|vaga de emprego|cargo|offerta di lavoro|posizione|cercasi|vacature|functie|functietitel",
    ),
    (
        Topic::Employer,
        "arbeitgeber|unternehmen|firma|entreprise|société|societe|employeur|établissement|empresa|empleador|\
         empregador|azienda|datore di lavoro|bedrijf|werkgever",
    ),
    (
        Topic::Place,
        "standort|einsatzort|arbeitsort|dienstort|ort|lieu|lieu de travail|localisation|lieu du poste|ubicación|\
         ubicacion|lugar de trabajo|lugar|localidad|localização|localizacao|local de trabalho|local|sede|\
         luogo di lavoro|sede di lavoro|luogo|locatie|standplaats|werklocatie",
    ),
    (
        Topic::Experience,
        "berufserfahrung|erfahrung|expérience|expérience requise|experiencia|experiência|esperienza|ervaring|\
         werkervaring",
    ),
    (
        Topic::Pay,
        "gehalt|vergütung|lohn|entlohnung|jahresgehalt|monatsgehalt|stundenlohn|salaire|rémunération|remuneration|\
         salaire brut|salario|sueldo|retribución|retribucion|salário|salario bruto|remuneração|remuneracao|\
         retribuzione|stipendio|ral|salaris|loon|brutoloon",
    ),
    (
        Topic::Deadline,
        "bewerbungsfrist|bewerbungsschluss|date limite|date limite de candidature|fecha límite|fecha limite|\
         data limite|scadenza|sluitingsdatum",
    ),
    (
        Topic::Employment,
        "beschäftigungsart|anstellungsart|arbeitszeit|vertragsart|type de contrat|contrat|tipo de contrato|\
         tipo de jornada|jornada|contrato|regime|tipo di contratto|contratto|dienstverband|contracttype",
    ),
    (
        Topic::Required,
        "anforderungen|voraussetzungen|prérequis|prerequis|exigences|requisitos|requisitos mínimos|se requiere|\
         requisitos obrigatórios|requisiti|requisiti richiesti|functie eisen|functieeisen|eisen|vereisten",
    ),
    (
        Topic::Nice,
        "von vorteil|wünschenswert|atouts|les plus|serait un plus|se valora|se valorará|deseable|deseables|valorable|\
         diferenciais|diferencial|desejável|desejáveis|titolo preferenziale|costituisce titolo preferenziale|pré",
    ),
    (
        Topic::Duties,
        "aufgaben|ihre aufgaben|deine aufgaben|aufgabengebiet|aufgabenbereich|tätigkeiten|das erwartet dich|\
         das erwartet sie|was dich erwartet|was sie erwartet|missions|vos missions|tes missions|missions principales|\
         vos responsabilités|responsabilités|funciones|responsabilidades|tareas|principais atividades|atividades|\
         attività|mansioni|responsabilità|taken|wat ga je doen|werkzaamheden|jouw taken",
    ),
    (
        Topic::Qualifications,
        "profil|ihr profil|dein profil|das bringst du mit|das bringen sie mit|was du mitbringst|was sie mitbringen|\
         qualifikationen|votre profil|ton profil|profil recherché|profil recherche|compétences|competences|perfil|\
         perfil buscado|perfil del candidato|competencias|conocimientos|o que esperamos|o que buscamos|perfil desejado|\
         conhecimentos|competências|profilo|il profilo ideale|competenze|profiel|jouw profiel|wat vragen wij|\
         wat vragen we|wij vragen|dit ben jij|wie ben jij",
    ),
    (
        Topic::Skills,
        "kenntnisse|fachkenntnisse|compétences techniques|habilidades|habilidades técnicas|tecnologías|tecnologias|\
         competenze tecniche",
    ),
    (
        Topic::Benefits,
        "wir bieten|wir bieten ihnen|wir bieten dir|das bieten wir|das bieten wir dir|das bieten wir ihnen|unser angebot|\
         unsere leistungen|benefits bei uns|avantages|vos avantages|nous offrons|nous vous offrons|nous proposons|\
         ce que nous offrons|ofrecemos|qué ofrecemos|que ofrecemos|beneficios|se ofrece|benefícios|oferecemos|\
         o que oferecemos|offriamo|cosa offriamo|si offre|wij bieden|wat bieden wij|wat bieden we|wat wij bieden|\
         arbeidsvoorwaarden",
    ),
    (
        Topic::Company,
        "über uns|ueber uns|wer wir sind|das unternehmen|à propos|qui sommes nous|notre entreprise|quiénes somos|\
         quienes somos|sobre nosotros|sobre a empresa|sobre nós|quem somos|chi siamo|over ons|wie zijn wij|wie wij zijn",
    ),
    (
        Topic::Overview,
        "stellenbeschreibung|description du poste|descriptif du poste|le poste|descripción|descripción del puesto|\
         descripcion del puesto|descrição da vaga|descrição|descrizione|functieomschrijving|omschrijving",
    ),
    (
        Topic::Education,
        "ausbildung|formation|niveau d études|niveau détudes|formación|formacion|estudios|formação|escolaridade|\
         formazione|titolo di studio|opleiding|opleidingsniveau",
    ),
    (Topic::Languages, "sprachen|sprachkenntnisse|langues|idiomas|lingue|talen"),
    (
        Topic::Apply,
        "bewerbung|ihre bewerbung|deine bewerbung|kontakt|ansprechpartner|jetzt bewerben|pour postuler|postuler|\
         candidature|inscríbete|cómo aplicar|contacto|como se candidatar|contato|candidatura|come candidarsi|\
         contatti|solliciteren|sollicitatie",
    ),
    (
        Topic::Other,
        "eintrittsdatum|arbeitsbeginn|beginn|prise de poste|date de début|incorporación|horario|horário|orario",
    ),
];
