package io.xinglin.nlp.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Traditional characters, each followed by its simplified form: those that simplified text does not use, from {@code
 * traditional.txt}, and those that a clinical note writes for nothing else, with the quotation marks of traditional text. 著 and the like
 * stay as they are.
 */
final class TraditionalForms {
    private static final String CLINICAL = "後后乾干囉啰痺痹於于徵征「“」”『“』”";

    static final String PAIRS = CLINICAL + read();

    private TraditionalForms() {}

    private static String read() {
        try (InputStream in = TraditionalForms.class.getResourceAsStream("traditional.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\n", "");
        } catch (IOException e) {
            throw new UncheckedIOException("traditional.txt cannot be read", e);
        }
    }
}
