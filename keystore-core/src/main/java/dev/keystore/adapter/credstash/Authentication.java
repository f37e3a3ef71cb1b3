package dev.keystore.adapter.credstash;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.RIPEMD160Digest;
import org.bouncycastle.crypto.digests.WhirlpoolDigest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/** The HMACs under which credstash and its likes have ever written. The last two are of before 1.15. */
enum Authentication {
    SHA256("HmacSHA256"),
    SHA("HmacSHA1"),
    /** As rucredstash calls it. */
    SHA1("HmacSHA1"),
    SHA224("HmacSHA224"),
    SHA384("HmacSHA384"),
    SHA512("HmacSHA512"),
    MD5("HmacMD5"),
    RIPEMD("") {
        @Override
        byte[] of(byte[] key, byte[] contents) {
            return byBouncyCastle(new RIPEMD160Digest(), key, contents);
        }
    },
    WHIRLPOOL("") {
        @Override
        byte[] of(byte[] key, byte[] contents) {
            return byBouncyCastle(new WhirlpoolDigest(), key, contents);
        }
    };

    private final String algorithm;

    Authentication(String algorithm) {
        this.algorithm = algorithm;
    }

    /** The one that {@code digest} names; empty if there is none. */
    static Optional<Authentication> named(String digest) {
        String wanted = digest.toUpperCase(Locale.ROOT);
        for (Authentication one : values()) {
            if (one.name().equals(wanted)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    /** The code of {@code contents} under {@code key}. */
    byte[] of(byte[] key, byte[] contents) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            return mac.doFinal(contents);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every JDK has " + algorithm + " for any key", e);
        }
    }

    private static byte[] byBouncyCastle(Digest digest, byte[] key, byte[] contents) {
        HMac mac = new HMac(digest);
        mac.init(new KeyParameter(key));
        mac.update(contents, 0, contents.length);
        byte[] code = new byte[mac.getMacSize()];
        mac.doFinal(code, 0);
        return code;
    }
}
