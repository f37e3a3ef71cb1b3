package dev.keystore.cli.mask;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Secrets that overlap, hold one another and repeat themselves, and texts that are full of them and of their halves. */
final class Texts {
    private static final byte[] FEW = "ab".getBytes(StandardCharsets.US_ASCII);

    /** Also what is no UTF-8, ends of lines, NUL; never a star, which masks are made of. */
    private static final byte[] MANY = {
        'a', 'b', '/', '"', '\'', '\\', ' ', '\r', '\n', 0, (byte) 0xc3, (byte) 0xa4, (byte) 0xff
    };

    private final Random random;
    private final byte[] alphabet;

    Texts(long seed) {
        random = new Random(seed);
        alphabet = random.nextBoolean() ? FEW : MANY;
    }

    Random random() {
        return random;
    }

    List<byte[]> secrets() {
        List<byte[]> secrets = new ArrayList<>();
        int count = 1 + random.nextInt(6);
        while (secrets.size() < count) {
            byte[] secret = bytes(Forms.SHORTEST + random.nextInt(30));
            secrets.add(secret);
            int from = random.nextInt(secret.length);
            secrets.add(Arrays.copyOfRange(secret, from, from + random.nextInt(secret.length - from + 1)));
        }
        return secrets;
    }

    byte[] text(List<byte[]> forms) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        int pieces = random.nextInt(12);
        for (int i = 0; i < pieces; i++) {
            byte[] form = forms.isEmpty() ? new byte[1] : forms.get(random.nextInt(forms.size()));
            switch (random.nextInt(4)) {
                case 0 -> text.writeBytes(bytes(random.nextInt(20)));
                case 1 -> text.write(form, 0, random.nextInt(form.length + 1));
                default -> text.writeBytes(form);
            }
        }
        return text.toByteArray();
    }

    /** Up to three, of 260 bytes or more: the same piece again and again, with another byte or none at the end. */
    List<byte[]> repetitiveSecrets() {
        byte[] piece = bytes(random.nextInt(3) > 0 ? 1 + random.nextInt(4) : 1 + random.nextInt(140));
        List<byte[]> secrets = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        while (secrets.size() < count) {
            ByteArrayOutputStream secret = new ByteArrayOutputStream();
            int times = random.nextInt(2);
            for (int i = 0; i <= times; i++) {
                repeat(piece, 260 + random.nextInt(100), secret);
                secret.writeBytes(bytes(random.nextInt(3)));
            }
            secrets.add(secret.toByteArray());
        }
        return secrets;
    }

    /** Whole secrets, halves of them, one behind the other, or with little between them. */
    byte[] repetitiveText(List<byte[]> secrets) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        int pieces = 1 + random.nextInt(6);
        for (int i = 0; i < pieces; i++) {
            byte[] secret = secrets.get(random.nextInt(secrets.size()));
            int from = random.nextInt(4) == 0 ? random.nextInt(secret.length) : 0;
            int to = random.nextInt(4) == 0 ? random.nextInt(secret.length) : secret.length;
            text.write(secret, from, Math.max(0, to - from));
            if (random.nextInt(3) == 0) {
                text.writeBytes(bytes(random.nextInt(3)));
            }
        }
        return text.toByteArray();
    }

    private static void repeat(byte[] piece, int length, ByteArrayOutputStream out) {
        for (int i = 0; i < length; i++) {
            out.write(piece[i % piece.length]);
        }
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = alphabet[random.nextInt(alphabet.length)];
        }
        return bytes;
    }
}
