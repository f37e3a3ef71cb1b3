package dev.keystore.cli.mask;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Text inside of a JSON string. Programs differ in what they escape beyond what they have to; bytes that are not UTF-8 have no such form. */
final class JsonForms {
    private static final String NONE = "";

    /** What Go and Ruby on Rails escape, so that JSON can stand inside of HTML. */
    private static final String HTML = "<>&\u2028\u2029";

    private static final String GSON = "<>&='\u2028\u2029";

    private JsonForms() {}

    static List<byte[]> of(byte[] text) {
        CharBuffer characters;
        try {
            characters = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
        } catch (CharacterCodingException e) {
            return List.of();
        }
        try {
            List<byte[]> forms = new ArrayList<>();
            for (boolean upper : new boolean[] {true, false}) {
                for (boolean slash : new boolean[] {true, false}) {
                    forms.add(new Escaper(NONE, slash, false, upper).escaped(characters));
                    forms.add(new Escaper(NONE, slash, true, upper).escaped(characters));
                }
            }
            forms.add(new Escaper(HTML, false, false, false).escaped(characters));
            forms.add(new Escaper(GSON, false, false, false).escaped(characters));
            return forms;
        } finally {
            Arrays.fill(characters.array(), '\0');
        }
    }

    /**
     * One program's habits.
     *
     * @param more what is escaped by its number although nobody has to
     * @param slash whether a slash is
     * @param ascii whether all that is not ASCII is
     * @param upper whether the letters among hexadecimal digits are capitals
     */
    private record Escaper(String more, boolean slash, boolean ascii, boolean upper) {
        private static final String NAMED = "\"\\/\b\f\n\r\t";
        private static final String NAMES = "\"\\/bfnrt";

        byte[] escaped(CharBuffer text) {
            Grown escaped = new Grown(text.length());
            int plain = 0;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                int name = NAMED.indexOf(c);
                boolean isNamed = name >= 0 && (slash || c != '/');
                if (isNamed || isNumbered(c)) {
                    escaped.add(text.subSequence(plain, i));
                    plain = i + 1;
                    escaped.add('\\');
                    if (isNamed) {
                        escaped.add(NAMES.charAt(name));
                    } else {
                        escaped.add('u').hex(c, 4, upper);
                    }
                }
            }
            return escaped.add(text.subSequence(plain, text.length())).taken();
        }

        private boolean isNumbered(char c) {
            return c < ' ' || more.indexOf(c) >= 0 || (ascii && c >= 0x80);
        }
    }
}
