package io.xinglin.cli.account;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.security.SecureRandom;

/**
 * A password nobody chose: 20 characters of an alphabet of 56 without look-alikes (0 O, 1 l I, ...), 116 bits.
 */
final class RandomPassword {
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int LENGTH = 20;
    /** Low, since nobody can guess 116 random bits, and every Basic request pays for one verification. */
    private static final int BCRYPT_COST = 6;

    private final char[] characters = new char[LENGTH];

    RandomPassword(SecureRandom random) {
        for (int i = 0; i < LENGTH; i++) {
            characters[i] = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
        }
    }

    /** The password itself, to be shown once. */
    String reveal() {
        return new String(characters);
    }

    /** Modular crypt form, {@code $2a$06$..}: what the server's security realm reads. */
    String hash() {
        return BCrypt.withDefaults().hashToString(BCRYPT_COST, characters);
    }
}
