//! The signs of technologies, from Simple Icons. They are one drawing of their own, which a browser fetches once: some of them are
//! larger than everything else on a page.

use std::fmt::Write;
use std::sync::LazyLock;

use simpleicons_rs::Icon;

/// Skills of the vocabulary with their sign, in the order of their ids. Only what is named here is in the binary.
const SIGNS: &[(&str, &Icon)] = &[
    ("airflow", &simpleicons_rs::SIAPACHEAIRFLOW),
    ("android", &simpleicons_rs::SIANDROID),
    ("angular", &simpleicons_rs::SIANGULAR),
    ("ansible", &simpleicons_rs::SIANSIBLE),
    ("bigquery", &simpleicons_rs::SIGOOGLEBIGQUERY),
    ("bootstrap", &simpleicons_rs::SIBOOTSTRAP),
    ("c", &simpleicons_rs::SIC),
    ("c-plus-plus", &simpleicons_rs::SICPLUSPLUS),
    ("cassandra", &simpleicons_rs::SIAPACHECASSANDRA),
    ("circleci", &simpleicons_rs::SICIRCLECI),
    ("clickhouse", &simpleicons_rs::SICLICKHOUSE),
    ("cloudflare", &simpleicons_rs::SICLOUDFLARE),
    ("confluence", &simpleicons_rs::SICONFLUENCE),
    ("css", &simpleicons_rs::SICSS),
    ("cypress", &simpleicons_rs::SICYPRESS),
    ("dart", &simpleicons_rs::SIDART),
    ("databricks", &simpleicons_rs::SIDATABRICKS),
    ("datadog", &simpleicons_rs::SIDATADOG),
    ("digitalocean", &simpleicons_rs::SIDIGITALOCEAN),
    ("django", &simpleicons_rs::SIDJANGO),
    ("docker", &simpleicons_rs::SIDOCKER),
    ("dotnet", &simpleicons_rs::SIDOTNET),
    ("drupal", &simpleicons_rs::SIDRUPAL),
    ("duckdb", &simpleicons_rs::SIDUCKDB),
    ("elasticsearch", &simpleicons_rs::SIELASTICSEARCH),
    ("electron", &simpleicons_rs::SIELECTRON),
    ("elixir", &simpleicons_rs::SIELIXIR),
    ("express", &simpleicons_rs::SIEXPRESS),
    ("fastapi", &simpleicons_rs::SIFASTAPI),
    ("figma", &simpleicons_rs::SIFIGMA),
    ("firebase", &simpleicons_rs::SIFIREBASE),
    ("flask", &simpleicons_rs::SIFLASK),
    ("flutter", &simpleicons_rs::SIFLUTTER),
    ("git", &simpleicons_rs::SIGIT),
    ("github", &simpleicons_rs::SIGITHUB),
    ("github-actions", &simpleicons_rs::SIGITHUBACTIONS),
    ("gitlab", &simpleicons_rs::SIGITLAB),
    ("go", &simpleicons_rs::SIGO),
    ("gradle", &simpleicons_rs::SIGRADLE),
    ("grafana", &simpleicons_rs::SIGRAFANA),
    ("graphql", &simpleicons_rs::SIGRAPHQL),
    ("haskell", &simpleicons_rs::SIHASKELL),
    ("helm", &simpleicons_rs::SIHELM),
    ("javascript", &simpleicons_rs::SIJAVASCRIPT),
    ("jenkins", &simpleicons_rs::SIJENKINS),
    ("jira", &simpleicons_rs::SIJIRA),
    ("jquery", &simpleicons_rs::SIJQUERY),
    ("jupyter", &simpleicons_rs::SIJUPYTER),
    ("kafka", &simpleicons_rs::SIAPACHEKAFKA),
    ("kibana", &simpleicons_rs::SIKIBANA),
    ("kotlin", &simpleicons_rs::SIKOTLIN),
    ("kubernetes", &simpleicons_rs::SIKUBERNETES),
    ("laravel", &simpleicons_rs::SILARAVEL),
    ("linux", &simpleicons_rs::SILINUX),
    ("mariadb", &simpleicons_rs::SIMARIADB),
    ("mongodb", &simpleicons_rs::SIMONGODB),
    ("mysql", &simpleicons_rs::SIMYSQL),
    ("next-js", &simpleicons_rs::SINEXTDOTJS),
    ("nginx", &simpleicons_rs::SINGINX),
    ("node-js", &simpleicons_rs::SINODEDOTJS),
    ("numpy", &simpleicons_rs::SINUMPY),
    ("openshift", &simpleicons_rs::SIREDHATOPENSHIFT),
    ("pandas", &simpleicons_rs::SIPANDAS),
    ("php", &simpleicons_rs::SIPHP),
    ("postgresql", &simpleicons_rs::SIPOSTGRESQL),
    ("prometheus", &simpleicons_rs::SIPROMETHEUS),
    ("python", &simpleicons_rs::SIPYTHON),
    ("pytorch", &simpleicons_rs::SIPYTORCH),
    ("r", &simpleicons_rs::SIR),
    ("rabbitmq", &simpleicons_rs::SIRABBITMQ),
    ("react", &simpleicons_rs::SIREACT),
    ("redis", &simpleicons_rs::SIREDIS),
    ("ruby", &simpleicons_rs::SIRUBY),
    ("ruby-on-rails", &simpleicons_rs::SIRUBYONRAILS),
    ("rust", &simpleicons_rs::SIRUST),
    ("sap", &simpleicons_rs::SISAP),
    ("scala", &simpleicons_rs::SISCALA),
    ("scikit-learn", &simpleicons_rs::SISCIKITLEARN),
    ("selenium", &simpleicons_rs::SISELENIUM),
    ("snowflake", &simpleicons_rs::SISNOWFLAKE),
    ("spark", &simpleicons_rs::SIAPACHESPARK),
    ("spring", &simpleicons_rs::SISPRING),
    ("spring-boot", &simpleicons_rs::SISPRINGBOOT),
    ("sqlite", &simpleicons_rs::SISQLITE),
    ("svelte", &simpleicons_rs::SISVELTE),
    ("swift", &simpleicons_rs::SISWIFT),
    ("tailwind-css", &simpleicons_rs::SITAILWINDCSS),
    ("tensorflow", &simpleicons_rs::SITENSORFLOW),
    ("terraform", &simpleicons_rs::SITERRAFORM),
    ("typescript", &simpleicons_rs::SITYPESCRIPT),
    ("vite", &simpleicons_rs::SIVITE),
    ("vue-js", &simpleicons_rs::SIVUEDOTJS),
    ("wordpress", &simpleicons_rs::SIWORDPRESS),
];

/// The drawing: each sign as a symbol that has the id of its skill.
pub(crate) static DRAWING: LazyLock<String> = LazyLock::new(|| {
    let mut drawing = String::from(r#"<svg xmlns="http://www.w3.org/2000/svg">"#);
    for (id, icon) in SIGNS {
        let path = icon.svg.split_once(" d=\"").and_then(|(_, rest)| rest.split_once('"')).map_or("", |(path, _)| path);
        // Writing to a text cannot fail.
        let _ = write!(
            drawing,
            r#"<symbol id="{id}" viewBox="0 0 24 24" fill="currentColor" stroke="none"><path d="{path}"/></symbol>"#
        );
    }
    drawing.push_str("</svg>");
    drawing
});

/// The id of a skill that has a sign.
pub(crate) fn sign_of(skill: &str) -> Option<&'static str> {
    SIGNS.binary_search_by_key(&skill, |(id, _)| id).ok().map(|at| SIGNS[at].0)
}

#[cfg(test)]
mod tests {
    use talent::SkillId;
    use talent::vocabulary::Vocabulary;

    use super::*;

    #[test]
    fn every_sign_belongs_to_a_skill_and_can_be_drawn() {
        let vocabulary = Vocabulary::embedded();
        for (id, icon) in SIGNS {
            assert!(vocabulary.skill(&SkillId::new(*id)).is_some(), "{id} is no skill of the vocabulary");
            assert_eq!(sign_of(id), Some(*id), "{id} does not stand in the order of ids");
            assert!(DRAWING.contains(&format!("<symbol id=\"{id}\"")), "{}", icon.title);
        }
        assert!(!DRAWING.contains("d=\"\"") && DRAWING.len() < 150 * 1024, "{} bytes", DRAWING.len());
    }
}
