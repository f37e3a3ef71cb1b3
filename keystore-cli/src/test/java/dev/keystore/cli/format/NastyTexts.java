package dev.keystore.cli.format;

import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Texts of which somebody's format has got something wrong, by leaf; always the same ones. */
final class NastyTexts {
    private static final long SEED = 20261125;
    private static final int MANY = 250;
    private static final int LONGEST = 12;

    private static final String[] PIECES = {
        "'",
        "''",
        "\"",
        "\\",
        "\\'",
        "\\\"",
        "\\\\",
        "\\n",
        "\\u0041",
        "`",
        "$",
        "$$",
        "$(id)",
        "${HOME}",
        "$HOME",
        "$1",
        "%",
        "%%",
        "%{a}",
        "%PATH%",
        "%0A",
        "!",
        "#",
        " #",
        "~",
        "*",
        "?",
        "[a]",
        "{a,b}",
        "{{",
        "&",
        "|",
        ";",
        "<",
        ">",
        "<<",
        "(",
        ")",
        "^",
        "=",
        ":",
        ": ",
        " ",
        "  ",
        "\t",
        "\n",
        "\n\n",
        "\r",
        "\r\n",
        "\u0001",
        "\u000B",
        "\u007F",
        "\u0085",
        "\u00A0",
        "é",
        "日本",
        "😀",
        "\u200B",
        "\u2028",
        "\u202E",
        "\uFEFF",
        "a",
        "B",
        "0",
        "-",
        "/",
        "+",
        ",",
        "@",
        "export A=b",
        "\nA=b\n",
        "EOF",
        "---",
        "...",
        "- ",
        "|-",
        "//",
        "null",
        "::"
    };

    private static final String[] WHOLE = {
        "",
        " ",
        "\n",
        "\r",
        "\t",
        "\r\n",
        "a\n",
        "\na",
        " a",
        "a ",
        "\ta\t",
        "true",
        "yes",
        "no",
        "off",
        "null",
        "~",
        "123",
        "0123",
        "1e3",
        "1.0",
        ".5",
        "0x1f",
        "1:30",
        "2001-12-14",
        "<<",
        "=",
        "y",
        ".inf",
        "a: b",
        "- a",
        "# a",
        "a # b",
        "a#b",
        "'a'",
        "\"a\"",
        "`a`",
        "it's",
        "say \"hi\"",
        "both ' and \"",
        "C:\\dir\\",
        "a\\",
        "\\",
        "pa$$word",
        "${x}",
        "-----BEGIN KEY-----\nMIIE+/=\n-----END KEY-----\n",
        "{\"a\": \"b\\n\"}",
        "=cmd|' /C calc'!A0",
        "a,b",
        "a;b",
        "\uFEFFa",
        "e\u0301",
        "\u212B",
        "x\ry",
        "a\u2028b",
        "a \u2028",
        "a \u2029 b",
        "a \u0085 b"
    };

    private NastyTexts() {}

    /** Under leaves that make a variable each. */
    static SortedMap<String, String> all() {
        Random random = new Random(SEED);
        SortedMap<String, String> texts = new TreeMap<>();
        for (String text : WHOLE) {
            texts.put("whole-" + texts.size(), text);
        }
        for (String text : PIECES) {
            texts.put("piece-" + texts.size(), text);
        }
        for (int i = 0; i < MANY; i++) {
            texts.put(
                    "many." + i,
                    IntStream.range(0, 1 + random.nextInt(LONGEST))
                            .mapToObj(n -> PIECES[random.nextInt(PIECES.length)])
                            .collect(Collectors.joining()));
        }
        texts.put("long", "0123456789abcde\n".repeat(64 * 64));
        texts.put("long-line", "x".repeat(64 * 1024));
        return texts;
    }

    /** With leaves that differ in nothing but capitals, or that a format might take for something else. */
    static SortedMap<String, String> underNastyLeaves() {
        SortedMap<String, String> texts = all();
        for (String leaf : new String[] {
            "db", "DB", "Db", "yes", "no", "null", "true", "123", "1.0", ".5", "0x1f", "1e3", "a.b", "a-b", "a_b", "_",
            "..."
        }) {
            texts.put(leaf, "under " + leaf);
        }
        return texts;
    }
}
