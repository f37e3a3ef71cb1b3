package dev.keystore.cli.mask;

import java.util.ArrayList;
import java.util.List;

/** Text as a part of a URL or of a form. Programs differ in what they leave as it is. */
final class UrlForms {
    /** Beside letters and digits: RFC 3986, JavaScript's {@code encodeURIComponent}, Python's {@code quote}. */
    private static final List<String> KEPT = List.of("-._~", "-._~!*'()", "-._~/");

    /** The same where a blank is {@code +}: Python and Go, and what HTML says of forms. */
    private static final List<String> KEPT_IN_FORMS = List.of("-._~", "-._*");

    private UrlForms() {}

    static List<byte[]> of(byte[] text) {
        List<byte[]> forms = new ArrayList<>();
        for (boolean upper : new boolean[] {true, false}) {
            KEPT.forEach(kept -> forms.add(encoded(text, kept, "%20", upper)));
            KEPT_IN_FORMS.forEach(kept -> forms.add(encoded(text, kept, "+", upper)));
        }
        return forms;
    }

    private static byte[] encoded(byte[] text, String kept, String blank, boolean upper) {
        Grown encoded = new Grown(text.length);
        for (byte b : text) {
            if (isAlphanumeric(b) || (b > 0 && kept.indexOf(b) >= 0)) {
                encoded.add(b);
            } else if (b == ' ') {
                encoded.add(blank);
            } else {
                encoded.add('%').hex(b, 2, upper);
            }
        }
        return encoded.taken();
    }

    private static boolean isAlphanumeric(byte b) {
        return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9');
    }
}
