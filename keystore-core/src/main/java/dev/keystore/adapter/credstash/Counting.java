package dev.keystore.adapter.credstash;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** How the blocks of AES in counter mode are counted. Both begin with the block of fifteen zeros and a one, so the first 16 bytes are alike. */
enum Counting {
    /** credstash's, and everybody's but one: the whole block is one number, the most significant byte first. */
    WHOLE_BLOCK {
        @Override
        byte[] open(byte[] key, byte[] contents) {
            try {
                Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
                cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(first()));
                return cipher.doFinal(contents);
            } catch (GeneralSecurityException e) {
                throw neverFails(e);
            }
        }
    },
    /** rucredstash's since 0.9.1 ({@code Ctr32LE}): only the first four bytes count, the least significant first. */
    FIRST_FOUR_BYTES {
        @Override
        byte[] open(byte[] key, byte[] contents) {
            byte[] blocks = blocks(contents.length);
            try {
                Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
                cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
                byte[] stream = cipher.doFinal(blocks);
                byte[] opened = new byte[contents.length];
                for (int i = 0; i < opened.length; i++) {
                    opened[i] = (byte) (contents[i] ^ stream[i]);
                }
                Arrays.fill(stream, (byte) 0);
                return opened;
            } catch (GeneralSecurityException e) {
                throw neverFails(e);
            }
        }
    };

    private static final int BLOCK = 16;

    /** What {@code contents} are under {@code key}, of 16, 24 or 32 bytes; the caller wipes both. */
    abstract byte[] open(byte[] key, byte[] contents);

    private static byte[] first() {
        byte[] block = new byte[BLOCK];
        block[BLOCK - 1] = 1;
        return block;
    }

    /** As many counted blocks as cover {@code size} bytes. */
    private static byte[] blocks(int size) {
        byte[] blocks = new byte[(size + BLOCK - 1) / BLOCK * BLOCK];
        for (int block = 0; block * BLOCK < blocks.length; block++) {
            int at = block * BLOCK;
            for (int i = 0; i < Integer.BYTES; i++) {
                blocks[at + i] = (byte) (block >>> (Byte.SIZE * i));
            }
            blocks[at + BLOCK - 1] = 1;
        }
        return blocks;
    }

    private static IllegalStateException neverFails(GeneralSecurityException e) {
        return new IllegalStateException("every JDK has AES, and counter mode takes any number of bytes", e);
    }
}
