package io.xinglin.imaging.verification;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/** Seeds of phantoms, {@code FROM..TO} or one number. */
public record SeedRange(long from, long to) {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,9})(?:\\.\\.([0-9]{1,9}))?");

    /** @throws ProblemException INVALID for anything else */
    public static SeedRange of(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new ProblemException(Problem.Category.INVALID, "seeds must be FROM..TO, not " + text);
        }
        long from = Long.parseLong(matcher.group(1));
        long to = matcher.group(2) == null ? from : Long.parseLong(matcher.group(2));
        if (to < from) {
            throw new ProblemException(Problem.Category.INVALID, "seeds must rise: " + text);
        }
        return new SeedRange(from, to);
    }

    /** All of them, rising. */
    public long[] seeds() {
        return LongStream.rangeClosed(from, to).toArray();
    }
}
