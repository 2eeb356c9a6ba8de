package io.xinglin.imaging.dicom.deidentify;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** PS3.15 table E.1-1, column "Basic Prof.", as {@code basic-profile.csv} has it. Immutable. */
final class ConfidentialityProfile {
    /** The edition of the table. */
    static final String EDITION = "2026c";

    private static final ConfidentialityProfile BASIC = read();
    private static final int REPEATING_GROUP = 0xFF00FFFF;

    private final Map<Integer, Action> actions;

    private ConfidentialityProfile(Map<Integer, Action> actions) {
        this.actions = Map.copyOf(actions);
    }

    static ConfidentialityProfile basic() {
        return BASIC;
    }

    /** What the table says of an attribute; empty for one it does not list. */
    Optional<Action> action(int tag) {
        int group = tag >>> 16;
        if ((group & 0xFF00) == 0x5000) {
            return Optional.of(Action.REMOVE);
        }
        return Optional.ofNullable(actions.get((group & 0xFF00) == 0x6000 ? tag & REPEATING_GROUP : tag));
    }

    private static ConfidentialityProfile read() {
        Map<Integer, Action> actions = new HashMap<>();
        try (var in = ConfidentialityProfile.class.getResourceAsStream("basic-profile.csv");
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(",", 3))
                    .forEach(row -> {
                        if (!row[0].startsWith("50XX")) {
                            actions.put(Integer.parseUnsignedInt(row[0].replace('X', '0'), 16), Action.of(row[1]));
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ConfidentialityProfile(actions);
    }
}
