// SPDX-License-Identifier: EUPL-1.2
//! Functions of texts (DMN 1.5, 10.3.4.3).

use crate::support::{check, refused};

#[test]
fn positions_count_characters_from_both_ends() {
    check(&[
        (r#"substring("foobar", 3)"#, r#""obar""#),
        (r#"substring("foobar", 3, 3)"#, r#""oba""#),
        (r#"substring("foobar", -2, 1)"#, r#""a""#),
        (r#"substring("foobar", 3, 3.8)"#, r#""oba""#),
        (r#"substring("Größe😀!", 4, 3)"#, r#""ße😀""#),
        (r#"substring(string: "foobar", start position: 3)"#, r#""obar""#),
        (r#"string length("Größe😀")"#, "6"),
        (r#"string length("")"#, "0"),
    ]);
    refused(&[
        r#"substring("foobar", 0)"#,
        r#"substring("foobar", 7)"#,
        r#"substring("foobar", 1, 0)"#,
        r#"substring("foobar", "1")"#,
        "substring(null, 1)",
        "string length(null)",
    ]);
}

#[test]
fn parts_are_found_by_their_characters() {
    check(&[
        (r#"upper case("straße")"#, r#""STRASSE""#),
        (r#"lower case("ÄRGER")"#, r#""ärger""#),
        (r#"substring before("foobar", "bar")"#, r#""foo""#),
        (r#"substring before("foobar", "xyz")"#, r#""""#),
        (r#"substring after("foobar", "ob")"#, r#""ar""#),
        (r#"substring after("", "a")"#, r#""""#),
        (r#"substring after("abc", "")"#, r#""abc""#),
        (r#"contains("foobar", "of")"#, "false"),
        (r#"contains("foobar", "oo")"#, "true"),
        (r#"starts with("foobar", "fo")"#, "true"),
        (r#"ends with("foobar", "r")"#, "true"),
    ]);
    refused(&[r#"contains("foobar", null)"#, r#"starts with(1, "1")"#]);
}

#[test]
fn patterns_follow_xpath() {
    check(&[
        (r#"matches("foobar", "^fo*b")"#, "true"),
        (r#"matches("foobar", "^Fo*bar", "i")"#, "true"),
        (r#"matches("a\nb", "a.b")"#, "false"),
        (r#"matches("a\nb", "a.b", "s")"#, "true"),
        (r#"matches("a\nb", "^b$")"#, "false"),
        (r#"matches("a\nb", "^b$", "m")"#, "true"),
        (r#"matches("helloworld", "hello world", "x")"#, "true"),
        (r#"matches("helloworld", "hello[ ]world", "x")"#, "false"),
        (r#"matches("hello world", "hello\\ sworld", "x")"#, "true"),
        (r#"matches("a.b", "a.b", "q")"#, "true"),
        (r#"matches("axb", "a.b", "q")"#, "false"),
        (r#"matches("x", "[A-Z-[OI]]", "i")"#, "true"),
        (r#"matches("O", "[A-Z-[OI]]")"#, "false"),
        (r#"matches("é", "^\\p{L}$")"#, "true"),
        (r#"matches("é", "^\\p{IsBasicLatin}$")"#, "false"),
        (r#"matches("abab", "^(ab)\\1$")"#, "true"),
        (r#"matches("abac", "^(ab)\\1$")"#, "false"),
        (r#"matches("a-b", "^[a-c-]+$")"#, "true"),
        (r#"matches("12345", "^\\d{5}$")"#, "true"),
    ]);
    refused(&[
        r#"matches("?", "?")"#,
        r#"matches("a", "(")"#,
        r#"matches("a", "a)")"#,
        r#"matches("a", "[")"#,
        r#"matches("a", "[]")"#,
        r#"matches("a", "a{,2}")"#,
        r#"matches("a", "a++")"#,
        r#"matches("a", "(?=a)")"#,
        r#"matches("a", "\\b")"#,
        r#"matches("a", "\\p{Greek}")"#,
        r#"matches("h", "(.)\\2")"#,
        r#"matches("abcd", "(asd)[\\1]")"#,
        r#"matches("a", "[z-a]")"#,
        r#"matches("a", "a", "p")"#,
        r#"matches(null, "a")"#,
    ]);
}

#[test]
fn replacements_name_groups() {
    check(&[
        (r#"replace("abracadabra", "bra", "*")"#, r#""a*cada*""#),
        (r#"replace("abracadabra", "a.*?a", "*")"#, r#""*c*bra""#),
        (r#"replace("abcd", "(ab)|(a)", "[1=$1][2=$2]")"#, r#""[1=ab][2=]cd""#),
        (r#"replace("0123456789", "(\\d{3})(\\d{3})(\\d{4})", "($1) $2-$3")"#, r#""(012) 345-6789""#),
        (r#"replace("facetiously", "[iouy]", "[$0]")"#, r#""facet[i][o][u]sl[y]""#),
        (r#"replace("abc", "b", "\\$\\\\")"#, r#""a$\\c""#),
        (r#"replace("a.b", ".", "$1", "q")"#, r#""a$1b""#),
        (r#"replace("abc", "(b)", "$12")"#, r#""ab2c""#),
    ]);
    refused(&[
        r#"replace("abc", "x*", "-")"#,
        r#"replace("abc", "b", "$x")"#,
        r#"replace("abc", "b", "\\x")"#,
    ]);
}

#[test]
fn texts_are_split_and_joined() {
    check(&[
        (r#"split("John Doe", "\\s")"#, r#"["John", "Doe"]"#),
        (r#"split("a;b;c;;", ";")"#, r#"["a", "b", "c", "", ""]"#),
        (r#"string join(["a", "b", "c"], "_and_")"#, r#""a_and_b_and_c""#),
        (r#"string join(["a", null, "c"], "X")"#, r#""aXc""#),
        (r#"string join(["a", "b"])"#, r#""ab""#),
        (r#"string join(["a", "b"], null)"#, r#""ab""#),
        (r#"string join([], "X")"#, r#""""#),
        (r#"string join("a", "X")"#, r#""a""#),
    ]);
    refused(&[r#"string join(["a", 1], "X")"#, r#"string join(null, "X")"#, r#"split("abc", "")"#]);
}

#[test]
fn a_pattern_that_explodes_ends_soon() {
    let text = "a".repeat(40);
    refused(&[
        &format!(r#"matches("{text}b", "^((a+)+)\\1$")"#),
        r#"matches("a", "(((a{1,100}){1,100}){1,100}){1,100}")"#,
    ]);
}
