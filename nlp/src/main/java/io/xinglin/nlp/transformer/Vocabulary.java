package io.xinglin.nlp.transformer;

import io.xinglin.nlp.text.FoldedText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The encoder's number of each folded character. Immutable. */
final class Vocabulary {
    static final int UNKNOWN = 1;
    static final int OPEN = 2;
    static final int CLOSE = 3;
    private static final int BLANK = 4;
    private static final int SPECIAL = 5;

    private final short[] numbers = new short[Character.MAX_VALUE + 1];
    private final int size;

    private Vocabulary(List<String> tokens) throws IOException {
        if (tokens.size() <= SPECIAL || tokens.size() > Short.MAX_VALUE) {
            throw new IOException("damaged vocabulary");
        }
        java.util.Arrays.fill(numbers, (short) UNKNOWN);
        for (int i = SPECIAL; i < tokens.size(); i++) {
            if (tokens.get(i).length() != 1) {
                throw new IOException("damaged vocabulary");
            }
            numbers[tokens.get(i).charAt(0)] = (short) i;
        }
        numbers[' '] = BLANK;
        numbers['\n'] = BLANK;
        numbers['\r'] = BLANK;
        size = tokens.size();
    }

    /** One token a line, in order; the first five are the special ones. */
    static Vocabulary read(Path file) throws IOException {
        return new Vocabulary(Files.readString(file).lines().toList());
    }

    int size() {
        return size;
    }

    long at(FoldedText text, int index) {
        return numbers[text.charAt(index)];
    }
}
