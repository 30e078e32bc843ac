//! What a template may do, and what it is told.

use serde_json::json;

use super::*;

fn known() -> serde_json::Value {
    json!({"name": "Ana *Lima*", "target": "", "actions": {"open": [
        {"who": "Ana", "text": "draft #win the @note - [ ] x", "due": ""}, {"who": "Maya", "text": "ask", "due": "24 November"}]}})
}

fn filled(source: &str) -> Result<String, Problem> {
    fill(source, &Value::from_serialize(known()), &known(), NOTE)
}

#[test]
fn values_are_shown_as_they_are_and_tags_leave_no_lines() {
    let source = "# {{ name }}\n{% if target %}\ntowards {{ target }}\n{% endif %}\n\n{% for a in actions.open %}\n\
                  - {{ a.who }}: {{ a.text }}{% if a.due %} (by {{ a.due }}){% endif %}\n{% else %}\nNothing.\n{% endfor %}\n";
    assert_eq!(
        filled(source).unwrap(),
        "# Ana \\*Lima\\*\n\n- Ana: draft \\#win the \\@note - \\[ \\] x\n- Maya: ask (by 24 November)\n"
    );
    assert_eq!(filled(" \n"), Ok(String::new()), "nothing is nothing");
    assert_eq!(
        filled("plain *text* { } %}\n").unwrap(),
        "plain *text* { } %}\n",
        "only braces mean something"
    );
}

#[test]
fn a_broken_placeholder_is_told_with_its_line() {
    for (source, line, why) in [
        ("one\n{{ nmae }}\n", 2, "“nmae” is not a placeholder; perhaps “name” is meant"),
        ("{{ zzzzzzzzzz }}", 1, "“zzzzzzzzzz” is not a placeholder"),
        ("{{ action.open }}", 1, "perhaps “actions.open” is meant"),
        ("{% if target %}\n\n{{ private.mood }}\n{% endif %}", 3, "private part only"),
        ("a\n\n{{ name", 3, "cannot be read"),
        ("{% if name %}\nx", 2, "cannot be read"),
        ("x\n{{ name | shout }}", 2, "no such filter"),
        (
            "x\n{% for a in actions.open %}\n{{ a.txt }}\n{% endfor %}",
            3,
            "no such part; “txt” is none, perhaps “text” is meant",
        ),
        ("{{ name | safe }}", 1, "no such filter"),
        ("{{ name | e }}", 1, "no such filter"),
        ("{{ actions.open }}", 1, "is a list"),
        ("x\n{{ actions.opened }}", 2, "“actions.opened” is not"),
    ] {
        let problem = filled(source).expect_err(source);
        assert_eq!(problem.line, line, "the line of {source:?}: {}", problem.why);
        assert!(problem.why.contains(why), "{source:?} says {why:?}: {}", problem.why);
    }
}

#[test]
fn a_template_from_a_stranger_cannot_reach_out_or_grow() {
    for source in [
        "{% include \"/etc/passwd\" %}",
        "{% set a = name %}",
        "{%- set a = name %}",
        "{% macro m() %}{% endmacro %}",
        "{% extends \"x\" %}",
        "{{ \"a\" * 1000000 }}",
        "{% for a in [name] * 99999999 %}{{ a }}{% endfor %}",
        "{{ range(100000) }}",
        "{{ debug() }}",
        "{% for a in actions.open recursive %}{{ loop(actions.open) }}{% endfor %}",
    ] {
        assert!(filled(source).is_err(), "refused: {source}");
    }
    let nested = "{% for a in actions.open %}".repeat(20) + "x" + &"{% endfor %}".repeat(20);
    assert_eq!(filled(&nested).unwrap_err().why, "it takes too long to fill");
    let deep = "{% if name %}".repeat(2000) + &"{% endif %}".repeat(2000);
    assert!(filled(&deep).is_err(), "no nesting breaks the stack");
    let wide = format!("{}{{{{ name }}}}", "w".repeat(MOST_TEXT));
    assert!(filled(&wide).unwrap_err().why.contains("longer"), "a length is enough");
}

#[test]
fn what_the_core_made_is_markdown_and_nothing_else_is() {
    let facts = minijinja::context! { made => Value::from_safe_string("**a** [1]".into()), name => "**b**" };
    let known = json!({"made": "", "name": ""});
    let filled = |source: &str| fill(source, &facts, &known, SUMMARY);
    assert_eq!(filled("{{ made }} {{ name }}").unwrap(), "**a** [1] \\*\\*b\\*\\*\n");
    assert_eq!(filled("{{ made ~ name }}").unwrap().matches("\\*").count(), 8, "joined, it is text again");
}
