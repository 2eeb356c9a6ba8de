package io.xinglin.ear;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

/** An account of a test. */
public record Credentials(String user, String password) {
    public static Credentials random(String user) {
        return new Credentials(user, UUID.randomUUID().toString());
    }

    /** For the header {@code Authorization}. */
    public String basic() {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** Cheap, as tests log in often. */
    String hash() {
        return BCrypt.withDefaults().hashToString(4, password.toCharArray());
    }
}
