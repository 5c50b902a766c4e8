/// What can be written for a key that is missing, as an example of its form.
pub(super) fn example(key: &str) -> &'static str {
    match key {
        "alternative" => {
            "{ \"text\": \"what the picture shows\" }, or \"decorative\" when it adds nothing"
        }
        "hero" | "portrait" => {
            "{ \"file\": \"…\", \"alternative\": { \"text\": \"what the picture shows\" } }, with the name of a picture in the folder images"
        }
        "file" => "\"…\", the name of a picture in the folder images",
        "slug" => "\"…\", the name of the file without .json",
        "id" => "\"cochrane-2015\"",
        "author" => "\"…\", the name of a file in the folder authors without .json",
        "language" => "\"en\"",
        "status" => "\"draft\", or \"published\"",
        "dates" => "{ \"published\": \"2026-03-02\" }",
        "published" => "\"2026-03-02\"",
        "year" => "2015",
        "identifier" => "{ \"doi\": \"10.1016/j.math.2008.09.001\" }, or \"url\" or \"isbn\"",
        "blocks" | "content" => "[{ \"paragraph\": \"…\" }]",
        "biography" | "signs" | "header" => "[\"…\"]",
        "rows" => "[[\"…\"]]",
        "kind" => "\"note\", \"tip\", \"caution\" or \"urgent\"",
        "address" | "url" => "\"https://clinic.example/\"",
        "topics" => "[{ \"id\": \"back-pain\", \"name\": \"Back pain\" }]",
        "emergency" => "{ \"title\": \"…\", \"lead\": \"…\", \"signs\": [\"…\"], \"soon\": \"…\" }",
        "theme" => "{ \"accent\": { \"light\": \"#0b5f66\", \"dark\": \"#8fd6cf\" } }",
        "offline" => "{ \"megabytes\": 25 }, or \"off\"",
        "accent" => "{ \"light\": \"#0b5f66\", \"dark\": \"#8fd6cf\" }",
        "light" => "\"#0b5f66\"",
        "dark" => "\"#8fd6cf\"",
        _ => "\"…\"",
    }
}
