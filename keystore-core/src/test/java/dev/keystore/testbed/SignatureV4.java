package dev.keystore.testbed;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Computes the Signature Version 4 that a request should carry; the path of every request here is {@code /}. */
final class SignatureV4 {

    private SignatureV4() {}

    static String of(WireRequest request, Authorization authorization, String date, String secretAccessKey) {
        var toSign = "AWS4-HMAC-SHA256\n" + date + "\n" + authorization.scope() + "\n"
                + sha256(canonical(request, authorization));
        var key = hmac(utf8("AWS4" + secretAccessKey), authorization.date());
        key = hmac(key, authorization.region());
        key = hmac(key, authorization.service());
        key = hmac(key, "aws4_request");
        return HexFormat.of().formatHex(hmac(key, toSign));
    }

    private static String canonical(WireRequest request, Authorization authorization) {
        var text = new StringBuilder(request.method()).append("\n/\n\n");
        for (var name : authorization.signedHeaders()) {
            var value = request.header(name);
            text.append(name)
                    .append(':')
                    .append(value == null ? "" : value.strip().replaceAll(" +", " "))
                    .append('\n');
        }
        return text.append('\n')
                .append(String.join(";", authorization.signedHeaders()))
                .append('\n')
                .append(sha256(request.body()))
                .toString();
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(utf8(text)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(utf8(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
